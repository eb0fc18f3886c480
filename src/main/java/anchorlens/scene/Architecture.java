package anchorlens.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Houses, rooms and shelves behind the objects. */
final class Architecture {
    private final Graphics2D pen;
    private final Random random;

    Architecture(Graphics2D pen, Random random) {
        this.pen = pen;
        this.random = random;
    }

    /** A house front standing on a line, its ground floor without windows. {@code lit} is the share of lit windows. */
    void house(double x, double foot, double width, double height, double groundFloor, Color wall, double lit) {
        double top = foot - height;
        pen.setPaint(Tint.down(Tint.lighter(wall, 0.1), Tint.darker(wall, 0.3), top, foot));
        pen.fill(new Rectangle2D.Double(x, top, width, height));
        pen.setPaint(Tint.darker(wall, 0.45));
        pen.fill(Brush.polygon(x + width, top, x + width + 16, top + 9, x + width + 16, foot, x + width, foot));
        pen.fill(new Rectangle2D.Double(x - 5, top - 7, width + 12, 9));
        pen.setPaint(Tint.lighter(wall, 0.25));
        pen.fill(new Rectangle2D.Double(x - 5, top - 9, width + 12, 3));
        int columns = (int) Math.max(2, width / 52);
        double cell = width / columns;
        for (double y = top + 26; y + 50 + groundFloor < foot; y += 66) {
            for (int c = 0; c < columns; c++) {
                window(x + (c + 0.5) * cell, y, random.nextDouble() < lit, wall);
            }
        }
    }

    private void window(double middle, double top, boolean lit, Color wall) {
        pen.setPaint(Tint.lighter(wall, 0.32));
        pen.fill(new Rectangle2D.Double(middle - 16, top - 3, 32, 46));
        Color glass = lit ? Tint.of(0xFFD37A) : Tint.mix(Tint.of(0x35506B), wall, 0.25);
        pen.setPaint(Tint.down(Tint.lighter(glass, 0.28), Tint.darker(glass, lit ? 0.08 : 0.3), top, top + 40));
        pen.fill(new Rectangle2D.Double(middle - 13, top, 26, 40));
        pen.setPaint(Tint.clear(Color.WHITE, lit ? 0.1 : 0.16));
        pen.fill(Brush.polygon(middle - 13, top + 40, middle - 13, top + 22, middle + 7, top, middle + 13, top));
        pen.setPaint(Tint.darker(wall, 0.3));
        pen.fill(new Rectangle2D.Double(middle - 1, top, 2, 40));
        pen.fill(new Rectangle2D.Double(middle - 13, top + 17, 26, 2));
        pen.fill(new Rectangle2D.Double(middle - 18, top + 43, 36, 4));
    }

    /** An awning over a shop front. */
    void shop(double x, double foot, double width, Color cloth, boolean lit) {
        pen.setPaint(lit ? Tint.down(Tint.of(0xFFE0A0), Tint.of(0xC98A48), foot - 96, foot)
                : Tint.down(Tint.of(0x4A5A66), Tint.of(0x26303A), foot - 96, foot));
        pen.fill(new Rectangle2D.Double(x + 8, foot - 92, width - 16, 84));
        pen.setPaint(Tint.of(0x3A2C26));
        for (double post = x + 6; post <= x + width - 8; post += (width - 14) / 3) {
            pen.fill(new Rectangle2D.Double(post, foot - 96, 5, 96));
        }
        pen.fill(new Rectangle2D.Double(x + 6, foot - 22, width - 12, 22));
        int stripes = (int) (width / 22);
        double step = width / stripes;
        for (int i = 0; i < stripes; i++) {
            Color own = i % 2 == 0 ? cloth : Tint.of(0xEFE4D2);
            double left = x + i * step;
            pen.setPaint(Tint.down(Tint.lighter(own, 0.1), Tint.darker(own, 0.2), foot - 124, foot - 84));
            Path2D cut = new Path2D.Double();
            cut.moveTo(left, foot - 126);
            cut.lineTo(left + step, foot - 126);
            cut.lineTo(left + step - 3 + 6.0 * i / stripes, foot - 88);
            cut.quadTo(left + step / 2, foot - 76, left - 3 + 6.0 * i / stripes, foot - 88);
            cut.closePath();
            pen.fill(cut);
        }
    }

