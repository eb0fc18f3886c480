package anchorlens.analysis.losses;

/**
 * How the loss of many samples is shared among them: the lowest {@code fraction} of the samples has {@code share} of the loss.
 *
 * @param fraction 0…1, ascending
 * @param share    0…1, ascending, as many
 * @param count    number of samples
 * @param total    sum of their losses
 */
public record ShareCurve(double[] fraction, double[] share, long count, double total) {
    /** The share of the loss that the hardest samples have, for a fraction 0…1 of all samples. */
    public double shareOfHardest(double part) {
        double at = 1 - part;
        int i = 1;
        while (i < fraction.length - 1 && fraction[i] < at) {
            i++;
        }
        double width = fraction[i] - fraction[i - 1];
        double t = width > 0 ? Math.max(0, Math.min(1, (at - fraction[i - 1]) / width)) : 1;
        return 1 - (share[i - 1] + t * (share[i] - share[i - 1]));
    }
}
