package anchorlens.assign;

import anchorlens.detection.Exponential;
import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import java.util.Arrays;

/**
 * Score, place and centre prior of the pairs of a soft method, some pairs at a time: so few that their numbers stay in the
 * nearest cache from one step to the next. The arrays hold the pairs of the last {@link #read}, from index 0 on.
 */
final class PairMeasures {
    /** The most pairs that are read at once. */
    static final int BLOCK = 512;
    /** The largest 1 − GIoU. */
    private static final double LARGEST_MISFIT = 2;

    /** IoU of the predicted box with the ground truth. */
    final double[] iou = new double[BLOCK];
    /** {@code e^{−τ(1 − GIoU)}}. */
    final double[] pLoc = new double[BLOCK];
    /** σ of the class logit. */
    final double[] s = new double[BLOCK];
    /** s times objectness, where the head has one; otherwise the very array of s. */
    final double[] pCls;
    /** {@code p_cls · p_loc}. */
    final double[] t = new double[BLOCK];
    /** Centre prior of the bag, 1 where it has none. */
    final double[] center = new double[BLOCK];

    private final PairTable pairs;
    private final GroundTruth truth;
    private final AssignmentResult assignment;
    private final CheckedPredictions predictions;
    private final double tau;
    private final double[] objectness;
    private final double[] left = new double[BLOCK];
    private final double[] top = new double[BLOCK];
    private final double[] right = new double[BLOCK];
    private final double[] bottom = new double[BLOCK];
    private final double[] commonX = new double[BLOCK];
    private final double[] commonY = new double[BLOCK];
    private final double[] enclosingX = new double[BLOCK];
    private final double[] enclosingY = new double[BLOCK];
    private final double[] common = new double[BLOCK];
    private final double[] union = new double[BLOCK];

    PairMeasures(PairTable pairs, GroundTruth truth, AssignmentResult assignment, CheckedPredictions predictions, double tau) {
        this.pairs = pairs;
        this.truth = truth;
        this.assignment = assignment;
        this.predictions = predictions;
        this.tau = tau;
        objectness = predictions.objectnessOfAll();
        pCls = objectness == null ? s : new double[BLOCK];
    }

    /** A quantity of the pairs last read. */
    interface Quantity {
        double[] of(PairMeasures measures);
    }

    /** A quantity of every pair, {@code [K]}; safe on any thread. */
    double[] ofAll(Quantity quantity) {
        PairMeasures own = new PairMeasures(pairs, truth, assignment, predictions, tau);
        double[] out = new double[pairs.count()];
        for (int from = 0; from < out.length; ) {
            int end = own.read(from, pairs.endOfGt(from));
            System.arraycopy(quantity.of(own), 0, out, from, end - from);
            from = end;
        }
        return out;
    }

    /**
     * Reads the first pairs of a range.
     *
     * @param from the first
     * @param to   one past the last pair of the same ground truth
     * @return one past the last that is read
     * @throws IllegalArgumentException naming the first number of the predictions that is not finite
     */
    int read(int from, int to) {
        int end = Math.min(to, from + BLOCK);
        int n = end - from;
        int g = pairs.gt[from];
        predictions.boxes(pairs.prior, from, n, left, top, right, bottom);
        overlaps(g, n);
        predictions.probabilities(pairs.prior, from, end, truth.label(g), s, 0);
        for (int k = 0; k < n && objectness != null; k++) {
            pCls[k] = s[k] * objectness[pairs.prior[from + k]];
        }
        for (int k = 0; k < n; k++) {
            pLoc[k] = tau * (pLoc[k] - 1);
        }
        if (LARGEST_MISFIT * tau <= Exponential.MODERATE) {
            Exponential.applyToModerate(pLoc, 0, n);
        } else {
            Exponential.apply(pLoc, 0, n);
        }
        for (int k = 0; k < n; k++) {
            t[k] = pCls[k] * pLoc[k];
        }
        readCenters(assignment.bags().get(g), from, n);
        return end;
    }

    private void readCenters(CandidateBag bag, int from, int n) {
        if (!bag.hasColumn(DwBags.CENTER_PRIOR)) {
            Arrays.fill(center, 0, n, 1);
            return;
        }
        double[] column = bag.column(DwBags.CENTER_PRIOR);
        for (int k = 0; k < n; k++) {
            center[k] = column[pairs.row[from + k]];
        }
    }

    /** IoU, and GIoU into the place of {@code p_loc}: they share most of their terms. */
    private void overlaps(int g, int n) {
        Boxes b = truth.boxes();
        double area = (b.x2(g) - b.x1(g)) * (b.y2(g) - b.y1(g));
        along(left, right, n, b.x1(g), b.x2(g), commonX, enclosingX);
        along(top, bottom, n, b.y1(g), b.y2(g), commonY, enclosingY);
        for (int k = 0; k < n; k++) {
            common[k] = commonX[k] * commonY[k];
        }
        for (int k = 0; k < n; k++) {
            union[k] = larger((right[k] - left[k]) * (bottom[k] - top[k]) + area - common[k], Iou.EPSILON);
        }
        double[] giou = pLoc;
        for (int k = 0; k < n; k++) {
            iou[k] = common[k] / union[k];
        }
        for (int k = 0; k < n; k++) {
            double enclosing = larger(enclosingX[k] * enclosingY[k], Iou.EPSILON);
            giou[k] = iou[k] - (enclosing - union[k]) / enclosing;
        }
    }

    /**
     * What intervals have in common with another and the extent of both together. Loops are short so that the compiler turns
     * them into vector instructions.
     */
    private static void along(double[] low, double[] high, int n, double from, double to, double[] common, double[] enclosing) {
        double length = to - from;
        for (int k = 0; k < n; k++) {
            // the ends apart from each other: half of it is what the common part lacks and the enclosing one has too much
            double apart = Math.abs(high[k] - to) + Math.abs(low[k] - from);
            double twice = high[k] - low[k] + length;
            common[k] = 0.25 * (twice - apart + Math.abs(twice - apart));
            enclosing[k] = 0.5 * (twice + apart);
        }
    }

    /** The length that intervals have in common with another, 0 where they lie apart. */
    static void common(double[] low, double[] high, int n, double from, double to, double[] out) {
        double length = to - from;
        for (int k = 0; k < n; k++) {
            double twice = high[k] - low[k] + length - Math.abs(high[k] - to) - Math.abs(low[k] - from);
            out[k] = 0.25 * (twice + Math.abs(twice));
        }
    }

    private static double larger(double a, double b) {
        return 0.5 * (a + b + Math.abs(a - b));
    }
}
