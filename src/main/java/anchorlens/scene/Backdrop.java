package anchorlens.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/**
 * What lies behind the objects outdoors: sky, sun, clouds, hills, grass, sea and sand. Everything depends on the seed
 * alone.
 */
final class Backdrop {
    private final Graphics2D pen;
    private final Random random;
    private final int width;
    private final int height;

    Backdrop(Graphics2D pen, Random random, int width, int height) {
        this.pen = pen;
        this.random = random;
        this.width = width;
        this.height = height;
    }

    void sky(double horizon, Color... topToBottom) {
        float[] stops = new float[topToBottom.length];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = i / (stops.length - 1f);
        }
        pen.setPaint(new LinearGradientPaint(0, 0, 0, (float) horizon, stops, topToBottom));
        pen.fill(new Rectangle2D.Double(0, 0, width, horizon + 1));
    }

    void sun(double x, double y, double radius, Color color) {
        Brush.softEllipse(pen, x, y, radius * 9, radius * 7, color, 0.5);
        Brush.softEllipse(pen, x, y, radius * 3, radius * 3, Tint.lighter(color, 0.4), 0.6);
        pen.setPaint(Tint.lighter(color, 0.7));
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void clouds(int count, double from, double to, Color light, double opacity) {
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble() * width;
            double y = from + random.nextDouble() * (to - from);
            double size = 40 + random.nextDouble() * 70;
            for (int puff = 0; puff < 14; puff++) {
                double along = random.nextGaussian() * size * 0.9;
                double r = size * (0.25 + 0.4 * random.nextDouble()) * Math.exp(-along * along / (3 * size * size));
                double up = -r * 0.35 * random.nextDouble();
                Brush.softEllipse(pen, x + along, y + up, r * 1.7, r * 0.75, light, opacity);
            }
            Brush.softEllipse(pen, x, y + size * 0.17, size * 1.7, size * 0.2, Tint.darker(light, 0.35), opacity * 0.3);
        }
    }

    /** A ridge of hills, filled down to the bottom. */
    void hills(double level, double swing, Color top, Color bottom) {
        double[] phase = {random.nextDouble() * 6.28, random.nextDouble() * 6.28, random.nextDouble() * 6.28};
        Path2D ridge = new Path2D.Double();
        ridge.moveTo(-2, height);
        for (int x = -2; x <= width + 2; x += 4) {
            double t = x * 2 * Math.PI / width;
            ridge.lineTo(x, level - swing * (0.55 * Math.sin(0.9 * t + phase[0]) + 0.3 * Math.sin(2.1 * t + phase[1])
                    + 0.15 * Math.sin(4.7 * t + phase[2])));
        }
        ridge.lineTo(width + 2, height);
        ridge.closePath();
        pen.setPaint(Tint.down(top, bottom, level - swing, level + 3 * swing + 60));
        pen.fill(ridge);
    }

    /** A tree lit from the side where the sun is. */
    void tree(double x, double y, double size, Color leaf, double sunX) {
        double side = Math.signum(x - sunX);
        Brush.softEllipse(pen, x + side * size * 0.35, y, size * 0.9, size * 0.13, Color.BLACK, 0.35);
        pen.setPaint(Tint.round(Tint.of(0x4B3826), x - size * 0.07, x + size * 0.07));
        pen.fill(Brush.polygon(x - size * 0.06, y - size * 0.8, x + size * 0.06, y - size * 0.8, x + size * 0.1, y,
                x - size * 0.1, y));
        for (int i = 0; i < 42; i++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double reach = Math.sqrt(random.nextDouble()) * size * 0.55;
            double cx = x + reach * Math.cos(angle);
            double cy = y - size * 1.2 + 0.85 * reach * Math.sin(angle);
            double r = size * (0.13 + 0.1 * random.nextDouble());
            double lit = side * (x - cx) / size * 0.35 + (y - size * 1.2 - cy) / size * 0.55;
            pen.setPaint(lit > 0 ? Tint.lighter(leaf, Math.min(0.4, lit + 0.08 * random.nextDouble()))
                    : Tint.darker(leaf, Math.min(0.55, -lit + 0.15 * random.nextDouble())));
            pen.fill(new Ellipse2D.Double(cx - r, cy - r, 2 * r, 2 * r));
        }
    }

    /** Ground with blades of grass that grow towards the viewer. */
    void grass(double horizon, Color far, Color near) {
        ground(horizon, far, near);
        for (int i = 0; i < 5200; i++) {
            double depth = Math.pow(random.nextDouble(), 0.7);
            double x = random.nextDouble() * width;
            double y = horizon + depth * (height - horizon);
            double blade = 2 + 11 * depth;
            double lean = (random.nextDouble() - 0.4) * blade * 0.7;
            Color own = Tint.mix(far, near, depth);
            pen.setPaint(Tint.clear(random.nextBoolean() ? Tint.lighter(own, 0.22) : Tint.darker(own, 0.3),
                    0.18 + 0.3 * depth));
            pen.fill(Brush.polygon(x - 0.2 - depth * 0.8, y, x + 0.2 + depth * 0.8, y, x + lean, y - blade));
        }
    }

    void sea(double horizon, double shore, Color far, Color near) {
        pen.setPaint(Tint.down(far, near, horizon, shore));
        pen.fill(new Rectangle2D.Double(0, horizon, width, shore - horizon + 24));
        for (int i = 0; i < 420; i++) {
            double depth = Math.pow(random.nextDouble(), 1.4);
            double y = horizon + 2 + depth * (shore - horizon);
            double length = 4 + 46 * depth * random.nextDouble();
            double x = random.nextDouble() * width;
            pen.setPaint(Tint.clear(random.nextInt(3) > 0 ? Color.WHITE : Tint.darker(far, 0.5), 0.08 + 0.16 * depth));
            pen.fill(new Ellipse2D.Double(x, y, length, 0.8 + 1.6 * depth));
        }
    }

    /** Sand whose upper edge is washed by foam. */
    void sand(double shore, Color wet, Color dry) {
        for (int layer = 0; layer < 3; layer++) {
            double phase = random.nextDouble() * 6.28;
            Path2D edge = new Path2D.Double();
            edge.moveTo(-2, height);
            for (int x = -2; x <= width + 2; x += 4) {
                edge.lineTo(x, shore + layer * 9 + 6 * Math.sin(x * 0.011 + phase)
                        + 3 * Math.sin(x * 0.031 + 2 * phase));
            }
            edge.lineTo(width + 2, height);
            edge.closePath();
            pen.setPaint(layer == 0 ? Tint.clear(Color.WHITE, 0.75) : layer == 1 ? wet
                    : Tint.down(Tint.mix(wet, dry, 0.5), dry, shore + 14, shore + 110));
            pen.fill(edge);
        }
        speckle(shore + 26, 5200, Tint.darker(dry, 0.5), Tint.lighter(dry, 0.6));
        for (int i = 0; i < 70; i++) {
            double depth = random.nextDouble();
            double y = shore + 34 + depth * (height - shore - 34);
            double x = random.nextDouble() * width;
            Brush.softEllipse(pen, x, y, 20 + 70 * depth, 2 + 5 * depth, Tint.darker(dry, 0.4), 0.14);
        }
    }

    /** Stone slabs in perspective. */
    void pavement(double horizon, Color far, Color near) {
        ground(horizon, far, near);
        double vanishX = width * 0.46;
        double vanishY = horizon - 46;
        double y = horizon;
        double step = 9;
        double before = horizon;
        for (int row = 0; y < height; row++) {
            y += step;
            step *= 1.28;
            double spacing = (y - vanishY) * 0.42;
            for (int slab = -14; slab < 14; slab++) {
                double shift = (row % 2) * 0.5;
                double scaleTop = (before - vanishY) / (y - vanishY);
                double left = (slab + shift) * spacing;
                double tone = random.nextDouble();
                pen.setPaint(Tint.clear(tone > 0.5 ? Color.WHITE : Color.BLACK, Math.abs(tone - 0.5) * 0.11));
                pen.fill(Brush.polygon(vanishX + left * scaleTop, before, vanishX + (left + spacing) * scaleTop, before,
                        vanishX + left + spacing, y, vanishX + left, y));
                pen.setPaint(Tint.clear(Color.BLACK, 0.24));
                pen.draw(new Line2D.Double(vanishX + left * scaleTop, before, vanishX + left, y));
            }
            pen.setPaint(Tint.clear(Color.BLACK, 0.26));
            pen.draw(new Line2D.Double(0, y, width, y));
            before = y;
        }
        speckle(horizon, 2600, Color.BLACK, Color.WHITE);
    }

    private void ground(double horizon, Color far, Color near) {
        pen.setPaint(Tint.down(far, near, horizon, height));
        pen.fill(new Rectangle2D.Double(0, horizon, width, height - horizon));
    }

    private void speckle(double from, int count, Color dark, Color light) {
        for (int i = 0; i < count; i++) {
            double depth = Math.sqrt(random.nextDouble());
            double r = 0.3 + 1.1 * depth * random.nextDouble();
            pen.setPaint(Tint.clear(random.nextBoolean() ? dark : light, 0.16));
            pen.fill(new Ellipse2D.Double(random.nextDouble() * width, from + depth * (height - from), 2 * r, r));
        }
    }
}
