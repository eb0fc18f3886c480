package anchorlens.ui.charts;

import anchorlens.ui.charts.PointRaster.Stamp;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas; marks go through an array of pixels, so that a hundred thousand of them cost little. */
final class CanvasPen implements ChartPen {
    private static final double OPACITY = 0.8;

    private final GraphicsContext g;
    private final double scale;
    private final PointRaster raster;

    /**
     * @param scale  pixels of the screen for one of the canvas
     * @param raster of the canvas's size times the scale
     */
    CanvasPen(GraphicsContext g, double scale, PointRaster raster) {
        this.g = g;
        this.scale = scale;
        this.raster = raster;
        raster.clear();
    }

    @Override
    public void hairline(double x1, double y1, double x2, double y2, Color color) {
        g.setStroke(color);
        g.setLineWidth(1);
        ChartSurface.crispLine(g, x1, y1, x2, y2);
    }

    @Override
    public void polyline(double[] x, double[] y, int n, Color color, double width, double[] dash) {
        g.setStroke(color);
        g.setLineWidth(width);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setLineCap(dash.length == 0 ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
        g.setLineDashes(dash);
        g.beginPath();
        boolean drawing = false;
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                drawing = false;
            } else if (drawing) {
                g.lineTo(x[i], y[i]);
            } else {
                g.moveTo(x[i], y[i]);
                drawing = true;
            }
        }
        g.stroke();
        g.setLineDashes();
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineWidth(1);
    }

    @Override
    public void area(double[] x, double[] y, int n, Color color) {
        g.setFill(color);
        g.fillPolygon(x, y, n);
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Color fill) {
        g.setFill(fill);
        g.fillRect(x, y, width, height);
    }

    @Override
    public void text(String words, double x, double y, TextAlignment across, VPos down, Color color) {
        g.setFill(color);
        g.setTextAlign(across);
        g.setTextBaseline(down);
        g.fillText(words, x, y);
    }

    @Override
    public void marks(CurveMarks marks, double[] x, double[] y) {
        List<CurveMarks.Kind> kinds = marks.kinds();
        for (int k = 0; k < kinds.size(); k++) {
            Stamp stamp = stamp(kinds.get(k).shape(), kinds.get(k).color());
            for (int i = 0; i < x.length; i++) {
                if (marks.kind()[i] == k && x[i] == x[i] && y[i] == y[i]) {
                    raster.stamp(stamp, (int) Math.floor(x[i] * scale), (int) Math.floor(y[i] * scale));
                }
            }
        }
    }

    /** Brings the marks gathered so far onto the canvas. */
    void finish() {
        g.drawImage(raster.image(), 0, 0, raster.width() / scale, raster.height() / scale);
    }

    private Stamp stamp(MarkShape shape, int argb) {
        return switch (shape) {
            case DISC -> Stamp.disc(2.6 * scale, argb, OPACITY);
            case RING -> Stamp.ring(2.3 * scale, 1.1 * scale, argb, OPACITY);
            case CROSS -> Stamp.of(argb, OPACITY, 2.8 * scale,
                    (dx, dy) -> Math.abs(Math.abs(dx) - Math.abs(dy)) <= 0.75 * scale);
            case SQUARE -> Stamp.of(argb, OPACITY, 2.3 * scale, (dx, dy) -> true);
            case DIAMOND -> Stamp.of(argb, OPACITY, 3.1 * scale, (dx, dy) -> Math.abs(dx) + Math.abs(dy) <= 3.1 * scale);
        };
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        g.save();
        g.beginPath();
        g.rect(x, y, width, height);
        g.clip();
    }

    @Override
    public void unclip() {
        g.restore();
    }
}
