package anchorlens.ui.charts;

import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The distributions of the four edges under each other on one axis: bars over the bins of a prior, or curves of a mixture.
 * A solid line marks the expected place, a dashed one the annotated place, and every one of several modes its share.
 */
public final class DistributionBars extends ChartSurface implements SvgChart {
    /**
     * The axis below: its range and first unit, and a second unit (pixels of the input) that it is written in as well.
     *
     * @param perUnit pixels a first unit; 1 where the axis is in pixels, which are then written once
     */
    public record Axis(double low, double high, String unit, double perUnit) {
    }

    private static final double LABELS = 66;
    private static final double AXIS = 30;
    private static final double HEAD = 12;
    private static final double FOOT = 4;
    private static final double RIGHT = 10;
    private static final double FONT = 11;
    /** What a share of two figures takes. */
    private static final double SHARE_WIDTH = 26;

    private final Strings strings = Strings.beside(DistributionBars.class);
    private List<DistributionRow> rows = List.of();
    private Axis axis = new Axis(0, 1, "px", 1);

    public DistributionBars() {
        setMinSize(140, 120);
        setPrefSize(290, 270);
    }

    /** The rows from top to bottom; none empties the chart. */
    public void setRows(List<DistributionRow> all, Axis below) {
        rows = List.copyOf(all);
        axis = below;
        tell(rows.stream().map(r -> r.edge().name().toLowerCase(Locale.ROOT) + " " + r.value())
                .collect(Collectors.joining(", ")));
        repaint();
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
        double room = height - AXIS;
        if (rows.isEmpty() || width < LABELS + 40 || room < 4 * (HEAD + FOOT + 4)) {
            return;
        }
        double each = Math.floor(room / rows.size());
        for (int i = 0; i < rows.size(); i++) {
            DistributionRow row = rows.get(i);
            double base = (i + 1) * each - FOOT;
            paintWords(g, row, i * each, each);
            g.setStroke(axisColor());
            crispLine(g, LABELS, base, width - RIGHT, base);
            Color color = color(row);
            if (row.bars()) {
                paintBars(g, row, base, each - HEAD - FOOT, color, width);
            } else {
                paintCurve(g, row, base, each - HEAD - FOOT, color, width);
            }
            paintMarks(g, row, i * each + HEAD - 4, base, width);
        }
        paintAxis(g, rows.size() * each, width);
    }

    private static Color color(DistributionRow row) {
        return Color.web(DataColors.css(row.modes().size() > 1 ? DataColors.ALTERNATIVE : DataColors.DISTRIBUTION));
    }

    private void paintWords(Brush g, DistributionRow row, double top, double height) {
        g.setFont(font(FONT));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        boolean several = row.modes().size() > 1;
        double middle = top + height / 2 - (several ? 7 : 0);
        g.setFill(mutedColor());
        g.fillText(strings.get("edge." + row.edge().name()), 0, middle - 7);
        g.setFill(textColor());
        g.fillText(row.value(), 0, middle + 7);
        if (several) {
            g.setFill(textColor());
            g.fillText(strings.get("modes", Integer.toString(row.modes().size())), 0, middle + 21);
        }
    }

    private void paintBars(Brush g, DistributionRow row, double base, double height, Color color, double width) {
        double peak = peak(row);
        g.setFill(color.deriveColor(0, 1, 1, 0.9));
        double[] x = row.x();
        for (int k = 0; k < x.length; k++) {
            double step = k + 1 < x.length ? x[k + 1] - x[k] : x[k] - x[k - 1];
            double before = k > 0 ? x[k] - x[k - 1] : step;
            double left = Math.round(at(x[k] - before / 2, width)) + 1;
            double right = Math.max(left + 1, Math.round(at(x[k] + step / 2, width)) - 1);
            double h = Math.round(height * row.heights()[k] / peak);
            g.fillRoundRect(left, base - h, right - left, Math.max(h, 1), Math.min(3, h), Math.min(3, h));
        }
    }

