package anchorlens.ui.charts;

import java.util.Arrays;

/**
 * A line of a {@link CurveChart}. Arrays are not to be written to.
 *
 * @param name   as the legend writes it
 * @param color  0xAARRGGBB
 * @param line   how it is drawn, which tells curves apart where colours do not
 * @param filled whether the area down to 0 is tinted
 * @param x      ascending, equal neighbours allowed
 * @param y      as many values; NaN leaves a gap
 */
public record Curve(String name, int color, Line line, boolean filled, double[] x, double[] y) {
    /** How a curve is drawn. */
    public enum Line {
        SOLID, DASHED, DOTTED;

        private static final double[][] PATTERNS = {{}, {7, 4}, {2, 3.5}};

        double[] pattern() {
            return PATTERNS[ordinal()].clone();
        }
    }

    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " places do not fit " + y.length + " values of " + name);
        }
        for (int i = 1; i < x.length; i++) {
            if (!(x[i] >= x[i - 1])) {
                throw new IllegalArgumentException("the places of " + name + " must ascend, but " + x[i] + " follows " + x[i - 1]);
            }
        }
    }

    public static Curve of(String name, int color, Line line, double[] x, double[] y) {
        return new Curve(name, color, line, false, x, y);
    }

    /**
     * A histogram: a step over every bin.
     *
     * @param edges   {@code [n + 1]}, ascending
     * @param heights {@code [n]}
     */
    public static Curve steps(String name, int color, Line line, double[] edges, double[] heights) {
        int n = heights.length;
        double[] x = new double[2 * n + 2];
        double[] y = new double[2 * n + 2];
        for (int i = 0; i < n; i++) {
            x[2 * i + 1] = edges[i];
            x[2 * i + 2] = edges[i + 1];
            y[2 * i + 1] = heights[i];
            y[2 * i + 2] = heights[i];
        }
        x[0] = edges[0];
        x[2 * n + 1] = edges[n];
        return new Curve(name, color, line, true, x, y);
    }

    /** Its value at a place, on the straight line between its neighbours; NaN outside and in gaps. */
    public double at(double place) {
        int n = x.length;
        if (n == 0 || !(place >= x[0] && place <= x[n - 1])) {
            return Double.NaN;
        }
        int after = first(place);
        if (x[after] == place) {
            return y[after];
        }
        double share = (place - x[after - 1]) / (x[after] - x[after - 1]);
        return y[after - 1] + share * (y[after] - y[after - 1]);
    }

    /** The first point at or after a place; the number of points where there is none. */
    int first(double place) {
        int i = Arrays.binarySearch(x, place);
        if (i < 0) {
            return -i - 1;
        }
        while (i > 0 && x[i - 1] == place) {
            i--;
        }
        return i;
    }
}
