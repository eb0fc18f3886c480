package anchorlens.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Objects that only generated scenes have: arrows, flags, striped balls and half-hidden crates. */
final class Signs {
    /** Length of the handles of a quarter of an ellipse's curve. */
    private static final double QUARTER = 0.5522847498;
    private static final Color SHADOW = Tint.of(0x080A18);
    private static final Color WATER = Tint.of(0x8FA6BC);

    private Signs() {
    }

    /**
     * A thick arrow, 100 long and 64 wide, the origin in its middle; unturned it points to the right. The arrow is the
     * body; the shadow that it casts on a wall behind it counts to the whole.
     *
     * @param aside how far its shadow falls to the right
     * @param below how far it falls below; 0 for no shadow of its shape
     */
    static Brush arrow(Graphics2D pen, double x, double y, double scale, double turn, Color color, double aside,
            double below) {
        Brush brush = Brush.at(pen, x, y, scale, turn);
        Path2D shape = Brush.polygon(50, 0, 10, -32, 10, -14, -50, -14, -50, 14, 10, 14, 10, 32);
        if (below > 0) {
            double angle = turn * StrictMath.PI / 180;
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            Shape cast = AffineTransform.getTranslateInstance(aside * cos + below * sin, below * cos - aside * sin)
                    .createTransformedShape(shape);
            brush.appendage().fill(cast, Tint.clear(SHADOW, 0.5));
            for (int width = 3; width <= 9; width += 3) {
                brush.trace(cast, width, Tint.clear(SHADOW, 0.1));
            }
            brush.body();
        } else {
            Brush.at(pen, x, y, scale, 0).shadow(6, 12, 62, 46, 0.32);
        }
        brush.fill(shape, Tint.darker(color, 0.45));
        Path2D face = Brush.polygon(44, 0, 13, -25, 13, -10.5, -46.5, -10.5, -46.5, 10.5, 13, 10.5, 13, 25);
        brush.paint(face, new LinearGradientPaint(-46, -26, 30, 26, new float[]{0, 1},
                new Color[]{Tint.lighter(color, 0.3), Tint.darker(color, 0.08)}));
        brush.trace(new Line2D.Double(-44, -9, 12, -9), 1.6, Tint.clear(Color.WHITE, 0.5));
        return brush;
    }

    /** A flag on its pole, which always belongs to it; the foot of the pole at the origin, 150 high, 84 wide. */
    static Brush flag(Graphics2D pen, double x, double y, double scale, double lean, Color color, Color other,
            int side) {
        Brush brush = Brush.at(pen, x, y, scale, lean);
        brush.shadow(6, -1, 26, 6, 0.45);
        brush.fill(new Rectangle2D.Double(-2.6, -148, 5.2, 148), Tint.round(Tint.of(0xB8A890), -2.6, 2.6));
        double far = side * 82;
        Path2D cloth = new Path2D.Double();
        cloth.moveTo(side * 2, -144);
        cloth.curveTo(far * 0.35, -160, far * 0.65, -126, far, -142);
        cloth.lineTo(far * 0.97, -88);
        cloth.curveTo(far * 0.65, -72, far * 0.35, -106, side * 2, -90);
        cloth.closePath();
        brush.fill(cloth, new LinearGradientPaint((float) Math.min(0, far), 0, (float) Math.max(0, far), 0,
                new float[]{0, 0.3f, 0.62f, 1}, new Color[]{Tint.darker(color, 0.08), Tint.lighter(color, 0.22),
                Tint.darker(color, 0.26), Tint.lighter(color, 0.06)}));
        Path2D band = new Path2D.Double();
        band.moveTo(side * 2, -126);
        band.curveTo(far * 0.35, -142, far * 0.65, -108, far * 0.99, -124);
        band.lineTo(far * 0.98, -106);
        band.curveTo(far * 0.65, -90, far * 0.35, -124, side * 2, -108);
        band.closePath();
        brush.paint(band, Tint.clear(other, 0.85));
        brush.fill(new Ellipse2D.Double(-4, -154, 8, 8), Tint.of(0xD8B45A));
        return brush;
    }

    /**
     * A ball of radius 40 lying on the ground at the origin, striped from pole to pole. The ball is the body; its
     * reflection in a puddle counts to the whole.
     *
     * @param puddle how far the puddle reaches towards the viewer, which cuts the reflection off; 0 for dry ground
     */
    static Brush ball(Graphics2D pen, double x, double y, double scale, double turn, Color color, Color other,
            double puddle) {
        Brush ground = Brush.at(pen, x, y, scale, 0);
        if (puddle > 0) {
            RoundRectangle2D water = new RoundRectangle2D.Double(-66, -10, 132, puddle + 10, 50, 24);
            ground.cover(water, Tint.down(Tint.clear(WATER, 0.42), Tint.clear(Tint.lighter(WATER, 0.3), 0.62), -10, puddle));
            sphere(ground.mirrored(66, puddle), turn, color, other);
            Area reflection = new Area(new Ellipse2D.Double(-40, 0, 80, 80));
            reflection.intersect(new Area(new Rectangle2D.Double(-40, 0, 80, puddle)));
            ground.paint(reflection, Tint.down(Tint.clear(WATER, 0.28), Tint.clear(WATER, 0.5), 0, 80));
            ground.appendage().count(reflection);
            ground.body();
        }
        ground.shadow(12, -3, 50, 12, puddle > 0 ? 0.3 : 0.5);
        sphere(ground, turn, color, other);
        return ground;
    }

