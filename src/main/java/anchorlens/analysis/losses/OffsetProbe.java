package anchorlens.analysis.losses;

import anchorlens.parameters.Parameter;

/**
 * A true and a predicted offset to try offset bins with. The prediction is a bell around the predicted offset, because a network
 * predicts a distribution over the bins.
 *
 * @param target    the true offset
 * @param predicted the middle of the bell
 * @param spread    its standard deviation in widths of a bin, above 0
 * @param beta      of the smooth L1 loss that is compared, above 0
 */
public record OffsetProbe(
        @Parameter(label = "True offset", symbol = "t", min = -1000, max = 1000, sliderMin = -1.5, sliderMax = 1.5,
                help = "The offset that the network is to predict.")
        double target,
        @Parameter(label = "Predicted offset", symbol = "c", min = -1000, max = 1000, sliderMin = -1.5, sliderMax = 1.5,
                help = "The middle of the bell of probabilities that the network predicts.")
        double predicted,
        @Parameter(label = "Spread", symbol = "s", min = 0.05, max = 100, sliderMin = 0.2, sliderMax = 4, unit = "bins",
                help = "How wide the bell is, in widths of a bin; a wide one is an unsure prediction.")
        double spread,
        @Parameter(label = "Smooth L1", symbol = "β", min = 1e-6, max = 100, sliderMin = 0.01, sliderMax = 2, logarithmic = true,
                help = "Width of the square of the smooth L1 loss whose gradient is compared.", source = "mmdetection 3.3: 1; RPN 1/9")
        double beta) {

    public OffsetProbe() {
        this(0.32, 0.1, 0.8, 1.0 / 9);
    }

    public OffsetProbe {
        if (!(Double.isFinite(target) && Double.isFinite(predicted) && spread > 0 && beta > 0)) {
            throw new IllegalArgumentException("offsets must be numbers, spread and β above 0, not " + target + ", " + predicted + ", "
                    + spread + " and " + beta);
        }
    }
}
