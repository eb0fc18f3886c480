package anchorlens.detection;

/**
 * The exponential of many numbers at once, made of products and sums only, which the compiler turns into vector
 * instructions: the Taylor polynomial of degree 6 at {@code x / 2¹⁴}, squared 14 times.
 *
 * <p>The relative error is below 1e-11 for |x| up to 100 and below 1e-9 up to {@value #LIMIT}, beyond which x is cut
 * off. NaN stays NaN.
 */
public final class Exponential {
    private static final double LIMIT = 700;
    private static final double SCALE = 1.0 / (1 << 14);

    /** The largest number that {@link #applyToModerate} is good for. */
    public static final double MODERATE = 30;
    /** The largest number of which {@link #applyToModerate} gives nine digits. */
    public static final double GOOD_TO_NINE_DIGITS = 12;
    private static final double MODERATE_SCALE = 1.0 / (1 << 10);

    /** Within the range of 32-bit numbers. */
    private static final double LARGEST_ROOTED = 1e35;

    private Exponential() {
    }

    /** Replaces {@code values[from … to − 1]} by their exponentials. */
    public static void apply(double[] values, int from, int to) {
        for (int k = from; k < to; k++) {
            double x = Math.max(-LIMIT, Math.min(LIMIT, values[k])) * SCALE;
            double e = 1 + x * (1 + x * (1.0 / 2 + x * (1.0 / 6 + x * (1.0 / 24 + x * (1.0 / 120 + x * (1.0 / 720))))));
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            values[k] = e;
        }
    }

    /**
     * Replaces {@code values[from … to − 1]} by their exponentials in less than half the time: degree 4 at {@code x / 2¹⁰}.
     * The relative error is below 2e-7 for |x| up to {@value #MODERATE} and below 2e-9 up to 12. Of larger numbers the
     * result is large, infinite at last, of smaller ones it is small, 0 at last.
     */
    public static void applyToModerate(double[] values, int from, int to) {
        for (int k = from; k < to; k++) {
            values[k] = ofModerate(values[k]);
        }
    }

    /** The exponentials of {@code values[from … from + n − 1]} into {@code out[0 … n − 1]}, in the same way. */
    public static void ofModerate(float[] values, int from, double[] out, int n) {
        for (int k = 0; k < n; k++) {
            out[k] = ofModerate(values[from + k]);
        }
    }

    private static double ofModerate(double value) {
        double t = value * MODERATE_SCALE;
        // twice the larger of t and -1, below which the polynomial grows again
        double x = Math.abs(t + 1) + (t - 1);
        double e = 1 + x * (1.0 / 2 + x * (1.0 / 8 + x * (1.0 / 48 + x * (1.0 / 384))));
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        return e;
    }

    /**
     * Replaces {@code values[from … to − 1]}, negated logits, by their sigmoids {@code 1 / (1 + e^v)}.
     *
     * @param widest the largest magnitude among them
     */
    public static void sigmoidOfNegated(double[] values, int from, int to, double widest) {
        if (widest <= MODERATE) {
            applyToModerate(values, from, to);
            for (int k = from; k < to; k++) {
                values[k] = Reciprocal.of(1 + values[k]);
            }
            return;
        }
        apply(values, from, to);
        for (int k = from; k < to; k++) {
            values[k] = 1 / (1 + values[k]);
        }
    }

    /**
     * Replaces {@code values[from … to − 1]}, negated logits, by the square roots of their sigmoids. The relative error is that
     * of {@link #applyToModerate} for logits above −80; below them all results are less than 1e-17. NaN stays NaN.
     */
    public static void rootSigmoidOfNegated(double[] values, int from, int to) {
        applyToModerate(values, from, to);
        for (int k = from; k < to; k++) {
            double u = 1 + Math.min(values[k], LARGEST_ROOTED);
            // a 32-bit estimate and one step of Newton's method: a third of the time of a division and a root
            double y = 1 / (float) Math.sqrt((float) u);
            values[k] = y * (1.5 - 0.5 * u * y * y);
        }
    }
}
