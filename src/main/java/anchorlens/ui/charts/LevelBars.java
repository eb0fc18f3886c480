package anchorlens.ui.charts;

import anchorlens.ui.theme.DataColors;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** A horizontal bar for every pyramid level, with its count. */
public final class LevelBars extends ChartSurface implements SvgChart {
    /**
     * One bar.
     *
     * @param label "P3 · 8"
     * @param count at least 0
     */
    public record Level(String label, int count) {
    }

    private static final double ROW = 30;
    private static final double BAR = 13;
    private static final double FONT = 11;

    private List<Level> levels = List.of();

    public LevelBars() {
        setMinSize(100, 60);
        setPrefSize(260, 180);
    }

    public void setLevels(List<Level> all) {
        levels = List.copyOf(all);
        tell(levels.stream().map(l -> l.label() + ": " + l.count()).collect(Collectors.joining(", ")));
        repaint();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        draw(new CanvasBrush(g), width, height);
    }

    /** The chart as SVG of its present size, dark on white. */
    @Override
    public String toSvg() {
        return svg(this::draw);
    }

    private void draw(Brush g, double width, double height) {
        if (levels.isEmpty()) {
            return;
        }
        double row = Math.min(ROW, height / levels.size());
        double bar = Math.max(3, Math.floor(Math.min(BAR, row * 0.6)));
        double labels = widest(levels.stream().map(Level::label).toList()) + 12;
        double counts = widest(levels.stream().map(l -> Integer.toString(l.count())).toList()) + 10;
        int most = Math.max(1, levels.stream().mapToInt(Level::count).max().orElse(1));
        double room = Math.max(0, width - labels - counts);
        g.setFont(font(FONT));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            double middle = Math.floor(row * (i + 0.5));
            double length = Math.round(room * level.count() / most);
            g.setFill(mutedColor());
            g.fillText(level.label(), 0, middle);
            g.setFill(gridColor());
            g.fillRect(labels, middle - Math.floor(bar / 2), 1, bar);
            g.setFill(Color.web(DataColors.css(DataColors.POSITIVE)));
            g.fillRoundRect(labels, middle - Math.floor(bar / 2), length, bar, Math.min(4, length), 4);
            g.setFill(level.count() == 0 ? mutedColor() : textColor());
            g.fillText(Integer.toString(level.count()), labels + length + 6, middle);
        }
    }

    private static double widest(List<String> words) {
        double widest = 0;
        for (String word : words) {
            Text measure = new Text(word);
            measure.setFont(font(FONT));
            widest = Math.max(widest, measure.getLayoutBounds().getWidth());
        }
        return widest;
    }
}
