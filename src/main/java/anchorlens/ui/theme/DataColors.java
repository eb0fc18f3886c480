package anchorlens.ui.theme;

/**
 * The colours data is drawn in, the same in light and dark: chrome follows the theme, data does not.
 *
 * <p>Taken from the Okabe–Ito palette, which people with any common colour blindness can tell apart; a shape or a dash
 * always stands beside the colour. All are opaque 0xAARRGGBB; layers apply their own opacity.
 */
public final class DataColors {
    /** Ground truth: white with a dark halo, visible on any photo. */
    public static final int GROUND_TRUTH = 0xFFFFFFFF;
    /** A ground truth without positives: vermilion, thick, dashed, with a mark. */
    public static final int STARVED = 0xFFFF5A36;
    /** Crowd and ignore regions: grey, hatched. */
    public static final int IGNORED = 0xFFB0B6BE;
    /** Positives and w_pos: filled discs. */
    public static final int POSITIVE = 0xFF26B99A;
    /** w_neg: open rings. */
    public static final int NEGATIVE = 0xFFFF8A4C;
    /** Candidates that were not kept: small crosses. */
    public static final int CANDIDATE = 0xFFE6C229;
    /** Predictions after NMS: dashed boxes. */
    public static final int PREDICTION = 0xFFCC79C7;
    /** Edge distributions. */
    public static final int DISTRIBUTION = 0xFF4FA8F0;
    /** Second and further modes of an edge distribution, and the alternative box: dashed. */
    public static final int ALTERNATIVE = 0xFF62D957;
    /** What is selected. */
    public static final int SELECTION = 0xFFFFDD44;
    /** Drawn under light lines so that they stand out on bright pictures. */
    public static final int HALO = 0xC0101418;

    /** One colour a pyramid level, fine to coarse; further levels repeat. */
    private static final int[] LEVELS = {0xFF56B4E9, 0xFF009E73, 0xFFF0E442, 0xFFE69F00, 0xFFCC79A7, 0xFFD55E00};

    /** Curves of a chart; all are in the middle of the lightness range, so that they stand out on light and dark alike. */
    private static final int[] SERIES = {0xFF3B93E0, 0xFFE8753A, 0xFF1FA487, 0xFFC267BE, 0xFFCC9A06, 0xFF8468D8, 0xFFD9506A,
            0xFF7C9A33};

    private DataColors() {
    }

    /** One colour a curve; further ones repeat. */
    public static int ofSeries(int index) {
        return SERIES[Math.floorMod(index, SERIES.length)];
    }

    public static int ofLevel(int level) {
        return LEVELS[Math.floorMod(level, LEVELS.length)];
    }

    /** A CSS colour "#rrggbb" of an opaque colour. */
    public static String css(int argb) {
        return String.format("#%06x", argb & 0xFFFFFF);
    }

    /** Sequential map for a value in 0…1 (dark blue → teal → yellow), even in lightness. */
    public static int sequential(double value) {
        double v = Math.min(Math.max(value, 0), 1) * (SEQUENTIAL.length - 1);
        int i = Math.min((int) v, SEQUENTIAL.length - 2);
        return mix(SEQUENTIAL[i], SEQUENTIAL[i + 1], v - i);
    }

    private static final int[] SEQUENTIAL = {0xFF2A186C, 0xFF14569E, 0xFF20838F, 0xFF4FB07A, 0xFFADD46A, 0xFFFDEE7B};

    /** Diverging map for a value in −1…1: blue below 0, light grey at 0, orange-red above. */
    public static int diverging(double value) {
        double v = (Math.min(Math.max(value, -1), 1) + 1) / 2 * (DIVERGING.length - 1);
        int i = Math.min((int) v, DIVERGING.length - 2);
        return mix(DIVERGING[i], DIVERGING[i + 1], v - i);
    }

    private static final int[] DIVERGING = {0xFF1F6FEB, 0xFF7DB0F5, 0xFFE8EAED, 0xFFF5A66E, 0xFFE4572E};

    /** Colours that schemes are told apart by, first to last; further ones repeat. */
    public static int ofScheme(int scheme) {
        return SCHEMES[Math.floorMod(scheme, SCHEMES.length)];
    }

    private static final int[] SCHEMES = {0xFF4FA8F0, 0xFFBC8CFF, 0xFFE6C229, 0xFF26B99A};

    private static int mix(int a, int b, double t) {
        int out = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = a >> shift & 0xFF;
            int to = b >> shift & 0xFF;
            out = out << 8 | (int) Math.round(from + (to - from) * t);
        }
        return out;
    }
}
