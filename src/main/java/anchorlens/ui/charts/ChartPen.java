package anchorlens.ui.charts;

import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** What a chart is drawn with: on the screen or into a file, so that both show the same. Coordinates are pixels. */
interface ChartPen {
    /** A line one pixel wide that falls on pixels. */
    void hairline(double x1, double y1, double x2, double y2, Color color);

    /** A line through the first {@code n} points; a NaN leaves a gap. {@code dash} is empty for a solid one. */
    void polyline(double[] x, double[] y, int n, Color color, double width, double[] dash);

    /** Fills the outline through the first {@code n} points. */
    void area(double[] x, double[] y, int n, Color color);

    void rectangle(double x, double y, double width, double height, Color fill);

    void text(String words, double x, double y, TextAlignment across, VPos down, Color color);

    /** Marks at the given pixels, kind after kind; one with a NaN is left out. */
    void marks(CurveMarks marks, double[] x, double[] y);

    /** Nothing outside the rectangle is drawn until {@link #unclip}. */
    void clip(double x, double y, double width, double height);

    void unclip();
}
