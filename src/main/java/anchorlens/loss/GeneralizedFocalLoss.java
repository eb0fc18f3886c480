package anchorlens.loss;

import anchorlens.parameters.Parameter;

/**
 * Generalized focal loss between two values of a target, with a probability for each:
 * {@code |y − ŷ|^β · [−(y_r − y) ln p_l − (y − y_l) ln p_r]}, {@code ŷ = y_l p_l + y_r p_r}.
 *
 * <p>With y_l = 0, y_r = 1 it is the quality focal loss; with a target of 0 or 1 also the focal loss without α; with
 * β = 0 and neighbouring integers the distribution focal loss of two bins. As a function of one logit x, {@code p_r =
 * σ(x)} and {@code p_l = 1 − p_r}; its minimum is then 0 at {@code p_r = (y − y_l) / (y_r − y_l)} where β &gt; 0.
 *
 * <p><strong>Source:</strong> Li et al. 2020, "Generalized Focal Loss", equation 8.
 *
 * @param lower y_l, the value of the left probability
 * @param upper y_r, the value of the right probability, above y_l
 * @param beta  how fast the loss fades as ŷ approaches y, at least 0; below 1 the gradient grows without bound beside
 *              ŷ = y
 */
public record GeneralizedFocalLoss(
        @Parameter(label = "Left value", symbol = "y_l", min = -100, max = 100, sliderMin = 0, sliderMax = 16,
                help = "The target value that the left probability stands for.", source = "GFL, equation 8")
        double lower,
        @Parameter(label = "Right value", symbol = "y_r", min = -100, max = 100, sliderMin = 0, sliderMax = 16,
                help = "The target value that the right probability stands for; it must exceed the left one.",
                source = "GFL, equation 8")
        double upper,
        @Parameter(label = "Focusing", symbol = "β", min = 0, max = 10, sliderMax = 5,
                help = "How fast the loss fades as the estimate approaches the target.", source = "GFL, table 1: 2")
        double beta) implements LogitLoss {

    public GeneralizedFocalLoss() {
        this(0, 1, 2);
    }

    public GeneralizedFocalLoss {
        if (!(lower < upper && beta >= 0)) {
            throw new IllegalArgumentException("the generalized focal loss needs a left value below the right one "
                    + "and β of 0 "
                    + "or more, not " + lower + ", " + upper + " and " + beta);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the target lies outside y_l…y_r
     */
    @Override
    public double value(double logit, double target) {
        double error = lower + (upper - lower) * Logistic.sigmoid(logit) - target;
        return power(Math.abs(error), beta) * crossEntropy(Logistic.softplus(logit), Logistic.softplus(-logit), target);
    }

    @Override
    public double gradient(double logit, double target) {
        double p = Logistic.sigmoid(logit);
        double error = lower + (upper - lower) * p - target;
        double entropy = crossEntropy(Logistic.softplus(logit), Logistic.softplus(-logit), target);
        return power(Math.abs(error), beta) * error
                + factorSlope(error) * (upper - lower) * p * Logistic.sigmoid(-logit) * entropy;
    }

    /**
     * The loss of two probabilities that need not add up to 1, as of two neighbouring bins among many.
     *
     * @param left   p_l, above 0 unless the target is y_r
     * @param right  p_r, above 0 unless the target is y_l
     * @param target y_l…y_r
     */
    public double value(double left, double right, double target) {
        double error = lower * left + upper * right - target;
        return power(Math.abs(error), beta) * crossEntropy(-Math.log(left), -Math.log(right), target);
    }

    /** The derivatives of {@link #value(double, double, double)} with respect to p_l and p_r, {@code [2]}. */
    public double[] gradient(double left, double right, double target) {
        double error = lower * left + upper * right - target;
        double factor = power(Math.abs(error), beta);
        double slope = factorSlope(error) * crossEntropy(-Math.log(left), -Math.log(right), target);
        return new double[] {slope * lower - weighted(upper - target, factor / left),
                slope * upper - weighted(target - lower, factor / right)};
    }

    private double crossEntropy(double minusLogLeft, double minusLogRight, double target) {
        if (!(target >= lower && target <= upper)) {
            throw new IllegalArgumentException("a target of this loss must lie from " + lower + " to " + upper
                    + ", but is "
                    + target);
        }
        return weighted(upper - target, minusLogLeft) + weighted(target - lower, minusLogRight);
    }

    /** A side without weight counts nothing, however improbable it is. */
    private static double weighted(double weight, double term) {
        return weight == 0 ? 0 : weight * term;
    }

    /** The derivative of |error|^β; 0 at the error 0. */
    private double factorSlope(double error) {
        return error == 0 || beta == 0 ? 0 : beta * power(Math.abs(error), beta - 1) * Math.signum(error);
    }

    private static double power(double base, double exponent) {
        return exponent == 2 ? base * base : Math.pow(base, exponent);
    }
}
