package anchorlens.scene;

import anchorlens.geometry.Box;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * Draws one object in its own coordinates, the origin where it stands and y pointing down, and measures it: the extent
 * of its body, and of the whole with what people may add to it, such as a handle, a tail or a reflection. Soft shadows
 * on the ground are not part of an object.
 * A brush without a pen only measures.
 */
final class Brush {
    private final Graphics2D pen;
    private final AffineTransform base;
    private final AffineTransform place;
    /** In the picture; null for none. */
    private Shape clip;
    private Rectangle2D body;
    private Rectangle2D whole;
    private Rectangle2D reach;
    private boolean onAppendage;

    private Brush(Graphics2D pen, AffineTransform base, AffineTransform place) {
        this.pen = pen;
        this.base = base;
        this.place = place;
    }

    /** A brush for an object at a point of the picture, scaled and leaning clockwise by some degrees. */
    static Brush at(Graphics2D pen, double x, double y, double scale, double lean) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        double angle = lean * StrictMath.PI / 180;
        place.rotate(StrictMath.cos(angle), StrictMath.sin(angle));
        place.scale(scale, scale);
        return new Brush(pen, pen == null ? null : pen.getTransform(), place);
    }

    /** A brush whose coordinates are turned clockwise about a point by some degrees. */
    Brush turned(double degrees, double x, double y) {
        AffineTransform turned = new AffineTransform(place);
        double angle = degrees * StrictMath.PI / 180;
        turned.translate(x, y);
        turned.rotate(StrictMath.cos(angle), StrictMath.sin(angle));
        turned.translate(-x, -y);
        Brush brush = new Brush(pen, base, turned);
        brush.clip = clip;
        return brush;
    }

    /** A brush that paints upside down below the origin, as still water shows it, down to some depth. */
    Brush mirrored(double halfWidth, double depth) {
        AffineTransform flipped = new AffineTransform(place);
        flipped.scale(1, -1);
        Brush brush = new Brush(pen, base, flipped);
        brush.clip = place.createTransformedShape(new Rectangle2D.Double(-halfWidth, 0, 2 * halfWidth, depth));
        return brush;
    }

    /** What is drawn from here on counts to the whole, not to the body. */
    Brush appendage() {
        onAppendage = true;
        return this;
    }

    /** What is drawn from here on counts to the body. */
    Brush body() {
        onAppendage = false;
        return this;
    }

    void fill(Shape shape, Paint paint) {
        measure(shape);
        paint(shape, paint);
    }

    void line(Shape shape, double width, Paint paint) {
        fill(stroke(width).createStrokedShape(shape), paint);
    }

    void line(double x1, double y1, double x2, double y2, double width, Paint paint) {
        line(new Line2D.Double(x1, y1, x2, y2), width, paint);
    }

    /** Paints something before the object that is no part of it, but takes up room. */
    void cover(Shape shape, Paint paint) {
        reach = union(reach, place.createTransformedShape(shape).getBounds2D());
        paint(shape, paint);
    }

    /** Counts a shape without painting it. */
    void count(Shape shape) {
        measure(shape);
    }

    /** Paints without counting: shading on what is drawn already, glow, shadow. */
    void paint(Shape shape, Paint paint) {
        if (pen == null) {
            return;
        }
        pen.setTransform(base);
        pen.setClip(clip);
        pen.transform(place);
        pen.setPaint(paint);
        pen.fill(shape);
        pen.setTransform(base);
        pen.setClip(null);
    }

    /** Paints a line without counting. */
    void trace(Shape shape, double width, Paint paint) {
        paint(stroke(width).createStrokedShape(shape), paint);
    }

    /** A soft elliptic shadow on the ground, level however the object leans. */
    void shadow(double x, double y, double radiusX, double radiusY, double opacity) {
        glow(x, y, radiusX, radiusY, new Color(8, 10, 24), opacity);
    }

    /** A soft elliptic light. */
    void glow(double x, double y, double radiusX, double radiusY, Color color, double opacity) {
        if (pen == null) {
            return;
        }
        Point2D center = place.transform(new Point2D.Double(x, y), null);
        double scale = Math.sqrt(place.getDeterminant());
        softEllipse(pen, center.getX(), center.getY(), radiusX * scale, radiusY * scale, color, opacity);
    }

    static void softEllipse(Graphics2D pen, double x, double y, double radiusX, double radiusY, Color color,
            double opacity) {
        AffineTransform before = pen.getTransform();
        pen.translate(x, y);
        pen.scale(radiusX, radiusY);
        pen.setPaint(new RadialGradientPaint(0, 0, 1, new float[]{0, 0.45f, 1},
                new Color[]{Tint.clear(color, opacity), Tint.clear(color, 0.55 * opacity), Tint.clear(color, 0)}));
        pen.fill(new Ellipse2D.Double(-1, -1, 2, 2));
        pen.setTransform(before);
    }

    /** Takes in what another brush drew of the same object. */
    Brush with(Brush other) {
        body = body == null ? other.body : body.createUnion(other.body);
        whole = whole == null ? other.whole : whole.createUnion(other.whole);
        return this;
    }

    /** The box of the body in the picture. */
    Box bodyBox() {
        return box(body);
    }

    /** The box of the body with its appendages in the picture. */
    Box wholeBox() {
        return box(whole);
    }

    /** The box of the object with whatever covers it. */
    Box reachBox() {
        return box(reach == null ? whole : union(whole, reach));
    }

    static Path2D polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static Rectangle2D union(Rectangle2D a, Rectangle2D b) {
        return a == null ? b : a.createUnion(b);
    }

    private static BasicStroke stroke(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private void measure(Shape shape) {
        Rectangle2D extent = place.createTransformedShape(shape).getBounds2D();
        whole = whole == null ? extent : whole.createUnion(extent);
        if (!onAppendage) {
            body = body == null ? extent : body.createUnion(extent);
        }
    }

    private static Box box(Rectangle2D extent) {
        if (extent == null) {
            throw new IllegalStateException("nothing was drawn");
        }
        return new Box(extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY());
    }
}