    private void paintCurve(Brush g, DistributionRow row, double base, double height, Color color, double width) {
        double peak = peak(row);
        int n = row.x().length;
        double[] px = new double[n + 2];
        double[] py = new double[n + 2];
        for (int k = 0; k < n; k++) {
            px[k + 1] = Math.min(Math.max(at(row.x()[k], width), LABELS), width - RIGHT);
            py[k + 1] = base - height * row.heights()[k] / peak;
        }
        px[0] = px[1];
        px[n + 1] = px[n];
        py[0] = base;
        py[n + 1] = base;
        g.setFill(color.deriveColor(0, 1, 1, 0.35));
        g.fillPolygon(px, py, n + 2);
        g.setStroke(color);
        g.setLineWidth(1.3);
        g.strokePolyline(px, py, n + 2);
        g.setLineWidth(1);
    }

    private static double peak(DistributionRow row) {
        double peak = 0;
        for (double h : row.heights()) {
            peak = Math.max(peak, h);
        }
        return peak > 0 ? peak : 1;
    }

    /** The share of each hill above it, a little aside where a heavier one is near; of the heavier ones where there is no room for all. */
    private void paintShares(Brush g, DistributionRow row, double top, double width) {
        List<Double> written = new ArrayList<>();
        for (DistributionRow.Hill mode : row.modes().stream().sorted(Comparator.comparingDouble(DistributionRow.Hill::mass).reversed()).toList()) {
            double above = at(mode.x(), width);
            double aside = written.stream().filter(w -> Math.abs(w - above) < SHARE_WIDTH).findFirst()
                    .map(w -> above < w ? w - SHARE_WIDTH : w + SHARE_WIDTH).orElse(above);
            double x = Math.min(Math.max(aside, LABELS + 12), width - RIGHT - 12);
            if (Math.abs(x - above) < SHARE_WIDTH / 2 && written.stream().noneMatch(w -> Math.abs(w - x) < SHARE_WIDTH)) {
                g.fillText(Math.round(mode.mass() * 100) + " %", x, top + 2);
                written.add(x);
            }
        }
    }

    private void paintMarks(Brush g, DistributionRow row, double top, double base, double width) {
        g.setFont(font(9));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.BOTTOM);
        if (row.modes().size() > 1) {
            g.setFill(mutedColor());
            paintShares(g, row, top, width);
        }
        if (isOnAxis(row.expectation())) {
            g.setStroke(textColor());
            double x = at(row.expectation(), width);
            crispLine(g, x, top + 4, x, base + 2);
        }
        if (isOnAxis(row.annotated())) {
            g.setStroke(textColor());
            g.setLineDashes(3, 3);
            double x = at(row.annotated(), width);
            crispLine(g, x, top + 4, x, base + 2);
            g.setLineDashes();
        } else if (!Double.isNaN(row.annotated())) {
            paintBeyond(g, row.annotated() > axis.high(), base, width);
        }
    }

    /** An arrow at the end of the axis beyond which the annotated place lies. */
    private void paintBeyond(Brush g, boolean right, double base, double width) {
        double tip = right ? width - 1 : LABELS - 9;
        double back = right ? tip - 6 : tip + 6;
        g.setFill(textColor());
        g.fillPolygon(new double[] {tip, back, back}, new double[] {base - 6, base - 10, base - 2}, 3);
    }

    private boolean isOnAxis(double place) {
        return place >= axis.low() && place <= axis.high();
    }

    private void paintAxis(Brush g, double top, double width) {
        g.setFont(font(SMALL));
        g.setTextBaseline(VPos.TOP);
        writeTicks(g, axis.low(), axis.high(), top, width);
        boolean both = axis.perUnit() != 1;
        if (both) {
            writeTicks(g, axis.low() * axis.perUnit(), axis.high() * axis.perUnit(), top + 13, width);
        }
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(mutedColor());
        g.fillText(axis.unit(), 0, top);
        if (both) {
            g.fillText("px", 0, top + 13);
        }
    }

    private void writeTicks(Brush g, double low, double high, double y, double width) {
        g.setFill(mutedColor());
        g.setTextAlign(TextAlignment.CENTER);
        double length = width - RIGHT - LABELS;
        for (AxisScale.Tick t : AxisScale.between(low, high).ticks((int) Math.max(2, Math.round(length / 38)))) {
            g.fillText(t.label(), LABELS + t.fraction() * length, y);
        }
    }

    private double at(double place, double width) {
        return LABELS + (place - axis.low()) / (axis.high() - axis.low()) * (width - RIGHT - LABELS);
    }
}
