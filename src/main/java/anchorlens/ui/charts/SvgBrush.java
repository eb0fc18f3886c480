package anchorlens.ui.charts;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Writes a drawing as SVG 1.1. */
final class SvgBrush implements Brush {
    private static final double ASCENT = 0.78;
    private static final double MIDDLE = 0.36;
    private static final double DESCENT = 0.22;

    private final StringBuilder out = new StringBuilder();
    private Color fill = Color.BLACK;
    private Color stroke = Color.BLACK;
    private double lineWidth = 1;
    private double[] dashes = {};
    private double fontSize;
    private TextAlignment across = TextAlignment.LEFT;
    private VPos down = VPos.BASELINE;

    SvgBrush(double width, double height, double fontSize) {
        this.fontSize = fontSize;
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" font-family=\"sans-serif\">",
                width, height, width, height);
    }

    /** The whole file. */
    String finish() {
        return out + "</svg>\n";
    }

    private void add(String format, Object... values) {
        Object[] texts = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = values[i] instanceof Double d ? n(d) : values[i];
        }
        out.append(String.format(Locale.ROOT, format, texts)).append('\n');
    }

    private static String n(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }

    private static String paint(String what, Color color) {
        String css = String.format(Locale.ROOT, "#%02x%02x%02x", Math.round(255 * color.getRed()), Math.round(255 * color.getGreen()),
                Math.round(255 * color.getBlue()));
        return what + "=\"" + css + '"' + (color.getOpacity() < 1 ? " " + what + "-opacity=\"" + n(color.getOpacity()) + '"' : "");
    }

    private String filled() {
        return paint("fill", fill) + " stroke=\"none\"";
    }

    private String line() {
        String dash = dashes.length == 0 ? "" : " stroke-dasharray=\"" + DoubleStream.of(dashes).mapToObj(SvgBrush::n)
                .collect(Collectors.joining(" ")) + '"';
        return "fill=\"none\" " + paint("stroke", stroke) + " stroke-width=\"" + n(lineWidth) + '"' + dash;
    }

    @Override
    public void setFill(Color color) {
        fill = color;
    }

    @Override
    public void setStroke(Color color) {
        stroke = color;
    }

    @Override
    public void setLineWidth(double width) {
        lineWidth = width;
    }

    @Override
    public void setLineDashes(double... lengths) {
        dashes = lengths.clone();
    }

    @Override
    public void setFont(Font font) {
        fontSize = font.getSize();
    }

    @Override
    public void setTextAlign(TextAlignment alignment) {
        across = alignment;
    }

    @Override
    public void setTextBaseline(VPos baseline) {
        down = baseline;
    }

    @Override
    public void fillText(String words, double x, double y) {
        String anchor = across == TextAlignment.RIGHT ? "end" : across == TextAlignment.CENTER ? "middle" : "start";
        // Not every program knows other baselines than the letters' own.
        double below = down == VPos.TOP ? ASCENT : down == VPos.CENTER ? MIDDLE : down == VPos.BOTTOM ? -DESCENT : 0;
        add("<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" %s>%s</text>", x, y + fontSize * below, fontSize, anchor,
                filled(), words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    @Override
    public void fillText(String words, double x, double y, double widest) {
        fillText(words, x, y);
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        fillRoundRect(x, y, width, height, 0, 0);
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
        String round = arcWidth == 0 ? "" : " rx=\"" + n(arcWidth / 2) + "\" ry=\"" + n(arcHeight / 2) + '"';
        add("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s %s/>", x, y, Math.max(0, width), Math.max(0, height), round,
                filled());
    }

    private static String points(double[] x, double[] y, int n) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < n; i++) {
            points.append(n(x[i])).append(',').append(n(y[i])).append(' ');
        }
        return points.toString().strip();
    }

    @Override
    public void fillPolygon(double[] x, double[] y, int n) {
        add("<polygon points=\"%s\" %s/>", points(x, y, n), filled());
    }

    @Override
    public void strokePolyline(double[] x, double[] y, int n) {
        add("<polyline points=\"%s\" %s/>", points(x, y, n), line());
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        add("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" %s/>", x1, y1, x2, y2, line());
    }

    @Override
    public void fillOval(double x, double y, double width, double height) {
        add("<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\" %s/>", x + width / 2, y + height / 2, width / 2, height / 2, filled());
    }

    @Override
    public void strokeOval(double x, double y, double width, double height) {
        add("<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\" %s/>", x + width / 2, y + height / 2, width / 2, height / 2, line());
    }
}
