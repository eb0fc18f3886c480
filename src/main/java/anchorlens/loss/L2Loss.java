package anchorlens.loss;

/**
 * Squared error: {@code d²}, gradient 2d, which outliers dominate.
 *
 * <p><strong>Source:</strong> mmdetection 3.3 {@code mse_loss}; some papers halve it.
 */
public record L2Loss() implements ResidualLoss {
    @Override
    public double value(double error) {
        return error * error;
    }

    @Override
    public double gradient(double error) {
        return 2 * error;
    }
}
