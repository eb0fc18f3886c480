package anchorlens.ui.charts;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.text.TextAlignment;

/**
 * The words at a {@link Guide} where they do not cover those of another.
 *
 * @param label the words
 * @param area  the room they take, pixels of the chart
 */
record GuideWords(String label, Bounds area) {
    private static final double HEIGHT = 12;
    private static final double GAP = 4;
    private static final double RIGHT_SHARE = 0.7;

    /** Places the words of all guides in sight, the first ones where they would stand alone. */
    static List<GuideWords> of(List<Guide> guides, CurveFrame frame, ChartText text) {
        List<GuideWords> out = new ArrayList<>();
        for (Guide guide : guides) {
            double at = guide.vertical() ? frame.x(guide.at()) : frame.y(guide.at());
            boolean seen = guide.vertical() ? at >= frame.left() - 1 && at <= frame.right() + 1
                    : at >= frame.top() - 1 && at <= frame.bottom() + 1;
            if (!guide.label().isEmpty() && seen) {
                out.add(new GuideWords(guide.label(), free(choices(guide, at, text.width(guide.label()), frame), out)));
            }
        }
        return out;
    }

    private static Bounds free(List<Bounds> choices, List<GuideWords> taken) {
        return choices.stream().filter(c -> taken.stream().noneMatch(t -> t.area.intersects(c))).findFirst().orElse(choices.getFirst());
    }

    /** Where the words may stand, best first; all within the plot where it is wide enough. */
    private static List<Bounds> choices(Guide guide, double at, double width, CurveFrame frame) {
        List<Bounds> out = new ArrayList<>();
        if (guide.vertical()) {
            boolean leftFirst = at > frame.left() + RIGHT_SHARE * frame.width() || at + GAP + width > frame.right();
            boolean left = leftFirst && at - GAP - width >= frame.left() || at + GAP + width > frame.right() + GAP;
            double x = Math.max(frame.left(), left ? at - GAP - width : at + GAP);
            for (double y = frame.top() + 2; y + HEIGHT < frame.bottom(); y += HEIGHT) {
                out.add(new BoundingBox(x, y, width, HEIGHT));
            }
            out.add(new BoundingBox(x, frame.top() + 2, width, HEIGHT));
            return out;
        }
        double right = Math.max(frame.left() + 2, frame.right() - 2 - width);
        double above = at - 1 - HEIGHT;
        for (double x : new double[] {right, frame.left() + 3, (right + frame.left()) / 2}) {
            if (above >= frame.top() - HEIGHT) {
                out.add(new BoundingBox(x, above, width, HEIGHT));
            }
            if (at + 1 + HEIGHT <= frame.bottom()) {
                out.add(new BoundingBox(x, at + 1, width, HEIGHT));
            }
        }
        return out.isEmpty() ? List.of(new BoundingBox(right, above, width, HEIGHT)) : out;
    }

    void paint(ChartPen pen, ChartColors colors) {
        pen.text(label, area.getMinX(), area.getMinY(), TextAlignment.LEFT, VPos.TOP, colors.text());
    }
}
