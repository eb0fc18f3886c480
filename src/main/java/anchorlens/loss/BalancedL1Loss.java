package anchorlens.loss;

import anchorlens.parameters.Parameter;

/**
 * Raises the pull of small errors: where |d| &lt; β, {@code (α/b)(b|d| + 1) ln(b|d|/β + 1) − α|d|}, else
 * {@code γ|d| + γ/b − αβ}, with {@code b = e^(γ/α) − 1}.
 *
 * <p>With β = 1 the gradient is {@code α ln(b|d| + 1)}, which meets γ at |d| = 1. With any other β the published
 * formula has a kink and is followed as it is, gradient included.
 *
 * <p><strong>Source:</strong> Pang et al. 2019, "Libra R-CNN", equations 8 to 10; mmdetection 3.3 {@code
 * balanced_l1_loss}.
 *
 * @param alpha gradient of small errors, above 0; smaller is more
 * @param gamma largest gradient, above 0
 * @param beta  where the rise ends, above 0
 */
public record BalancedL1Loss(
        @Parameter(label = "Small errors", symbol = "α", min = 0.01, max = 10, sliderMin = 0.1, sliderMax = 2,
                help = "A smaller value raises the pull of small errors more.",
                        source = "Libra R-CNN, section 3.3: 0.5")
        double alpha,
        @Parameter(label = "Largest gradient", symbol = "γ", min = 0.01, max = 10, sliderMin = 0.1, sliderMax = 3,
                help = "The pull of errors beyond β.", source = "Libra R-CNN, section 3.3: 1.5")
        double gamma,
        @Parameter(label = "End of the rise", symbol = "β", min = 1e-6, max = 100, sliderMin = 0.1, sliderMax = 2,
                help = "From here on the pull no longer grows. The formula is smooth for 1 only.",
                source = "mmdetection 3.3: 1")
        double beta) implements ResidualLoss {

    public BalancedL1Loss() {
        this(0.5, 1.5, 1);
    }

    public BalancedL1Loss {
        if (!(alpha > 0 && gamma > 0 && beta > 0 && gamma / alpha < 700)) {
            throw new IllegalArgumentException("the balanced L1 loss needs α, γ and β above 0 and γ/α below 700, not "
                    + "" + alpha
                    + ", " + gamma + " and " + beta);
        }
    }

    @Override
    public double value(double error) {
        double size = Math.abs(error);
        double b = Math.expm1(gamma / alpha);
        return size < beta ? alpha / b * (b * size + 1) * Math.log1p(b * size / beta) - alpha * size
                : gamma * size + gamma / b - alpha * beta;
    }

    @Override
    public double gradient(double error) {
        double size = Math.abs(error);
        double b = Math.expm1(gamma / alpha);
        double slope = size < beta
                ? alpha * (Math.log1p(b * size / beta) + (b * size + 1) / (b * size + beta) - 1) : gamma;
        return error == 0 ? 0 : slope * Math.signum(error);
    }
}
