package anchorlens.loss;

/**
 * A loss of one regression error {@code d = predicted − target}, unreduced, in whatever unit the error has.
 *
 * <p>Every one is even: {@code value(−d) = value(d)} and {@code gradient(−d) = −gradient(d)}, with gradient 0 at d = 0.
 */
public interface ResidualLoss {
    /** The loss of an error, 0 or more. */
    double value(double error);

    /** The derivative with respect to the error. */
    double gradient(double error);
}
