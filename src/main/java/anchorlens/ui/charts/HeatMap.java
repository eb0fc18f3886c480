package anchorlens.ui.charts;

import anchorlens.ui.theme.DataColors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;

/**
 * A quantity over the combinations of two parameters, as colours from dark blue to yellow; a cross marks where the parameters stand
 * now. A click, or Enter, tells which cell was meant; the arrow keys go from cell to cell. To be used on the FX thread.
 */
public final class HeatMap extends ChartSurface implements SvgChart {
    /** An axis: its name, and what each of its values is called. */
    public record Axis(String name, List<String> values) {
        public Axis {
            values = List.copyOf(values);
        }
    }

    /**
     * What is drawn.
     *
     * @param x        from left to right
     * @param y        from bottom to top
     * @param quantity what the colours stand for
     * @param values   {@code [x + n · y]}; NaN leaves a cell grey
     * @param markX    where the horizontal parameter stands now, in cells from the middle of the first; NaN for nowhere
     * @param markY    where the vertical one stands
     */
    public record Data(Axis x, Axis y, String quantity, double[] values, double markX, double markY) {
        /** Nothing. */
        public static final Data NONE = new Data(new Axis("", List.of()), new Axis("", List.of()), "", new double[0], Double.NaN,
                Double.NaN);

        public Data {
            if (values.length != x.values().size() * y.values().size()) {
                throw new IllegalArgumentException(values.length + " values do not fill " + x.values().size() + " × " + y.values().size() + " cells");
            }
        }
    }

    /** Room between a cell and what is said of it. */
    private static final double GAP = 6;

    private final IntegerProperty hovered = new SimpleIntegerProperty(this, "hovered", -1);
    private final ChartCanvas overlay = new ChartCanvas();
    private final ChartText text = new ChartText(font(SMALL));
    private final IntFunction<String> describe;
    private Data data = Data.NONE;
    private HeatPicture picture;

    /**
     * @param clicked  hears which cell was meant
     * @param describe the words for a cell under the mouse; each line stands for itself
     */
    public HeatMap(IntConsumer clicked, IntFunction<String> describe) {
        this.describe = describe;
        setMinSize(160, 160);
        setPrefSize(360, 320);
        setFocusTraversable(true);
        overlay.setMouseTransparent(true);
        getChildren().add(overlay);
        hovered.addListener((o, was, is) -> paintOverlay());
        setOnMouseMoved(e -> hovered.set(picture == null ? -1 : picture.cellAt(e.getX(), e.getY())));
        setOnMouseExited(e -> hovered.set(-1));
        setOnMousePressed(e -> requestFocus());
        setOnMouseClicked(e -> {
            int cell = picture == null ? -1 : picture.cellAt(e.getX(), e.getY());
            if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress() && cell >= 0) {
                clicked.accept(cell);
            }
        });
        setOnKeyPressed(e -> key(e, clicked));
    }

    public void setData(Data now) {
        data = now;
        tell(now.quantity() + ", " + now.x().name() + ", " + now.y().name());
        repaint();
    }

    public Data data() {
        return data;
    }

    /** The cell under the mouse or the keys, −1 for none. */
    public IntegerProperty hoveredProperty() {
        return hovered;
    }

    /** The map as SVG of its present size, dark on white. */
    @Override
    public String toSvg() {
        double w = Math.max(320, Math.floor(getWidth()));
        double h = Math.max(260, Math.floor(getHeight()));
        SvgPen pen = new SvgPen(w, h, SMALL);
        pen.rectangle(0, 0, w, h, Color.WHITE);
        HeatPicture.of(data, w, h, text).paint(pen, ChartColors.PRINT);
        return pen.finish();
    }

    private void key(KeyEvent e, IntConsumer clicked) {
        int n = data.x().values().size();
        int rows = data.y().values().size();
        if (n == 0 || rows == 0) {
            return;
        }
        int at = hovered.get() < 0 ? 0 : hovered.get();
        int x = at % n;
        int y = at / n;
        switch (e.getCode()) {
            case LEFT -> x = Math.max(0, x - 1);
            case RIGHT -> x = Math.min(n - 1, x + 1);
            case UP -> y = Math.min(rows - 1, y + 1);
            case DOWN -> y = Math.max(0, y - 1);
            case ENTER -> {
                if (hovered.get() >= 0) {
                    clicked.accept(hovered.get());
                }
            }
            default -> {
                return;
            }
        }
        hovered.set(x + n * y);
        setAccessibleHelp(describe.apply(hovered.get()).replace('\n', ','));
        e.consume();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        picture = HeatPicture.of(data, width, height, text);
        picture.paint(new CanvasPen(g, 1, new PointRaster(1, 1)), colors());
        cover(overlay, width, height);
        paintOverlay();
    }

    private ChartColors colors() {
        return new ChartColors(textColor(), mutedColor(), axisColor(), gridColor(), backgroundColor());
    }

    private void paintOverlay() {
        GraphicsContext g = overlay.blank();
        int cell = hovered.get();
        if (picture == null || cell < 0 || cell >= data.values().length) {
            return;
        }
        g.setFont(font(SMALL));
        double x = picture.left(cell % data.x().values().size());
        double y = picture.top(cell / data.x().values().size());
        g.setStroke(ChartColors.data(DataColors.HALO));
        g.setLineWidth(3);
        g.strokeRect(x, y, picture.cellWidth(), picture.cellHeight());
        g.setStroke(Color.WHITE);
        g.setLineWidth(1.4);
        g.strokeRect(x, y, picture.cellWidth(), picture.cellHeight());
        g.setLineWidth(1);
        List<CurveReadout.Row> rows = new ArrayList<>();
        describe.apply(cell).lines().forEach(line -> rows.add(new CurveReadout.Row(null, line, "")));
        if (!rows.isEmpty()) {
            double half = CurveReadout.height(rows) / 2 + GAP;
            double middle = y - 2 * half >= 0 ? y - half : y + picture.cellHeight() + half;
            CurveReadout.paint(g, rows, picture.frame(), x + picture.cellWidth(), middle, colors(), text);
        }
    }
}
