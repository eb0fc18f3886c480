package anchorlens.ui.charts;

import anchorlens.ui.theme.DataColors;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Several curves over one axis, with marks among them: a legend whose words switch curves off, a read-out of all curves under
 * the cursor, axes in decades where asked for.
 *
 * <p>The wheel zooms the horizontal axis about the cursor, dragging with the primary button picks a part of it (which zooms, or
 * is kept as {@link #brushProperty}), a double click shows all again. ← and → move the cursor by a hundredth of the axis, or from
 * mark to mark where it {@linkplain #snapsProperty snaps}; Enter then selects the mark.
 *
 * <p>Charts are linked by binding {@link #placeProperty}, {@link #viewProperty} and {@link #hoveredProperty} of one to those of
 * another. To be used on the FX thread.
 */
public final class CurveChart extends ChartSurface implements SvgChart {
    private static final double REACH = 8;
    private static final double GUIDE_REACH = 4;

    private final ObjectProperty<CurveData> data = new SimpleObjectProperty<>(this, "data", CurveData.NONE);
    private final BooleanProperty legendShown = new SimpleBooleanProperty(this, "legendShown", true);
    private final BooleanProperty brushZooms = new SimpleBooleanProperty(this, "brushZooms", true);
    private final BooleanProperty snaps = new SimpleBooleanProperty(this, "snaps", false);
    private final ObservableSet<String> hidden = FXCollections.observableSet();
    private final ObjectProperty<Range> view = new SimpleObjectProperty<>(this, "view");
    private final ObjectProperty<Range> brush = new SimpleObjectProperty<>(this, "brush");
    private final DoubleProperty place = new SimpleDoubleProperty(this, "place", Double.NaN);
    private final IntegerProperty hovered = new SimpleIntegerProperty(this, "hovered", -1);
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
    private final ReadOnlyObjectWrapper<Guide> guide = new ReadOnlyObjectWrapper<>(this, "guide");
    private final ChartCanvas overlay = new ChartCanvas();
    private final ChartText text = new ChartText(font(SMALL));
    private final IntFunction<String> describe;
    private CurvePicture picture;
    private double[] markX = {};
    private double[] markY = {};
    private PointRaster raster;
    private double mouseY = Double.NaN;
    private double leastLeft = 10;

    public CurveChart() {
        this(mark -> "");
    }

    /** @param describe the words for a mark under the mouse; each line stands for itself */
    public CurveChart(IntFunction<String> describe) {
        this.describe = describe;
        setMinSize(120, 90);
        setPrefSize(360, 220);
        setFocusTraversable(true);
        overlay.setMouseTransparent(true);
        getChildren().add(overlay);
        InvalidationListener all = o -> repaint();
        data.addListener(all);
        legendShown.addListener(all);
        view.addListener(all);
        hidden.addListener((SetChangeListener<String>) c -> repaint());
        InvalidationListener above = o -> paintOverlay();
        place.addListener(above);
        hovered.addListener(above);
        selected.addListener(above);
        brush.addListener(above);
        data.addListener((o, was, is) -> tell(is.curves().stream().map(Curve::name).collect(Collectors.joining(", "))));
        new CurveMouse(this).install();
    }

    /** What is drawn, never null. */
    public ObjectProperty<CurveData> dataProperty() {
        return data;
    }

    /** Whether the legend stands above the plot. */
    public BooleanProperty legendShownProperty() {
        return legendShown;
    }

    /** Names of curves and kinds of marks that are switched off. */
    public ObservableSet<String> hidden() {
        return hidden;
    }

    /** What of the horizontal axis is shown, null for all. */
    public ObjectProperty<Range> viewProperty() {
        return view;
    }

    /** Whether a part picked by dragging is zoomed into; otherwise it stays in {@link #brushProperty}. */
    public BooleanProperty brushZoomsProperty() {
        return brushZooms;
    }

    /** Whether the cursor goes from mark to mark, whatever its height: for points that were computed, between which nothing is known. */
    public BooleanProperty snapsProperty() {
        return snaps;
    }

    /** Pixels left of the plot at least, so that plots one beneath the other begin at the same place. */
    public void setLeastLeft(double pixels) {
        leastLeft = pixels;
        repaint();
    }

    /** The part of the horizontal axis that was picked by dragging, null for none. */
    public ObjectProperty<Range> brushProperty() {
        return brush;
    }

    /** Where on the horizontal axis the cursor stands, NaN for nowhere. */
    public DoubleProperty placeProperty() {
        return place;
    }

    /** The mark under the mouse, −1 for none. */
    public IntegerProperty hoveredProperty() {
        return hovered;
    }

    /** The mark that was clicked, −1 for none. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** The guide under the mouse, null for none. */
    public ReadOnlyObjectProperty<Guide> guideProperty() {
        return guide.getReadOnlyProperty();
    }

    /** Tells where the mouse is; NaN for outside the plot. */
    void pointAt(double x, double y) {
        mouseY = y;
        guide.set(picture == null || Double.isNaN(x) ? null : data.get().guides().stream()
                .filter(g -> Math.abs(g.vertical() ? picture.frame().x(g.at()) - x : picture.frame().y(g.at()) - y) <= GUIDE_REACH)
                .findFirst().orElse(null));
    }

    /** The chart as SVG of its present size, dark on white. */
    @Override
    public String toSvg() {
        double w = Math.max(320, Math.floor(getWidth()));
        double h = Math.max(200, Math.floor(getHeight()));
        SvgPen pen = new SvgPen(w, h, SMALL);
        pen.rectangle(0, 0, w, h, Color.WHITE);
        CurvePicture.of(data.get(), hidden, view.get(), true, leastLeft, w, h, text).paint(pen, ChartColors.PRINT);
        return pen.finish();
    }

    /** The data as CSV: {@code series,x,y}, one line a point; marks under the name of their kind. */
    public String toCsv() {
        return CurveTable.csv(data.get());
    }

    /** What the read-out says at the cursor; empty while there is none. */
    public String readout() {
        return picture == null || Double.isNaN(place.get()) ? "" : CurveReadout.words(rows());
    }

    private List<CurveReadout.Row> rows() {
        return CurveReadout.rows(picture, place.get(), hovered.get() < markX.length ? hovered.get() : -1, describe);
    }

    /** The layout as it was painted last, null before. */
    CurvePicture picture() {
        return picture;
    }

    /** The mark nearest to a place within reach, −1 for none; of equals the last, which is painted above. */
    int nearest(double x, double y) {
        int best = -1;
        double least = REACH * REACH;
        for (int i = 0; i < markX.length; i++) {
            double dx = markX[i] - x;
            double dy = markY[i] - y;
            double d = dx * dx + dy * dy;
            if (d < least || d == least && best >= 0 && data.get().marks().kind()[i] >= data.get().marks().kind()[best]) {
                least = d;
                best = i;
            }
        }
        return best;
    }

    /** The mark that a place of the plot stands for, −1 for none. */
    int markAt(double x, double y) {
        return snaps.get() ? nearestAcross(x) : nearest(x, y);
    }

    private int nearestAcross(double x) {
        int best = -1;
        for (int i = 0; i < markX.length; i++) {
            if (!Double.isNaN(markX[i]) && (best < 0 || Math.abs(markX[i] - x) < Math.abs(markX[best] - x))) {
                best = i;
            }
        }
        return best;
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        picture = CurvePicture.of(data.get(), hidden, view.get(), legendShown.get(), leastLeft, width, height, text);
        markX = picture.markX();
        markY = picture.markY();
        double scale = pixelRatio();
        int w = (int) Math.ceil(width * scale);
        int h = (int) Math.ceil(height * scale);
        if (raster == null || raster.width() != w || raster.height() != h) {
            raster = new PointRaster(w, h);
        }
        CanvasPen pen = new CanvasPen(g, scale, raster);
        picture.paint(pen, colors());
        pen.finish();
        cover(overlay, width, height);
        paintOverlay();
    }

    private ChartColors colors() {
        return new ChartColors(textColor(), mutedColor(), axisColor(), gridColor(), backgroundColor());
    }

    private void paintOverlay() {
        GraphicsContext g = overlay.blank();
        if (picture == null) {
            return;
        }
        g.setFont(font(SMALL));
        CurveFrame frame = picture.frame();
        if (brush.get() != null) {
            double from = Math.max(frame.left(), frame.x(brush.get().low()));
            double to = Math.min(frame.right(), frame.x(brush.get().high()));
            g.setFill(ChartColors.data(DataColors.SELECTION).deriveColor(0, 1, 1, 0.18));
            g.fillRect(from, frame.top(), Math.max(0, to - from), frame.height());
        }
        ring(g, selected.get(), 6, ChartColors.data(DataColors.SELECTION));
        if (hovered.get() != selected.get()) {
            ring(g, hovered.get(), 5, textColor());
        }
        double px = frame.x(place.get());
        if (px >= frame.left() && px <= frame.right()) {
            paintCursor(g, frame, px);
        }
    }

    private void paintCursor(GraphicsContext g, CurveFrame frame, double px) {
        g.setStroke(mutedColor());
        g.setLineWidth(1);
        crispLine(g, px, frame.top(), px, frame.bottom());
        for (Curve c : data.get().curves()) {
            double y = frame.y(c.at(place.get()));
            if (!hidden.contains(c.name()) && y >= frame.top() && y <= frame.bottom()) {
                g.setFill(backgroundColor());
                g.fillOval(px - 4, y - 4, 8, 8);
                g.setFill(ChartColors.data(c.color()));
                g.fillOval(px - 3, y - 3, 6, 6);
            }
        }
        double at = Double.isNaN(mouseY) ? frame.top() + frame.height() / 2 : mouseY;
        CurveReadout.paint(g, rows(), frame, px, at, colors(), text);
    }

    private void ring(GraphicsContext g, int mark, double radius, Color color) {
        if (mark < 0 || mark >= markX.length || Double.isNaN(markX[mark]) || Double.isNaN(markY[mark])) {
            return;
        }
        g.setStroke(ChartColors.data(DataColors.HALO));
        g.setLineWidth(4);
        g.strokeOval(markX[mark] - radius, markY[mark] - radius, 2 * radius, 2 * radius);
        g.setStroke(color);
        g.setLineWidth(2);
        g.strokeOval(markX[mark] - radius, markY[mark] - radius, 2 * radius, 2 * radius);
        g.setLineWidth(1);
    }
}
