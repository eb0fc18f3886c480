package anchorlens.loss;

/**
 * Absolute error: {@code |d|}, gradient sgn d whatever the size of the error.
 *
 * <p><strong>Source:</strong> mmdetection 3.3 {@code l1_loss}.
 */
public record L1Loss() implements ResidualLoss {
    @Override
    public double value(double error) {
        return Math.abs(error);
    }

    @Override
    public double gradient(double error) {
        return Math.signum(error);
    }
}
