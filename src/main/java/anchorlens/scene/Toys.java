package anchorlens.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Kites, balls and mugs. */
final class Toys {
    private Toys() {
    }

    /**
     * A kite, 80 wide and 110 high, the origin in its middle. The sail is the body, the tail with its bows an
     * appendage.
     *
     * @param tail length of the tail; 0 for none
     */
    static Brush kite(Graphics2D pen, double x, double y, double scale, double lean, Color color, Color other,
            double tail) {
        return kite(pen, x, y, scale, lean, color, other, tail, 0);
    }

    /**
     * A kite in the wind.
     *
     * @param swing by which its tail is blown aside, in degrees
     */
    static Brush kite(Graphics2D pen, double x, double y, double scale, double lean, Color color, Color other,
            double tail, double swing) {
        Brush brush = Brush.at(pen, x, y, scale, lean);
        brush.appendage();
        if (tail > 0) {
            AffineTransform wind = AffineTransform.getTranslateInstance(0, 55);
            double angle = swing * StrictMath.PI / 180;
            wind.rotate(StrictMath.cos(angle), StrictMath.sin(angle));
            wind.translate(0, -55);
            Path2D line = new Path2D.Double();
            line.moveTo(0, 55);
            line.curveTo(26, 55 + tail * 0.3, -30, 55 + tail * 0.6, 10, 55 + tail);
            line.transform(wind);
            brush.line(line, 1.6, Tint.of(0x4A3C3C));
            for (int i = 1; i <= 3; i++) {
                double t = i / 3.0;
                bow(brush, wind, 3 * t * (1 - t) * ((1 - t) * 26 - t * 30) + t * t * t * 10,
                        55 + tail * (0.9 * t + 0.1 * t * t), i % 2 == 0 ? color : other);
            }
        }
        brush.body();
        brush.fill(Brush.polygon(0, -55, 0, -14, -40, -14), Tint.lighter(color, 0.12));
        brush.fill(Brush.polygon(0, -55, 40, -14, 0, -14), Tint.darker(other, 0.06));
        brush.fill(Brush.polygon(-40, -14, 0, -14, 0, 55), Tint.darker(other, 0.02));
        brush.fill(Brush.polygon(40, -14, 0, -14, 0, 55), Tint.darker(color, 0.18));
        brush.paint(Brush.polygon(0, -55, 40, -14, 0, 55, -40, -14), new LinearGradientPaint(-40, -40, 40, 40,
                new float[]{0, 1}, new Color[]{Tint.clear(Color.WHITE, 0.2), Tint.clear(Color.BLACK, 0.16)}));
        brush.trace(new Line2D.Double(0, -54, 0, 54), 1.5, Tint.clear(Tint.of(0x30241C), 0.75));
        brush.trace(new Line2D.Double(-39, -14, 39, -14), 1.5, Tint.clear(Tint.of(0x30241C), 0.75));
        return brush;
    }

    private static void bow(Brush brush, AffineTransform wind, double x, double y, Color color) {
        brush.fill(wind.createTransformedShape(Brush.polygon(x, y, x - 10, y - 6, x - 10, y + 6)), color);
        brush.fill(wind.createTransformedShape(Brush.polygon(x, y, x + 10, y - 6, x + 10, y + 6)),
                Tint.darker(color, 0.16));
        brush.paint(wind.createTransformedShape(new Ellipse2D.Double(x - 2, y - 2, 4, 4)), Tint.darker(color, 0.4));
    }

