package anchorlens.ui.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** The box beside the cursor of a {@link CurveChart}: the place, what every curve says there, and the mark under the mouse. */
final class CurveReadout {
    /** A line of the box; {@code color} is null for words without a sample. */
    record Row(Color color, String name, String value) {
    }

    private static final double ROW = 14;
    private static final double PAD = 6;
    private static final double SAMPLE = 12;
    private static final int MOST = 16;

    private CurveReadout() {
    }

    /** What is said at a place of the horizontal axis. */
    static List<Row> rows(CurvePicture picture, double at, int mark, IntFunction<String> describe) {
        List<Row> out = new ArrayList<>();
        CurveData data = picture.data();
        if (mark >= 0) {
            describe.apply(mark).lines().filter(line -> !line.isEmpty()).forEach(line -> out.add(new Row(null, line, "")));
        }
        out.add(new Row(null, data.x().name(), data.x().label(at)));
        for (Curve c : data.curves()) {
            double y = c.at(at);
            if (!picture.hidden().contains(c.name()) && !Double.isNaN(y)) {
                out.add(new Row(ChartColors.data(c.color()), c.name(), AxisScale.label(y)));
            }
        }
        return out.size() > MOST ? out.subList(0, MOST) : out;
    }

    /** The same as one line of words. */
    static String words(List<Row> rows) {
        return String.join(", ", rows.stream().map(r -> (r.name() + " " + r.value()).strip()).toList());
    }

    /** Height of the box. */
    static double height(List<Row> rows) {
        return rows.size() * ROW + 2 * PAD - 2;
    }

    static void paint(GraphicsContext g, List<Row> rows, CurveFrame frame, double px, double py, ChartColors colors, ChartText text) {
        double names = 0;
        double values = 0;
        for (Row r : rows) {
            boolean plain = r.value().isEmpty();
            names = Math.max(names, plain ? 0 : text.width(r.name()) + SAMPLE);
            values = Math.max(values, text.width(r.value()));
        }
        double width = names + 10 + values;
        for (Row r : rows) {
            width = Math.max(width, r.value().isEmpty() ? text.width(r.name()) : 0);
        }
        width = Math.ceil(width + 2 * PAD);
        double height = height(rows);
        double x = px + 14 + width > frame.right() ? px - 14 - width : px + 14;
        x = Math.floor(Math.max(2, x));
        double y = Math.floor(Math.max(2, Math.min(py - height / 2, frame.bottom() - height)));
        g.setFill(colors.background().deriveColor(0, 1, 1, 0.94));
        g.fillRoundRect(x, y, width, height, 6, 6);
        g.setStroke(colors.axis());
        g.strokeRoundRect(x + 0.5, y + 0.5, width, height, 6, 6);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < rows.size(); i++) {
            Row r = rows.get(i);
            double middle = y + PAD - 1 + (i + 0.5) * ROW;
            if (r.color() != null) {
                g.setFill(r.color());
                g.fillRect(x + PAD, middle - 1.5, 8, 3);
            }
            g.setTextAlign(TextAlignment.LEFT);
            g.setFill(r.color() == null && !r.value().isEmpty() ? colors.muted() : colors.text());
            g.fillText(r.name(), x + PAD + (r.color() == null ? 0 : SAMPLE), middle);
            g.setTextAlign(TextAlignment.RIGHT);
            g.setFill(colors.text());
            g.fillText(r.value(), x + width - PAD, middle);
        }
    }
}