    /** A room: wall with panels, skirting board, and a floor of boards in perspective. */
    void room(int width, int height, double floor, Color wall, Color wood, double lightX) {
        pen.setPaint(Tint.down(Tint.darker(wall, 0.2), wall, 0, floor));
        pen.fill(new Rectangle2D.Double(0, 0, width, floor));
        for (int i = 0; i < 22; i++) {
            pen.setPaint(Tint.clear(i % 2 == 0 ? Color.WHITE : Color.BLACK, 0.022));
            pen.fill(new Rectangle2D.Double(i * 46, 0, 46, floor));
        }
        pen.setPaint(Tint.down(Tint.lighter(wall, 0.3), Tint.darker(wall, 0.05), floor - 18, floor));
        pen.fill(new Rectangle2D.Double(0, floor - 18, width, 18));
        pen.setPaint(Tint.down(Tint.darker(wood, 0.34), wood, floor, height));
        pen.fill(new Rectangle2D.Double(0, floor, width, height - floor));
        for (int i = -20; i < 20; i++) {
            double near = lightX + i * 92;
            double far = lightX + i * 44;
            double tone = random.nextDouble() - 0.5;
            pen.setPaint(Tint.clear(tone > 0 ? Color.WHITE : Color.BLACK, Math.abs(tone) * 0.13));
            pen.fill(Brush.polygon(far, floor, far + 44, floor, near + 92, height, near, height));
            pen.setPaint(Tint.clear(Color.BLACK, 0.3));
            pen.draw(new Line2D.Double(far, floor, near, height));
            double cut = random.nextDouble();
            double y = floor + cut * cut * (height - floor);
            double share = (y - floor) / (height - floor);
            pen.draw(new Line2D.Double(far + share * (near - far), y, far + 44 + share * (near + 48 - far), y));
        }
        Brush.softEllipse(pen, width / 2.0, floor + 4, width * 0.75, 22, Color.BLACK, 0.3);
    }

    /** A window in a room, with sky behind it and its light on the floor. */
    void roomWindow(double x, double y, double width, double height, double floor, Color skyTop, Color skyBottom) {
        pen.setPaint(Tint.of(0xEFE6D8));
        pen.fill(new Rectangle2D.Double(x - 12, y - 12, width + 24, height + 24));
        pen.setPaint(Tint.down(skyTop, skyBottom, y, y + height));
        pen.fill(new Rectangle2D.Double(x, y, width, height));
        Shape before = pen.getClip();
        pen.clip(new Rectangle2D.Double(x, y, width, height));
        for (int i = 0; i < 9; i++) {
            double r = width * (0.09 + 0.08 * random.nextDouble());
            pen.setPaint(Tint.mix(Tint.of(0x5E8F5A), Tint.of(0xA9C79A), random.nextDouble()));
            pen.fill(new Ellipse2D.Double(x + width * (i - 0.5) / 8 - r, y + height - r * (0.4 + random.nextDouble()),
                    2 * r, 2 * r));
        }
        pen.setClip(before);
        pen.setPaint(Tint.of(0x9AA6B4));
        pen.fill(new Rectangle2D.Double(x - 20, y + height + 12, width + 40, 3));
        pen.setPaint(Tint.of(0xEFE6D8));
        pen.fill(new Rectangle2D.Double(x + width / 2 - 4, y, 8, height));
        pen.fill(new Rectangle2D.Double(x, y + height * 0.4, width, 7));
        pen.fill(new Rectangle2D.Double(x - 22, y + height + 4, width + 44, 9));
        pen.setPaint(Tint.clear(Tint.of(0xFFF2CC), 0.2));
        pen.fill(Brush.polygon(x + 60, floor + 14, x + 60 + width, floor + 14, x + 190 + width * 1.25, floor + 150,
                x + 170, floor + 150));
    }

    /** A picture in a frame on the wall. */
    void frame(double x, double y, double width, double height, Color mood) {
        pen.setPaint(Tint.clear(Color.BLACK, 0.25));
        pen.fill(new Rectangle2D.Double(x + 5, y + 6, width, height));
        pen.setPaint(Tint.round(Tint.of(0x7A5A36), x, x + width));
        pen.fill(new Rectangle2D.Double(x, y, width, height));
        pen.setPaint(Tint.down(Tint.lighter(mood, 0.6), mood, y, y + height));
        pen.fill(new Rectangle2D.Double(x + 7, y + 7, width - 14, height - 14));
        pen.setPaint(Tint.darker(mood, 0.3));
        pen.fill(Brush.polygon(x + 7, y + height - 7, x + width * 0.4, y + height * 0.45, x + width * 0.66,
                y + height * 0.7, x + width * 0.8, y + height * 0.55, x + width - 7, y + height - 7));
        pen.setPaint(Tint.lighter(mood, 0.85));
        pen.fill(new Ellipse2D.Double(x + width * 0.68, y + height * 0.2, 13, 13));
    }
}
