package anchorlens.scene;

import java.util.List;

/**
 * What is legitimate for one edge of a drawn object.
 *
 * @param positions in pixels: one, or two where people may differ; the body's edge first, then the whole's
 */
public record TrueEdge(List<Double> positions) {
    /** Two legitimate positions at least this far apart make an edge ambiguous, in pixels. */
    public static final double AMBIGUOUS = 8;
    /** Positions nearer than this are one position, in pixels. */
    public static final double CLEAR = 2;

    public TrueEdge {
        positions = List.copyOf(positions);
        if (positions.isEmpty() || positions.size() > 2) {
            throw new IllegalArgumentException("an edge has one or two legitimate positions, not " + positions.size());
        }
    }

    static TrueEdge of(double body, double whole) {
        double a = DrawnObject.rounded(body);
        double b = DrawnObject.rounded(whole);
        return new TrueEdge(a == b ? List.of(a) : List.of(a, b));
    }

    /** How far apart the legitimate positions are, in pixels; 0 where there is one. */
    public double separation() {
        return Math.abs(positions.getLast() - positions.getFirst());
    }

    /** True where two legitimate positions are plainly apart. */
    public boolean isAmbiguous() {
        return separation() >= AMBIGUOUS;
    }

    /** True where there is one legitimate position. Edges neither clear nor ambiguous are left out of measurements. */
    public boolean isClear() {
        return separation() < CLEAR;
    }

    /** How far a position is from the nearest legitimate one, in pixels. */
    public double distance(double position) {
        return Math.min(Math.abs(position - positions.getFirst()), Math.abs(position - positions.getLast()));
    }
}
