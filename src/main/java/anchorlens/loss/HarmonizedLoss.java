package anchorlens.loss;

/**
 * Loss of a set of samples whose gradients were harmonized, and what it was made of.
 *
 * @param value    {@code Σ w·loss / divisor}
 * @param gradient its derivative with respect to every prediction; the weights carry none
 * @param weights  w of every sample; 0 where it does not count
 * @param counts   how many samples fell into each bin of the gradient norm
 * @param average  the moving average of the counts after this set, to be handed to the next; a bin without samples
 *                 keeps its
 *                 own
 * @param divisor  how many samples count, at least 1, plus the float step 1.19e-7 of the reference implementation
 */
public record HarmonizedLoss(double value, double[] gradient, double[] weights, int[] counts, double[] average,
        double divisor) {

    /** The same weights with the sum of the losses and the derivative of every sample's own loss. */
    HarmonizedLoss of(double[] losses, double[] slopes) {
        double sum = 0;
        double[] out = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            sum += weights[i] * losses[i];
            out[i] = weights[i] * slopes[i] / divisor;
        }
        return new HarmonizedLoss(sum / divisor, out, weights, counts, average, divisor);
    }
}
