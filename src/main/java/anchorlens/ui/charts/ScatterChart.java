package anchorlens.ui.charts;

import anchorlens.assign.PriorState;
import anchorlens.ui.charts.PointRaster.Stamp;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import java.util.Arrays;
import java.util.function.IntFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * Positive against negative loss weight, a point for every prior: positives are filled discs, all others open rings. The
 * prior under the mouse is named, a click selects it.
 */
public final class ScatterChart extends ChartSurface implements SvgChart {
    private static final double DOT = 2.3;
    /**
     * The points.
     *
     * @param pos    {@code [P]} w_pos, at least 0; a point with a NaN is not drawn
     * @param neg    {@code [P]} w_neg, at least 0
     * @param states {@code [P]}
     */
    public record Points(double[] pos, double[] neg, PriorState[] states) {
        public static final Points NONE = new Points(new double[0], new double[0], new PriorState[0]);

        public Points {
            if (pos.length != neg.length || pos.length != states.length) {
                throw new IllegalArgumentException("one weight of each kind and one state a prior are needed");
            }
        }

        int count() {
            return states.length;
        }
    }

    private static final double LEFT = 40;
    private static final double BOTTOM = 28;
    private static final double TOP = 16;
    private static final double RIGHT = 12;
    private static final double REACH = 8;
    private static final double OPACITY = 0.75;

    private final String xName;
    private final String yName;
    private final IntFunction<String> describe;
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
    private final IntegerProperty hovered = new SimpleIntegerProperty(this, "hovered", -1);
    private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic", false);
    private Points points = Points.NONE;
    private AxisScale xAxis = AxisScale.linear(1);
    private AxisScale yAxis = AxisScale.linear(1);
    private PointRaster raster;
    private boolean rasterStale = true;

    /**
     * @param xName    what stands at the horizontal axis
     * @param yName    what stands at the vertical axis
     * @param describe the words for a prior under the mouse
     */
    public ScatterChart(String xName, String yName, IntFunction<String> describe) {
        this.xName = xName;
        this.yName = yName;
        this.describe = describe;
        setMinSize(120, 90);
        setPrefSize(300, 180);
        selected.addListener((o, was, is) -> repaint());
        hovered.addListener((o, was, is) -> repaint());
        logarithmic.addListener((o, was, is) -> rescale());
        setOnMouseMoved(e -> hovered.set(nearest(e)));
        setOnMouseExited(e -> hovered.set(-1));
        setOnMouseClicked(e -> {
            int at = nearest(e);
            if (at >= 0) {
                selected.set(at);
            }
        });
    }

    /** The selected prior, −1 for none. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** The prior under the mouse, −1 for none. */
    public IntegerProperty hoveredProperty() {
        return hovered;
    }

    /** Whether both axes count in decades. */
    public BooleanProperty logarithmicProperty() {
        return logarithmic;
    }

    public void setPoints(Points all) {
        points = all;
        tell(Strings.beside(ScatterChart.class).get("chart.points", Integer.toString(all.pos().length), yName, xName));
        rescale();
    }

    private void rescale() {
        boolean log = logarithmic.get();
        xAxis = log ? AxisScale.logarithmic(points.pos()) : AxisScale.linear(largest(points.pos()));
        yAxis = log ? AxisScale.logarithmic(points.neg()) : AxisScale.linear(largest(points.neg()));
        rasterStale = true;
        repaint();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        if (width <= LEFT + RIGHT + 10 || height <= TOP + BOTTOM + 10) {
            return;
        }
        paintAxes(new CanvasBrush(g), width, height);
        double scale = pixelRatio();
        paintPoints(scale, width, height);
        g.drawImage(raster.image(), 0, 0, raster.width() / scale, raster.height() / scale);
        ring(g, selected.get(), 6, Color.web(DataColors.css(DataColors.SELECTION)), width, height);
        if (hovered.get() != selected.get()) {
            ring(g, hovered.get(), 5, Color.WHITE, width, height);
        }
        paintWords(g, width, height);
    }

    /** The chart as SVG of its present size, dark on white, every prior as a mark. */
    @Override
    public String toSvg() {
        return svg((g, width, height) -> {
            paintAxes(g, width, height);
            drawPoints(g, PriorState.NEGATIVE, DataColors.NEGATIVE, width, height);
            drawPoints(g, PriorState.IGNORED, DataColors.IGNORED, width, height);
            drawPoints(g, PriorState.POSITIVE, DataColors.POSITIVE, width, height);
        });
    }

    private void drawPoints(Brush g, PriorState state, int color, double width, double height) {
        g.setFill(Color.web(DataColors.css(color)));
        g.setStroke(Color.web(DataColors.css(color)));
        for (int i = 0; i < points.count(); i++) {
            double x = x(i, width);
            double y = y(i, height);
            if (points.states()[i] != state || Double.isNaN(x) || Double.isNaN(y)) {
                continue;
            } else if (state == PriorState.POSITIVE) {
                g.fillOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
            } else {
                g.strokeOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
            }
        }
    }

