package anchorlens.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** What is neither background nor object: skirting, soft lights, pebbles, panels, poles, branches; and wires in front. */
final class Clutter {
    private final Graphics2D pen;
    private final Chance chance;
    private final int width;
    private final int height;
    private final double unit;

    Clutter(Graphics2D pen, Chance chance, int width, int height) {
        this.pen = pen;
        this.chance = chance;
        this.width = width;
        this.height = height;
        unit = Math.min(width, height);
    }

    /** Everything behind the objects. */
    void behind(Ground ground) {
        light();
        if (ground.horizon() > 0) {
            seam(ground);
        }
        int count = chance.whole(6, 18);
        for (int i = 0; i < count; i++) {
            piece();
        }
    }

    /** In half of the scenes one to three thin wires in front of everything. */
    void infront() {
        if (!chance.yes(0.5)) {
            return;
        }
        int count = chance.whole(1, 3);
        for (int i = 0; i < count; i++) {
            double y = chance.between(0, height);
            double end = chance.between(0, height);
            double sag = chance.between(-0.1, 0.3) * height;
            pen.setPaint(Tint.clear(chance.yes(0.6) ? Tint.of(0x1C1C24) : Tint.of(0xE8E4D8), chance.between(0.35, 0.8)));
            pen.setStroke(round(unit * chance.between(0.002, 0.006)));
            pen.draw(new CubicCurve2D.Double(-4, y, width * 0.33, y + sag, width * 0.66, end + sag, width + 4, end));
        }
    }

    private void light() {
        Brush.softEllipse(pen, chance.between(0, width), chance.between(-0.1, 0.5) * height, unit * 0.9, unit * 0.7,
                Tint.of(0xFFE8C0), chance.between(0.08, 0.3));
        Brush.softEllipse(pen, chance.between(0, width), chance.between(0.6, 1.1) * height, unit * 0.9, unit * 0.6,
                Tint.of(0x0A0C1C), chance.between(0.08, 0.3));
    }

    private void seam(Ground ground) {
        int y = ground.horizon();
        if (ground.indoors()) {
            double board = unit * chance.between(0.015, 0.035);
            pen.setPaint(Tint.lighter(Ground.muted(chance), 0.35));
            pen.fill(new Rectangle2D.Double(0, y - board, width, board));
            pen.setPaint(Tint.clear(Color.BLACK, 0.35));
            pen.fill(new Rectangle2D.Double(0, y, width, unit * 0.006));
            return;
        }
        Color hill = Tint.darker(Ground.muted(chance), 0.25);
        double swing = unit * chance.between(0.02, 0.1);
        Path2D ridge = new Path2D.Double();
        ridge.moveTo(-2, y + 2);
        double[] phase = {chance.between(0, 6.28), chance.between(0, 6.28)};
        for (int i = 0; i <= 32; i++) {
            double t = i / 32.0;
            ridge.lineTo(-2 + t * (width + 4), y - swing * (1.1 + 0.7 * StrictMath.sin(5 * t + phase[0])
                    + 0.3 * StrictMath.sin(13 * t + phase[1])));
        }
        ridge.lineTo(width + 2, y + 2);
        ridge.closePath();
        pen.setPaint(Tint.down(Tint.lighter(hill, 0.15), hill, y - 2 * swing, y));
        pen.fill(ridge);
    }

    private void piece() {
        double x = chance.between(0, width);
        double y = chance.between(0, height);
        double size = unit * chance.between(0.02, 0.16);
        Color color = Tint.mix(Ground.muted(chance), Tint.of(chance.below(0x1000000)), 0.25);
        double opacity = chance.between(0.35, 0.9);
        switch (chance.below(6)) {
            case 0 -> pebble(x, y, size * 0.5, color, opacity);
            case 1 -> panel(x, y, size, color, opacity);
            case 2 -> pole(x, y, size, color, opacity);
            case 3 -> shard(x, y, size * 0.7, color, opacity);
            case 4 -> branch(x, y, size, color, opacity);
            default -> Brush.softEllipse(pen, x, y, size * 1.6, size * chance.between(0.3, 1), color, opacity);
        }
    }

    private void pebble(double x, double y, double size, Color color, double opacity) {
        double flat = chance.between(0.5, 0.9);
        Brush.softEllipse(pen, x + size * 0.3, y + size * flat * 0.8, size * 1.5, size * 0.5, Color.BLACK, 0.3 * opacity);
        pen.setPaint(Tint.clear(Tint.darker(color, 0.25), opacity));
        pen.fill(new Ellipse2D.Double(x - size, y - size * flat, 2 * size, 2 * size * flat));
        Brush.softEllipse(pen, x - size * 0.3, y - size * flat * 0.3, size * 0.7, size * flat * 0.6,
                Tint.lighter(color, 0.4), opacity);
    }

    private void panel(double x, double y, double size, Color color, double opacity) {
        double high = size * chance.between(0.4, 1.6);
        Path2D side = tilted(x, y, size, high);
        pen.setPaint(Tint.clear(color, opacity));
        pen.fill(side);
        pen.setPaint(Tint.clear(Tint.darker(color, 0.5), opacity));
        pen.setStroke(round(unit * 0.005));
        pen.draw(side);
    }

    private Path2D tilted(double x, double y, double wide, double high) {
        double lean = chance.between(-0.25, 0.25);
        return Brush.polygon(x - wide / 2, y - high / 2 + lean * wide, x + wide / 2, y - high / 2 - lean * wide,
                x + wide / 2 + lean * high, y + high / 2 - lean * wide, x - wide / 2 + lean * high,
                y + high / 2 + lean * wide);
    }

    /** Thin uprights like the poles of lamps and flags, so that a line alone tells nothing. */
    private void pole(double x, double y, double size, Color color, double opacity) {
        double thick = unit * chance.between(0.004, 0.014);
        double lean = size * chance.between(-0.3, 0.3);
        pen.setPaint(Tint.clear(Tint.darker(color, 0.4), opacity));
        pen.setStroke(round(thick));
        pen.draw(new Line2D.Double(x, y, x + lean, y + size * 1.6));
    }

    private void shard(double x, double y, double size, Color color, double opacity) {
        double[] corners = new double[8];
        for (int i = 0; i < 4; i++) {
            double angle = i * StrictMath.PI / 2 + chance.between(0, 1.2);
            double reach = size * chance.between(0.4, 1);
            corners[2 * i] = x + reach * StrictMath.cos(angle);
            corners[2 * i + 1] = y + reach * StrictMath.sin(angle);
        }
        pen.setPaint(Tint.down(Tint.clear(Tint.lighter(color, 0.2), opacity), Tint.clear(Tint.darker(color, 0.25),
                opacity), y - size, y + size));
        pen.fill(Brush.polygon(corners));
    }

    private void branch(double x, double y, double size, Color color, double opacity) {
        pen.setPaint(Tint.clear(Tint.darker(color, 0.3), opacity));
        pen.setStroke(round(unit * chance.between(0.003, 0.009)));
        pen.draw(new CubicCurve2D.Double(x, y, x + size * chance.between(-1, 1), y + size * chance.between(-1, 1),
                x + size * chance.between(-2, 2), y + size * chance.between(-1, 1), x + size * chance.between(-2, 2),
                y + size * chance.between(-2, 2)));
    }

    private static BasicStroke round(double thick) {
        return new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
