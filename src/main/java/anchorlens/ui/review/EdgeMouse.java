package anchorlens.ui.review;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.Viewport;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Lets the edges of the flag's box be grabbed and dragged; everywhere else the mouse does to the picture what it always does. */
final class EdgeMouse {
    private static final double REACH = 6;
    /** From this zoom on, positions are finer than whole pixels. */
    private static final double FINE_SCALE = 4;

    private final ImageCanvas canvas;
    private final DecisionViewModel decisions;
    private final Supplier<Optional<Box>> box;
    private Edge dragged;

    /** @param box what can be grabbed, in image pixels */
    EdgeMouse(ImageCanvas canvas, DecisionViewModel decisions, Supplier<Optional<Box>> box) {
        this.canvas = canvas;
        this.decisions = decisions;
        this.box = box;
    }

    void install() {
        canvas.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        canvas.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    }

    private void moved(MouseEvent e) {
        Optional<Edge> edge = edgeAt(e);
        canvas.setCursor(edge.isEmpty() ? Cursor.DEFAULT : edge.get().isHorizontalPosition() ? Cursor.H_RESIZE : Cursor.V_RESIZE);
    }

    private void pressed(MouseEvent e) {
        Optional<Edge> edge = e.getButton() == MouseButton.PRIMARY ? edgeAt(e) : Optional.empty();
        if (edge.isEmpty()) {
            return;
        }
        if (!decisions.edit().isActive()) {
            decisions.startEdit();
        }
        if (decisions.edit().isActive()) {
            canvas.requestFocus();
            dragged = edge.get();
            decisions.edit().edgeProperty().set(dragged);
            e.consume();
        }
    }

    private void dragged(MouseEvent e) {
        if (dragged == null || !decisions.edit().isActive()) {
            return;
        }
        Viewport v = canvas.viewportProperty().get();
        double at = dragged.isHorizontalPosition() ? v.toImageX(e.getX() * canvas.pixelRatio()) : v.toImageY(e.getY() * canvas.pixelRatio());
        decisions.edit().move(dragged, v.scale() < FINE_SCALE ? Math.rint(at) : Math.rint(10 * at) / 10);
        e.consume();
    }

    private void released(MouseEvent e) {
        if (dragged != null) {
            dragged = null;
            e.consume();
        }
    }

    /** The edge under the mouse: the nearest within reach, along the length of the box. */
    private Optional<Edge> edgeAt(MouseEvent e) {
        Viewport v = canvas.viewportProperty().get();
        Optional<Box> grabbed = v == null ? Optional.empty() : box.get();
        if (grabbed.isEmpty()) {
            return Optional.empty();
        }
        Box b = grabbed.get();
        double x = e.getX() * canvas.pixelRatio();
        double y = e.getY() * canvas.pixelRatio();
        double reach = REACH * canvas.pixelRatio();
        Edge nearest = null;
        double least = reach;
        for (Edge edge : Edge.values()) {
            boolean vertical = edge.isHorizontalPosition();
            double along = vertical ? y : x;
            double from = vertical ? v.toViewY(b.y1()) : v.toViewX(b.x1());
            double to = vertical ? v.toViewY(b.y2()) : v.toViewX(b.x2());
            double off = Math.abs(vertical ? x - v.toViewX(b.edge(edge)) : y - v.toViewY(b.edge(edge)));
            if (off <= least && along >= from - reach && along <= to + reach) {
                nearest = edge;
                least = off;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
