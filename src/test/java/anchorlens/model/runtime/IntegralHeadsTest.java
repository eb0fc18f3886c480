package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxDecoder;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distributions inside the graph, in every layout that exporters make, with names that say nothing. */
class IntegralHeadsTest {
    private static final PixelImage PHOTO = new PixelImage(64, 64, new Random(5).ints(4096).map(v -> v | 0xFF000000).toArray());

    @TempDir
    private Path folder;

    private Detector open(RunnableGraph graph) throws Exception {
        return Detectors.open(graph.write(folder.resolve("m.onnx")), Device.CPU);
    }

    @ParameterizedTest
    @CsvSource({"13, 16, 0.5, true, false", "12, 16, 0.5, true, false", "13, 16, 0.5, false, false", "12, 16, 0.5, false, true",
        "13, 16, 0, true, false", "13, 17, 0, false, true", "17, 17, 0.5, true, false", "13, 8, 0.5, true, false"})
    void layoutsOfBothExportersAndAllOpsets(int opset, int bins, double offset, boolean joined, boolean corners) throws Exception {
        try (Detector detector = open(new UltralyticsGraph(opset, bins, offset, joined, corners).plain().g)) {
            ModelCard card = detector.card();
            assertThat(card.bins()).contains(BinGrid.integers(bins));
            assertThat(card.priorOffset()).isEqualTo(offset);
            assertThat(card.numClasses()).isEqualTo(UltralyticsGraph.CLASSES);
            assertThat(card.scoresAreProbabilities()).isFalse();
            assertThat(card.verified()).anyMatch(v -> v.startsWith("Decoded boxes agree with the model's own boxes ("
                            + (corners ? "corners" : "centre and size")))
                    .anyMatch(v -> v.startsWith("Prior offset " + offset + " and bins " + bins + " bins"));
            assertThat(detector.notices()).isEmpty();
            ForwardPass pass = detector.run(PHOTO, CancellationToken.NONE);
            assertThat(pass.head().distributions().orElseThrow().count()).isEqualTo(UltralyticsGraph.PRIORS);
            assertThat(pass.remarks()).isEmpty();
        }
    }

    @Test
    void detectHeadsInsidePoseAndSegmentExports() throws Exception {
        UltralyticsGraph pose = new UltralyticsGraph(13, 16, 0.5, true, false);
        try (Detector detector = open(pose.plain(pose.further(15)).g)) {
            assertThat(detector.card().family()).isEqualTo("Ultralytics DFL head with 15 further columns (pose or the like)");
            assertThat(detector.card().numClasses()).isEqualTo(UltralyticsGraph.CLASSES);
        }
        UltralyticsGraph segment = new UltralyticsGraph(13, 16, 0.5, false, false);
        segment.plain(segment.further(32));
        segment.g.output(segment.g.cells(4, 32, 1));
        try (Detector detector = open(segment.g)) {
            assertThat(detector.card().family()).isEqualTo("Ultralytics DFL head in a segment export");
            assertThat(detector.card().numClasses()).isEqualTo(UltralyticsGraph.CLASSES);
        }
    }

    @Test
    void boxesTurnedByAnAngleAreRefused() throws Exception {
        UltralyticsGraph oriented = new UltralyticsGraph(13, 16, 0.5, true, false);
        String angle = oriented.further(1);
        String turned = oriented.g.node("Add", oriented.g.node("Cos", angle), oriented.g.node("Sin", angle));
        oriented.boxes = oriented.g.node("Mul", oriented.boxes, turned);
        assertThatThrownBy(() -> open(oriented.plain(angle).g)).isInstanceOf(ModelException.class)
                .hasMessageContainingAll("'m.onnx' predicts oriented boxes", "choose a model for upright boxes");
    }

    @Test
    void rowsOfAnEndToEndExportAreTracedToTheirPriors() throws Exception {
        try (Detector detector = open(new UltralyticsGraph(13, 16, 0.5, true, true).endToEnd(30).g)) {
            assertThat(detector.card().family()).isEqualTo("Ultralytics DFL head, end to end");
            assertThat(detector.card().verified()).anyMatch(v -> v.contains("each traced back to its prior") && v.contains("30 boxes"));
            assertThat(detector.run(PHOTO, CancellationToken.NONE).head().priorCount()).isEqualTo(UltralyticsGraph.PRIORS);
        }
    }

