package anchorlens.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.geom.Path2D;

/** Umbrellas with a curved handle and parasols on a straight pole. The canopy is the body, the pole an appendage. */
final class Umbrellas {
    private static final double[] RIBS = {-100, -64, -23, 23, 64, 100};
    private static final double APEX = -86;

    private Umbrellas() {
    }

    /**
     * An open umbrella; the origin is the middle of the canopy's lower edge, the canopy is 200 wide.
     *
     * @param length of the stick below the canopy; 0 for none
     */
    static Brush umbrella(Graphics2D pen, double x, double y, double scale, double lean, Color color, double length) {
        Brush brush = Brush.at(pen, x, y, scale, lean);
        if (length > 0) {
            stick(brush, length);
        }
        brush.body();
        canopy(brush, color, Tint.darker(color, 0.16));
        return brush;
    }

    private static void stick(Brush brush, double length) {
        brush.appendage();
        Path2D stick = new Path2D.Double();
        stick.moveTo(0, -70);
        stick.lineTo(0, length - 12);
        stick.curveTo(0, length + 8, -26, length + 8, -26, length - 12);
        brush.line(stick, 4.5, Tint.of(0x2A2018));
        brush.trace(stick, 1.4, Tint.clear(Tint.of(0xD8B48A), 0.55));
        Path2D grip = new Path2D.Double();
        grip.moveTo(0, length - 26);
        grip.lineTo(0, length - 12);
        grip.curveTo(0, length + 8, -26, length + 8, -26, length - 12);
        brush.line(grip, 7, Tint.of(0x5A3A1E));
    }

    /** A parasol standing on the ground at the origin, its canopy 200 wide and its pole as high as given. */
    static Brush parasol(Graphics2D pen, double x, double y, double scale, double lean, Color color, Color stripe,
                         double height) {
        Brush ground = Brush.at(pen, x, y, scale, 0);
        ground.shadow(34, 2, 120, 15, 0.36);
        Brush brush = Brush.at(pen, x, y, scale, lean);
        brush.appendage();
        brush.line(0, -height - 30, 0, -3, 6, Tint.round(Tint.of(0xC9B79C), -3, 3));
        brush.body();
        Brush canopy = Brush.at(pen, x + height * scale * Math.sin(Math.toRadians(lean)),
                y - height * scale * Math.cos(Math.toRadians(lean)), scale, lean);
        canopy(canopy, color, stripe);
        return brush.with(canopy);
    }

    private static void canopy(Brush brush, Color color, Color other) {
        brush.paint(scallops(-4), Tint.darker(color, 0.62));
        for (int i = 0; i + 1 < RIBS.length; i++) {
            Color own = i % 2 == 0 ? color : other;
            Path2D panel = new Path2D.Double();
            panel.moveTo(0, APEX);
            panel.quadTo(RIBS[i] * 0.86, APEX * 0.82, RIBS[i], 0);
            panel.quadTo((RIBS[i] + RIBS[i + 1]) / 2, -17, RIBS[i + 1], 0);
            panel.quadTo(RIBS[i + 1] * 0.86, APEX * 0.82, 0, APEX);
            panel.closePath();
            brush.fill(panel, Tint.down(Tint.lighter(own, 0.14), Tint.darker(own, 0.16), APEX, 0));
        }
        for (int i = 1; i + 1 < RIBS.length; i++) {
            Path2D rib = new Path2D.Double();
            rib.moveTo(0, APEX);
            rib.quadTo(RIBS[i] * 0.86, APEX * 0.82, RIBS[i], 0);
            brush.trace(rib, 1.1, Tint.clear(Tint.darker(color, 0.7), 0.45));
        }
        brush.paint(scallops(0), new LinearGradientPaint(-100, -60, 100, 0, new float[]{0, 0.4f, 1},
                new Color[]{Tint.clear(Color.WHITE, 0.22), Tint.clear(Color.WHITE, 0.02),
                Tint.clear(Color.BLACK, 0.34)}));
        brush.line(0, APEX - 9, 0, APEX, 3.4, Tint.of(0x2A2018));
    }

    /** The outline of the canopy, its lower edge hanging by some amount. */
    private static Path2D scallops(double hang) {
        Path2D outline = new Path2D.Double();
        outline.moveTo(0, APEX);
        outline.quadTo(RIBS[0] * 0.86, APEX * 0.82, RIBS[0], 0);
        for (int i = 0; i + 1 < RIBS.length; i++) {
            outline.quadTo((RIBS[i] + RIBS[i + 1]) / 2, hang == 0 ? -17 : hang, RIBS[i + 1], 0);
        }
        outline.quadTo(RIBS[RIBS.length - 1] * 0.86, APEX * 0.82, 0, APEX);
        outline.closePath();
        return outline;
    }
}
