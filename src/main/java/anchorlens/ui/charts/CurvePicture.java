package anchorlens.ui.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The still part of a {@link CurveChart}: legend, axes, curves, marks and guides, laid out for a size.
 *
 * @param data   what is drawn
 * @param hidden names of curves and kinds of marks that are not
 * @param frame  where the plot lies
 * @param legend what stands above it
 * @param step   every how many of the names below the plot are written, so that they do not meet
 * @param words  what stands at the guides
 */
record CurvePicture(CurveData data, Set<String> hidden, CurveFrame frame, List<Entry> legend, int step, List<GuideWords> words) {
    /** A word of the legend and the area it takes. */
    record Entry(String name, double x, double y, double width, Curve curve, CurveMarks.Kind kind) {
        boolean holds(double px, double py) {
            return px >= x - 3 && px <= x + width + 6 && py >= y - 2 && py <= y + ROW - 2;
        }
    }

    static final double ROW = 16;
    private static final double SAMPLE = 20;
    private static final double GAP = 14;
    private static final double RIGHT = 14;
    private static final double BOTTOM = 30;
    private static final double LINE = 1.8;
    private static final Color GHOST = Color.gray(0.5, 0.45);

    /**
     * Lays a chart out.
     *
     * @param view      what of the horizontal axis is shown, null for all
     * @param leastLeft pixels left of the plot at least, so that plots one beneath the other begin at the same place
     */
    static CurvePicture of(CurveData data, Set<String> hidden, Range view, boolean withLegend, double leastLeft, double width, double height,
                           ChartText text) {
        List<Entry> legend = withLegend ? legend(data, width, text) : List.of();
        double top = legend.isEmpty() ? 18 : legend.getLast().y() + ROW + 16;
        AxisScale x = xScale(data, hidden, view);
        AxisScale y = yScale(data, hidden, x);
        double plotHeight = Math.max(1, height - top - BOTTOM);
        double left = leastLeft;
        for (AxisScale.Tick t : y.ticks(yTicks(plotHeight))) {
            left = Math.max(left, text.width(t.label()) + 9);
        }
        left = Math.ceil(left);
        CurveFrame frame = new CurveFrame(left, top, Math.max(1, width - left - RIGHT), plotHeight, x, y);
        double widest = data.x().names().stream().mapToDouble(text::width).max().orElse(0) + 8;
        int step = (int) Math.max(1, Math.ceil(widest / Math.max(1, frame.x(1) - frame.x(0))));
        return new CurvePicture(data, Set.copyOf(hidden), frame, legend, step, GuideWords.of(data.guides(), frame, text));
    }

    private static List<Entry> legend(CurveData data, double width, ChartText text) {
        List<Entry> out = new ArrayList<>();
        double[] pen = {4, 2};
        data.curves().forEach(c -> place(out, pen, c.name(), c, null, width, text));
        Set<String> named = data.curves().stream().map(Curve::name).collect(Collectors.toSet());
        data.marks().kinds().stream().filter(k -> !named.contains(k.name())).forEach(k -> place(out, pen, k.name(), null, k, width, text));
        return out;
    }

    private static void place(List<Entry> out, double[] pen, String name, Curve curve, CurveMarks.Kind kind, double width,
                              ChartText text) {
        double w = (curve == null ? 12 : SAMPLE + 5) + text.width(name);
        if (pen[0] > 4 && pen[0] + w > width - 4) {
            pen[0] = 4;
            pen[1] += ROW;
        }
        out.add(new Entry(name, pen[0], pen[1], w, curve, kind));
        pen[0] += w + GAP;
    }

