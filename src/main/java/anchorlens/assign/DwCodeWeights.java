package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.Exponential;
import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import anchorlens.task.CancellationToken;
import java.util.Arrays;
import java.util.List;

/** {@link DwWeighting} by the released code. */
final class DwCodeWeights {
    private static final double EPSILON = 1e-12;
    private static final double LOW_IOU = 0.5;
    /** Pairs that are worked on together, so few that their numbers stay in the nearest cache from one step to the next. */
    private static final int BLOCK = 512;
    /** The largest 1 − GIoU. */
    private static final double LARGEST_MISFIT = 2;
    private final DwWeighting rules;
    private final GroundTruth truth;
    private final AssignmentResult assignment;
    private final CheckedPredictions predictions;
    private final Power interest;
    private final CancellationToken cancel;
    private final Power ofMu;
    private final Power ofNu;
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
    private final double[] objectness;

    DwCodeWeights(DwWeighting rules, GroundTruth truth, AssignmentResult assignment, CheckedPredictions predictions,
                  Power interest, CancellationToken cancel) {
        this.rules = rules;
        this.truth = truth;
        this.assignment = assignment;
        this.predictions = predictions;
        this.interest = interest;
        this.cancel = cancel;
        ofMu = new Power(rules.mu());
        ofNu = new Power(rules.nu());
        pairs = PairTable.ofMembers(assignment, DwBags.CENTER_PRIOR);
        int n = pairs.count();
        s = new double[n];
        u = new double[n];
        center = new double[n];
        pLoc = new double[n];
        objectness = predictions.objectnessOfAll();
        pCls = objectness == null ? s : new double[n];
        t = new double[n];
        pos = new double[n];
        misplaced = new double[n];
        confident = new double[n];
        neg = new double[n];
    }

    LossWeights weigh() {
        readCenterPriors();
        for (int from = 0; from < pairs.count(); ) {
            cancel.throwIfCancelled();
            int to = pairs.endOfGt(from);
            double sum = 0;
            for (int block = from; block < to; block += BLOCK) {
                int end = Math.min(to, block + BLOCK);
                measure(block, end);
                sum = positive(block, end, sum);
            }
            normalise(from, to, sum);
            negative(from, to);
            from = to;
        }
        List<Term> terms = List.of(new Term("s", "σ(class logit)", s), new Term("p_cls", "s · objectness", pCls),
                new Term("IoU", "of the predicted box with the ground truth", u),
                new Term("p_loc", "exp(−τ · (1 − GIoU))", pLoc), new Term("t", "p_cls · p_loc", t),
                new Term("centre prior", "G of the bag, 1 where it has none", center),
                new Term("P_neg", "(1 − IoU^γ₁) / (1 − 0.5^γ₁), stretched to 0…1 per ground truth, 1 below IoU 0.5",
                        misplaced),
                new Term("P_neg in the loss", "that of the last ground truth of the class that holds the prior",
                        this::inLoss),
                new Term("I_neg", "p_cls^γ₂", confident));
        return new LossWeights(pairs.prior, pairs.gt, pos, neg, terms,
                pairs.background(assignment, predictions, objectness, interest::of));
    }

    private void readCenterPriors() {
        for (int from = 0; from < pairs.count(); ) {
            int to = pairs.endOfGt(from);
            CandidateBag bag = assignment.bags().get(pairs.gt[from]);
            if (bag.hasColumn(DwBags.CENTER_PRIOR)) {
                double[] column = bag.column(DwBags.CENTER_PRIOR);
                for (int k = from; k < to; k++) {
                    center[k] = column[pairs.row[k]];
                }
            } else {
                Arrays.fill(center, from, to, 1);
            }
            from = to;
        }
    }

    private void measure(int from, int to) {
        double[] giou = t;
        overlaps(from, to, giou);
        predictions.probabilities(pairs.prior, truth.label(pairs.gt[from]), s, from, to);
        double tau = rules.tau();
        for (int k = from; k < to; k++) {
            pLoc[k] = tau * (giou[k] - 1);
        }
        for (int k = from; k < to && objectness != null; k++) {
            pCls[k] = s[k] * objectness[pairs.prior[k]];
        }
        if (LARGEST_MISFIT * tau <= Exponential.MODERATE) {
            Exponential.applyToModerate(pLoc, from, to);
        } else {
            Exponential.apply(pLoc, from, to);
        }
        for (int k = from; k < to; k++) {
            t[k] = pCls[k] * pLoc[k];
        }
    }

