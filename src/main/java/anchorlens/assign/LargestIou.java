package anchorlens.assign;

import anchorlens.detection.Reciprocal;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import anchorlens.task.CancellationToken;

/**
 * The largest IoU of predicted boxes with any ground truth: some boxes at a time, which mostly lie together, against the
 * ground truths that touch their common extent, in loops over flat arrays that the compiler turns into vector instructions.
 */
final class LargestIou {
    private static final int BLOCK = 128;
    private final CheckedPredictions predictions;
    private final int[] priors;
    private final double[] x1 = new double[BLOCK];
    private final double[] y1 = new double[BLOCK];
    private final double[] x2 = new double[BLOCK];
    private final double[] y2 = new double[BLOCK];
    private final double[] area = new double[BLOCK];
    private final double[] across = new double[BLOCK];
    private final double[] down = new double[BLOCK];
    private final double[] best = new double[BLOCK];
    private double left;
    private double top;
    private double right;
    private double bottom;

    /** @param priors {@code [n]}: the priors whose boxes are looked at, best in an order that keeps neighbours together */
    LargestIou(CheckedPredictions predictions, int[] priors) {
        this.predictions = predictions;
        this.priors = priors;
    }

    /**
     * The largest IoU of each, {@code [n]}, 0 at least.
     *
     * @throws IllegalArgumentException naming the first box that is not finite
     */
    double[] withAny(Boxes boxes, CancellationToken cancel) {
        double[] largest = new double[priors.length];
        for (int from = 0; from < priors.length; from += BLOCK) {
            cancel.throwIfCancelled();
            int n = Math.min(BLOCK, priors.length - from);
            layOut(from, n);
            for (int g = 0; g < boxes.count(); g++) {
                if (boxes.x1(g) < right && boxes.x2(g) > left && boxes.y1(g) < bottom && boxes.y2(g) > top) {
                    raise(n, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g));
                }
            }
            System.arraycopy(best, 0, largest, from, n);
        }
        return largest;
    }

    private void layOut(int from, int n) {
        predictions.boxes(priors, from, n, x1, y1, x2, y2);
        left = top = Double.POSITIVE_INFINITY;
        right = bottom = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            area[k] = (x2[k] - x1[k]) * (y2[k] - y1[k]);
            best[k] = 0;
            left = x1[k] < left ? x1[k] : left;
            top = y1[k] < top ? y1[k] : top;
            right = x2[k] > right ? x2[k] : right;
            bottom = y2[k] > bottom ? y2[k] : bottom;
        }
    }

    private void raise(int n, double left, double top, double right, double bottom) {
        PairMeasures.common(x1, x2, n, left, right, across);
        PairMeasures.common(y1, y2, n, top, bottom, down);
        double target = (right - left) * (bottom - top);
        for (int k = 0; k < n; k++) {
            double common = across[k] * down[k];
            best[k] = Math.max(best[k], common * Reciprocal.of(Math.max(area[k] + target - common, Iou.EPSILON)));
        }
    }
}
