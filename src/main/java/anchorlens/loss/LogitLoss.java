package anchorlens.loss;

/**
 * A loss of one class logit x and its target, unreduced; the probability is {@code p = σ(x)}.
 *
 * <p>Implementations are records whose components are the parameters of the formula. Values and gradients are finite
 * for every finite logit, also where p rounds to 0 or 1, unless a record says otherwise.
 */
public interface LogitLoss {
    /**
     * The loss, 0 or more.
     *
     * @param logit  x, any finite number
     * @param target what p should be, 0…1; which values between are allowed depends on the loss
     */
    double value(double logit, double target);

    /** The derivative of {@link #value} with respect to the logit. */
    double gradient(double logit, double target);
}
