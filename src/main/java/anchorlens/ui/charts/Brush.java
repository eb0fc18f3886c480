package anchorlens.ui.charts;

import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** What a canvas offers of drawing, as far as charts need it: on the screen or into a file, so that both show the same. */
interface Brush {
    void setFill(Color color);

    void setStroke(Color color);

    void setLineWidth(double width);

    /** Lengths of dashes and gaps; none for a solid line. */
    void setLineDashes(double... lengths);

    void setFont(Font font);

    void setTextAlign(TextAlignment across);

    void setTextBaseline(VPos down);

    void fillText(String words, double x, double y);

    /** Squeezed to a width where it would be wider. */
    void fillText(String words, double x, double y, double widest);

    void fillRect(double x, double y, double width, double height);

    void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight);

    void fillPolygon(double[] x, double[] y, int n);

    void strokePolyline(double[] x, double[] y, int n);

    void strokeLine(double x1, double y1, double x2, double y2);

    void fillOval(double x, double y, double width, double height);

    void strokeOval(double x, double y, double width, double height);
}
