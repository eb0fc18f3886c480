package anchorlens.loss;

/**
 * The bias with which a class logit starts, so that every prior first says "object" with the probability π only.
 *
 * <p><strong>Source:</strong> Lin et al. 2017, "Focal Loss for Dense Object Detection", section 4.1 (π = 0.01);
 * Ultralytics 8.3 {@code Detect.bias_init}.
 */
public final class PriorBias {
    private PriorBias() {
    }

    /**
     * {@code −ln((1 − π)/π)}.
     *
     * @param probability π, between 0 and 1
     */
    public static double of(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("π must lie between 0 and 1, but is " + probability);
        }
        return Math.log(probability) - Math.log1p(-probability);
    }

    /** π of a bias. */
    public static double probability(double bias) {
        return Logistic.sigmoid(bias);
    }

    /**
     * The class bias of Ultralytics: about 5 objects in an image of the given side, over all cells of a level and all
     * classes.
     *
     * @param classes   1 or more
     * @param stride    of the level in pixels, above 0
     * @param imageSide in pixels; Ultralytics always takes 640
     */
    public static double ultralytics(int classes, double stride, double imageSide) {
        if (!(classes >= 1 && stride > 0 && imageSide > 0)) {
            throw new IllegalArgumentException("a class bias needs 1 class or more, a stride and an image side above "
                    + "0, not "
                    + classes + ", " + stride + " and " + imageSide);
        }
        double cells = imageSide / stride * (imageSide / stride);
        return Math.log(5.0 / classes / cells);
    }

    /**
     * The classification loss of the first step, when every logit is the bias, divided by the number of positives.
     *
     * @param loss        any loss of a logit
     * @param probability π
     * @param positives   how many logits have the target 1
     * @param negatives   how many have the target 0
     */
    public static double firstLoss(LogitLoss loss, double probability, long positives, long negatives) {
        double bias = of(probability);
        return (positives * loss.value(bias, 1) + negatives * loss.value(bias, 0)) / Math.max(1, positives);
    }
}
