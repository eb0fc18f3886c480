package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.detection.HeadOutput;
import anchorlens.model.Detector;
import anchorlens.model.ModelException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Graphs that rank their predictions and put out the best. */
class RankedHeadsTest extends SmallHeads {
    @Test
    void rankedScoresWithoutTheirClassesAreRefused() throws Exception {
        RunnableGraph g = new RunnableGraph(13, 64, 64);
        String best = g.topK(g.node("Sigmoid", g.node("Add", g.noise(1, 1, 60), g.seed())), 20);
        g.output(g.node("Sigmoid", g.node("Add", g.noise(1, 1, 20, 4), g.seed())), g.valuesOf(best));
        assertThatThrownBy(() -> open(g)).isInstanceOf(ModelException.class)
                .hasMessageContainingAll("'m.onnx' ranks its detections inside the graph", "export it without its post-processor");
    }

    @Test
    void queriesThatTheGraphRanksAreReadFromInsideIt() throws Exception {
        RunnableGraph g = graph();
        String layers = g.node("Add", g.noise(2, 2, 1, 22, 3), seed);
        String logits = g.node("Gather", List.of(RunnableGraph.whole("axis", 0)), layers, g.scalar(1));
        float[] corners = new float[88];
        for (int i = 0; i < 22; i++) {
            System.arraycopy(new float[] {i, 2 * i, i + 10, 2 * i + 5}, 0, corners, 4 * i, 4);
        }
        String boxes = g.node("Add", g.floats(corners, 1, 22, 4), seed);
        String best = g.topK(g.reshape(g.node("Sigmoid", logits), 1, 66), 12);
        g.output(chosen(g, boxes, g.node("Div", best, g.longs(3)), 12), g.valuesOf(best));
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).containsExactly("queries");
            assertThat(detector.card().numClasses()).isEqualTo(3);
            assertThat(detector.card().scoresAreProbabilities()).isFalse();
            assertThat(detector.card().verified()).anyMatch(v -> v.contains("differ by 0 px at most") && v.contains("12 boxes"));
            assertThat(detector.card().remarks()).anyMatch(r -> r.contains("shown are all 22"));
            isBox(run(detector).boxes().orElseThrow().get(7), 7, 14, 17, 19);
        }
    }

    @Test
    void endToEndRowsWithoutDistributionsAreTracedToAllCells() throws Exception {
        RunnableGraph g = graph();
        int priors = UltralyticsGraph.PRIORS;
        String boxes = g.node("Add", g.floats(cellBoxes(), 1, priors, 4), seed);
        String scores = g.node("Sigmoid", g.node("Add", g.noise(2, 1, priors, 3), seed));
        List<String> parts = g.split(g.concat(2, boxes, scores), 2, 4, 3);
        String first = g.topK(g.node("ReduceMax", List.of(RunnableGraph.wholes("axes", 2), RunnableGraph.whole("keepdims", 0)), parts.get(1)), 30);
        String kept = g.node("GatherElements", List.of(RunnableGraph.whole("axis", 1)), parts.get(1),
                g.node("Expand", g.node("Unsqueeze", first, g.longs(2)), g.longs(1, 30, 3)));
        String second = g.topK(g.reshape(kept, 1, 90), 30);
        String row = g.node("Div", second, g.longs(3));
        String cls = g.node("Cast", List.of(RunnableGraph.whole("to", 1)), g.node("Sub", second, g.node("Mul", row, g.longs(3))));
        g.output(g.concat(2, chosen(g, chosen(g, parts.get(0), first, 30), row, 30), g.node("Unsqueeze", g.valuesOf(second), g.longs(2)),
                g.node("Unsqueeze", cls, g.longs(2))));
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).containsExactly("decoded", "rows");
            assertThat(detector.card().numClasses()).isEqualTo(3);
            assertThat(detector.card().verified()).anyMatch(v -> v.contains("differ by 0 px at most") && v.contains("30 boxes"));
            HeadOutput head = run(detector);
            assertThat(head.priorCount()).isEqualTo(priors);
            assertThat(head.priors().strideOf(9)).isEqualTo(8);
            isBox(head.boxes().orElseThrow().get(9), 12 - 8, 12 - 4, 12 + 8, 12 + 4);
        }
    }

    /** The rows of a table {@code [1 × N × 4]} at some indices {@code [1 × count]}. */
    private static String chosen(RunnableGraph g, String table, String index, int count) {
        return g.node("GatherElements", List.of(RunnableGraph.whole("axis", 1)), table,
                g.node("Expand", g.node("Unsqueeze", index, g.longs(2)), g.longs(1, count, 4)));
    }

    /** Boxes of two strides by one around the middles of all cells, corner by corner. */
    private static float[] cellBoxes() {
        float[] boxes = new float[4 * UltralyticsGraph.PRIORS];
        int at = 0;
        for (int s : STRIDES) {
            for (int cell = 0; cell < 64 / s * (64 / s); cell++) {
                float x = (cell % (64 / s) + 0.5f) * s;
                float y = (cell / (64 / s) + 0.5f) * s;
                for (float v : new float[] {x - s, y - s / 2f, x + s, y + s / 2f}) {
                    boxes[at++] = v;
                }
            }
        }
        return boxes;
    }
}