    private void paintAxes(Brush g, double width, double height) {
        double right = width - RIGHT;
        double bottom = height - BOTTOM;
        g.setStroke(gridColor());
        g.setFill(mutedColor());
        g.setTextBaseline(VPos.TOP);
        g.setTextAlign(TextAlignment.CENTER);
        for (AxisScale.Tick t : xAxis.ticks((int) Math.max(2, (right - LEFT) / 45))) {
            double x = LEFT + t.fraction() * (right - LEFT);
            crispLine(g, x, TOP, x, bottom);
            g.fillText(t.label(), x, bottom + 3);
        }
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        for (AxisScale.Tick t : yAxis.ticks((int) Math.max(2, (bottom - TOP) / 26))) {
            double y = bottom - t.fraction() * (bottom - TOP);
            crispLine(g, LEFT, y, right, y);
            g.fillText(t.label(), LEFT - 5, y);
        }
        g.setStroke(axisColor());
        crispLine(g, LEFT, TOP, LEFT, bottom);
        crispLine(g, LEFT, bottom, right, bottom);
        g.setTextBaseline(VPos.BOTTOM);
        g.fillText(xName, right, height);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        g.fillText(yName, 2, 0);
    }

    private void paintPoints(double scale, double width, double height) {
        int w = (int) Math.ceil(width * scale);
        int h = (int) Math.ceil(height * scale);
        if (raster == null || raster.width() != w || raster.height() != h) {
            raster = new PointRaster(w, h);
            rasterStale = true;
        }
        if (!rasterStale) {
            return;
        }
        raster.clear();
        stamp(ring(DataColors.NEGATIVE, scale), PriorState.NEGATIVE, scale, width, height);
        stamp(ring(DataColors.IGNORED, scale), PriorState.IGNORED, scale, width, height);
        stamp(Stamp.disc(2.3 * scale, DataColors.POSITIVE, OPACITY), PriorState.POSITIVE, scale, width, height);
        rasterStale = false;
    }

    private static Stamp ring(int color, double scale) {
        return Stamp.ring(2.2 * scale, 1.1 * scale, color, OPACITY);
    }

    private void stamp(Stamp mark, PriorState state, double scale, double width, double height) {
        for (int i = 0; i < points.count(); i++) {
            if (points.states()[i] == state) {
                double x = x(i, width);
                double y = y(i, height);
                if (x == x && y == y) {
                    raster.stamp(mark, (int) Math.floor(x * scale), (int) Math.floor(y * scale));
                }
            }
        }
    }

    private void ring(GraphicsContext g, int prior, double radius, Color color, double width, double height) {
        if (prior < 0 || prior >= points.count()) {
            return;
        }
        double x = x(prior, width);
        double y = y(prior, height);
        g.setStroke(Color.web(DataColors.css(DataColors.HALO), 0.75));
        g.setLineWidth(4);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setStroke(color);
        g.setLineWidth(2);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setLineWidth(1);
    }

    private void paintWords(GraphicsContext g, double width, double height) {
        int prior = hovered.get();
        if (prior < 0 || prior >= points.count()) {
            return;
        }
        String words = describe.apply(prior);
        Text measure = new Text(words);
        measure.setFont(font(SMALL));
        double w = measure.getLayoutBounds().getWidth() + 10;
        double h = measure.getLayoutBounds().getHeight() + 6;
        double x = Math.max(0, Math.min(x(prior, width) + 10, width - w - 2));
        double y = y(prior, height) - h - 8 < 0 ? y(prior, height) + 10 : y(prior, height) - h - 8;
        g.setFill(backgroundColor());
        g.fillRoundRect(Math.floor(x), Math.floor(y), Math.ceil(w), Math.ceil(h), 6, 6);
        g.setStroke(axisColor());
        g.strokeRoundRect(Math.floor(x) + 0.5, Math.floor(y) + 0.5, Math.ceil(w), Math.ceil(h), 6, 6);
        g.setFill(textColor());
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        g.fillText(words, x + 5, y + 3);
    }

    private double x(int prior, double width) {
        return LEFT + xAxis.fraction(points.pos()[prior]) * (width - LEFT - RIGHT);
    }

    private double y(int prior, double height) {
        return height - BOTTOM - yAxis.fraction(points.neg()[prior]) * (height - TOP - BOTTOM);
    }

    /** The point nearest to the mouse within reach; of equals a positive, then the first. */
    private int nearest(MouseEvent e) {
        int best = -1;
        double least = REACH * REACH;
        for (int i = 0; i < points.count(); i++) {
            double dx = x(i, Math.floor(getWidth())) - e.getX();
            double dy = y(i, Math.floor(getHeight())) - e.getY();
            double d = dx * dx + dy * dy;
            if (d < least || d == least && best >= 0 && points.states()[i] == PriorState.POSITIVE
                    && points.states()[best] != PriorState.POSITIVE) {
                least = d;
                best = i;
            }
        }
        return best;
    }
}
