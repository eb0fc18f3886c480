package anchorlens.loss;

/**
 * Binary cross entropy of one class logit: {@code −y ln p − (1 − y) ln(1 − p)}, gradient {@code p − y}.
 *
 * <p>Any soft target in 0…1 is allowed; the minimum is then the entropy of the target, not 0.
 *
 * <p><strong>Source:</strong> mmdetection 3.3 {@code binary_cross_entropy}, PyTorch {@code
 * binary_cross_entropy_with_logits}.
 */
public record BinaryCrossEntropy() implements LogitLoss {
    @Override
    public double value(double logit, double target) {
        return Logistic.crossEntropy(logit, target);
    }

    @Override
    public double gradient(double logit, double target) {
        return target == 1 ? -Logistic.sigmoid(-logit) : Logistic.sigmoid(logit) - target;
    }
}
