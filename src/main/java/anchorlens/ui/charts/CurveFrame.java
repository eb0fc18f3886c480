package anchorlens.ui.charts;

/**
 * Where the plot lies on the canvas and how its axes count.
 *
 * @param left   pixels from the canvas's left
 * @param top    pixels from its top
 * @param width  of the plot in pixels
 * @param height of the plot in pixels
 * @param xScale of the horizontal axis
 * @param yScale of the vertical axis
 */
record CurveFrame(double left, double top, double width, double height, AxisScale xScale, AxisScale yScale) {
    /** What lies farther out is drawn this many pixels away, which is out of sight. */
    private static final double FAR = 20_000;

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double x(double value) {
        return far(left + xScale.fraction(value) * width);
    }

    double y(double value) {
        return far(bottom() - yScale.fraction(value) * height);
    }

    /** The value of the horizontal axis at a pixel. */
    double valueAt(double pixel) {
        return xScale.value((pixel - left) / width);
    }

    boolean holds(double px, double py) {
        return px >= left && px <= right() && py >= top && py <= bottom();
    }

    private static double far(double pixel) {
        return Double.isNaN(pixel) ? pixel : Math.max(-FAR, Math.min(FAR, pixel));
    }
}
