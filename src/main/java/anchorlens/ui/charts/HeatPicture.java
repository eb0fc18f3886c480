package anchorlens.ui.charts;

import anchorlens.ui.theme.DataColors;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The still part of a {@link HeatMap}, laid out for a size.
 *
 * @param data  what is drawn
 * @param frame where the cells lie
 * @param low   the smallest value, the darkest colour
 * @param high  the largest value, the lightest colour
 * @param stepX every how many of the names below are written, so that they do not meet
 */
record HeatPicture(HeatMap.Data data, CurveFrame frame, double low, double high, int stepX) {
    private static final double TOP = 40;
    private static final double BOTTOM = 32;
    private static final double RIGHT = 10;
    private static final double BAR = 90;
    private static final double ROW = 13;
    private static final int BAR_STEPS = 45;

    static HeatPicture of(HeatMap.Data data, double width, double height, ChartText text) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : data.values()) {
            low = Double.isNaN(v) ? low : Math.min(low, v);
            high = Double.isNaN(v) ? high : Math.max(high, v);
        }
        double left = Math.ceil(data.y().values().stream().mapToDouble(text::width).max().orElse(0) + 8);
        double plot = Math.max(1, width - left - RIGHT);
        double widest = data.x().values().stream().mapToDouble(text::width).max().orElse(0) + 8;
        int step = (int) Math.max(1, Math.ceil(widest * data.x().values().size() / plot));
        CurveFrame frame = new CurveFrame(left, TOP, plot, Math.max(1, height - TOP - BOTTOM), AxisScale.between(0, 1), AxisScale.between(0, 1));
        return new HeatPicture(data, frame, low, high, step);
    }

    double cellWidth() {
        return frame.width() / Math.max(1, data.x().values().size());
    }

    double cellHeight() {
        return frame.height() / Math.max(1, data.y().values().size());
    }

    double left(double column) {
        return frame.left() + column * cellWidth();
    }

    /** The upper edge of a row, rows counted from the bottom. */
    double top(double row) {
        return frame.bottom() - (row + 1) * cellHeight();
    }

    /** The cell at a place, −1 outside. */
    int cellAt(double px, double py) {
        if (!frame.holds(px, py) || data.values().length == 0) {
            return -1;
        }
        int n = data.x().values().size();
        int x = (int) Math.clamp((px - frame.left()) / cellWidth(), 0, n - 1);
        int y = (int) Math.clamp((frame.bottom() - py) / cellHeight(), 0, data.y().values().size() - 1);
        return x + n * y;
    }

    private Color color(double value) {
        return ChartColors.data(DataColors.sequential(high > low ? (value - low) / (high - low) : 0.5));
    }

    void paint(ChartPen pen, ChartColors colors) {
        int n = data.x().values().size();
        for (int cell = 0; cell < data.values().length; cell++) {
            double v = data.values()[cell];
            double x = Math.floor(left(cell % n));
            double y = Math.floor(top(cell / n));
            pen.rectangle(x, y, Math.floor(left(cell % n + 1)) - x, Math.floor(top(cell / n - 1.0)) - y,
                    Double.isNaN(v) ? colors.grid() : color(v));
        }
        if (data.values().length > 0) {
            paintNames(pen, colors);
            paintScale(pen, colors);
            paintMark(pen);
        }
    }

    private void paintNames(ChartPen pen, ChartColors colors) {
        List<String> xs = data.x().values();
        for (int i = 0; i < xs.size(); i += stepX) {
            pen.text(xs.get(i), left(i + 0.5), frame.bottom() + 3, TextAlignment.CENTER, VPos.TOP, colors.muted());
        }
        int stepY = (int) Math.max(1, Math.ceil(ROW / cellHeight()));
        for (int j = 0; j < data.y().values().size(); j += stepY) {
            pen.text(data.y().values().get(j), frame.left() - 5, top(j - 0.5), TextAlignment.RIGHT, VPos.CENTER, colors.muted());
        }
        pen.text(data.x().name(), frame.right(), frame.bottom() + 30, TextAlignment.RIGHT, VPos.BOTTOM, colors.muted());
        pen.text(data.y().name(), 2, frame.top() - 6, TextAlignment.LEFT, VPos.BOTTOM, colors.muted());
    }

    /** The colours from the smallest to the largest value, and what they stand for. */
    private void paintScale(ChartPen pen, ChartColors colors) {
        pen.text(data.quantity(), 2, 9, TextAlignment.LEFT, VPos.CENTER, colors.text());
        if (!(low < high)) {
            pen.text(low == high ? AxisScale.label(low) : "", frame.right(), 9, TextAlignment.RIGHT, VPos.CENTER, colors.muted());
            return;
        }
        double right = frame.right() - 44;
        for (int i = 0; i < BAR_STEPS; i++) {
            pen.rectangle(right - BAR + i * BAR / BAR_STEPS, 4, BAR / BAR_STEPS + 0.5, 10, ChartColors.data(DataColors.sequential((i + 0.5) / BAR_STEPS)));
        }
        pen.text(AxisScale.label(low), right - BAR - 4, 9, TextAlignment.RIGHT, VPos.CENTER, colors.muted());
        pen.text(AxisScale.label(high), right + 4, 9, TextAlignment.LEFT, VPos.CENTER, colors.muted());
    }

    private void paintMark(ChartPen pen) {
        double x = left(data.markX() + 0.5);
        double y = top(data.markY() - 0.5);
        if (!frame.holds(x, y)) {
            return;
        }
        for (int pass = 0; pass < 2; pass++) {
            Color color = ChartColors.data(pass == 0 ? 0xFF101418 : DataColors.SELECTION);
            double line = pass == 0 ? 4.5 : 2;
            pen.polyline(new double[] {x - 6, x + 6}, new double[] {y, y}, 2, color, line, new double[0]);
            pen.polyline(new double[] {x, x}, new double[] {y - 6, y + 6}, 2, color, line, new double[0]);
        }
    }
}
