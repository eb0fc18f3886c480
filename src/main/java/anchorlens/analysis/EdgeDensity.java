package anchorlens.analysis;

import anchorlens.geometry.Edge;
import java.util.List;

/**
 * The probability density of one edge's position: piecewise linear through the given points, 0 outside them.
 * Arrays are not to be written to.
 *
 * @param edge        which edge
 * @param positions   coordinates in input pixels (x of left and right, y of top and bottom), strictly ascending
 * @param density     per pixel at each position, 0 at the first and the last; its integral is 1
 * @param expectation expected position in input pixels: the edge that decoding draws
 * @param modes       the hills, the heaviest first; their masses add up to 1
 */
public record EdgeDensity(Edge edge, double[] positions, double[] density, double expectation, List<Mode> modes) {
    public EdgeDensity {
        if (positions.length != density.length || positions.length < 2) {
            throw new IllegalArgumentException(positions.length + " positions do not fit " + density.length + " densities");
        }
        modes = List.copyOf(modes);
    }

    /** The highest density per pixel, what a drawing is scaled by. */
    public double peak() {
        double peak = 0;
        for (double d : density) {
            peak = Math.max(peak, d);
        }
        return peak;
    }
}
