package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.GroundTruth;
import java.util.List;

/** {@link DwWeighting} by the published equations. */
final class DwPaperWeights {
    private static final double LOW_IOU = 0.5;
    private static final double HIGH_IOU = 0.95;
    private final DwWeighting rules;
    private final GroundTruth truth;
    private final AssignmentResult assignment;
    private final CheckedPredictions predictions;
    private final Power interest;
    private final Power falling;
    private final double k;
    private final double b;

    DwPaperWeights(DwWeighting rules, GroundTruth truth, AssignmentResult assignment, CheckedPredictions predictions,
                   Power interest) {
        this.rules = rules;
        this.truth = truth;
        this.assignment = assignment;
        this.predictions = predictions;
        this.interest = interest;
        falling = new Power(rules.gamma1());
        k = 1 / (falling.of(HIGH_IOU) - falling.of(LOW_IOU));
        b = k * falling.of(HIGH_IOU);
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
            misplaced[i] = misplaced(u[i]);
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

    private double misplaced(double u) {
        if (u < LOW_IOU) {
            return 1;
        }
        return u > HIGH_IOU ? 0 : -k * falling.of(u) + b;
    }
}
