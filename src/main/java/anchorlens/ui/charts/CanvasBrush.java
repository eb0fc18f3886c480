package anchorlens.ui.charts;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas. */
record CanvasBrush(GraphicsContext g) implements Brush {
    @Override
    public void setFill(Color color) {
        g.setFill(color);
    }

    @Override
    public void setStroke(Color color) {
        g.setStroke(color);
    }

    @Override
    public void setLineWidth(double width) {
        g.setLineWidth(width);
    }

    @Override
    public void setLineDashes(double... lengths) {
        g.setLineDashes(lengths);
    }

    @Override
    public void setFont(Font font) {
        g.setFont(font);
    }

    @Override
    public void setTextAlign(TextAlignment across) {
        g.setTextAlign(across);
    }

    @Override
    public void setTextBaseline(VPos down) {
        g.setTextBaseline(down);
    }

    @Override
    public void fillText(String words, double x, double y) {
        g.fillText(words, x, y);
    }

    @Override
    public void fillText(String words, double x, double y, double widest) {
        g.fillText(words, x, y, widest);
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        g.fillRect(x, y, width, height);
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
        g.fillRoundRect(x, y, width, height, arcWidth, arcHeight);
    }

    @Override
    public void fillPolygon(double[] x, double[] y, int n) {
        g.fillPolygon(x, y, n);
    }

    @Override
    public void strokePolyline(double[] x, double[] y, int n) {
        g.strokePolyline(x, y, n);
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        g.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void fillOval(double x, double y, double width, double height) {
        g.fillOval(x, y, width, height);
    }

    @Override
    public void strokeOval(double x, double y, double width, double height) {
        g.strokeOval(x, y, width, height);
    }
}
