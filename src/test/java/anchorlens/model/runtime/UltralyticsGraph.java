package anchorlens.model.runtime;

import static anchorlens.model.runtime.RunnableGraph.whole;

import java.util.ArrayList;
import java.util.List;

/** Heads as Ultralytics exports them, on random convolutions over 64×64 pixels: three levels, 84 priors, three classes. */
final class UltralyticsGraph {
    static final int PRIORS = 84;
    static final int CLASSES = 3;
    private static final int[] STRIDES = {8, 16, 32};

    final RunnableGraph g;
    private final int opset;
    private final int bins;
    private final float offset;
    /** Boxes {@code [1 × 4 × P]} in pixels, class logits {@code [1 × C × P]}. */
    String boxes;
    String logits;

    /** @param joined whether bins and classes are joined before they are split, as exporters up to 8.3 do */
    UltralyticsGraph(int opset, int bins, double offset, boolean joined, boolean corners) {
        this.g = new RunnableGraph(opset, 64, 64);
        this.opset = opset;
        this.bins = bins;
        this.offset = (float) offset;
        List<String> edges = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        List<String> both = new ArrayList<>();
        for (int s : STRIDES) {
            long cells = 64L / s * (64L / s);
            String e = g.cells(s, 4 * bins, 3);
            String c = g.cells(s, CLASSES, 2);
            both.add(g.reshape(g.concat(1, e, c), 1, 4L * bins + CLASSES, -1));
            edges.add(g.reshape(e, 1, 4L * bins, cells));
            classes.add(g.reshape(c, 1, CLASSES, cells));
        }
        String edge;
        if (joined) {
            List<String> parts = g.split(g.concat(2, both.toArray(String[]::new)), 1, 4L * bins, CLASSES);
            edge = parts.get(0);
            logits = parts.get(1);
        } else {
            edge = g.concat(2, edges.toArray(String[]::new));
            logits = g.concat(2, classes.toArray(String[]::new));
        }
        boxes = decode(integral(edge), corners);
    }

    private String integral(String edge) {
        String four = g.reshape(edge, 1, 4, bins, PRIORS);
        String front = opset >= 13 ? g.softmax(g.transpose(four, 0, 2, 1, 3), 1)
                : g.transpose(g.softmax(g.transpose(four, 0, 3, 1, 2), 3), 0, 3, 2, 1);
        return g.reshape(g.node("Conv", front, g.ramp(bins, 1, bins, 1, 1)), 1, 4, PRIORS);
    }

    private String decode(String distances, boolean corners) {
        float[] centres = new float[2 * PRIORS];
        float[] strides = new float[PRIORS];
        int p = 0;
        for (int s : STRIDES) {
            for (int cell = 0; cell < 64 / s * (64 / s); cell++, p++) {
                centres[p] = cell % (64 / s) + offset;
                centres[PRIORS + p] = cell / (64 / s) + offset;
                strides[p] = s;
            }
        }
        String anchors = g.floats(centres, 1, 2, PRIORS);
        List<String> parts = g.split(distances, 1, 2, 2);
        String low = g.node("Sub", anchors, parts.get(0));
        String high = g.node("Add", anchors, parts.get(1));
        String box = corners ? g.concat(1, low, high) : g.concat(1, g.node("Div", g.node("Add", low, high), g.floats(new float[] {2})),
                g.node("Sub", high, low));
        return g.node("Mul", box, g.floats(strides, 1, PRIORS));
    }

    /** The usual single output. */
    UltralyticsGraph plain(String... further) {
        List<String> all = new ArrayList<>(List.of(boxes, g.node("Sigmoid", logits)));
        all.addAll(List.of(further));
        g.output(g.concat(1, all.toArray(String[]::new)));
        return this;
    }

    /** So many further numbers a prior, as key points or mask coefficients. */
    String further(int columns) {
        List<String> maps = new ArrayList<>();
        for (int s : STRIDES) {
            maps.add(g.reshape(g.cells(s, columns, 2), 1, columns, -1));
        }
        return g.concat(2, maps.toArray(String[]::new));
    }

    /** The end to end part: best anchors by their largest score, then best scores among these. */
    UltralyticsGraph endToEnd(int rows) {
        String scores = g.transpose(g.node("Sigmoid", logits), 0, 2, 1);
        String corner = g.transpose(boxes, 0, 2, 1);
        String largest = g.node("ReduceMax", List.of(RunnableGraph.wholes("axes", 2), whole("keepdims", 0)), scores);
        String first = g.topK(largest, rows);
        String index = g.node("Unsqueeze", first, g.longs(2));
        String chosenBoxes = g.node("GatherElements", List.of(whole("axis", 1)), corner, g.node("Expand", index, g.longs(1, rows, 4)));
        String chosenScores = g.node("GatherElements", List.of(whole("axis", 1)), scores,
                g.node("Expand", index, g.longs(1, rows, CLASSES)));
        String flat = g.reshape(chosenScores, 1, (long) rows * CLASSES);
        String second = g.topK(flat, rows);
        String best = g.node("GatherElements", List.of(whole("axis", 1)), flat, second);
        String row = g.node("Div", second, g.longs(CLASSES));
        String cls = g.node("Cast", List.of(whole("to", 1)), g.node("Sub", second, g.node("Mul", row, g.longs(CLASSES))));
        String box = g.node("GatherElements", List.of(whole("axis", 1)), chosenBoxes,
                g.node("Expand", g.node("Unsqueeze", row, g.longs(2)), g.longs(1, rows, 4)));
        g.output(g.concat(2, box, g.node("Unsqueeze", best, g.longs(2)), g.node("Unsqueeze", cls, g.longs(2))));
        return this;
    }
}
