package anchorlens.loss;

import anchorlens.parameters.Parameter;

/**
 * Authentic smooth L1 with harmonized gradients: {@code √(d² + μ²) − μ}, every sample weighted by the inverse of how
 * many share its gradient norm {@code g = |d| / √(d² + μ²)}.
 *
 * <p>Bins are {@code k/bins ≤ g < (k + 1)/bins}; the last one also holds g = 1, which rounding reaches.
 *
 * <p><strong>Source:</strong> Li et al. 2019, "Gradient Harmonized Single-stage Detector", equations 11 to 14;
 * mmdetection 3.3 {@code GHMR} before its loss weight of 10.
 *
 * @param mu       width of the round part, above 0, in the unit of the error
 * @param bins     how finely gradient norms are told apart, 1 or more
 * @param momentum share of the moving average of the counts that stays, from 0 (none) to below 1
 */
public record GhmRegression(
        @Parameter(label = "Round part", symbol = "μ", min = 1e-6, max = 10, sliderMin = 0.001, sliderMax = 1,
                logarithmic = true, help = "Errors below it count as small; the loss is round there.",
                source = "GHM, section 4.3: 0.02")
        double mu,
        @Parameter(label = "Bins", symbol = "M", min = 1, max = 1000, sliderMax = 100,
                help = "How finely gradient norms are told apart.", source = "mmdetection 3.3: 10")
        int bins,
        @Parameter(label = "Momentum", symbol = "α", min = 0, max = 0.999,
                help = "How much of the counts of earlier sets stays in the density.", source = "mmdetection 3.3: 0.7")
        double momentum) {

    public GhmRegression() {
        this(0.02, 10, 0.7);
    }

    public GhmRegression {
        GradientHistogram.require(bins, momentum);
        if (!(mu > 0)) {
            throw new IllegalArgumentException("μ of the harmonized regression loss must be above 0, but is " + mu);
        }
    }

    /** The average to begin with: zeros, {@code [bins]}. */
    public double[] start() {
        return GradientHistogram.empty(bins);
    }

    /** The loss of one error before any weight: {@code √(d² + μ²) − μ}. */
    public double value(double error) {
        return error * error / (Math.hypot(error, mu) + mu);
    }

    /** The derivative of {@link #value} with respect to the error, −1…1; its size is the gradient norm. */
    public double gradient(double error) {
        return error / Math.hypot(error, mu);
    }

    /** The loss of a set in which every sample counts. */
    public HarmonizedLoss evaluate(double[] predicted, double[] targets, double[] average) {
        return evaluate(predicted, targets, GradientHistogram.all(predicted.length), average);
    }

    /**
     * The loss of a set of samples.
     *
     * @param predicted one for every positive and coordinate
     * @param targets   as many, in the same unit
     * @param valid     which of them count
     * @param average   {@link #start} or what the set before left; not changed
     * @throws IllegalArgumentException if lengths differ
     */
    public HarmonizedLoss evaluate(double[] predicted, double[] targets, boolean[] valid, double[] average) {
        GradientHistogram.requireSameLength(predicted, targets, valid, average, bins);
        double[] norms = new double[predicted.length];
        double[] losses = new double[predicted.length];
        double[] slopes = new double[predicted.length];
        for (int i = 0; i < norms.length; i++) {
            double error = predicted[i] - targets[i];
            slopes[i] = gradient(error);
            norms[i] = Math.abs(slopes[i]);
            losses[i] = value(error);
        }
        return GradientHistogram.weigh(norms, valid, average, momentum, 1000).of(losses, slopes);
    }
}
