package anchorlens.dataset;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Where one object stands in the text of its file, and how its numbers follow from its box.
 *
 * @param numbers  the numbers that its box decides
 * @param label    what names its class, null where that cannot be changed
 * @param decimals of a pixel that edges are rounded to; −1 where the format keeps all digits
 */
record ObjectSite(List<Number> numbers, Label label, int decimals) {
    private static final double SAME = 1e-9;

    /**
     * One number in the text.
     *
     * @param start first character
     * @param end   after the last character
     * @param token as written, without quotation marks
     * @param of    its value for a box
     * @param most  decimals at most
     */
    record Number(long start, long end, String token, ToDoubleFunction<Box> of, int most) {
    }

    /** The name or number of the class in the text, and how another one is written there. */
    record Label(long start, long end, Function<Category, String> write) {
    }

    /** Moves the edges that differ; numbers that keep their value keep their characters. */
    void move(Box from, Box to, Patches patches) {
        Box target = from;
        for (Edge edge : Edge.values()) {
            double position = to.edge(edge);
            if (position != from.edge(edge)) {
                target = target.withEdge(edge, decimals < 0 ? position : NumberStyle.round(position, decimals));
            }
        }
        for (Number number : numbers) {
            double before = number.of.applyAsDouble(from);
            double after = number.of.applyAsDouble(target);
            if (Math.abs(after - before) > SAME * Math.max(1, Math.abs(before))) {
                patches.replace(number.start, number.end, NumberStyle.write(after,
                        Math.min(number.most, NumberStyle.leastDecimals(number.token)), number.most));
            }
        }
    }

    void relabel(Category category, Patches patches) {
        patches.replace(label.start, label.end, label.write.apply(category));
    }
}
