package anchorlens.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Chairs, tables, crates and lamps; the origin is the middle of the front edge on the ground. */
final class Furniture {
    private Furniture() {
    }

    /** A wooden chair seen from the front, 100 wide and 190 high. */
    static Brush chair(Graphics2D pen, double x, double y, double scale, Color color) {
        Brush brush = Brush.at(pen, x, y, scale, 0);
        brush.shadow(14, -8, 80, 15, 0.45);
        Color back = Tint.darker(color, 0.3);
        for (double leg : new double[]{-36, 36}) {
            brush.fill(new Rectangle2D.Double(leg - 4, -95, 8, 77),
                    Tint.round(Tint.darker(color, 0.5), leg - 4, leg + 4));
        }
        brush.fill(new Rectangle2D.Double(-42, -188, 9, 110), Tint.round(back, -42, -33));
        brush.fill(new Rectangle2D.Double(33, -188, 9, 110), Tint.round(back, 33, 42));
        double[][] slats = {{-190, 26}, {-154, 17}, {-128, 17}};
        for (double[] slat : slats) {
            var board = new RoundRectangle2D.Double(-44, slat[0], 88, slat[1], 8, 8);
            brush.fill(board, Tint.down(Tint.lighter(color, 0.16), Tint.darker(color, 0.12), slat[0],
                    slat[0] + slat[1]));
            brush.trace(new Line2D.Double(-40, slat[0] + 1.5, 40, slat[0] + 1.5), 1.4,
                    Tint.clear(Color.WHITE, 0.28));
        }
        brush.fill(Brush.polygon(-44, -98, 44, -98, 52, -76, -52, -76),
                Tint.down(Tint.darker(color, 0.05), Tint.lighter(color, 0.24), -98, -76));
        brush.fill(new Rectangle2D.Double(-52, -76, 104, 10), Tint.darker(color, 0.26));
        for (double leg : new double[]{-46, 46}) {
            brush.fill(Brush.polygon(leg - 5, -66, leg + 5, -66, leg + 4, 0, leg - 4, 0),
                    Tint.round(Tint.darker(color, 0.1), leg - 5, leg + 5));
        }
        brush.fill(new Rectangle2D.Double(-43, -34, 86, 6), Tint.darker(color, 0.3));
        return brush;
    }

    /** A table with a top of the given width, 120 high. */
    static Brush table(Graphics2D pen, double x, double y, double scale, double width, Color color) {
        Brush brush = Brush.at(pen, x, y, scale, 0);
        double half = width / 2;
        brush.shadow(18, -10, half * 1.15, 20, 0.42);
        for (double leg : new double[]{-half * 0.8, half * 0.8}) {
            brush.fill(new Rectangle2D.Double(leg - 5, -110, 10, 88),
                    Tint.round(Tint.darker(color, 0.55), leg - 5, leg + 5));
        }
        for (double leg : new double[]{-half + 14, half - 14}) {
            brush.fill(Brush.polygon(leg - 7, -106, leg + 7, -106, leg + 5, 0, leg - 5, 0),
                    Tint.round(Tint.darker(color, 0.18), leg - 7, leg + 7));
        }
        brush.fill(new Rectangle2D.Double(-half + 8, -106, width - 16, 14), Tint.darker(color, 0.46));
        brush.fill(Brush.polygon(-half * 0.86, -136, half * 0.86, -136, half, -116, -half, -116),
                Tint.down(Tint.darker(color, 0.04), Tint.lighter(color, 0.26), -136, -116));
        brush.fill(new Rectangle2D.Double(-half, -116, width, 11),
                Tint.down(color, Tint.darker(color, 0.32), -116, -105));
        for (int i = 1; i < 5; i++) {
            double y0 = -136 + i * 4;
            double reach = half * (0.86 + 0.14 * i / 5);
            brush.trace(new Line2D.Double(-reach + 6, y0, reach - 6, y0), 0.7,
                    Tint.clear(Tint.darker(color, 0.6), 0.28));
        }
        return brush;
    }

