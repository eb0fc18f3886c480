package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.BoxDecoder;
import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Box;
import anchorlens.model.CardOverrides;
import anchorlens.model.Detector;
import anchorlens.model.ModelException;
import anchorlens.model.card.ModelCards;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Families without a real file here: small networks of their structure, whose boxes are known. */
class OtherHeadsTest extends SmallHeads {
    /** A map that has the same numbers in every cell, one a channel. */
    private String constant(RunnableGraph g, int stride, float... channels) {
        int side = 64 / stride;
        float[] values = new float[channels.length * side * side];
        for (int i = 0; i < values.length; i++) {
            values[i] = channels[i / (side * side)];
        }
        return g.node("Add", g.floats(values, 1, channels.length, side, side), seed);
    }

    @Test
    void distancesInPixelsBehindAnExponential() throws Exception {
        RunnableGraph g = graph();
        float ten = (float) Math.log(10);
        float four = (float) Math.log(4);
        for (int s : STRIDES) {
            g.output(constant(g, s, -1, 2, 0), g.node("Exp", constant(g, s, ten, four, four, ten)), constant(g, s, 1));
        }
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).containsExactly("mmdet-fcos", "dw");
            HeadOutput head = run(detector);
            isBox(head.boxes().orElseThrow().get(9), 12 - 10, 12 - 4, 12 + 4, 12 + 10);
            assertThat(head.scores().joint(9, 1)).isCloseTo(1 / (1 + Math.exp(-2)) / (1 + Math.exp(-1)), within(1e-6));
            assertThat(detector.card().remarks()).anyMatch(r -> r.contains("no edge distributions"));
        }
    }

    @Test
    void aRectifierMakesItDwAndAnotherReadingCanBeStated() throws Exception {
        RunnableGraph g = graph();
        for (int s : STRIDES) {
            g.output(constant(g, s, -1, 2, 0), g.node("Mul", g.node("Relu", constant(g, s, 1, 1, 1, 1)), g.floats(new float[] {s})),
                    constant(g, s, 1));
        }
        Files.writeString(folder.resolve("m.card.json"), "{\"reading\": \"mmdet-fcos\"}");
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).containsExactly("mmdet-fcos", "dw");
            detector.state(CardOverrides.NONE);
            assertThat(readings(detector)).containsExactly("dw", "mmdet-fcos");
            assertThatThrownBy(() -> detector.state(ModelCards.read(card("{\"reading\": \"ssd300\"}"))))
                    .isInstanceOf(ModelException.class).hasMessageContaining("dw, mmdet-fcos");
            assertThat(detector.card().reading()).isEqualTo("dw");
            detector.state(ModelCards.read(card("{\"priorOffset\": 0}")));
            isBox(run(detector).boxes().orElseThrow().get(9), 8 - 8, 8 - 8, 8 + 8, 8 + 8);
        }
    }

    @Test
    void eightMoreColumnsAreDwsOffsets() throws Exception {
        RunnableGraph g = graph();
        for (int s : STRIDES) {
            g.output(constant(g, s, -1, 2, 0), g.node("Mul", g.node("Relu", constant(g, s, 1, 1, 1, 1)), g.floats(new float[] {s})),
                    constant(g, s, 1), constant(g, s, 0.5f, -0.25f, 0, 0, 0, 0, 0, 1));
        }
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).containsExactly("dw");
            HeadOutput head = run(detector);
            assertThat(head.offsets().orElseThrow().of(9)).containsExactly(0.5, -0.25, 0, 0, 0, 0, 0, 1);
            isBox(head.boxes().orElseThrow().get(27), 28 - 8, 28 - 8, 28 + 8, 28 + 8);
            Box refined = BoxDecoder.decode(head).boxes().get(27);
            // x1 of a box a cell left and a quarter further left, the map of x1 being 8 · column − 4
            assertThat(refined.x1()).isCloseTo(28 - 8 - 8 - 2, within(1e-3));
        }
    }

    /** A model path with this card beside it. */
    private Path card(String json) throws Exception {
        Files.writeString(folder.resolve("stated.card.json"), json);
        return folder.resolve("stated.onnx");
    }

    @Test
    void deltasToAnchorsWithCenternessOrIou() throws Exception {
        RunnableGraph g = graph();
        for (int s : new int[] {8, 16, 32, 64}) {
            g.output(constant(g, s, -1, 2, 0), constant(g, s, 1, 0, 0, (float) (5 * Math.log(2))), constant(g, s, 1));
        }
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).containsExactly("mmdet-atss", "mmdet-paa", "mmdet-yolox");
            HeadOutput head = run(detector);
            assertThat(head.priors()).isInstanceOf(AnchorPriors.class);
            isBox(head.boxes().orElseThrow().get(0), 6.4 - 32, -64, 6.4 + 32, 64);
        }
    }

    @Test
    void nineAnchorsACell() throws Exception {
        RunnableGraph g = graph();
        for (int s : STRIDES) {
            float[] classes = new float[18];
            float[] deltas = new float[36];
            for (int a = 0; a < 9; a++) {
                classes[2 * a] = a;
                deltas[4 * a] = a;
            }
            g.output(constant(g, s, deltas), constant(g, s, classes));
        }
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).containsExactly("mmdet-retinanet");
            HeadOutput head = run(detector);
            assertThat(head.priorCount()).isEqualTo(84 * 9);
            assertThat(head.scores().logit(9 + 5, 0)).isEqualTo(5);
            AnchorPriors anchors = (AnchorPriors) head.priors();
            Box anchor = anchors.boxes().get(9 + 5);
            isBox(head.boxes().orElseThrow().get(9 + 5), anchor.x1() + 5 * anchor.width(), anchor.y1(), anchor.x2() + 5 * anchor.width(),
                    anchor.y2());
        }
    }

    @Test
    void cornersInStridesWhereTheScoreIsARootOfSigmoids() throws Exception {
        RunnableGraph g = graph();
        for (int s : STRIDES) {
            String score = g.node("Sqrt", g.node("Mul", g.node("Sigmoid", constant(g, s, 0, 1)), g.node("Sigmoid", constant(g, s, 2))));
            g.output(score, constant(g, s, 1, 2, 3, 5));
        }
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).first().isEqualTo("mmdet-tood");
            HeadOutput head = run(detector);
            isBox(head.boxes().orElseThrow().get(70), 16, 32, 48, 80);
            assertThat(head.scores().isLogits()).isFalse();
        }
    }

    @Test
    void vfnetHasNoThirdMapAndGflSeventeenBins() throws Exception {
        RunnableGraph g = graph();
        RunnableGraph gfl = new RunnableGraph(13, 64, 64);
        String zero = gfl.node("Mul", gfl.seed(), gfl.floats(new float[] {0}));
        for (int s : new int[] {8, 16, 32, 64}) {
            g.output(constant(g, s, 0, 1), g.node("Exp", constant(g, s, 1, 1, 1, 1)));
            float[] bins = new float[68];
            for (int e = 0; e < 4; e++) {
                bins[17 * e + 2 + e] = 30;
            }
            int side = 64 / s;
            float[] map = new float[68 * side * side];
            for (int i = 0; i < map.length; i++) {
                map[i] = bins[i / (side * side)];
            }
            gfl.output(gfl.node("Add", gfl.floats(map, 1, 68, side, side), zero), gfl.cells(s, 3, 1));
        }
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).containsExactly("mmdet-vfnet", "mmdet-rtmdet");
            assertThat(detector.card().priorOffset()).isZero();
        }
        try (Detector detector = open(gfl)) {
            assertThat(readings(detector)).containsExactly("mmdet-gfl", "pp-yoloe");
            assertThat(detector.card().bins()).contains(BinGrid.integers(17));
            HeadOutput head = run(detector);
            isBox(anchorlens.detection.BoxDecoder.decode(head).boxes().get(9), 8 - 16, 8 - 24, 8 + 32, 8 + 40);
            assertThatThrownBy(() -> detector.state(ModelCards.read(card("{\"bins\": 2}")))).isInstanceOf(ModelException.class)
                    .hasMessage("No head of 'm.onnx' has 2 bins; what fits is GFL raw head (mmdetection) with 17 bins: change \"bins\" back.");
        }
    }

    @Test
    void nanoDetPlusInOneTensor() throws Exception {
        RunnableGraph g = new RunnableGraph(13, 64, 64);
        String[] rows = new String[4];
        for (int l = 0; l < 4; l++) {
            int s = 8 << l;
            String classes = g.node("Sigmoid", g.cells(s, 3, 1));
            rows[l] = g.reshape(g.concat(1, classes, g.cells(s, 32, 3)), 1, 35, -1);
        }
        g.output(g.transpose(g.concat(2, rows), 0, 2, 1));
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).containsExactly("nanodet-plus");
            assertThat(detector.card().priorOffset()).isZero();
            assertThat(detector.card().numClasses()).isEqualTo(3);
            assertThat(run(detector).distributions().orElseThrow().bins()).isEqualTo(BinGrid.integers(8));
        }
    }

    @Test
    void ssdDeltasToUltraFacesDefaultBoxes() throws Exception {
        RunnableGraph g = new RunnableGraph(13, 240, 320);
        String zero = g.node("Mul", g.seed(), g.floats(new float[] {0}));
        float[] deltas = new float[4 * 4420];
        for (int i = 0; i < deltas.length; i += 4) {
            deltas[i] = 2;
            deltas[i + 2] = (float) (5 * Math.log(2));
        }
        g.output(g.softmax(g.node("Add", g.noise(1, 1, 4420, 2), zero), 2), g.node("Add", g.floats(deltas, 1, 4420, 4), zero));
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).containsExactly("ultraface-deltas");
            HeadOutput head = run(detector);
            assertThat(head.scores().classes()).isEqualTo(1);
            isBox(head.boxes().orElseThrow().get(0), 4 + 2 - 10, -1, 4 + 2 + 10, 9);
        }
    }

    @Test
    void queriesAndFinishedRowsHaveNoEdgeDistributions() throws Exception {
        RunnableGraph detr = new RunnableGraph(13, 64, 64);
        String s = detr.seed();
        detr.output(detr.node("Add", detr.noise(1, 1, 300, 5), s), detr.node("Sigmoid", detr.node("Add", detr.noise(1, 1, 300, 4), s)));
        try (Detector detector = open(detr)) {
            assertThat(readings(detector)).containsExactly("queries");
            assertThat(detector.card().remarks()).anyMatch(r -> r.startsWith("This family has no edge distributions"));
            assertThat(run(detector).priors()).isInstanceOf(BoxPriors.class);
        }
        RunnableGraph rows = new RunnableGraph(13, 64, 64);
        rows.output(rows.node("Add", rows.noise(1, 1, 300, 6), rows.node("Mul", rows.seed(), rows.floats(new float[] {0}))));
        rows.metadata("names", "{0: 'cat', 1: 'dog'}");
        try (Detector detector = open(rows)) {
            assertThat(readings(detector)).containsExactly("rows");
            assertThat(detector.card().numClasses()).isEqualTo(2);
            assertThat(detector.card().remarks()).anyMatch(r -> r.contains("no edge distributions") && r.contains("YOLO26"));
            assertThat(run(detector).priorCount()).isEqualTo(300);
        }
    }

    @Test
    void decodedBoxesOverAllCells() throws Exception {
        RunnableGraph g = new RunnableGraph(13, 64, 64);
        float[] boxes = new float[4 * UltralyticsGraph.PRIORS];
        int p = 0;
        for (int s : STRIDES) {
            for (int cell = 0; cell < 64 / s * (64 / s); cell++, p++) {
                boxes[p] = (cell % (64 / s) + 0.5f) * s;
                boxes[UltralyticsGraph.PRIORS + p] = (cell / (64 / s) + 0.5f) * s;
                boxes[2 * UltralyticsGraph.PRIORS + p] = 2 * s;
                boxes[3 * UltralyticsGraph.PRIORS + p] = s;
            }
        }
        String zero = g.node("Mul", g.seed(), g.floats(new float[] {0}));
        g.output(g.concat(1, g.node("Add", g.floats(boxes, 1, 4, UltralyticsGraph.PRIORS), zero),
                g.node("Sigmoid", g.node("Add", g.noise(1, 1, 3, UltralyticsGraph.PRIORS), zero))));
        try (Detector detector = open(g)) {
            assertThat(readings(detector)).first().isEqualTo("decoded");
            HeadOutput head = run(detector);
            isBox(head.boxes().orElseThrow().get(9), 12 - 8, 12 - 4, 12 + 8, 12 + 4);
            assertThat(head.distributions()).isEmpty();
        }
    }
}
