package anchorlens.ui.review;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** A box whose edges a person moves, and the edge that arrow keys move. Positions are image pixels; the box keeps an area. */
final class EdgeEdit {
    /** The least width and height a box can be given. */
    private static final double LEAST = 1;

    private final ReadOnlyObjectWrapper<Box> box = new ReadOnlyObjectWrapper<>(this, "box");
    private final ObjectProperty<Edge> edge = new SimpleObjectProperty<>(this, "edge", Edge.RIGHT);
    private Box start;
    private Box bounds;

    /** The box as it is now; null while nothing is edited. */
    ReadOnlyObjectProperty<Box> boxProperty() {
        return box.getReadOnlyProperty();
    }

    /** The edge that arrow keys move. */
    ObjectProperty<Edge> edgeProperty() {
        return edge;
    }

    boolean isActive() {
        return box.get() != null;
    }

    boolean isChanged() {
        return isActive() && !box.get().equals(start);
    }

    /**
     * Begins.
     *
     * @param from   the box to begin with
     * @param first  the edge that arrow keys move at first
     * @param width  of the image: edges stay in it, or where they are if they lie beyond it
     * @param height of the image
     */
    void start(Box from, Edge first, int width, int height) {
        start = from;
        bounds = new Box(Math.min(0, from.x1()), Math.min(0, from.y1()), Math.max(width, from.x2()), Math.max(height, from.y2()));
        edge.set(first);
        box.set(from);
    }

    void stop() {
        box.set(null);
    }

    /** Moves one edge as near to a position as the others and the image allow, and makes it the one that arrow keys move. */
    void move(Edge moved, double position) {
        Box b = box.get();
        double low = moved.direction() < 0 ? bounds.edge(moved) : b.edge(opposite(moved)) + LEAST;
        double high = moved.direction() < 0 ? b.edge(opposite(moved)) - LEAST : bounds.edge(moved);
        edge.set(moved);
        box.set(b.withEdge(moved, Math.clamp(position, Math.min(low, high), Math.max(low, high))));
    }

    private static Edge opposite(Edge edge) {
        return switch (edge) {
            case LEFT -> Edge.RIGHT;
            case RIGHT -> Edge.LEFT;
            case TOP -> Edge.BOTTOM;
            case BOTTOM -> Edge.TOP;
        };
    }

    /** An arrow: along the way the edge can move, it moves by so many pixels; across it, the edge on that side is taken. */
    void arrow(Edge towards, double pixels) {
        Edge now = edge.get();
        if (now.isHorizontalPosition() == towards.isHorizontalPosition()) {
            move(now, box.get().edge(now) + towards.direction() * pixels);
        } else {
            edge.set(towards);
        }
    }
}
