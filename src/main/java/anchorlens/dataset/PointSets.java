package anchorlens.dataset;

import anchorlens.geometry.Box;
import java.util.Arrays;

/** Boxes around points. */
final class PointSets {
    private PointSets() {
    }

    static Box around(double[] x, double[] y) {
        return new Box(Arrays.stream(x).min().orElse(0), Arrays.stream(y).min().orElse(0), Arrays.stream(x).max().orElse(0),
                Arrays.stream(y).max().orElse(0));
    }

    /** The box around a box turned clockwise about a point. */
    static Box turned(Box box, double degrees, double pivotX, double pivotY) {
        double sin = Math.sin(Math.toRadians(degrees));
        double cos = Math.cos(Math.toRadians(degrees));
        double[] x = {box.x1(), box.x2(), box.x2(), box.x1()};
        double[] y = {box.y1(), box.y1(), box.y2(), box.y2()};
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - pivotX;
            double dy = y[i] - pivotY;
            x[i] = pivotX + dx * cos - dy * sin;
            y[i] = pivotY + dx * sin + dy * cos;
        }
        return around(x, y);
    }
}