    /** A crate of planks, 110 wide and 92 high, seen a little from above and from the right. */
    static Brush crate(Graphics2D pen, double x, double y, double scale, Color color) {
        Brush brush = Brush.at(pen, x, y, scale, 0);
        brush.shadow(22, -6, 92, 16, 0.5);
        brush.fill(Brush.polygon(-55, -78, 55, -78, 78, -96, -30, -96), Tint.darker(color, 0.5));
        brush.fill(Brush.polygon(-47, -80, 52, -80, 70, -93, -27, -93),
                Tint.down(Tint.of(0x17110C), Tint.darker(color, 0.62), -93, -80));
        brush.fill(Brush.polygon(55, -78, 78, -96, 78, -20, 55, 0), Tint.darker(color, 0.46));
        for (int i = 1; i < 4; i++) {
            double y0 = -78 + i * 19.5;
            brush.trace(new Line2D.Double(56, y0, 77, y0 - 18), 1.6, Tint.clear(Color.BLACK, 0.45));
        }
        for (int i = 0; i < 4; i++) {
            double top = -78 + i * 19.7;
            Color own = Tint.mix(color, i % 2 == 0 ? Tint.darker(color, 0.16) : Tint.lighter(color, 0.12), 0.7);
            brush.fill(new Rectangle2D.Double(-55, top, 110, 18.2),
                    Tint.down(Tint.lighter(own, 0.14), Tint.darker(own, 0.14), top, top + 18.2));
            brush.paint(new Rectangle2D.Double(-55, top + 18.2, 110, 1.5), Tint.darker(color, 0.75));
        }
        for (double post : new double[]{-55, 42}) {
            brush.fill(new Rectangle2D.Double(post, -78, 13, 78),
                    Tint.round(Tint.lighter(color, 0.06), post, post + 13));
            for (int i = 0; i < 4; i++) {
                brush.paint(new Ellipse2D.Double(post + 5, -70 + i * 19.7, 3, 3), Tint.clear(Tint.of(0x20140A), 0.7));
            }
        }
        return brush;
    }

    /** A floor lamp; its shade is the body, 100 wide, the pole with its foot an appendage of the given height. */
    static Brush lamp(Graphics2D pen, double x, double y, double scale, Color color, double height, double light) {
        return lamp(pen, x, y, scale, 0, color, height, light);
    }

    /**
     * A floor lamp that leans.
     *
     * @param height of the pole; 0 for a shade alone, its lower edge at the origin
     */
    static Brush lamp(Graphics2D pen, double x, double y, double scale, double lean, Color color, double height,
            double light) {
        Brush brush = Brush.at(pen, x, y, scale, lean);
        if (height > 0) {
            brush.shadow(8, -2, 52, 9, 0.45);
        }
        brush.glow(0, -height - 30, 260, 240, Tint.of(0xFFD890), 0.5 * light);
        if (height > 0) {
            pole(brush, height);
        }
        shade(brush, color, height, light);
        return brush;
    }

    private static void pole(Brush brush, double height) {
        brush.appendage();
        Color metal = Tint.of(0x4A4038);
        brush.fill(new Rectangle2D.Double(-3, -height, 6, height - 4), Tint.round(metal, -3, 3));
        brush.fill(new Ellipse2D.Double(-28, -11, 56, 14), Tint.round(metal, -28, 28));
        brush.paint(new Ellipse2D.Double(-24, -10.5, 48, 8), Tint.clear(Color.WHITE, 0.12));
    }

    private static void shade(Brush brush, Color color, double height, double light) {
        brush.body();
        Path2D shade = Brush.polygon(-28, -height - 66, 28, -height - 66, 50, -height, -50, -height);
        brush.fill(shade, Tint.round(Tint.mix(color, Tint.of(0xFFE2A0), 0.45 * light), -50, 50));
        brush.paint(shade, new RadialGradientPaint(0, (float) -height - 18, 58, new float[]{0, 1},
                new Color[]{Tint.clear(Tint.of(0xFFF4CC), 0.85 * light), Tint.clear(Tint.of(0xFFD070), 0)}));
        brush.trace(new Line2D.Double(-49, -height - 1, 49, -height - 1), 2, Tint.darker(color, 0.35));
        brush.trace(new Line2D.Double(-28, -height - 65, 28, -height - 65), 2, Tint.darker(color, 0.35));
    }
}
