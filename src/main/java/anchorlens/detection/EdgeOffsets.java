package anchorlens.detection;

/**
 * Learned offsets of the four boundary points of every prior's box, {@code [P × 8]}: (dy, dx) of the left, top, right and bottom
 * point, in cells of the prior's level.
 *
 * <p><strong>Source:</strong> Li et al. 2022, "A Dual Weighting Label Assignment Scheme for Object Detection", section 3.4; its
 * released code, {@code DWHead.reg_offset}.
 */
public final class EdgeOffsets {
    /** Numbers of one prior. */
    public static final int COLUMNS = 8;

    private final float[] values;

    /** @param values {@code [P × 8]}, given away by the caller */
    public EdgeOffsets(float[] values) {
        if (values.length % COLUMNS != 0) {
            throw new IllegalArgumentException(values.length + " numbers are not " + COLUMNS + " offsets a prior");
        }
        this.values = values;
    }

    /** P. */
    public int count() {
        return values.length / COLUMNS;
    }

    /** The eight offsets of a prior. */
    public double[] of(int prior) {
        double[] out = new double[COLUMNS];
        for (int k = 0; k < COLUMNS; k++) {
            out[k] = values[prior * COLUMNS + k];
        }
        return out;
    }
}
