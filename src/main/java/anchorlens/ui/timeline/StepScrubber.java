package anchorlens.ui.timeline;

import anchorlens.ui.charts.ChartSurface;
import anchorlens.ui.theme.DataColors;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The steps of one or two trainings along a line: a mark for each checkpoint, above the line of the first training, below it of the
 * second, and a handle at the step that is shown. It is clicked, dragged, and moved with ←, →, Home and End.
 */
final class StepScrubber extends ChartSurface {
    private static final double SIDE = 16;
    private static final double LINE = 15;
    private static final double HANDLE = 7;
    private static final double LABEL_ROOM = 26;

    private final TimelineViewModel model;

    StepScrubber(TimelineViewModel model) {
        this.model = model;
        getStyleClass().add("step-scrubber");
        setId("scrubber");
        setMinSize(120, 34);
        setPrefSize(500, 34);
        setMaxHeight(34);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        model.stepProperty().addListener((o, was, is) -> changed());
        model.first().seriesProperty().addListener((o, was, is) -> changed());
        model.second().seriesProperty().addListener((o, was, is) -> changed());
        focusedProperty().addListener((o, was, is) -> repaint());
        setOnMousePressed(this::drag);
        setOnMouseDragged(this::drag);
        setOnKeyPressed(this::key);
        changed();
    }

    private void changed() {
        setAccessibleText(model.first().checkpointAt(model.stepProperty().get()).map(c -> c.name() + c.step().map(s -> ", " + s).orElse(""))
                .orElse(""));
        repaint();
    }

    private void drag(MouseEvent e) {
        requestFocus();
        List<Double> all = model.steps();
        if (!all.isEmpty()) {
            double share = (e.getX() - SIDE) / (getWidth() - 2 * SIDE);
            model.moveTo(all.getFirst() + share * (all.getLast() - all.getFirst()));
        }
        e.consume();
    }

    private void key(KeyEvent e) {
        DoubleProperty step = model.stepProperty();
        List<Double> all = model.steps();
        if (all.isEmpty()) {
            return;
        }
        switch (e.getCode()) {
            case LEFT, DOWN -> model.move(-1);
            case RIGHT, UP -> model.move(1);
            case HOME -> step.set(all.getFirst());
            case END -> step.set(all.getLast());
            default -> {
                return;
            }
        }
        e.consume();
    }

    /** Where a step stands. */
    double xOf(double number) {
        List<Double> all = model.steps();
        double span = all.getLast() - all.getFirst();
        return SIDE + (span > 0 ? (number - all.getFirst()) / span : 0.5) * (getWidth() - 2 * SIDE);
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        List<Double> all = model.steps();
        g.setStroke(axisColor());
        g.setLineWidth(2);
        g.strokeLine(SIDE, LINE, width - SIDE, LINE);
        g.setLineWidth(1);
        if (all.isEmpty()) {
            return;
        }
        double now = xOf(model.stepProperty().get());
        g.setStroke(TrainingColors.FIRST);
        g.setLineWidth(2);
        g.strokeLine(SIDE, LINE, now, LINE);
        marks(g, model.first(), TrainingColors.FIRST, LINE - 9);
        marks(g, model.second(), TrainingColors.SECOND, LINE + 1);
        labels(g, all, height);
        g.setFill(isFocused() ? Color.web(DataColors.css(DataColors.SELECTION)) : textColor());
        g.fillOval(now - HANDLE, LINE - HANDLE, 2 * HANDLE, 2 * HANDLE);
        g.setStroke(backgroundColor());
        g.setLineWidth(2);
        g.strokeOval(now - HANDLE, LINE - HANDLE, 2 * HANDLE, 2 * HANDLE);
        g.setLineWidth(1);
    }

    private void marks(GraphicsContext g, TrainingViewModel t, Color color, double top) {
        if (t.seriesProperty().get() == null) {
            return;
        }
        g.setFill(color);
        t.seriesProperty().get().checkpoints().forEach(c -> g.fillRect(Math.round(xOf(c.number())) - 1, top, 2, 8));
    }

    private void labels(GraphicsContext g, List<Double> all, double height) {
        g.setFill(mutedColor());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.BOTTOM);
        double last = xOf(all.getLast());
        double free = Double.NEGATIVE_INFINITY;
        for (double number : all) {
            double x = xOf(number);
            if (x >= free && (x <= last - LABEL_ROOM || x == last)) {
                g.fillText(StepText.number(number), x, height);
                free = x + LABEL_ROOM;
            }
        }
    }
}
