package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.Exponential;
import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Boxes;
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
    private final double[] s;
    private final double[] center;
    private final double[] pLoc;
    private final double[] pCls;
    private final double[] p;
    private final double[] largestIou;
    private final double[] pos;
    private final double[] neg;
    private final double[] objectness;

    AutoAssignWeights(AutoAssignWeighting rules, GroundTruth truth, AssignmentResult assignment,
                      CheckedPredictions predictions, CancellationToken cancel) {
        this.rules = rules;
        this.truth = truth;
        this.assignment = assignment;
        this.predictions = predictions;
        this.cancel = cancel;
        pairs = PairTable.ofMembers(assignment, DwBags.CENTER_PRIOR);
        int n = pairs.count();
        s = new double[n];
        center = new double[n];
        pLoc = new double[n];
        pCls = new double[n];
        p = new double[n];
        largestIou = new double[n];
        pos = new double[n];
        neg = new double[n];
        objectness = predictions.objectnessOfAll();
    }

    LossWeights weigh() {
        measureLargestIou();
        for (int from = 0; from < pairs.count(); ) {
            cancel.throwIfCancelled();
            int to = pairs.endOfGt(from);
            measure(from, to);
            positive(from, to);
            negative(from, to);
            from = to;
        }
        List<Term> terms = List.of(new Term("s", "σ(class logit)", s), new Term("p_cls", "s · objectness", pCls),
                new Term("p_loc", "exp(−τ · (1 − GIoU))", pLoc), new Term("p⁺", "p_cls · p_loc", p),
                new Term("centre prior", "G of the bag, 1 where it has none", center),
                new Term("largest IoU", "of the predicted box with any ground truth", largestIou),
                new Term("w_neg in the loss", "that of the last ground truth of the class that holds the "
                        + "prior", inLoss()));
        return new LossWeights(pairs.prior, pairs.gt, pos, neg, terms,
                pairs.background(assignment, predictions, null, best -> 1));
    }

    private void measure(int from, int to) {
        int g = pairs.gt[from];
        int label = truth.label(g);
        Boxes b = truth.boxes();
        CandidateBag bag = assignment.bags().get(g);
        double[] column = bag.hasColumn(DwBags.CENTER_PRIOR) ? bag.column(DwBags.CENTER_PRIOR) : null;
        predictions.probabilities(pairs.prior, label, s, from, to);
        for (int k = from; k < to; k++) {
            int i = pairs.prior[k];
            center[k] = column == null ? 1 : column[pairs.row[k]];
            pCls[k] = objectness == null ? s[k] : s[k] * objectness[i];
            pLoc[k] = rules.tau() * (predictions.giou(i, b.x1(g), b.y1(g), b.x2(g), b.y2(g)) - 1);
        }
        Exponential.apply(pLoc, from, to);
        for (int k = from; k < to; k++) {
            p[k] = pCls[k] * pLoc[k];
        }
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

    private void positive(int from, int to) {
        for (int k = from; k < to; k++) {
            pos[k] = rules.sharpness() * p[k];
        }
        Exponential.apply(pos, from, to);
        double sum = 0;
        for (int k = from; k < to; k++) {
            pos[k] *= center[k];
            sum += pos[k];
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

    /** w_neg as the loss uses it: a later ground truth of the same class is written over an earlier one. */
    private double[] inLoss() {
        double[] out = neg.clone();
        int[] lastOfPrior = new int[assignment.priorCount()];
        Arrays.fill(lastOfPrior, -1);
        int[] earlier = new int[pairs.count()];
        for (int k = 0; k < earlier.length; k++) {
            int i = pairs.prior[k];
            for (int j = lastOfPrior[i]; j >= 0; j = earlier[j]) {
                if (truth.label(pairs.gt[j]) == truth.label(pairs.gt[k])) {
                    out[j] = neg[k];
                }
            }
            earlier[k] = lastOfPrior[i];
            lastOfPrior[i] = k;
        }
        return out;
    }
}
