package anchorlens.assign;

import anchorlens.detection.Predictions;
import anchorlens.detection.Reciprocal;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import anchorlens.task.CancellationToken;
import java.util.Arrays;

/**
 * The largest IoU of predicted boxes with any ground truth, worked out where it is asked for and remembered: some boxes at a
 * time, which mostly lie together, against the ground truths that touch their common extent, in loops over flat arrays that
 * the compiler turns into vector instructions. Safe on any thread: two that ask at once work out the same numbers.
 */
final class LargestIou {
    private final CheckedPredictions predictions;
    private final Boxes targets;
    /** {@code [P]}; NaN where nobody asked. */
    private final double[] largest;

    LargestIou(Predictions predictions, Boxes targets) {
        this.predictions = new CheckedPredictions(predictions);
        this.targets = targets;
        largest = new double[predictions.count()];
        Arrays.fill(largest, Double.NaN);
    }

    /**
     * The largest IoU of each, 0 at least.
     *
     * @param priors {@code [n]}, best in an order that keeps neighbours together; may repeat
     * @return {@code [n]}
     * @throws IllegalArgumentException naming the first box that is not finite
     */
    double[] of(int[] priors, CancellationToken cancel) {
        int[] unknown = unknown(priors);
        Block block = new Block();
        for (int from = 0; from < unknown.length; from += Block.SIZE) {
            cancel.throwIfCancelled();
            block.measure(unknown, from, Math.min(Block.SIZE, unknown.length - from));
        }
        double[] out = new double[priors.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = largest[priors[k]];
        }
        return out;
    }

    /** Those whose largest IoU is not known, each once. */
    private int[] unknown(int[] priors) {
        int[] out = new int[priors.length];
        boolean[] listed = new boolean[largest.length];
        int n = 0;
        for (int i : priors) {
            if (Double.isNaN(largest[i]) && !listed[i]) {
                listed[i] = true;
                out[n++] = i;
            }
        }
        return Arrays.copyOf(out, n);
    }

    /** Working memory. */
    private final class Block {
        private static final int SIZE = 512;
        private final double[] x1 = new double[SIZE];
        private final double[] y1 = new double[SIZE];
        private final double[] x2 = new double[SIZE];
        private final double[] y2 = new double[SIZE];
        private final double[] area = new double[SIZE];
        private final double[] across = new double[SIZE];
        private final double[] down = new double[SIZE];
        private final double[] best = new double[SIZE];
        private double left;
        private double top;
        private double right;
        private double bottom;

        void measure(int[] priors, int from, int n) {
            layOut(priors, from, n);
            for (int g = 0; g < targets.count(); g++) {
                if (targets.x1(g) < right && targets.x2(g) > left && targets.y1(g) < bottom && targets.y2(g) > top) {
                    raise(n, targets.x1(g), targets.y1(g), targets.x2(g), targets.y2(g));
                }
            }
            for (int k = 0; k < n; k++) {
                largest[priors[from + k]] = best[k];
            }
        }

        private void layOut(int[] priors, int from, int n) {
            predictions.boxes(priors, from, n, x1, y1, x2, y2);
            left = top = Double.POSITIVE_INFINITY;
            right = bottom = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < n; k++) {
                area[k] = Math.max((x2[k] - x1[k]) * (y2[k] - y1[k]), Iou.EPSILON);
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
                double iou = common * Reciprocal.of(area[k] + target - common);
                // the larger of the two, in fewer instructions than Math.max
                best[k] = 0.5 * (iou + best[k] + Math.abs(iou - best[k]));
            }
        }
    }
}
