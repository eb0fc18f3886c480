package anchorlens.ui.charts;

import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Writes a drawing as SVG 1.1. */
final class SvgPen implements ChartPen {
    private final StringBuilder out = new StringBuilder();
    private int clips;

    SvgPen(double width, double height, double fontSize) {
        out.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" "
                + "font-family=\"sans-serif\" font-size=\"%s\">%n", n(width), n(height), n(width), n(height), n(fontSize)));
    }

    /** The whole file. */
    String finish() {
        return out + "</svg>\n";
    }

    @Override
    public void hairline(double x1, double y1, double x2, double y2, Color color) {
        out.append("<line x1=\"").append(n(x1)).append("\" y1=\"").append(n(y1)).append("\" x2=\"").append(n(x2))
                .append("\" y2=\"").append(n(y2)).append('"').append(paint("stroke", color)).append("/>\n");
    }

    @Override
    public void polyline(double[] x, double[] y, int n, Color color, double width, double[] dash) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < n; i++) {
            boolean gap = Double.isNaN(x[i]) || Double.isNaN(y[i]);
            if (!gap) {
                path.append(drawing ? 'L' : 'M').append(n(x[i])).append(' ').append(n(y[i]));
            }
            drawing = !gap;
        }
        if (path.isEmpty()) {
            return;
        }
        out.append("<path d=\"").append(path).append("\" fill=\"none\" stroke-linejoin=\"round\" stroke-width=\"").append(n(width))
                .append('"').append(paint("stroke", color));
        if (dash.length > 0) {
            out.append(" stroke-dasharray=\"").append(n(dash[0])).append(' ').append(n(dash[1])).append('"');
        }
        out.append("/>\n");
    }

    @Override
    public void area(double[] x, double[] y, int n, Color color) {
        out.append("<polygon points=\"");
        for (int i = 0; i < n; i++) {
            out.append(n(x[i])).append(',').append(n(y[i])).append(' ');
        }
        out.append('"').append(paint("fill", color)).append("/>\n");
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Color fill) {
        out.append("<rect x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\" width=\"").append(n(width))
                .append("\" height=\"").append(n(height)).append('"').append(paint("fill", fill)).append("/>\n");
    }

    @Override
    public void text(String words, double x, double y, TextAlignment across, VPos down, Color color) {
        String anchor = across == TextAlignment.RIGHT ? "end" : across == TextAlignment.CENTER ? "middle" : "start";
        String baseline = down == VPos.TOP ? "hanging" : down == VPos.CENTER ? "central" : "auto";
        out.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\" text-anchor=\"").append(anchor)
                .append("\" dominant-baseline=\"").append(baseline).append('"').append(paint("fill", color)).append('>')
                .append(words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")).append("</text>\n");
    }

    @Override
    public void marks(CurveMarks marks, double[] x, double[] y) {
        for (int k = 0; k < marks.kinds().size(); k++) {
            CurveMarks.Kind kind = marks.kinds().get(k);
            Color color = ChartColors.data(kind.color());
            boolean open = kind.shape() == MarkShape.RING || kind.shape() == MarkShape.CROSS;
            out.append("<g").append(paint(open ? "stroke" : "fill", color)).append(open ? " fill=\"none\"" : "").append(">\n");
            for (int i = 0; i < x.length; i++) {
                if (marks.kind()[i] == k && !Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                    mark(kind.shape(), x[i], y[i]);
                }
            }
            out.append("</g>\n");
        }
    }

    private void mark(MarkShape shape, double x, double y) {
        switch (shape) {
            case DISC, RING -> out.append("<circle cx=\"").append(n(x)).append("\" cy=\"").append(n(y)).append("\" r=\"")
                    .append(shape == MarkShape.DISC ? "2.6" : "2.3").append("\"/>\n");
            case CROSS -> out.append(String.format(Locale.ROOT, "<path d=\"M%s %sl4 4m0 -4l-4 4\"/>%n", n(x - 2), n(y - 2)));
            case SQUARE -> out.append(String.format(Locale.ROOT, "<path d=\"M%s %sh4.6v4.6h-4.6z\"/>%n", n(x - 2.3), n(y - 2.3)));
            case DIAMOND -> out.append(String.format(Locale.ROOT, "<path d=\"M%s %sl3.1 3.1l-3.1 3.1l-3.1 -3.1z\"/>%n", n(x),
                    n(y - 3.1)));
        }
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        clips++;
        out.append(String.format(Locale.ROOT, "<clipPath id=\"clip%d\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>%n"
                + "<g clip-path=\"url(#clip%d)\">%n", clips, n(x), n(y), n(width), n(height), clips));
    }

    @Override
    public void unclip() {
        out.append("</g>\n");
    }

    private static String paint(String what, Color color) {
        String text = String.format(Locale.ROOT, " %s=\"#%02x%02x%02x\"", what, (int) Math.round(color.getRed() * 255),
                (int) Math.round(color.getGreen() * 255), (int) Math.round(color.getBlue() * 255));
        return color.getOpacity() < 1 ? text + " " + what + "-opacity=\"" + n(color.getOpacity()) + "\"" : text;
    }

    /** A number with two places at most. */
    private static String n(double value) {
        double rounded = Math.rint(value * 100) / 100;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
