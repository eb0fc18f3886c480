package anchorlens.detection;

import java.util.Arrays;

/**
 * Where the bins of an edge distribution lie, in units of the stride, ascending; spacing need not be uniform.
 *
 * <p>mmdetection's GFL has 17 bins 0…16, Ultralytics 16 bins 0…15, NanoDet and PicoDet 8 bins 0…7.
 */
public final class BinGrid {
    private final double[] positions;

    private BinGrid(double[] positions) {
        for (int i = 1; i < positions.length; i++) {
            if (!(positions[i] > positions[i - 1])) {
                throw new IllegalArgumentException("bin positions must ascend, but " + positions[i] + " follows "
                        + positions[i - 1]);
            }
        }
        if (positions.length < 2) {
            throw new IllegalArgumentException("a distribution needs two bins at least, not " + positions.length);
        }
        this.positions = positions;
    }

    /** Bins at 0, 1, …, count − 1. */
    public static BinGrid integers(int count) {
        double[] p = new double[count];
        Arrays.setAll(p, i -> i);
        return new BinGrid(p);
    }

    public static BinGrid of(double... positions) {
        return new BinGrid(positions.clone());
    }

    /** B. */
    public int count() {
        return positions.length;
    }

    /** Position of a bin in strides. */
    public double position(int bin) {
        return positions[bin];
    }

    /** The largest distance the grid can express, in strides. */
    public double reach() {
        return positions[positions.length - 1];
    }

    public boolean isUniform() {
        double step = positions[1] - positions[0];
        for (int i = 2; i < positions.length; i++) {
            if (Math.abs(positions[i] - positions[i - 1] - step) > 1e-9) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinGrid grid && Arrays.equals(positions, grid.positions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(positions);
    }

    @Override
    public String toString() {
        return count() + " bins " + positions[0] + "…" + reach();
    }
}