    private static void sphere(Brush ground, double turn, Color color, Color other) {
        Ellipse2D sphere = new Ellipse2D.Double(-40, -80, 80, 80);
        ground.fill(sphere, color);
        Brush stripes = ground.turned(turn, 0, -40);
        double[] meridians = {-0.94, -0.5, 0.12, 0.68};
        for (int i = 0; i + 1 < meridians.length; i += 2) {
            stripes.paint(slice(meridians[i], meridians[i + 1]), i == 0 ? other : Tint.lighter(other, 0.55));
        }
        ground.paint(sphere, new RadialGradientPaint(-14, -56, 66, new float[]{0, 0.4f, 1}, new Color[]{
            Tint.clear(Color.WHITE, 0.5), Tint.clear(Color.WHITE, 0.02), Tint.clear(Tint.of(0x080A20), 0.66)}));
        ground.paint(new Ellipse2D.Double(-26, -70, 17, 11), Tint.clear(Color.WHITE, 0.5));
    }

    /** The part of the ball between two meridians, each the width of its half ellipse, −1…1. */
    private static Path2D slice(double from, double to) {
        Path2D path = new Path2D.Double();
        path.moveTo(0, -80);
        path.curveTo(40 * QUARTER * from, -80, 40 * from, -40 - 40 * QUARTER, 40 * from, -40);
        path.curveTo(40 * from, -40 + 40 * QUARTER, 40 * QUARTER * from, 0, 0, 0);
        path.curveTo(40 * QUARTER * to, 0, 40 * to, -40 + 40 * QUARTER, 40 * to, -40);
        path.curveTo(40 * to, -40 - 40 * QUARTER, 40 * QUARTER * to, -80, 0, -80);
        path.closePath();
        return path;
    }

    /**
     * The square front of a crate, 100 wide, the origin in the middle of its lower edge, some of it behind a slab. Its
     * body is what can be seen, the whole its full extent.
     *
     * @param high   96…104
     * @param hidden part of the width or height that is covered; 0 for none
     * @param from   the side the slab comes from: 0 left, 1 top, 2 right, 3 bottom
     */
    static Brush crate(Graphics2D pen, double x, double y, double scale, double lean, Color color, double high,
            double hidden, int from, Color slab) {
        Brush brush = Brush.at(pen, x, y, scale, lean);
        brush.shadow(10, -4, 68, 14, 0.5);
        Rectangle2D front = new Rectangle2D.Double(-50, -high, 100, high);
        boards(brush, color, high);
        if (hidden == 0) {
            brush.body().count(front);
            return brush;
        }
        brush.appendage().count(front);
        double cut = hidden * (from % 2 == 0 ? 100 : high);
        brush.body().count(switch (from) {
            case 0 -> new Rectangle2D.Double(-50 + cut, -high, 100 - cut, high);
            case 1 -> new Rectangle2D.Double(-50, -high + cut, 100, high - cut);
            case 2 -> new Rectangle2D.Double(-50, -high, 100 - cut, high);
            default -> new Rectangle2D.Double(-50, -high, 100, high - cut);
        });
        Rectangle2D cover = switch (from) {
            case 0 -> new Rectangle2D.Double(-66, -high - 16, 16 + cut, high + 32);
            case 1 -> new Rectangle2D.Double(-66, -high - 16, 132, 16 + cut);
            case 2 -> new Rectangle2D.Double(50 - cut, -high - 16, 16 + cut, high + 32);
            default -> new Rectangle2D.Double(-66, -cut, 132, 16 + cut);
        };
        brush.cover(cover, Tint.down(Tint.lighter(slab, 0.16), Tint.darker(slab, 0.22), cover.getMinY(),
                cover.getMaxY()));
        brush.paint(new Rectangle2D.Double(cover.getMinX(), cover.getMinY(), cover.getWidth(), 2.4),
                Tint.clear(Color.WHITE, 0.3));
        brush.paint(new Rectangle2D.Double(cover.getMinX(), cover.getMaxY() - 2.4, cover.getWidth(), 2.4),
                Tint.clear(Color.BLACK, 0.35));
        return brush;
    }

    private static void boards(Brush brush, Color color, double high) {
        brush.paint(new Rectangle2D.Double(-50, -high, 100, high), Tint.darker(color, 0.7));
        for (int i = 0; i < 4; i++) {
            double top = -high + 1 + i * (high - 1) / 4;
            double board = high / 4 - 1.8;
            Color own = i % 2 == 0 ? Tint.darker(color, 0.1) : Tint.lighter(color, 0.08);
            brush.paint(new Rectangle2D.Double(-49, top, 98, board),
                    Tint.down(Tint.lighter(own, 0.16), Tint.darker(own, 0.16), top, top + board));
        }
        brush.paint(Brush.polygon(-49, -14, -49, -2, 49, -high + 13, 49, -high + 2), Tint.darker(color, 0.16));
        for (double post : new double[]{-50, 37}) {
            brush.paint(new Rectangle2D.Double(post, -high, 13, high),
                    Tint.round(Tint.lighter(color, 0.08), post, post + 13));
            brush.paint(new Ellipse2D.Double(post + 5, -high + 6, 3, 3), Tint.clear(Tint.of(0x20140A), 0.7));
            brush.paint(new Ellipse2D.Double(post + 5, -9, 3, 3), Tint.clear(Tint.of(0x20140A), 0.7));
        }
    }
}
