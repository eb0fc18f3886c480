package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.GroundTruth;
import java.util.List;

/** {@link DwWeighting} by the published equations. */
final class DwPaperWeights {
    private final DwWeighting rules;
    private final GroundTruth truth;
    private final AssignmentResult assignment;
    private final CheckedPredictions predictions;
    private final Power interest;
    private final DwMisplacement misplacement;

    DwPaperWeights(DwWeighting rules, GroundTruth truth, AssignmentResult assignment, CheckedPredictions predictions,
                   Power interest) {
        this.rules = rules;
        this.truth = truth;
        this.assignment = assignment;
        this.predictions = predictions;
        this.interest = interest;
        misplacement = new DwMisplacement(rules.gamma1());
    }

    LossWeights weigh() {
        PairTable pairs = PairTable.ofKept(assignment);
        double[] s = pairs.scores(truth, predictions);
        double[] u = pairs.overlaps(truth, predictions);
        int n = pairs.count();
        double[] t = new double[n];
        double[] pos = new double[n];
        double[] misplaced = new double[n];
        double[] confident = new double[n];
        double[] neg = new double[n];
        Power place = new Power(rules.beta());
        for (int i = 0; i < n; i++) {
            t[i] = s[i] * place.of(u[i]);
            pos[i] = Math.exp(rules.mu() * t[i]) * t[i];
            misplaced[i] = misplacement.of(u[i]);
            confident[i] = interest.of(s[i]);
            neg[i] = misplaced[i] * confident[i];
        }
        List<Term> terms = List.of(new Term("s", "σ(class logit)", s),
                new Term("IoU", "of the predicted box with the ground truth", u), new Term("t", "s · IoU^β", t),
                new Term("P_neg", "1 below IoU 0.5, −k · IoU^γ₁ + b, 0 above 0.95", misplaced),
                new Term("I_neg", "s^γ₂", confident));
        return new LossWeights(pairs.prior, pairs.gt, pos, neg, terms,
                pairs.background(assignment, predictions, null, interest::of));
    }
}
