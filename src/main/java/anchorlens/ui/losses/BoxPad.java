package anchorlens.ui.losses;

import anchorlens.geometry.Box;
import anchorlens.ui.charts.ChartSurface;
import anchorlens.ui.theme.DataColors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Boxes on a plane that can be moved by dragging their inside and resized by dragging an edge; a locked one stays. The plane keeps
 * its scale while boxes are dragged and fits them again with {@link #fit}.
 */
final class BoxPad extends ChartSurface {
    /**
     * How one of the boxes looks.
     *
     * @param box    its place
     * @param movable whether it can be dragged
     */
    record Shape(String name, int color, boolean dashed, ObjectProperty<Box> box, boolean movable) {
    }

    private static final double REACH = 6;
    private static final double ROOM = 0.25;
    private static final double LEAST = 1e-3;

    private final List<Shape> shapes = new ArrayList<>();
    private final ObjectProperty<double[]> arrows = new SimpleObjectProperty<>(this, "arrows", new double[0]);
    private Box plane = new Box(0, 0, 100, 100);
    private Consumer<Box> drop;
    private Box start;
    private boolean[] moved = new boolean[4];
    private double grabX;
    private double grabY;

    BoxPad() {
        setMinSize(140, 120);
        setPrefSize(400, 300);
        arrows.addListener((o, was, is) -> repaint());
        setOnMouseMoved(e -> setCursor(shapeAt(e) == null ? Cursor.DEFAULT : Cursor.HAND));
        setOnMousePressed(this::grab);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(e -> drop = null);
    }

    /** Adds a box above those before. */
    ObjectProperty<Box> add(String name, int color, boolean dashed, Box box, boolean movable) {
        ObjectProperty<Box> place = new SimpleObjectProperty<>(this, name, box);
        shapes.add(new Shape(name, color, dashed, place, movable));
        place.addListener((o, was, is) -> repaint());
        fit();
        return place;
    }

    /** The pull on the edges of the last movable box, {@code [4]} for x1, y1, x2, y2, the longest of which is drawn long. */
    ObjectProperty<double[]> arrowsProperty() {
        return arrows;
    }

    /** Shows all boxes with room around them. */
    void fit() {
        double x1 = Double.POSITIVE_INFINITY;
        double y1 = Double.POSITIVE_INFINITY;
        double x2 = Double.NEGATIVE_INFINITY;
        double y2 = Double.NEGATIVE_INFINITY;
        for (Shape s : shapes) {
            Box b = s.box().get();
            x1 = Math.min(x1, b.x1());
            y1 = Math.min(y1, b.y1());
            x2 = Math.max(x2, b.x2());
            y2 = Math.max(y2, b.y2());
        }
        double room = ROOM * Math.max(1e-3, Math.max(x2 - x1, y2 - y1));
        plane = new Box(x1 - room, y1 - room, x2 + room, y2 + room);
        repaint();
    }

    private double scale() {
        return Math.max(1e-9, Math.min(getWidth() / plane.width(), getHeight() / plane.height()));
    }

    private double px(double x) {
        return getWidth() / 2 + (x - plane.centerX()) * scale();
    }

    private double py(double y) {
        return getHeight() / 2 + (y - plane.centerY()) * scale();
    }

    private Shape shapeAt(MouseEvent e) {
        for (int i = shapes.size() - 1; i >= 0; i--) {
            Box b = shapes.get(i).box().get();
            if (shapes.get(i).movable() && e.getX() >= px(b.x1()) - REACH && e.getX() <= px(b.x2()) + REACH
                    && e.getY() >= py(b.y1()) - REACH && e.getY() <= py(b.y2()) + REACH) {
                return shapes.get(i);
            }
        }
        return null;
    }

    private void grab(MouseEvent e) {
        Shape shape = shapeAt(e);
        drop = null;
        if (shape == null) {
            return;
        }
        start = shape.box().get();
        drop = shape.box()::set;
        grabX = e.getX();
        grabY = e.getY();
        moved = new boolean[] {near(e.getX(), px(start.x1())), near(e.getY(), py(start.y1())), near(e.getX(), px(start.x2())),
                near(e.getY(), py(start.y2()))};
        if (!moved[0] && !moved[1] && !moved[2] && !moved[3]) {
            moved = new boolean[] {true, true, true, true};
        }
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= REACH;
    }

    private void drag(MouseEvent e) {
        if (drop == null) {
            return;
        }
        double dx = (e.getX() - grabX) / scale();
        double dy = (e.getY() - grabY) / scale();
        double x1 = start.x1() + (moved[0] ? dx : 0);
        double y1 = start.y1() + (moved[1] ? dy : 0);
        double x2 = start.x2() + (moved[2] ? dx : 0);
        double y2 = start.y2() + (moved[3] ? dy : 0);
        drop.accept(new Box(moved[2] ? x1 : Math.min(x1, x2 - LEAST), moved[3] ? y1 : Math.min(y1, y2 - LEAST),
                moved[0] ? x2 : Math.max(x2, x1 + LEAST), moved[1] ? y2 : Math.max(y2, y1 + LEAST)));
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        for (Shape s : shapes) {
            Box b = s.box().get();
            Color color = s.color() == DataColors.GROUND_TRUTH ? textColor() : Color.web(DataColors.css(s.color()));
            g.setFill(color.deriveColor(0, 1, 1, 0.10));
            g.fillRect(px(b.x1()), py(b.y1()), b.width() * scale(), b.height() * scale());
            g.setStroke(color);
            g.setLineWidth(2);
            g.setLineDashes(s.dashed() ? new double[] {6, 4} : new double[0]);
            g.strokeRect(px(b.x1()), py(b.y1()), b.width() * scale(), b.height() * scale());
            g.setLineDashes();
            g.setFill(color);
            g.setTextAlign(TextAlignment.LEFT);
            g.setTextBaseline(VPos.BOTTOM);
            boolean inside = shapes.indexOf(s) % 2 == 1;
            g.fillText(s.name(), px(b.x1()) + 3, inside ? py(b.y2()) - 3 : py(b.y1()) - 3);
        }
        if (arrows.get().length == 4) {
            paintArrows(g);
        }
    }

    private void paintArrows(GraphicsContext g) {
        Box b = shapes.stream().filter(Shape::movable).reduce((a, c) -> c).orElseThrow().box().get();
        double longest = 0;
        for (double a : arrows.get()) {
            longest = Math.max(longest, Math.abs(a));
        }
        if (!(longest > 0)) {
            return;
        }
        double unit = 46 / longest;
        double[] pull = arrows.get();
        g.setStroke(Color.web(DataColors.css(DataColors.SELECTION)));
        arrow(g, px(b.x1()), py(b.centerY()), pull[0] * unit, 0);
        arrow(g, px(b.centerX()), py(b.y1()), 0, pull[1] * unit);
        arrow(g, px(b.x2()), py(b.centerY()), pull[2] * unit, 0);
        arrow(g, px(b.centerX()), py(b.y2()), 0, pull[3] * unit);
    }

    private static void arrow(GraphicsContext g, double x, double y, double dx, double dy) {
        double length = Math.hypot(dx, dy);
        if (length < 2) {
            return;
        }
        double ux = dx / length;
        double uy = dy / length;
        g.strokeLine(x, y, x + dx, y + dy);
        g.strokeLine(x + dx, y + dy, x + dx - 6 * ux - 4 * uy, y + dy - 6 * uy + 4 * ux);
        g.strokeLine(x + dx, y + dy, x + dx - 6 * ux + 4 * uy, y + dy - 6 * uy - 4 * ux);
    }
}
