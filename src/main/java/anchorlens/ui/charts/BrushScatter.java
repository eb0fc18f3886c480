package anchorlens.ui.charts;

import anchorlens.ui.theme.DataColors;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;

/**
 * Points of several kinds over two axes. A point stands for a thing with a number, and one thing may have a point of every kind:
 * pointing at one rings all of them. Dragging brushes a rectangle, which holds the things whose points it has; a click without
 * a point removes it. Words of the legend switch kinds off.
 *
 * <p>To be used on the FX thread.
 */
public final class BrushScatter extends ChartSurface implements SvgChart {
    private static final double REACH = 8;
    private static final double CLICK = 4;

    private final IntegerProperty hovered = new SimpleIntegerProperty(this, "hovered", -1);
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
    private final ObjectProperty<BitSet> brushed = new SimpleObjectProperty<>(this, "brushed", new BitSet());
    private final ObservableSet<String> hidden = FXCollections.observableSet();
    private final ChartCanvas overlay = new ChartCanvas();
    private final ChartText text = new ChartText(font(SMALL));
    private CurveData data = CurveData.NONE;
    private int[] things = {};
    private CurvePicture picture;
    private double[] markX = {};
    private double[] markY = {};
    private PointRaster raster;
    /** The brush in values of the axes, so that it stays where it is when points move; null for none. */
    private Bounds brush;
    private double pressX = Double.NaN;
    private double pressY;

    public BrushScatter() {
        setMinSize(120, 120);
        setPrefSize(320, 260);
        overlay.setMouseTransparent(true);
        getChildren().add(overlay);
        hovered.addListener(o -> paintOverlay());
        selected.addListener(o -> paintOverlay());
        brushed.addListener((o, was, is) -> {
            if (is.isEmpty()) {
                brush = null;
            }
            paintOverlay();
        });
        hidden.addListener((SetChangeListener<String>) c -> repaint());
        setOnMouseMoved(e -> hovered.set(nearest(e.getX(), e.getY())));
        setOnMouseExited(e -> hovered.set(-1));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
    }

    /**
     * @param points its marks are the points; curves are left out
     * @param of     the number of the thing that each mark stands for
     */
    public void setPoints(CurveData points, int[] of) {
        tell(points.curves().stream().map(Curve::name).collect(Collectors.joining(", ")));
        if (of.length != points.marks().count()) {
            throw new IllegalArgumentException(of.length + " numbers do not fit " + points.marks().count() + " points");
        }
        data = points;
        things = of;
        if (brush != null) {
            brushed.set(within(brush));
        }
        repaint();
    }

    /** The thing under the mouse, −1 for none. */
    public IntegerProperty hoveredProperty() {
        return hovered;
    }

    /** The thing that was clicked, −1 for none. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** The things inside the brush, empty for none; not to be changed but replaced. */
    public ObjectProperty<BitSet> brushedProperty() {
        return brushed;
    }

    /** Names of kinds that are switched off. */
    public ObservableSet<String> hidden() {
        return hidden;
    }

    /** The chart as SVG of its present size, dark on white. */
    @Override
    public String toSvg() {
        double w = Math.max(320, Math.floor(getWidth()));
        double h = Math.max(240, Math.floor(getHeight()));
        SvgPen pen = new SvgPen(w, h, SMALL);
        pen.rectangle(0, 0, w, h, Color.WHITE);
        CurvePicture.of(data, Set.copyOf(hidden), null, true, 10, w, h, text).paint(pen, ChartColors.PRINT);
        return pen.finish();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        picture = CurvePicture.of(data, hidden, null, true, 10, width, height, text);
        markX = picture.markX();
        markY = picture.markY();
        double scale = pixelRatio();
        int w = (int) Math.ceil(width * scale);
        int h = (int) Math.ceil(height * scale);
        if (raster == null || raster.width() != w || raster.height() != h) {
            raster = new PointRaster(w, h);
        }
        CanvasPen pen = new CanvasPen(g, scale, raster);
        picture.paint(pen, new ChartColors(textColor(), mutedColor(), axisColor(), gridColor(), backgroundColor()));
        pen.finish();
        cover(overlay, width, height);
        paintOverlay();
    }

