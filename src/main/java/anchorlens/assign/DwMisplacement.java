package anchorlens.assign;

/**
 * P_neg of the published equations of {@link DwWeighting}: how probable it is that a candidate is a negative, judged by the
 * IoU u of its predicted box alone.
 *
 * <p>1 below 0.5, 0 above 0.95 and {@code −k · u^γ₁ + b} between, with k and b such that the curve is 1 at 0.5 and 0 at 0.95:
 * {@code k = 1 / (0.95^γ₁ − 0.5^γ₁)}, {@code b = k · 0.95^γ₁}.
 *
 * <p><strong>Source:</strong> Li et al. 2022, "A Dual Weighting Label Assignment Scheme for Object Detection", equation 7.
 */
public final class DwMisplacement {
    private static final double LOW_IOU = 0.5;
    private static final double HIGH_IOU = 0.95;

    private final Power falling;
    private final double k;
    private final double b;

    /** @throws IllegalArgumentException if γ₁ is not above 0, where the equation has no solution */
    public DwMisplacement(double gamma1) {
        if (!(gamma1 > 0)) {
            throw new IllegalArgumentException("gamma1 must be above 0, but is " + gamma1);
        }
        falling = new Power(gamma1);
        k = 1 / (falling.of(HIGH_IOU) - falling.of(LOW_IOU));
        b = k * falling.of(HIGH_IOU);
    }

    /** P_neg at an IoU of 0 … 1. */
    public double of(double iou) {
        if (iou < LOW_IOU) {
            return 1;
        }
        return iou > HIGH_IOU ? 0 : -k * falling.of(iou) + b;
    }
}