    @Test
    void namesScoresThatTheOutputHasLost() throws Exception {
        UltralyticsGraph graph = new UltralyticsGraph(13, 16, 0.5, true, false);
        RunnableGraph g = graph.g;
        String scores = g.node("Sigmoid", graph.logits);
        g.output(g.concat(1, graph.boxes, g.node("Mul", scores, g.floats(new float[] {0}))));
        try (Detector detector = open(g)) {
            ForwardPass pass = detector.run(PHOTO, CancellationToken.NONE);
            assertThat(pass.remarks()).singleElement().asString().startsWith("The scores this file puts out are all exactly 0, although "
                    + "inside it they reach 0.");
            assertThat(pass.head().scores().maxProbability(0)).isPositive();
        }
    }

    @Test
    void saysWhereDecodedBoxesDoNotAgree() throws Exception {
        UltralyticsGraph graph = new UltralyticsGraph(13, 16, 0.5, true, false);
        graph.boxes = graph.g.node("Mul", graph.boxes, graph.g.floats(new float[] {1.5f}));
        try (Detector detector = open(graph.plain().g)) {
            assertThat(detector.notices()).singleElement().asString().startsWith("Decoded boxes do not agree").contains("with care");
        }
    }

    @Test
    void integralOfNanoDetInTheGraph() throws Exception {
        RunnableGraph g = new RunnableGraph(11, 64, 64);
        for (int s : new int[] {8, 16, 32}) {
            int cells = 64 / s * (64 / s);
            String classes = g.transpose(g.reshape(g.cells(s, 2, 2), 1, 2, cells), 0, 2, 1);
            String edges = g.transpose(g.reshape(g.cells(s, 32, 3), 1, 32, cells), 0, 2, 1);
            String softmax = g.softmax(g.reshape(edges, 1, cells, 4, 8), 3);
            g.output(g.node("Sigmoid", g.node("LeakyRelu", classes)), g.node("MatMul", softmax, g.ramp(8, 8)));
        }
        try (Detector detector = open(g)) {
            assertThat(detector.card().family()).isEqualTo("GFL head with the integral in the graph (NanoDet)");
            assertThat(detector.card().bins()).contains(BinGrid.integers(8));
            assertThat(detector.card().verified()).anyMatch(v -> v.contains("agree with the model's own distances (in strides)"));
            assertThat(detector.card().assumptions()).anyMatch(a -> a.contains("nothing in the file tells"));
            assertThat(detector.run(PHOTO, CancellationToken.NONE).head().distributions()).isPresent();
        }
    }

    /** Two decoder layers over 20 queries; W is D-FINE's for 9 bins, a = 0.5 and s = 4. */
    @Test
    void unevenBinsOfDFineRelativeToReferenceBoxes() throws Exception {
        float[] w = {-4, -2, -0.7f, -0.3f, 0, 0.3f, 0.7f, 2, 4};
        RunnableGraph g = new RunnableGraph(16, 64, 64);
        String seed = g.seed();
        String reference = g.node("Sigmoid", g.node("Add", g.noise(1, 1, 20, 4), seed));
        String weights = g.floats(w, w.length);
        String boxes = "";
        for (int layer = 0; layer < 2; layer++) {
            String logits = g.node("Add", g.noise(2, 1, 20, 36), seed);
            String softmax = g.softmax(g.reshape(logits, 80, 9), 1);
            boxes = dFineBoxes(g, reference, g.reshape(g.node("MatMul", softmax, weights), 1, 20, 4));
            g.output(boxes);
        }
        g.output(g.node("Add", g.noise(2, 1, 20, 3), seed));
        try (Detector detector = open(g)) {
            assertThat(detector.readings()).extracting(ModelCard::reading).containsExactly("d-fine-layer-2", "d-fine-layer-1");
            assertThat(detector.card().bins().orElseThrow().isUniform()).isFalse();
            assertThat(detector.card().verified()).anyMatch(v -> v.startsWith("Decoded boxes agree"));
            ForwardPass pass = detector.run(PHOTO, CancellationToken.NONE);
            Boxes decoded = BoxDecoder.decode(pass.head()).boxes();
            assertThat(decoded.count()).isEqualTo(20);
            assertThat(Stream.of(decoded.array()).flatMap(a -> Arrays.stream(box(a))).allMatch(Double::isFinite)).isTrue();
        }
    }

