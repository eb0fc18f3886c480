package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.Exponential;
import anchorlens.detection.GroundTruth;
import anchorlens.task.CancellationToken;
import java.util.Arrays;
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

    AutoAssignWeights(AutoAssignWeighting rules, GroundTruth truth, AssignmentResult assignment,
                      CheckedPredictions predictions, CancellationToken cancel) {
        this.rules = rules;
        this.truth = truth;
        this.assignment = assignment;
        this.predictions = predictions;
        this.cancel = cancel;
        pairs = PairTable.ofMembers(assignment, DwBags.CENTER_PRIOR);
        measures = new PairMeasures(pairs, truth, assignment, predictions, rules.tau());
        int n = pairs.count();
        largestIou = new double[n];
        pos = new double[n];
        neg = new double[n];
    }

    LossWeights weigh() {
        measureLargestIou();
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

    private void measureLargestIou() {
        int[] placeOf = new int[assignment.priorCount()];
        Arrays.fill(placeOf, -1);
        int[] priors = new int[pairs.count()];
        int n = 0;
        for (int i : pairs.prior) {
            if (placeOf[i] < 0) {
                placeOf[i] = n;
                priors[n++] = i;
            }
        }
        double[] largest = new LargestIou(predictions, Arrays.copyOf(priors, n)).withAny(truth.boxes(), cancel);
        for (int k = 0; k < largestIou.length; k++) {
            largestIou[k] = largest[placeOf[pairs.prior[k]]];
        }
    }

    private void positive(int from, int to, double[] e) {
        double sum = 0;
        for (int block = from; block < to; ) {
            int end = measures.read(block, to);
            for (int k = 0; k < end - block; k++) {
                e[k] = rules.sharpness() * measures.t[k];
            }
            Exponential.apply(e, 0, end - block);
            for (int k = 0; k < end - block; k++) {
                e[k] *= measures.center[k];
                sum += e[k];
            }
            System.arraycopy(e, 0, pos, block, end - block);
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
