package anchorlens.ui.charts;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Groups of horizontal bars, one bar a series, as high as there are groups. A click on a bar, or Enter on the one that ↑ and ↓ went to,
 * tells which was meant. To be used on the FX thread.
 */
public final class GroupedBars extends ChartSurface implements SvgChart {
    /** A series. @param color 0xAARRGGBB */
    public record Series(String name, int color) {
    }

    /** A group of bars. @param name before them @param values one a series; NaN for none */
    public record Group(String name, double[] values) {
    }

    /** Hears which bar was meant. */
    @FunctionalInterface
    public interface Clicked {
        void bar(int group, int series);
    }

    private static final double HEAD = 18;
    private static final double BAR = 11;
    private static final double GAP = 7;
    private static final double SAMPLE = 9;
    private static final double MOST_NAMES = 0.36;

    private final Clicked clicked;
    private final ChartText text = new ChartText(font(SMALL));
    private List<Series> series = List.of();
    private List<Group> groups = List.of();
    private DoubleFunction<String> words = AxisScale::label;
    private double head = HEAD;
    private int hovered = -1;
    private int selected = -1;

    public GroupedBars(Clicked clicked) {
        this.clicked = clicked;
        setMinSize(160, HEAD);
        setFocusTraversable(true);
        setOnMouseMoved(e -> hover(barAt(e.getY())));
        setOnMouseExited(e -> hover(-1));
        setOnMousePressed(e -> requestFocus());
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                choose(barAt(e.getY()));
            }
        });
        setOnKeyPressed(this::key);
        focusedProperty().addListener((o, was, is) -> repaint());
    }

    /** @param how writes a value */
    public void setBars(List<Series> all, List<Group> rows, DoubleFunction<String> how) {
        if (!series.equals(all) || groups.size() != rows.size()) {
            selected = -1;
        }
        series = List.copyOf(all);
        groups = List.copyOf(rows);
        words = how;
        double height = groups.isEmpty() ? head : head + groups.size() * rowHeight();
        setMinHeight(height);
        setPrefHeight(height);
        setAccessibleText(groups.stream().map(Group::name).collect(Collectors.joining(", ")));
        repaint();
    }

    /** Leaves the names of the series away, where bars above have the same. */
    public void hideLegend() {
        head = 2;
        repaint();
    }

    /** No bar is emphasised any more. */
    public void clearSelection() {
        selected = -1;
        repaint();
    }

    private double rowHeight() {
        return series.size() * BAR + GAP;
    }

    /** The number of the bar at a height, −1 between groups: group · series + series. */
    private int barAt(double y) {
        int group = (int) Math.floor((y - head) / rowHeight());
        int bar = (int) Math.floor((y - head - group * rowHeight()) / BAR);
        return y < head || group >= groups.size() || bar >= series.size() ? -1 : group * series.size() + bar;
    }

    private void hover(int bar) {
        if (bar != hovered) {
            hovered = bar;
            setCursor(bar < 0 ? Cursor.DEFAULT : Cursor.HAND);
            repaint();
        }
    }

    private void choose(int bar) {
        if (bar >= 0) {
            selected = bar;
            repaint();
            clicked.bar(bar / series.size(), bar % series.size());
        }
    }

    private void key(KeyEvent e) {
        int bars = groups.size() * series.size();
        switch (e.getCode()) {
            case UP -> hover(Math.max(0, hovered - 1));
            case DOWN -> hover(Math.min(bars - 1, hovered + 1));
            case ENTER -> choose(hovered);
            default -> {
                return;
            }
        }
        if (hovered >= 0) {
            setAccessibleHelp(label(hovered));
        }
        e.consume();
    }

    private String label(int bar) {
        Group group = groups.get(bar / series.size());
        int s = bar % series.size();
        return group.name() + ", " + series.get(s).name() + ": " + words.apply(group.values()[s]);
    }

    /** The bars as SVG of their present width, dark on white. */
    @Override
    public String toSvg() {
        double w = Math.max(320, Math.floor(getWidth()));
        double h = head + groups.size() * rowHeight();
        SvgPen pen = new SvgPen(w, h, SMALL);
        pen.rectangle(0, 0, w, h, Color.WHITE);
        paint(pen, w, ChartColors.PRINT, -1, -1);
        return pen.finish();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        paint(new CanvasPen(g, 1, new PointRaster(1, 1)), width, new ChartColors(textColor(), mutedColor(), axisColor(), gridColor(),
                backgroundColor()), hovered, selected);
    }

    private void paint(ChartPen pen, double width, ChartColors colors, int over, int chosen) {
        if (groups.isEmpty()) {
            return;
        }
        double x = 2;
        for (Series s : head < HEAD ? List.<Series>of() : series) {
            pen.rectangle(x, HEAD / 2 - SAMPLE / 2 - 2, SAMPLE, SAMPLE, ChartColors.data(s.color()));
            pen.text(s.name(), x + SAMPLE + 4, HEAD / 2 - 2, TextAlignment.LEFT, VPos.CENTER, colors.muted());
            x += SAMPLE + 16 + text.width(s.name());
        }
        double names = Math.min(width * MOST_NAMES, groups.stream().mapToDouble(g -> text.width(g.name())).max().orElse(0)) + 8;
        double most = 0;
        double values = 0;
        for (Group group : groups) {
            for (double v : group.values()) {
                most = Math.max(most, Double.isNaN(v) ? 0 : v);
                values = Math.max(values, text.width(words.apply(v)));
            }
        }
        double room = Math.max(10, width - names - values - 10);
        for (int i = 0; i < groups.size(); i++) {
            double top = head + i * rowHeight();
            pen.text(text.shortened(groups.get(i).name(), names - 8), names - 6, top + series.size() * BAR / 2, TextAlignment.RIGHT, VPos.CENTER,
                    colors.text());
            for (int s = 0; s < series.size(); s++) {
                int bar = i * series.size() + s;
                double v = groups.get(i).values()[s];
                double y = top + s * BAR;
                if (bar == chosen || bar == over) {
                    pen.rectangle(names - 2, y, width - names, BAR, bar == chosen ? colors.axis() : colors.grid());
                }
                double length = most > 0 && v > 0 ? Math.max(1, room * v / most) : 0;
                pen.rectangle(names, y + 1.5, length, BAR - 3, ChartColors.data(series.get(s).color()));
                pen.text(words.apply(v), names + length + 5, y + BAR / 2, TextAlignment.LEFT, VPos.CENTER,
                        bar == over || bar == chosen ? colors.text() : colors.muted());
            }
            pen.hairline(names - 2, top, names - 2, top + series.size() * BAR, colors.axis());
        }
    }
}
