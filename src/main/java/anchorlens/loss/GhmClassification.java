package anchorlens.loss;

import anchorlens.parameters.Parameter;

/**
 * Binary cross entropy with harmonized gradients: every sample is weighted by the inverse of how many samples share its
 * gradient norm {@code g = |p − y|}, so that neither the many easy nor the few outlying ones prevail.
 *
 * <p>Bins are {@code k/bins ≤ g < (k + 1)/bins}, the last one up to 1 + 1e-6.
 *
 * <p><strong>Source:</strong> Li et al. 2019, "Gradient Harmonized Single-stage Detector", equations 5 to 9;
 * mmdetection 3.3 {@code GHMC}, whose weight of empty bins, {@code N / (n_bin · bins in use)}, this is.
 *
 * @param bins     how finely gradient norms are told apart, 1 or more
 * @param momentum share of the moving average of the counts that stays, from 0 (none) to below 1
 */
public record GhmClassification(
        @Parameter(label = "Bins", symbol = "M", min = 1, max = 1000, sliderMax = 100,
                help = "How finely gradient norms are told apart.", source = "GHM, section 4.2: 30")
        int bins,
        @Parameter(label = "Momentum", symbol = "α", min = 0, max = 0.999,
                help = "How much of the counts of earlier sets stays in the density.",
                        source = "GHM, section 4.2: 0.75")
        double momentum) {

    public GhmClassification() {
        this(30, 0.75);
    }

    public GhmClassification {
        GradientHistogram.require(bins, momentum);
    }

    /** The average to begin with: zeros, {@code [bins]}. */
    public double[] start() {
        return GradientHistogram.empty(bins);
    }

    /** The loss of a set in which every sample counts. */
    public HarmonizedLoss evaluate(double[] logits, double[] targets, double[] average) {
        return evaluate(logits, targets, GradientHistogram.all(logits.length), average);
    }

    /**
     * The loss of a set of samples.
     *
     * @param logits  one for every prior and class
     * @param targets as many, 0…1
     * @param valid   which of them count
     * @param average {@link #start} or what the set before left; not changed
     * @throws IllegalArgumentException if lengths differ
     */
    public HarmonizedLoss evaluate(double[] logits, double[] targets, boolean[] valid, double[] average) {
        GradientHistogram.requireSameLength(logits, targets, valid, average, bins);
        double[] norms = new double[logits.length];
        double[] losses = new double[logits.length];
        double[] slopes = new double[logits.length];
        BinaryCrossEntropy entropy = new BinaryCrossEntropy();
        for (int i = 0; i < norms.length; i++) {
            slopes[i] = entropy.gradient(logits[i], targets[i]);
            norms[i] = Math.abs(slopes[i]);
            losses[i] = entropy.value(logits[i], targets[i]);
        }
        return GradientHistogram.weigh(norms, valid, average, momentum, 1 + 1e-6).of(losses, slopes);
    }
}