    private void paintOverlay() {
        GraphicsContext g = overlay.blank();
        if (picture == null) {
            return;
        }
        if (brush != null) {
            double x = picture.frame().x(brush.getMinX());
            double y = picture.frame().y(brush.getMaxY());
            double w = picture.frame().x(brush.getMaxX()) - x;
            double h = picture.frame().y(brush.getMinY()) - y;
            g.setFill(textColor().deriveColor(0, 1, 1, 0.1));
            g.fillRect(x, y, w, h);
            g.setStroke(textColor().deriveColor(0, 1, 1, 0.7));
            g.strokeRect(Math.floor(x) + 0.5, Math.floor(y) + 0.5, Math.round(w), Math.round(h));
        }
        rings(g, selected.get(), 6, ChartColors.data(DataColors.SELECTION));
        if (hovered.get() != selected.get()) {
            rings(g, hovered.get(), 5, textColor());
        }
    }

    private void rings(GraphicsContext g, int thing, double radius, Color color) {
        for (int i = 0; thing >= 0 && i < things.length && i < markX.length; i++) {
            if (things[i] == thing && !Double.isNaN(markX[i]) && !Double.isNaN(markY[i])) {
                g.setStroke(ChartColors.data(DataColors.HALO));
                g.setLineWidth(4);
                g.strokeOval(markX[i] - radius, markY[i] - radius, 2 * radius, 2 * radius);
                g.setStroke(color);
                g.setLineWidth(2);
                g.strokeOval(markX[i] - radius, markY[i] - radius, 2 * radius, 2 * radius);
                g.setLineWidth(1);
            }
        }
    }

    private int nearest(double x, double y) {
        int best = -1;
        double least = REACH * REACH;
        for (int i = 0; i < markX.length && i < things.length; i++) {
            double dx = markX[i] - x;
            double dy = markY[i] - y;
            double d = dx * dx + dy * dy;
            if (d < least) {
                least = d;
                best = things[i];
            }
        }
        return best;
    }

    private void pressed(MouseEvent e) {
        boolean inside = picture != null && e.getButton() == MouseButton.PRIMARY && picture.frame().holds(e.getX(), e.getY());
        pressX = inside ? e.getX() : Double.NaN;
        pressY = e.getY();
    }

    private void dragged(MouseEvent e) {
        if (!Double.isNaN(pressX) && Math.hypot(e.getX() - pressX, e.getY() - pressY) > CLICK) {
            CurveFrame f = picture.frame();
            double x1 = value(f.xScale(), (Math.min(pressX, e.getX()) - f.left()) / f.width());
            double x2 = value(f.xScale(), (Math.max(pressX, e.getX()) - f.left()) / f.width());
            double y1 = value(f.yScale(), (f.bottom() - Math.max(pressY, e.getY())) / f.height());
            double y2 = value(f.yScale(), (f.bottom() - Math.min(pressY, e.getY())) / f.height());
            brush = new BoundingBox(x1, y1, x2 - x1, y2 - y1);
            paintOverlay();
        }
    }

    private static double value(AxisScale scale, double fraction) {
        return scale.value(Math.clamp(fraction, 0.0, 1.0));
    }

    private void released(MouseEvent e) {
        boolean click = Math.hypot(e.getX() - pressX, e.getY() - pressY) <= CLICK;
        if (!Double.isNaN(pressX) && !click && brush != null) {
            brushed.set(within(brush));
        } else if (!Double.isNaN(pressX) && click) {
            int at = nearest(e.getX(), e.getY());
            if (at >= 0) {
                selected.set(at);
            } else {
                brush = null;
                brushed.set(new BitSet());
                paintOverlay();
            }
        } else if (picture != null) {
            picture.legend().stream().filter(entry -> entry.holds(e.getX(), e.getY())).findFirst().ifPresent(entry -> {
                if (!hidden.remove(entry.name())) {
                    hidden.add(entry.name());
                }
            });
        }
        pressX = Double.NaN;
    }

    /** The things with a shown point inside a rectangle of values. */
    private BitSet within(Bounds area) {
        BitSet out = new BitSet();
        CurveMarks marks = data.marks();
        for (int i = 0; i < marks.count(); i++) {
            if (!hidden.contains(marks.kinds().get(marks.kind()[i]).name()) && marks.x()[i] >= area.getMinX()
                    && marks.x()[i] <= area.getMaxX() && marks.y()[i] >= area.getMinY() && marks.y()[i] <= area.getMaxY()) {
                out.set(things[i]);
            }
        }
        return out;
    }
}
