package anchorlens.loss;

import anchorlens.parameters.Parameter;

/**
 * Squared near zero, absolute beyond: {@code d² / 2β} where |d| &lt; β, else {@code |d| − β/2}; gradient {@code d/β},
 * else sgn d. Value and gradient are continuous.
 *
 * <p><strong>Source:</strong> Girshick 2015, "Fast R-CNN", equation 3 (β = 1); mmdetection 3.3 {@code smooth_l1_loss}.
 *
 * @param beta where the square ends, above 0, in the unit of the error
 */
public record SmoothL1Loss(
        @Parameter(label = "Width of the square", symbol = "β", min = 1e-6, max = 100, sliderMin = 0.01, sliderMax = 2,
                logarithmic = true,
                        help = "Errors below it pull in proportion to their size, larger ones all alike. A smaller "
                + "value raises the pull of small errors.", source = "mmdetection 3.3: 1; RPN of mmdetection 1/9")
        double beta) implements ResidualLoss {

    public SmoothL1Loss() {
        this(1);
    }

    public SmoothL1Loss {
        if (!(beta > 0)) {
            throw new IllegalArgumentException("β of the smooth L1 loss must be above 0, but is " + beta
                    + "; for no square at all take the L1 loss");
        }
    }

    @Override
    public double value(double error) {
        double size = Math.abs(error);
        return size < beta ? 0.5 * size * size / beta : size - 0.5 * beta;
    }

    @Override
    public double gradient(double error) {
        return Math.abs(error) < beta ? error / beta : Math.signum(error);
    }
}
