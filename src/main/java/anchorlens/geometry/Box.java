package anchorlens.geometry;

/**
 * An axis-aligned box in pixels, half-open: right and bottom are exclusive, so its width is {@code x2 - x1} with no "+1".
 *
 * <p>No order of the corners is enforced: a box of zero or negative extent is kept as it is, because a tool that looks
 * for wrong annotations must be able to hold them.
 */
public record Box(double x1, double y1, double x2, double y2) {

    /** The box with the given top-left corner and size, as COCO stores it. */
    public static Box ofSize(double x, double y, double width, double height) {
        return new Box(x, y, x + width, y + height);
    }

    public double width() {
        return x2 - x1;
    }

    public double height() {
        return y2 - y1;
    }

    public double centerX() {
        return 0.5 * (x1 + x2);
    }

    public double centerY() {
        return 0.5 * (y1 + y2);
    }

    /** Width times height, zero where either is not positive. */
    public double area() {
        return Math.max(0, width()) * Math.max(0, height());
    }

    /** True where the box has no area, or a coordinate is not a finite number. */
    public boolean isDegenerate() {
        return !(width() > 0 && height() > 0 && Double.isFinite(width()) && Double.isFinite(height()));
    }

    public boolean contains(double x, double y) {
        return x >= x1 && x < x2 && y >= y1 && y < y2;
    }

    /** The common part, of zero extent (never negative) where the boxes do not meet. */
    public Box intersect(Box other) {
        double left = Math.max(x1, other.x1);
        double top = Math.max(y1, other.y1);
        return new Box(left, top, Math.max(left, Math.min(x2, other.x2)), Math.max(top, Math.min(y2, other.y2)));
    }

    /** The coordinate of one edge. */
    public double edge(Edge edge) {
        return switch (edge) {
            case LEFT -> x1;
            case TOP -> y1;
            case RIGHT -> x2;
            case BOTTOM -> y2;
        };
    }

    /** This box with one edge moved. */
    public Box withEdge(Edge edge, double position) {
        return switch (edge) {
            case LEFT -> new Box(position, y1, x2, y2);
            case TOP -> new Box(x1, position, x2, y2);
            case RIGHT -> new Box(x1, y1, position, y2);
            case BOTTOM -> new Box(x1, y1, x2, position);
        };
    }
}
