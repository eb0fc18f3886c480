package anchorlens.analysis;

/**
 * A place where an edge may lie, as the model sees it: one hill of an {@link EdgeDensity}.
 *
 * @param position   where, in input pixels: the centroid of the hill, because its highest point is bound to the bins
 * @param mass       share of the probability between the valleys on both sides, 0…1
 * @param prominence height of the peak over the higher of its two valleys (over 0 at the ends), per pixel
 * @param spread     standard deviation of the hill, in pixels
 */
public record Mode(double position, double mass, double prominence, double spread) {
}
