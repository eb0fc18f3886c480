package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.Arrays;
import java.util.List;

/** {@link DwWeighting} by the released code. */
final class DwCodeWeights {
    private static final double EPSILON = 1e-12;
    private static final double LOW_IOU = 0.5;
    private final DwWeighting rules;
    private final GroundTruth truth;
    private final AssignmentResult assignment;
    private final CheckedPredictions predictions;
    private final Power interest;
    private final CancellationToken cancel;
    private final PairTable pairs;
    private final double[] s;
    private final double[] u;
    private final double[] center;
    private final double[] pLoc;
    private final double[] pCls;
    private final double[] t;
    private final double[] pos;
    private final double[] misplaced;
    private final double[] confident;
    private final double[] neg;
    private final double[] curve;

    DwCodeWeights(DwWeighting rules, GroundTruth truth, AssignmentResult assignment, CheckedPredictions predictions,
                  Power interest, CancellationToken cancel) {
        this.rules = rules;
        this.truth = truth;
        this.assignment = assignment;
        this.predictions = predictions;
        this.interest = interest;
        this.cancel = cancel;
        pairs = PairTable.ofMembers(assignment, DwBags.CENTER_PRIOR);
        int n = pairs.count();
        s = new double[n];
        u = new double[n];
        center = new double[n];
        pLoc = new double[n];
        pCls = new double[n];
        t = new double[n];
        pos = new double[n];
        misplaced = new double[n];
        confident = new double[n];
        neg = new double[n];
        curve = new double[n];
    }

    LossWeights weigh() {
        readCenterPriors();
        for (int from = 0; from < pairs.count(); ) {
            cancel.throwIfCancelled();
            int to = pairs.endOfGt(from);
            measure(from, to);
            positive(from, to);
            negative(from, to);
            from = to;
        }
        List<Term> terms = List.of(new Term("s", "σ(class logit)", s), new Term("p_cls", "s · objectness", pCls),
                new Term("IoU", "of the predicted box with the ground truth", u),
                new Term("p_loc", "exp(−τ · (1 − GIoU))", pLoc), new Term("t", "p_cls · p_loc", t),
                new Term("centre prior", "G of the bag, 1 where it has none", center),
                new Term("P_neg", "(1 − IoU^γ₁) / (1 − 0.5^γ₁), stretched to 0…1 per ground truth, 1 below IoU 0.5", misplaced),
                new Term("P_neg in the loss", "that of the last ground truth of the class that holds the prior", inLoss()),
                new Term("I_neg", "p_cls^γ₂", confident));
        return new LossWeights(pairs.prior, pairs.gt, pos, neg, terms,
                pairs.background(assignment, predictions, true, interest::of));
    }

    private void readCenterPriors() {
        Arrays.fill(center, 1);
        for (int from = 0; from < pairs.count(); ) {
            int to = pairs.endOfGt(from);
            CandidateBag bag = assignment.bags().get(pairs.gt[from]);
            if (bag.hasColumn(DwBags.CENTER_PRIOR)) {
                double[] column = bag.column(DwBags.CENTER_PRIOR);
                for (int k = from; k < to; k++) {
                    center[k] = column[pairs.row[k]];
                }
            }
            from = to;
        }
    }

    private void measure(int from, int to) {
        int g = pairs.gt[from];
        int label = truth.label(g);
        Boxes b = truth.boxes();
        double x1 = b.x1(g);
        double y1 = b.y1(g);
        double x2 = b.x2(g);
        double y2 = b.y2(g);
        for (int k = from; k < to; k++) {
            int i = pairs.prior[k];
            s[k] = predictions.probability(i, label);
            pCls[k] = s[k] * predictions.objectness(i);
            u[k] = predictions.iou(i, x1, y1, x2, y2);
            pLoc[k] = Math.exp(-rules.tau() * (1 - predictions.giou(i, x1, y1, x2, y2)));
            t[k] = pCls[k] * pLoc[k];
        }
    }

    private void positive(int from, int to) {
        Power ofMu = new Power(rules.mu());
        Power ofNu = new Power(rules.nu());
        double sum = 0;
        for (int k = from; k < to; k++) {
            double e = Math.exp(t[k]);
            double share = t[k] * center[k];
            pos[k] = ofMu.of(e) * share;
            sum += ofNu.of(e) * share;
        }
        double scale = 1 / Math.max(sum, EPSILON);
        for (int k = from; k < to; k++) {
            pos[k] *= scale;
        }
    }

    private void negative(int from, int to) {
        Power falling = new Power(rules.gamma1());
        double scale = 1 / (1 - falling.of(LOW_IOU));
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = from; k < to; k++) {
            curve[k] = (1 - falling.of(u[k])) * scale;
            least = Math.min(least, curve[k]);
            most = Math.max(most, curve[k]);
        }
        double span = Math.min(1, most) - least + EPSILON;
        for (int k = from; k < to; k++) {
            misplaced[k] = u[k] < LOW_IOU ? 1 : (curve[k] - least + EPSILON) / span;
            confident[k] = interest.of(pCls[k]);
            neg[k] = misplaced[k] * confident[k];
        }
    }

    /** {@code P_neg} as the loss uses it: ground truths are written in order, a later one of the same class over an earlier. */
    private double[] inLoss() {
        double[] out = misplaced.clone();
        int[] lastOfPrior = new int[assignment.priorCount()];
        Arrays.fill(lastOfPrior, -1);
        int[] earlier = new int[pairs.count()];
        for (int k = 0; k < earlier.length; k++) {
            int i = pairs.prior[k];
            int label = truth.label(pairs.gt[k]);
            for (int j = lastOfPrior[i]; j >= 0; j = earlier[j]) {
                if (truth.label(pairs.gt[j]) == label) {
                    out[j] = misplaced[k];
                }
            }
            earlier[k] = lastOfPrior[i];
            lastOfPrior[i] = k;
        }
        return out;
    }
}
