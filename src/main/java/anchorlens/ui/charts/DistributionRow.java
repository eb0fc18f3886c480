package anchorlens.ui.charts;

import anchorlens.geometry.Edge;
import java.util.List;

/**
 * The distribution of one edge as a chart shows it.
 *
 * @param edge        which edge
 * @param value       the words beside it, such as "80.1 px"
 * @param x           where the bars or the points of the curve stand, ascending, in the axis' first unit
 * @param heights     their heights, at least 0
 * @param bars        true for bars (bins), false for a curve (a density)
 * @param expectation the expected place, NaN for none
 * @param annotated   the annotated place, NaN for none; it may lie beyond the axis
 * @param modes       the hills, heaviest first
 */
public record DistributionRow(Edge edge, String value, double[] x, double[] heights, boolean bars, double expectation,
                              double annotated, List<Hill> modes) {
    /** A mode: its place on the axis and its share of the probability, 0 … 1. */
    public record Hill(double x, double mass) {
    }

    public DistributionRow {
        if (x.length != heights.length || x.length < 2) {
            throw new IllegalArgumentException(x.length + " places do not fit " + heights.length + " heights");
        }
        modes = List.copyOf(modes);
    }
}