    /**
     * IoU and GIoU of a ground truth's pairs, which share most of their terms. The boxes are first laid out by
     * coordinate, in arrays whose own contents come later, so that the compiler turns the second loop into vector
     * instructions.
     */
    private void overlaps(int from, int to, double[] giou) {
        double[] left = pos;
        double[] top = neg;
        double[] right = misplaced;
        double[] bottom = confident;
        for (int k = from; k < to; k++) {
            int i = pairs.prior[k];
            predictions.requireFiniteBox(i);
            left[k] = predictions.coordinate(i, 0);
            top[k] = predictions.coordinate(i, 1);
            right[k] = predictions.coordinate(i, 2);
            bottom[k] = predictions.coordinate(i, 3);
        }
        Boxes b = truth.boxes();
        int g = pairs.gt[from];
        double x1 = b.x1(g);
        double y1 = b.y1(g);
        double x2 = b.x2(g);
        double y2 = b.y2(g);
        double area = (x2 - x1) * (y2 - y1);
        for (int k = from; k < to; k++) {
            double common = positivePart(smaller(right[k], x2) - larger(left[k], x1))
                    * positivePart(smaller(bottom[k], y2) - larger(top[k], y1));
            double union = larger((right[k] - left[k]) * (bottom[k] - top[k]) + area - common, Iou.EPSILON);
            double width = positivePart(larger(right[k], x2) - smaller(left[k], x1));
            double height = positivePart(larger(bottom[k], y2) - smaller(top[k], y1));
            double enclosing = larger(width * height, Iou.EPSILON);
            u[k] = common / union;
            giou[k] = common / union - (enclosing - union) / enclosing;
        }
    }

    /**
     * The smaller of two coordinates, by operations that become vector instructions. Exact where both were 32-bit floats, whose sum and
     * difference doubles hold without rounding.
     */
    private static double smaller(double a, double b) {
        return 0.5 * (a + b - Math.abs(a - b));
    }

    private static double larger(double a, double b) {
        return 0.5 * (a + b + Math.abs(a - b));
    }

    private static double positivePart(double a) {
        return 0.5 * (a + Math.abs(a));
    }

    /**
     * The numerators of positive weights. Borrows the arrays of the negative weight, which comes after.
     *
     * @param sum of the pairs of the ground truth before these
     * @return the sum with these
     */
    private double positive(int from, int to, double sum) {
        double[] e = misplaced;
        double[] ofNumerator = neg;
        double[] ofSum = confident;
        System.arraycopy(t, from, e, from, to - from);
        Exponential.applyToModerate(e, from, to);
        ofMu.apply(e, ofNumerator, from, to);
        ofNu.apply(e, ofSum, from, to);
        double all = sum;
        for (int k = from; k < to; k++) {
            double share = t[k] * center[k];
            pos[k] = ofNumerator[k] * share;
            all += ofSum[k] * share;
        }
        return all;
    }

    private void normalise(int from, int to, double sum) {
        double scale = 1 / Math.max(sum, EPSILON);
        for (int k = from; k < to; k++) {
            pos[k] *= scale;
        }
    }

    private void negative(int from, int to) {
        Power falling = new Power(rules.gamma1());
        double scale = 1 / (1 - falling.of(LOW_IOU));
        double worst = u[from];
        double best = u[from];
        for (int k = from + 1; k < to; k++) {
            worst = u[k] < worst ? u[k] : worst;
            best = u[k] > best ? u[k] : best;
        }
        double least = (1 - falling.of(best)) * scale;
        double span = Math.min(1, (1 - falling.of(worst)) * scale) - least + EPSILON;
        for (int block = from; block < to; block += BLOCK) {
            int end = Math.min(to, block + BLOCK);
            falling.apply(u, misplaced, block, end);
            interest.apply(pCls, confident, block, end);
            for (int k = block; k < end; k++) {
                misplaced[k] = u[k] < LOW_IOU ? 1 : ((1 - misplaced[k]) * scale - least + EPSILON) / span;
                neg[k] = misplaced[k] * confident[k];
            }
        }
    }

    /**
     * {@code P_neg} as the loss uses it: ground truths are written in order, a later one of the same class over an
     * earlier.
     */
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