    /** A beach ball of radius 40 lying on the ground at the origin. */
    static Brush ball(Graphics2D pen, double x, double y, double scale, double turn, Color... colors) {
        Brush brush = Brush.at(pen, x, y, scale, 0);
        brush.shadow(18, -3, 54, 12, 0.5);
        Ellipse2D sphere = new Ellipse2D.Double(-40, -80, 80, 80);
        brush.fill(sphere, colors[0]);
        Area area = new Area(sphere);
        double hubX = -9 + 5 * Math.cos(Math.toRadians(turn));
        double hubY = -50 + 5 * Math.sin(Math.toRadians(turn));
        int wedges = 2 * colors.length;
        for (int i = 0; i < wedges; i++) {
            double from = Math.toRadians(turn + i * 360.0 / wedges);
            double to = Math.toRadians(turn + (i + 1) * 360.0 / wedges);
            double mid = (from + to) / 2;
            Path2D wedge = new Path2D.Double();
            wedge.moveTo(hubX, hubY);
            bend(wedge, hubX, hubY, from, 1);
            wedge.lineTo(hubX + 150 * Math.cos(mid), hubY + 150 * Math.sin(mid));
            wedge.lineTo(hubX + 110 * Math.cos(to + 0.25), hubY + 110 * Math.sin(to + 0.25));
            bend(wedge, hubX, hubY, to, -1);
            wedge.closePath();
            Area part = new Area(wedge);
            part.intersect(area);
            brush.paint(part, colors[i % colors.length]);
        }
        brush.paint(new Ellipse2D.Double(hubX - 6, hubY - 6, 12, 12), Tint.lighter(colors[0], 0.75));
        brush.paint(sphere, new RadialGradientPaint(-14, -56, 66, new float[]{0, 0.4f, 1}, new Color[]{
            Tint.clear(Color.WHITE, 0.5), Tint.clear(Color.WHITE, 0.02), Tint.clear(Tint.of(0x080A20), 0.62)}));
        brush.paint(new Ellipse2D.Double(-26, -70, 17, 11), Tint.clear(Color.WHITE, 0.55));
        return brush;
    }

    /** A seam of the ball: bent, as it runs over a sphere. */
    private static void bend(Path2D path, double hubX, double hubY, double angle, int way) {
        double nearX = hubX + 45 * Math.cos(angle);
        double nearY = hubY + 45 * Math.sin(angle);
        double farX = hubX + 110 * Math.cos(angle + 0.25);
        double farY = hubY + 110 * Math.sin(angle + 0.25);
        if (way > 0) {
            path.quadTo(nearX, nearY, farX, farY);
        } else {
            path.quadTo(nearX, nearY, hubX, hubY);
        }
    }

    /** A mug, 56 wide without its handle and 62 high, standing at the origin. */
    static Brush mug(Graphics2D pen, double x, double y, double scale, Color color, boolean handleRight) {
        Brush brush = Brush.at(pen, x, y, scale, 0);
        brush.shadow(12, -4, 46, 9, 0.42);
        handle(brush, color, handleRight);
        cup(brush, color);
        return brush;
    }

    /**
     * A leaning mug.
     *
     * @param handle 1 on its right, −1 on its left, 0 for none
     */
    static Brush mug(Graphics2D pen, double x, double y, double scale, double lean, Color color, int handle) {
        Brush brush = Brush.at(pen, x, y, scale, lean);
        brush.shadow(8, -4, 42, 9, 0.42);
        if (handle != 0) {
            handle(brush, color, handle > 0);
        }
        cup(brush, color);
        return brush;
    }

    private static void handle(Brush brush, Color color, boolean handleRight) {
        double side = handleRight ? 1 : -1;
        Path2D handle = new Path2D.Double();
        handle.moveTo(side * 25, -49);
        handle.curveTo(side * 52, -54, side * 50, -10, side * 24, -15);
        brush.line(handle, 8, Tint.darker(color, handleRight ? 0.32 : 0.06));
        brush.trace(handle, 2.2, Tint.clear(Color.WHITE, 0.25));
    }

    private static void cup(Brush brush, Color color) {
        Path2D wall = new Path2D.Double();
        wall.moveTo(-28, -56);
        wall.lineTo(-25, -6);
        wall.quadTo(0, 5, 25, -6);
        wall.lineTo(28, -56);
        wall.closePath();
        brush.fill(wall, Tint.round(color, -28, 28));
        brush.paint(new Rectangle2D.Double(-26.8, -36, 53.6, 5), Tint.clear(Tint.lighter(color, 0.8), 0.55));
        brush.fill(new Ellipse2D.Double(-28, -64, 56, 16), Tint.lighter(color, 0.3));
        brush.fill(new Ellipse2D.Double(-25, -62.4, 50, 12.8), Tint.darker(color, 0.5));
        brush.fill(new Ellipse2D.Double(-24, -59, 48, 9.6), Tint.down(Tint.of(0x2C1A10), Tint.of(0x6B4526), -59, -49));
        brush.trace(new Line2D.Double(-19, -44, -17, -14), 3.2, Tint.clear(Color.WHITE, 0.4));
    }
}
