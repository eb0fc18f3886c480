package anchorlens.ui.charts;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.transform.Scale;

/** A canvas that holds more pixels than it covers while a picture is taken that has more than the screen. */
final class ChartCanvas extends Canvas {
    /** The longest side of what the toolkit keeps as one picture. */
    private static final double MOST = 8192;

    private final Scale shrunk = new Scale(1, 1);

    ChartCanvas() {
        getTransforms().add(shrunk);
    }

    /** Covers an area with {@code ratio} pixels for one of it. */
    void cover(double width, double height, double ratio) {
        double kept = Math.min(ratio, MOST / Math.max(1, Math.max(width, height)));
        shrunk.setX(1 / kept);
        shrunk.setY(1 / kept);
        setWidth(Math.ceil(width * kept));
        setHeight(Math.ceil(height * kept));
    }

    /** Empties it, to be drawn on in units of what it covers. */
    GraphicsContext blank() {
        GraphicsContext g = getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.clearRect(0, 0, getWidth(), getHeight());
        g.setTransform(1 / shrunk.getX(), 0, 0, 1 / shrunk.getY(), 0, 0);
        return g;
    }
}
