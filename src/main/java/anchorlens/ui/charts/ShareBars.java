package anchorlens.ui.charts;

import anchorlens.ui.theme.DataColors;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Bars of equal length, each parted into the shares of the pyramid levels; a click tells which was meant. */
public final class ShareBars extends ChartSurface implements SvgChart {
    /**
     * One bar.
     *
     * @param name   before it
     * @param parts  amounts at least 0, level by level; empty for a bar that cannot be drawn
     * @param remark after it, or in its place
     */
    public record Bar(String name, double[] parts, String remark) {
    }

    private static final double ROW = 21;
    private static final double HEAD = 20;
    private static final double NUMBER_ROOM = 26;
    private static final int DARK = 0xFF101418;

    private final IntConsumer clicked;
    private List<String> levels = List.of();
    private List<Bar> bars = List.of();
    private int selected = -1;

    /** @param clicked hears the number of the bar that was clicked */
    public ShareBars(IntConsumer clicked) {
        this.clicked = clicked;
        setMinSize(160, 80);
        setOnMouseClicked(e -> {
            int row = (int) Math.floor((e.getY() - HEAD) / ROW);
            if (row >= 0 && row < bars.size()) {
                this.clicked.accept(row);
            }
        });
    }

    /** @param chosen the bar that is emphasised, −1 for none */
    public void setBars(List<String> levelNames, List<Bar> all, int chosen) {
        levels = List.copyOf(levelNames);
        bars = List.copyOf(all);
        selected = chosen;
        setMinHeight(HEAD + ROW * bars.size() + 4);
        tell(bars.stream().map(b -> b.name() + " " + b.remark()).collect(Collectors.joining(", ")));
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
        if (bars.isEmpty()) {
            return;
        }
        double names = widest(bars.stream().map(Bar::name).toList()) + 12;
        double remarks = widest(bars.stream().filter(b -> b.parts().length > 0).map(Bar::remark).toList()) + 10;
        double room = Math.max(20, width - names - remarks);
        legend(g, names);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double top = HEAD + i * ROW;
            if (i == selected) {
                g.setFill(gridColor());
                g.fillRoundRect(0, top, width, ROW - 1, 6, 6);
            }
            g.setFont(font(11));
            g.setTextAlign(TextAlignment.LEFT);
            g.setTextBaseline(VPos.CENTER);
            g.setFill(i == selected ? textColor() : mutedColor());
            g.fillText(bar.name(), 4, top + ROW / 2);
            double sum = java.util.Arrays.stream(bar.parts()).sum();
            if (sum > 0) {
                parts(g, bar.parts(), sum, names, top, room);
            }
            g.setFill(mutedColor());
            g.setTextAlign(TextAlignment.LEFT);
            g.setTextBaseline(VPos.CENTER);
            g.setFont(font(SMALL));
            if (bar.parts().length > 0) {
                g.fillText(bar.remark(), names + room + 6, top + ROW / 2);
            } else {
                g.fillText(bar.remark(), names, top + ROW / 2, Math.max(10, width - names - 4));
            }
        }
    }

    private void parts(Brush g, double[] parts, double sum, double left, double top, double room) {
        double at = left;
        g.setFont(font(SMALL));
        for (int l = 0; l < parts.length; l++) {
            double w = room * parts[l] / sum;
            Color color = Color.web(DataColors.css(DataColors.ofLevel(l)));
            g.setFill(color);
            g.fillRect(at, top + 4, w, ROW - 9);
            if (w > NUMBER_ROOM) {
                g.setFill(Color.web(DataColors.css(DARK)));
                g.setTextAlign(TextAlignment.CENTER);
                g.setTextBaseline(VPos.CENTER);
                g.fillText(Math.round(100 * parts[l] / sum) + " %", at + w / 2, top + ROW / 2);
            }
            at += w;
        }
    }

    private void legend(Brush g, double left) {
        double at = left;
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(font(SMALL));
        for (int l = 0; l < levels.size(); l++) {
            g.setFill(Color.web(DataColors.css(DataColors.ofLevel(l))));
            g.fillRect(at, HEAD / 2 - 5, 9, 9);
            g.setFill(mutedColor());
            g.fillText(levels.get(l), at + 13, HEAD / 2);
            at += widest(List.of(levels.get(l))) + 26;
        }
    }

    private static double widest(List<String> words) {
        double widest = 0;
        for (String word : words) {
            Text measure = new Text(word);
            measure.setFont(font(11));
            widest = Math.max(widest, measure.getLayoutBounds().getWidth());
        }
        return widest;
    }
}
