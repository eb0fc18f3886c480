package anchorlens.detection;

import anchorlens.geometry.Edge;

/**
 * Where each prior's bins are measured from and in what unit, for heads whose distances are relative to a reference box
 * instead of a cell: an edge lies at {@code origin ∓ position · unit}, minus for left and top.
 *
 * <p><strong>Source:</strong> Peng et al. 2024, "D-FINE": origin is the reference box's centre, the unit its width or
 * height over the regression scale.
 */
public final class EdgeFrames {
    private static final int NUMBERS = 4;
    private final float[] values;

    /** @param values {@code [P × 4]}: origin x, origin y, unit x, unit y in input pixels, units above 0; given away */
    public EdgeFrames(float[] values) {
        if (values.length % NUMBERS != 0) {
            throw new IllegalArgumentException("four numbers a prior are needed, but there are " + values.length);
        }
        this.values = values;
    }

    /** P. */
    public int count() {
        return values.length / NUMBERS;
    }

    /** Where the bins of an edge are measured from, input pixels. */
    public double origin(int prior, Edge edge) {
        return values[NUMBERS * prior + (edge.isHorizontalPosition() ? 0 : 1)];
    }

    /** Input pixels a unit of the bins. */
    public double unit(int prior, Edge edge) {
        return values[NUMBERS * prior + (edge.isHorizontalPosition() ? 2 : 3)];
    }
}
