package anchorlens.ui.charts;

import anchorlens.ui.theme.DataColors;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Densities one beneath the other over a common axis, overlapping a little, so that the eye follows how they move: the oldest at the
 * top. Each is as high as its own peak; one of them is emphasised; a click tells which was meant.
 */
public final class RidgeChart extends ChartSurface implements SvgChart {
    /**
     * One density.
     *
     * @param label   beside it, empty for none
     * @param color   0xAARRGGBB
     * @param x       positions, ascending; empty for a row without a density
     * @param y       densities
     * @param mean    its expectation, drawn as a tick; NaN for none
     */
    public record Ridge(String label, int color, double[] x, double[] y, double mean) {
    }

    /**
     * What is drawn.
     *
     * @param title     above the chart
     * @param ridges    from top to bottom; those of equal row number lie in one row
     * @param row       {@code [n]} row of each ridge, ascending from 0
     * @param low       left end of the axis
     * @param high      right end of the axis
     * @param reference a place marked in all rows, such as the annotated edge; NaN for none
     * @param shown     row that is emphasised, −1 for none
     */
    public record Ridges(String title, List<Ridge> ridges, List<Integer> row, double low, double high, double reference, int shown) {
        public static final Ridges NONE = new Ridges("", List.of(), List.of(), 0, 1, Double.NaN, -1);

        public Ridges {
            ridges = List.copyOf(ridges);
            row = List.copyOf(row);
            if (ridges.size() != row.size()) {
                throw new IllegalArgumentException(ridges.size() + " ridges but rows of " + row.size());
            }
        }

        int rows() {
            return row.isEmpty() ? 0 : row.getLast() + 1;
        }
    }

    private static final double TOP = 18;
    private static final double BOTTOM = 18;
    private static final double RIGHT = 6;
    private static final double OVERLAP = 1.7;
    private static final double LABELS = 30;

    private final IntConsumer clicked;
    private Ridges ridges = Ridges.NONE;

    /** @param clicked hears the row that was clicked */
    public RidgeChart(IntConsumer clicked) {
        this.clicked = clicked;
        setMinSize(70, 84);
        setPrefSize(150, 260);
        setOnMouseClicked(e -> {
            double room = getHeight() - TOP - BOTTOM;
            int rows = ridges.rows();
            if (rows > 0 && e.getY() >= TOP && e.getY() < TOP + room) {
                this.clicked.accept((int) Math.clamp(Math.floor((e.getY() - TOP) / room * rows), 0, rows - 1));
            }
        });
    }

    public void setRidges(Ridges all) {
        ridges = all;
        tell(all.title() + ": " + all.ridges().stream().map(r -> r.label() + " " + AxisScale.label(r.mean()))
                .collect(Collectors.joining(", ")));
        repaint();
    }

    /** What is drawn. */
    public Ridges ridges() {
        return ridges;
    }

    private double left() {
        return ridges.ridges().stream().allMatch(r -> r.label().isEmpty()) ? RIGHT : LABELS;
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        draw(new CanvasBrush(g), width, height);
    }

    /** The chart as SVG of its present size, dark on white. */
    @Override
    public String toSvg() {
        return svg(this::draw);
    }

    private void draw(Brush g, double width, double height) {
        int rows = ridges.rows();
        double room = height - TOP - BOTTOM;
        if (rows == 0 || width < left() + 30 || room < 30) {
            return;
        }
        g.setFill(mutedColor());
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        g.fillText(ridges.title(), left(), 1);
        double each = room / rows;
        axis(g, width, height);
        for (int i = 0; i < ridges.ridges().size(); i++) {
            int row = ridges.row().get(i);
            double base = Math.floor(TOP + (row + 1) * each);
            ridge(g, ridges.ridges().get(i), base, Math.min(each * OVERLAP, base - TOP + 6), row == ridges.shown(), width,
                    i > 0 && ridges.row().get(i - 1) == row);
        }
        if (ridges.reference() >= ridges.low() && ridges.reference() <= ridges.high()) {
            g.setStroke(textColor());
            g.setLineDashes(3, 3);
            double x = x(ridges.reference(), width);
            crispLine(g, x, TOP, x, height - BOTTOM);
            g.setLineDashes();
        }
    }

    private void axis(Brush g, double width, double height) {
        AxisScale scale = AxisScale.between(ridges.low(), ridges.high());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.TOP);
        for (AxisScale.Tick t : scale.ticks((int) Math.max(1, (width - left()) / 55))) {
            double x = left() + t.fraction() * (width - left() - RIGHT);
            g.setStroke(gridColor());
            crispLine(g, x, TOP, x, height - BOTTOM);
            g.setFill(mutedColor());
            g.fillText(t.label(), Math.min(x, width - 12), height - BOTTOM + 3);
        }
    }

    private void ridge(Brush g, Ridge r, double base, double tall, boolean shown, double width, boolean outline) {
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.BOTTOM);
        g.setFill(shown ? textColor() : mutedColor());
        g.fillText(r.label(), left() - 4, base + 2);
        g.setStroke(shown ? textColor() : axisColor());
        crispLine(g, left(), base, width - RIGHT, base);
        if (r.x().length == 0) {
            return;
        }
        Color color = Color.web(DataColors.css(r.color()));
        int n = r.x().length;
        double peak = 0;
        for (double v : r.y()) {
            peak = Math.max(peak, v);
        }
        double[] px = new double[n + 2];
        double[] py = new double[n + 2];
        for (int i = 0; i < n; i++) {
            px[i + 1] = Math.clamp(x(r.x()[i], width), left(), width - RIGHT);
            py[i + 1] = base - (peak > 0 ? r.y()[i] / peak : 0) * tall;
        }
        px[0] = px[1];
        py[0] = base;
        px[n + 1] = px[n];
        py[n + 1] = base;
        if (!outline) {
            g.setFill(color.deriveColor(0, 1, 1, shown ? 0.75 : 0.32));
            g.fillPolygon(px, py, n + 2);
        }
        g.setStroke(color);
        g.setLineDashes(outline ? new double[] {4, 3} : new double[0]);
        g.setLineWidth(shown ? 2 : 1.2);
        g.strokePolyline(px, py, n + 2);
        g.setLineDashes();
        if (r.mean() >= ridges.low() && r.mean() <= ridges.high()) {
            g.setStroke(shown ? textColor() : color);
            crispLine(g, x(r.mean(), width), base - 5, x(r.mean(), width), base + 2);
        }
        g.setLineWidth(1);
    }

    private double x(double value, double width) {
        return left() + (value - ridges.low()) / (ridges.high() - ridges.low()) * (width - left() - RIGHT);
    }
}
