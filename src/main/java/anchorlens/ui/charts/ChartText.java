package anchorlens.ui.charts;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide words are in the small print of charts; laying a text out costs more than all else about it, so widths are kept. */
final class ChartText {
    private static final int MOST = 2000;

    private final Text ruler = new Text();
    private final Map<String, Double> widths = new HashMap<>();

    ChartText(Font font) {
        ruler.setFont(font);
    }

    double width(String words) {
        if (widths.size() > MOST) {
            widths.clear();
        }
        return widths.computeIfAbsent(words, w -> {
            ruler.setText(w);
            return ruler.getLayoutBounds().getWidth();
        });
    }

    /** Words cut with "…" so that they take no more than a width. */
    String shortened(String words, double room) {
        String out = words;
        while (out.length() > 1 && width(out.equals(words) ? out : out + "…") > room) {
            out = out.substring(0, out.length() - 1);
        }
        return out.equals(words) ? words : out + "…";
    }
}
