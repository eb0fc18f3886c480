package anchorlens.ui.charts;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What mouse and keys do in a {@link CurveChart}. */
final class CurveMouse {
    private static final double ZOOM = 1.2;
    private static final double CLICK = 4;

    private final CurveChart chart;
    private double pressedAt = Double.NaN;

    CurveMouse(CurveChart chart) {
        this.chart = chart;
    }

    void install() {
        chart.setOnMouseMoved(e -> point(e.getX(), e.getY()));
        chart.setOnMouseExited(e -> leave());
        chart.setOnMousePressed(this::press);
        chart.setOnMouseDragged(this::drag);
        chart.setOnMouseReleased(this::release);
        chart.setOnScroll(this::scroll);
        chart.setOnKeyPressed(this::key);
    }

    private void point(double x, double y) {
        if (chart.picture() == null) {
            return;
        }
        CurveFrame frame = chart.picture().frame();
        if (!frame.holds(x, y)) {
            leave();
            return;
        }
        chart.pointAt(x, y);
        int mark = chart.markAt(x, y);
        chart.hoveredProperty().set(mark);
        chart.placeProperty().set(mark < 0 ? frame.valueAt(x) : chart.dataProperty().get().marks().x()[mark]);
    }

    private void leave() {
        chart.pointAt(Double.NaN, Double.NaN);
        chart.hoveredProperty().set(-1);
        chart.placeProperty().set(Double.NaN);
    }

    private void press(MouseEvent e) {
        chart.requestFocus();
        if (e.getButton() == MouseButton.PRIMARY && chart.picture() != null) {
            pressedAt = chart.picture().frame().holds(e.getX(), e.getY()) ? e.getX() : Double.NaN;
        }
    }

    private void drag(MouseEvent e) {
        if (!Double.isNaN(pressedAt) && Math.abs(e.getX() - pressedAt) > CLICK) {
            CurveFrame frame = chart.picture().frame();
            double x = Math.max(frame.left(), Math.min(frame.right(), e.getX()));
            double from = frame.valueAt(Math.min(x, pressedAt));
            double to = frame.valueAt(Math.max(x, pressedAt));
            if (from < to) {
                chart.brushProperty().set(new Range(from, to));
            }
        }
    }

    private void release(MouseEvent e) {
        boolean dragged = !Double.isNaN(pressedAt) && Math.abs(e.getX() - pressedAt) > CLICK;
        pressedAt = Double.NaN;
        if (e.getButton() != MouseButton.PRIMARY || chart.picture() == null) {
            return;
        }
        if (dragged) {
            if (chart.brushZoomsProperty().get() && chart.brushProperty().get() != null) {
                chart.viewProperty().set(chart.brushProperty().get());
                chart.brushProperty().set(null);
            }
        } else if (e.getClickCount() == 2) {
            chart.viewProperty().set(null);
            chart.brushProperty().set(null);
        } else {
            click(e.getX(), e.getY());
        }
    }

    private void click(double x, double y) {
        for (CurvePicture.Entry entry : chart.picture().legend()) {
            if (entry.holds(x, y)) {
                if (!chart.hidden().remove(entry.name())) {
                    chart.hidden().add(entry.name());
                }
                return;
            }
        }
        int mark = chart.picture().frame().holds(x, y) ? chart.markAt(x, y) : -1;
        if (mark >= 0) {
            chart.selectedProperty().set(mark);
        }
    }

    private void scroll(ScrollEvent e) {
        if (chart.picture() == null || e.getDeltaY() == 0 || !chart.picture().frame().holds(e.getX(), e.getY())) {
            return;
        }
        CurveFrame frame = chart.picture().frame();
        double factor = e.getDeltaY() > 0 ? 1 / ZOOM : ZOOM;
        double at = (e.getX() - frame.left()) / frame.width();
        double from = at - at * factor;
        double to = at + (1 - at) * factor;
        AxisScale whole = CurvePicture.xScale(chart.dataProperty().get(), chart.hidden(), null);
        AxisScale shown = CurvePicture.xScale(chart.dataProperty().get(), chart.hidden(), chart.viewProperty().get());
        double low = Math.max(whole.low(), shown.value(from));
        double high = Math.min(whole.high(), shown.value(to));
        if (low <= whole.low() && high >= whole.high()) {
            chart.viewProperty().set(null);
        } else if (high - low > 1e-9 * (whole.high() - whole.low())) {
            chart.viewProperty().set(new Range(low, high));
        }
        e.consume();
    }

    private void key(KeyEvent e) {
        if (chart.snapsProperty().get()) {
            snap(e);
            return;
        }
        int step = switch (e.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            default -> 0;
        };
        if (step == 0 || chart.picture() == null) {
            return;
        }
        AxisScale scale = chart.picture().frame().xScale();
        double now = chart.placeProperty().get();
        double fraction = Double.isNaN(now) ? 0.5 : Math.max(0, Math.min(1, scale.fraction(now) + step / 100.0));
        chart.placeProperty().set(scale.value(fraction));
        chart.setAccessibleHelp(chart.readout());
        e.consume();
    }

    private void snap(KeyEvent e) {
        int last = chart.dataProperty().get().marks().count() - 1;
        int at = chart.hoveredProperty().get();
        switch (e.getCode()) {
            case LEFT -> at = at < 0 ? last : at - 1;
            case RIGHT -> at = at + 1;
            case ENTER -> {
                if (at >= 0) {
                    chart.selectedProperty().set(at);
                    e.consume();
                }
                return;
            }
            default -> {
                return;
            }
        }
        if (last >= 0) {
            at = Math.clamp(at, 0, last);
            chart.hoveredProperty().set(at);
            chart.placeProperty().set(chart.dataProperty().get().marks().x()[at]);
            chart.setAccessibleHelp(chart.readout());
        }
        e.consume();
    }
}