    /** The horizontal axis; {@code view} is what of it is shown, null for all. */
    static AxisScale xScale(CurveData data, Set<String> hidden, Range view) {
        if (view != null) {
            return data.x().logarithmic() ? AxisScale.logarithmicBetween(view.low(), view.high())
                    : AxisScale.between(view.low(), view.high());
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Curve c : data.curves()) {
            for (double v : hidden.contains(c.name()) ? new double[0] : c.x()) {
                if (Double.isFinite(v) && (v > 0 || !data.x().logarithmic())) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        if (data.curves().isEmpty()) {
            for (double v : data.marks().x()) {
                if (Double.isFinite(v) && (v > 0 || !data.x().logarithmic())) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        return data.x().scale(low, high, false);
    }

    private static AxisScale yScale(CurveData data, Set<String> hidden, AxisScale x) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Curve c : data.curves()) {
            if (hidden.contains(c.name())) {
                continue;
            }
            for (int i = 0; i < c.y().length; i++) {
                double v = c.y()[i];
                if (Double.isFinite(v) && (v > 0 || !data.y().logarithmic()) && c.x()[i] >= x.low() && c.x()[i] <= x.high()) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        for (int i = 0; i < data.marks().count(); i++) {
            double v = data.marks().y()[i];
            if (Double.isFinite(v) && (v > 0 || !data.y().logarithmic()) && data.marks().x()[i] >= x.low()
                    && data.marks().x()[i] <= x.high()) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        return data.y().scale(low, high, true);
    }

    private static int yTicks(double height) {
        return (int) Math.max(2, height / 34);
    }

    void paint(ChartPen pen, ChartColors colors) {
        paintLegend(pen, colors);
        paintAxes(pen, colors);
        pen.clip(frame.left(), frame.top() - 1, frame.width() + 1, frame.height() + 2);
        for (Curve c : data.curves()) {
            if (!hidden.contains(c.name())) {
                paintCurve(pen, c);
            }
        }
        for (Guide guide : data.guides()) {
            paintGuide(pen, guide);
        }
        pen.unclip();
        pen.marks(data.marks(), markX(), markY());
        words.forEach(w -> w.paint(pen, colors));
    }

    /** Pixels of the marks; NaN where one is hidden or out of sight. */
    double[] markX() {
        double[] out = new double[data.marks().count()];
        List<CurveMarks.Kind> kinds = data.marks().kinds();
        for (int i = 0; i < out.length; i++) {
            double px = frame.x(data.marks().x()[i]);
            boolean seen = !hidden.contains(kinds.get(data.marks().kind()[i]).name()) && px >= frame.left() - 0.5
                    && px <= frame.right() + 0.5;
            out[i] = seen ? px : Double.NaN;
        }
        return out;
    }

    double[] markY() {
        double[] out = new double[data.marks().count()];
        for (int i = 0; i < out.length; i++) {
            double py = frame.y(data.marks().y()[i]);
            out[i] = py >= frame.top() - 0.5 && py <= frame.bottom() + 0.5 ? py : Double.NaN;
        }
        return out;
    }

    private void paintLegend(ChartPen pen, ChartColors colors) {
        for (Entry e : legend) {
            boolean off = hidden.contains(e.name());
            double middle = e.y() + ROW / 2 - 2;
            double words = e.x() + 12;
            if (e.curve() != null) {
                pen.polyline(new double[] {e.x(), e.x() + SAMPLE}, new double[] {middle, middle}, 2,
                        off ? GHOST : ChartColors.data(e.curve().color()), LINE, e.curve().line().pattern());
                words = e.x() + SAMPLE + 5;
            } else if (!off) {
                pen.marks(new CurveMarks(List.of(e.kind()), new int[1], new double[1], new double[1]), new double[] {e.x() + 4},
                        new double[] {middle});
            }
            pen.text(e.name(), words, middle, TextAlignment.LEFT, VPos.CENTER, off ? GHOST : colors.text());
        }
    }

    private void paintAxes(ChartPen pen, ChartColors colors) {
        for (int i = 0; i < data.x().names().size(); i += step) {
            if (frame.x(i) >= frame.left() && frame.x(i) <= frame.right()) {
                pen.text(data.x().names().get(i), frame.x(i), frame.bottom() + 3, TextAlignment.CENTER, VPos.TOP, colors.muted());
            }
        }
        List<AxisScale.Tick> ticks = data.x().names().isEmpty() ? frame.xScale().ticks((int) Math.max(2, frame.width() / 60)) : List.of();
        for (AxisScale.Tick t : ticks) {
            double x = frame.left() + t.fraction() * frame.width();
            pen.hairline(x, frame.top(), x, frame.bottom(), colors.grid());
            pen.text(t.label(), x, frame.bottom() + 3, TextAlignment.CENTER, VPos.TOP, colors.muted());
        }
        for (AxisScale.Tick t : frame.yScale().ticks(yTicks(frame.height()))) {
            double y = frame.bottom() - t.fraction() * frame.height();
            boolean zero = t.label().equals("0");
            pen.hairline(frame.left(), y, frame.right(), y, zero ? colors.axis() : colors.grid());
            pen.text(t.label(), frame.left() - 5, y, TextAlignment.RIGHT, VPos.CENTER, colors.muted());
        }
        pen.hairline(frame.left(), frame.top(), frame.left(), frame.bottom(), colors.axis());
        pen.hairline(frame.left(), frame.bottom(), frame.right(), frame.bottom(), colors.axis());
        pen.text(data.x().name(), frame.right(), frame.bottom() + 28, TextAlignment.RIGHT, VPos.BOTTOM, colors.muted());
        pen.text(data.y().name(), 2, frame.top() - 5, TextAlignment.LEFT, VPos.BOTTOM, colors.muted());
    }

    private void paintCurve(ChartPen pen, Curve c) {
        Thinning thin = Thinning.of(c, frame);
        Color color = ChartColors.data(c.color());
        if (c.filled() && thin.count() > 1 && !data.y().logarithmic()) {
            double base = frame.y(0);
            int n = thin.count();
            double[] x = Arrays.copyOf(thin.x(), n + 2);
            double[] y = Arrays.copyOf(thin.y(), n + 2);
            x[n] = x[n - 1];
            x[n + 1] = x[0];
            y[n] = base;
            y[n + 1] = base;
            if (Arrays.stream(y).noneMatch(Double::isNaN)) {
                pen.area(x, y, n + 2, color.deriveColor(0, 1, 1, 0.22));
            }
        }
        pen.polyline(thin.x(), thin.y(), thin.count(), color, LINE, c.line().pattern());
    }

    private void paintGuide(ChartPen pen, Guide guide) {
        double at = guide.vertical() ? frame.x(guide.at()) : frame.y(guide.at());
        Color color = ChartColors.data(guide.color());
        double[] dash = {4, 3};
        if (guide.vertical()) {
            pen.polyline(new double[] {at, at}, new double[] {frame.top(), frame.bottom()}, 2, color, 1.2, dash);
        } else {
            pen.polyline(new double[] {frame.left(), frame.right()}, new double[] {at, at}, 2, color, 1.2, dash);
        }
    }
}
