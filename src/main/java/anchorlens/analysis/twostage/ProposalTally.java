package anchorlens.analysis.twostage;

/**
 * Adds up the matched proposals of many images: how many reach each threshold, and how the offsets of the positives spread.
 * Not thread-safe.
 */
public final class ProposalTally {
    /** Thresholds 0, 0.05 … 1 at which proposals are counted. */
    public static final int THRESHOLDS = 21;
    /** Histograms of encoded offsets reach from −3 to 3. */
    public static final double REACH = 3;
    /** Bars of a histogram. */
    public static final int BARS = 60;
    private static final int OFFSETS = 4;

    /**
     * What was added. Arrays are not to be written to.
     *
     * @param images       how many
     * @param proposals    of all images
     * @param positivesAt  {@code [21]}: proposals an image of an IoU of at least 0, 0.05 … 1
     * @param histograms   {@code [4 × 60]}: positives whose t_x, t_y, t_w, t_h falls into each bar, at the ends whatever lies beyond
     * @param positives    of all images, at the threshold of the histograms
     * @param meanSize     mean {@code (|t_x| + |t_y|) / 2} of these positives; NaN without any
     */
    public record Sum(int images, long proposals, double[] positivesAt, long[][] histograms, long positives, double meanSize) {
    }

    private final double threshold;
    private final long[] at = new long[THRESHOLDS];
    private final long[][] histograms = new long[OFFSETS][BARS];
    private int images;
    private long proposals;
    private long positives;
    private double sizes;

    /** @param threshold from which a proposal's offsets are counted */
    public ProposalTally(double threshold) {
        this.threshold = threshold;
    }

    /** The k-th threshold, {@code 0.05 k}. */
    public static double thresholdOf(int k) {
        return k / (THRESHOLDS - 1.0);
    }

    /** The middle of a bar of the histograms. */
    public static double middleOf(int bar) {
        return -REACH + (bar + 0.5) * 2 * REACH / BARS;
    }

    public void add(ProposalTargets image) {
        images++;
        proposals += image.count();
        for (int i = 0; i < image.count(); i++) {
            for (int k = 0; k < THRESHOLDS && image.isPositive(i, thresholdOf(k)); k++) {
                at[k]++;
            }
            if (image.isPositive(i, threshold)) {
                positives++;
                sizes += image.size(i);
                for (int o = 0; o < OFFSETS; o++) {
                    int bar = (int) Math.floor((image.delta(i, o) + REACH) / (2 * REACH) * BARS);
                    histograms[o][Math.clamp(bar, 0, BARS - 1)]++;
                }
            }
        }
    }

    public Sum sum() {
        double[] mean = new double[THRESHOLDS];
        long[][] copy = new long[OFFSETS][];
        for (int k = 0; k < THRESHOLDS; k++) {
            mean[k] = images == 0 ? 0 : at[k] / (double) images;
        }
        for (int o = 0; o < OFFSETS; o++) {
            copy[o] = histograms[o].clone();
        }
        return new Sum(images, proposals, mean, copy, positives, positives == 0 ? Double.NaN : sizes / positives);
    }
}
