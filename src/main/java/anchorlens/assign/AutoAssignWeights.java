package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.Exponential;
import anchorlens.detection.GroundTruth;
import anchorlens.task.CancellationToken;
import java.util.List;

/** One run of an {@link AutoAssignWeighting}. */
final class AutoAssignWeights {
    private static final double EPSILON = 1e-12;
    private final AutoAssignWeighting rules;
    private final GroundTruth truth;
    private final AssignmentResult assignment;
    private final CheckedPredictions predictions;
    private final CancellationToken cancel;
    private final PairTable pairs;
    private final PairMeasures measures;
    private final double[] largestIou;
    private final double[] pos;
    private final double[] neg;

    AutoAssignWeights(AutoAssignWeighting rules, AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        this.rules = rules;
        truth = input.groundTruth();
        this.assignment = assignment;
        predictions = new CheckedPredictions(input.requirePredictions("AutoAssign weighting"));
        this.cancel = cancel;
        pairs = PairTable.ofMembers(assignment, DwBags.CENTER_PRIOR);
        measures = new PairMeasures(pairs, truth, assignment, predictions, rules.tau());
        int n = pairs.count();
        largestIou = input.largestIou().of(pairs.prior, cancel);
        pos = new double[n];
        neg = new double[n];
    }

    LossWeights weigh() {
        double[] e = new double[PairMeasures.BLOCK];
        for (int from = 0; from < pairs.count(); ) {
            cancel.throwIfCancelled();
            int to = pairs.endOfGt(from);
            positive(from, to, e);
            negative(from, to);
            from = to;
        }
        List<Term> terms = List.of(new Term("s", "σ(class logit)", () -> measures.ofAll(m -> m.s)),
                new Term("p_cls", "s · objectness", () -> measures.ofAll(m -> m.pCls)),
                new Term("p_loc", "exp(−τ · (1 − GIoU))", () -> measures.ofAll(m -> m.pLoc)),
                new Term("p⁺", "p_cls · p_loc", () -> measures.ofAll(m -> m.t)),
                new Term("centre prior", "G of the bag, 1 where it has none", () -> measures.ofAll(m -> m.center)),
                new Term("largest IoU", "of the predicted box with any ground truth", largestIou),
                new Term("w_neg in the loss", "that of the last ground truth of the class that holds the prior",
                        () -> pairs.asLastOfClass(neg, truth, assignment.priorCount())));
        return new LossWeights(pairs.prior, pairs.gt, pos, neg, terms,
                pairs.background(assignment, predictions, null, best -> 1));
    }

    private void positive(int from, int to, double[] e) {
        double sum = 0;
        for (int block = from; block < to; ) {
            int end = measures.read(block, to);
            int n = end - block;
            for (int k = 0; k < n; k++) {
                e[k] = rules.sharpness() * measures.t[k];
            }
            if (rules.sharpness() <= Exponential.GOOD_TO_NINE_DIGITS) {
                Exponential.applyToModerate(e, 0, n);
            } else {
                Exponential.apply(e, 0, n);
            }
            sum += Sums.ofProducts(e, measures.center, n);
            for (int k = 0; k < n; k++) {
                e[k] *= measures.center[k];
            }
            System.arraycopy(e, 0, pos, block, n);
            block = end;
        }
        double scale = 1 / Math.max(sum, EPSILON);
        for (int k = from; k < to; k++) {
            pos[k] *= scale;
        }
    }

    private void negative(int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = from; k < to; k++) {
            neg[k] = 1 / Math.max(1 - largestIou[k], EPSILON);
            least = Math.min(least, neg[k]);
            most = Math.max(most, neg[k]);
        }
        double span = most - least + EPSILON;
        for (int k = from; k < to; k++) {
            neg[k] = 1 - (neg[k] - least + EPSILON) / span;
        }
    }
}
