package anchorlens.assign;

import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import anchorlens.task.CancellationToken;

/**
 * The largest IoU of predicted boxes with any ground truth: ground truth by ground truth, in a loop over flat arrays
 * that the compiler turns into vector instructions.
 */
final class LargestIou {
    private final double[] x1;
    private final double[] y1;
    private final double[] x2;
    private final double[] y2;
    private final double[] area;
    private final double[] largest;

    /**
     * @param priors {@code [n]}: the priors whose boxes are looked at
     * @throws IllegalArgumentException naming the first box that is not finite
     */
    LargestIou(CheckedPredictions predictions, int[] priors) {
        int n = priors.length;
        x1 = new double[n];
        y1 = new double[n];
        x2 = new double[n];
        y2 = new double[n];
        area = new double[n];
        largest = new double[n];
        for (int k = 0; k < n; k++) {
            predictions.requireFiniteBox(priors[k]);
            x1[k] = predictions.coordinate(priors[k], 0);
            y1[k] = predictions.coordinate(priors[k], 1);
            x2[k] = predictions.coordinate(priors[k], 2);
            y2[k] = predictions.coordinate(priors[k], 3);
            area[k] = (x2[k] - x1[k]) * (y2[k] - y1[k]);
        }
    }

    /** {@code [n]}: the largest IoU of each, 0 at least. */
    double[] withAny(Boxes boxes, CancellationToken cancel) {
        for (int g = 0; g < boxes.count(); g++) {
            cancel.throwIfCancelled();
            raise(boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g));
        }
        return largest;
    }

    private void raise(double tx1, double ty1, double tx2, double ty2) {
        double target = (tx2 - tx1) * (ty2 - ty1);
        for (int k = 0; k < largest.length; k++) {
            double common = Math.max(Math.min(x2[k], tx2) - Math.max(x1[k], tx1), 0)
                    * Math.max(Math.min(y2[k], ty2) - Math.max(y1[k], ty1), 0);
            double iou = common / Math.max(area[k] + target - common, Iou.EPSILON);
            largest[k] = Math.max(largest[k], iou);
        }
    }
}