    /** As D-FINE's own exporter writes it: a second input that boxes are scaled to, and the best scores ranked, classes apart. */
    @Test
    void rankedOutputsInPixelsOfASecondInput() throws Exception {
        float[] w = {-4, -2, -0.7f, -0.3f, 0, 0.3f, 0.7f, 2, 4};
        RunnableGraph g = new RunnableGraph(16, 64, 96).input("sizes", RunnableGraph.INT64, -1, 2);
        String seed = g.seed();
        String reference = g.node("Sigmoid", g.node("Add", g.noise(1, 1, 20, 4), seed));
        String softmax = g.softmax(g.reshape(g.node("Add", g.noise(2, 1, 20, 36), seed), 80, 9), 1);
        String boxes = dFineBoxes(g, reference, g.reshape(g.node("MatMul", softmax, g.floats(w, w.length)), 1, 20, 4));
        List<String> middleAndSide = g.split(boxes, 2, 2, 2);
        String half = g.node("Div", middleAndSide.get(1), g.floats(new float[] {2}));
        String corners = g.concat(2, g.node("Sub", middleAndSide.get(0), half), g.node("Add", middleAndSide.get(0), half));
        String pixels = g.node("Mul", corners, g.node("Cast", List.of(RunnableGraph.whole("to", 1)),
                g.node("Tile", "sizes", g.longs(1, 2))));
        String gate = g.node("Sigmoid", g.node("Add", g.noise(2, 1, 20, 5), seed));
        String scores = g.node("Sigmoid", g.node("Add", g.noise(2, 1, 20, 3), g.node("Mul", seed, g.node("ReduceMean", gate))));
        String best = g.topK(g.reshape(scores, 1, 60), 12);
        String index = g.node("Div", best, g.longs(3));
        String rows = g.node("Expand", g.reshape(index, 1, 12, 1), g.longs(1, 12, 4));
        g.output(g.node("GatherElements", List.of(RunnableGraph.whole("axis", 1)), pixels, rows), g.valuesOf(best));
        try (Detector detector = open(g)) {
            assertThat(detector.card().reading()).isEqualTo("d-fine-layer-1");
            assertThat(detector.card().numClasses()).isEqualTo(3);
            assertThat(detector.card().verified()).anyMatch(v -> v.startsWith("Decoded boxes agree with the rows") && v.contains("12 boxes"));
            assertThat(detector.notices()).isEmpty();
            assertThat(detector.run(PHOTO, CancellationToken.NONE).head().priorCount()).isEqualTo(20);
        }
    }

    private static Double[] box(float[] a) {
        Double[] out = new Double[a.length];
        Arrays.setAll(out, i -> (double) a[i]);
        return out;
    }

    private static String dFineBoxes(RunnableGraph g, String reference, String distance) {
        String two = g.floats(new float[] {2});
        String four = g.floats(new float[] {4});
        List<String> centreAndSide = g.split(reference, 2, 2, 2);
        List<String> lowAndHigh = g.split(distance, 2, 2, 2);
        String unit = g.node("Div", centreAndSide.get(1), four);
        String low = g.node("Sub", centreAndSide.get(0), g.node("Mul", g.node("Add", lowAndHigh.get(0), two), unit));
        String high = g.node("Add", centreAndSide.get(0), g.node("Mul", g.node("Add", lowAndHigh.get(1), two), unit));
        return g.concat(2, g.node("Div", g.node("Add", low, high), two), g.node("Sub", high, low));
    }
}
