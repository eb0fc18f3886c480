package anchorlens.model.head;

import anchorlens.geometry.Boxes;
import java.util.Locale;

/**
 * How well boxes decoded here agree with those a model makes itself, over a test picture.
 *
 * @param largest   largest difference of a coordinate, input pixels
 * @param mean      mean difference
 * @param tolerance up to where they count as equal: rounding of floats, or what 8-bit numbers cost
 * @param compared  number of boxes compared
 * @param what      what was compared, as the sentence names it
 */
public record Verification(double largest, double mean, double tolerance, int compared, String what) {
    private static final double FLOAT_TOLERANCE = 0.05;
    /** Of the longer side: 8 px at 640; the softmax is rounded once more inside a quantised graph. */
    private static final double QUANTISED_TOLERANCE = 1 / 80.0;

    /** Up to where boxes count as equal, input pixels. */
    public static double tolerance(boolean quantised, ModelInput input) {
        return quantised ? QUANTISED_TOLERANCE * Math.max(input.width(), input.height()) : FLOAT_TOLERANCE;
    }

    /** Compares boxes one by one. */
    public static Verification of(Boxes decoded, Boxes own, double tolerance, String what) {
        double largest = 0;
        double sum = 0;
        float[] a = decoded.array();
        float[] b = own.array();
        for (int i = 0; i < a.length; i++) {
            double d = Math.abs((double) a[i] - b[i]);
            largest = d <= largest ? largest : Double.isNaN(d) ? Double.POSITIVE_INFINITY : d;
            sum += d;
        }
        return new Verification(largest, sum / Math.max(1, a.length), tolerance, decoded.count(), what);
    }

    public boolean agrees() {
        return largest <= tolerance;
    }

    /** The verdict in one sentence. */
    public String sentence() {
        String numbers = String.format(Locale.ROOT, "%s px at most and %s px on average (%d boxes of a test picture, tolerance "
                + "%s px)", number(largest), number(mean), compared, number(tolerance));
        return agrees() ? "Decoded boxes agree with " + what + ": they differ by " + numbers + "."
                : "Decoded boxes do not agree with " + what + ": they differ by " + numbers
                + "; take distributions and boxes of this reading with care.";
    }

    private static String number(double v) {
        return v == 0 ? "0" : String.format(Locale.ROOT, v < 0.001 ? "%.1e" : v < 1 ? "%.3f" : "%.1f", v);
    }
}
