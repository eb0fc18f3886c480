package anchorlens.ui.charts;

import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Rescaled;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * A chart that draws itself on a canvas of its own size, once a pulse at most, in colours that the style sheet gives:
 * {@code -chart-text}, {@code -chart-muted}, {@code -chart-axis}, {@code -chart-grid} and {@code -chart-background}.
 */
public abstract class ChartSurface extends Region implements Rescaled {
    /** Size of the small print in pixels. */
    protected static final double SMALL = 10;
    private static final StyleablePropertyFactory<ChartSurface> STYLES =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<ChartSurface, Color> TEXT =
            STYLES.createColorCssMetaData("-chart-text", s -> s.text, Color.GRAY, false);
    private static final CssMetaData<ChartSurface, Color> MUTED =
            STYLES.createColorCssMetaData("-chart-muted", s -> s.muted, Color.GRAY, false);
    private static final CssMetaData<ChartSurface, Color> AXIS =
            STYLES.createColorCssMetaData("-chart-axis", s -> s.axis, Color.GRAY, false);
    private static final CssMetaData<ChartSurface, Color> GRID =
            STYLES.createColorCssMetaData("-chart-grid", s -> s.grid, Color.GRAY, false);
    private static final CssMetaData<ChartSurface, Color> BACKGROUND =
            STYLES.createColorCssMetaData("-chart-background", s -> s.background, Color.GRAY, false);

    private static final double LEAST_WIDTH = 240;
    private static final double LEAST_HEIGHT = 120;

    private final ChartCanvas canvas = new ChartCanvas();
    private double pictureScale;
    private ChartColors print;
    private final StyleableProperty<Color> text = color(TEXT, "text");
    private final StyleableProperty<Color> muted = color(MUTED, "muted");
    private final StyleableProperty<Color> axis = color(AXIS, "axis");
    private final StyleableProperty<Color> grid = color(GRID, "grid");
    private final StyleableProperty<Color> background = color(BACKGROUND, "background");

    protected ChartSurface() {
        getStyleClass().add("chart-surface");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        tell("");
        getChildren().add(canvas);
    }

    /** Says for screen readers what is drawn. */
    protected final void tell(String words) {
        String chart = Strings.beside(ChartSurface.class).get("chart");
        setAccessibleText(words.isBlank() ? chart : chart + ": " + words);
    }

    /** Draws everything; the canvas is empty, and its origin the top left. */
    protected abstract void paint(GraphicsContext g, double width, double height);

    /** Asks for a new drawing with the next pulse. */
    protected final void repaint() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double w = Math.floor(getWidth());
        double h = Math.floor(getHeight());
        cover(canvas, w, h);
        GraphicsContext g = canvas.blank();
        if (w > 0 && h > 0) {
            g.setFont(font(SMALL));
            g.setLineWidth(1);
            paint(g, w, h);
        }
    }

    @Override
    public final void setPictureScale(double scale) {
        pictureScale = scale;
        repaint();
    }

    /** Lays a canvas over the chart, with as many pixels as the screen or the picture that is taken now has. */
    final void cover(ChartCanvas canvas, double width, double height) {
        // For the screen the toolkit itself draws as many pixels as it has.
        canvas.cover(width, height, pictureScale > 0 ? pictureScale : 1);
    }

    /** Pixels of the screen, or of the picture that is taken now, for one of the chart. */
    final double pixelRatio() {
        if (pictureScale > 0) {
            return pictureScale;
        }
        return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    }

    /** The system's own font in a size. */
    protected static Font font(double size) {
        return Font.font(size);
    }

    /** Draws with a brush. */
    @FunctionalInterface
    interface Drawing {
        void draw(Brush brush, double width, double height);
    }

    /** A drawing as SVG of the chart's present size, dark on white. */
    final String svg(Drawing drawing) {
        double w = Math.max(LEAST_WIDTH, Math.floor(getWidth()));
        double h = Math.max(LEAST_HEIGHT, Math.floor(getHeight()));
        SvgBrush brush = new SvgBrush(w, h, SMALL);
        print = ChartColors.PRINT;
        try {
            brush.setFill(Color.WHITE);
            brush.fillRect(0, 0, w, h);
            drawing.draw(brush, w, h);
        } finally {
            print = null;
        }
        return brush.finish();
    }

    /** A line one pixel wide that falls on pixels. */
    static void crispLine(Brush g, double x1, double y1, double x2, double y2) {
        g.strokeLine(Math.floor(x1) + 0.5, Math.floor(y1) + 0.5, Math.floor(x2) + 0.5, Math.floor(y2) + 0.5);
    }

    /** A line one pixel wide that falls on pixels. */
    protected static void crispLine(GraphicsContext g, double x1, double y1, double x2, double y2) {
        g.strokeLine(Math.floor(x1) + 0.5, Math.floor(y1) + 0.5, Math.floor(x2) + 0.5, Math.floor(y2) + 0.5);
    }

    protected final Color textColor() {
        return print == null ? text.getValue() : print.text();
    }

    protected final Color mutedColor() {
        return print == null ? muted.getValue() : print.muted();
    }

    protected final Color axisColor() {
        return print == null ? axis.getValue() : print.axis();
    }

    protected final Color gridColor() {
        return print == null ? grid.getValue() : print.grid();
    }

    protected final Color backgroundColor() {
        return print == null ? background.getValue() : print.background();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }

    private StyleableProperty<Color> color(CssMetaData<ChartSurface, Color> meta, String name) {
        return new javafx.css.SimpleStyleableObjectProperty<>(meta, this, name, Color.GRAY) {
            @Override
            protected void invalidated() {
                repaint();
            }
        };
    }
}
