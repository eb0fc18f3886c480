package anchorlens.model.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import anchorlens.detection.BinGrid;
import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ModelCard.ChannelOrder;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.SharedFiles;
import anchorlens.model.Tensor;
import anchorlens.model.CardOverrides;
import anchorlens.model.card.CardReader;
import anchorlens.model.runtime.Detectors;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GflRawHeadRecognizerTest {
    private static final List<String> PLAIN = List.of("Split", "Reshape", "Transpose");
    private static final List<String> SIGMOID = List.of("Sigmoid", "Reshape", "Transpose");
    private static final List<String> SOFTMAX = List.of("Reshape", "Softmax", "Reshape");

    private static CardOverrides card(String json) throws Exception {
        return new CardReader(Path.of("small.card.json"), new JsonMapper().readTree(json)).overrides();
    }

    private static ModelCard recognized(SmallGraph graph) throws ModelException {
        return graph.recognize(CardOverrides.NONE).orElseThrow().card();
    }

    @Test
    void recognisesTheThreeRealModels() throws Exception {
        ModelCard pico = opened(SharedFiles.PICODET);
        assertThat(pico.family()).contains("PicoDet");
        assertThat(pico.strides()).containsExactly(8, 16, 32, 64);
        assertThat(pico.order()).isEqualTo(ChannelOrder.RGB);
        assertThat(pico.mean()).containsExactly(123.675, 116.28, 103.53);
        assertThat(pico.std()).containsExactly(58.395, 57.12, 57.375);
        assertThat(pico.fit()).isEqualTo(Fit.STRETCH);
        ModelCard nano = opened(SharedFiles.NANODET_416);
        ModelCard misnamed = opened(SharedFiles.NANODET_320);
        assertThat(misnamed.inputWidth()).isEqualTo(320);
        for (ModelCard card : List.of(nano, misnamed)) {
            assertThat(card.family()).contains("NanoDet");
            assertThat(card.strides()).containsExactly(8, 16, 32);
            assertThat(card.order()).isEqualTo(ChannelOrder.BGR);
            assertThat(card.mean()).containsExactly(103.53, 116.28, 123.675);
            assertThat(card.std()).containsExactly(57.375, 57.12, 58.395);
            assertThat(card.fit()).isEqualTo(Fit.CENTER);
        }
        assertThat(misnamed.outputs()).anyMatch(l -> l.startsWith("'bbox_pred0' [400×80]: classes at stride 16"))
                .anyMatch(l -> l.startsWith("'cls_score2' [400×32]: 4 × 8 bins at stride 16"));
        for (ModelCard card : List.of(pico, nano, misnamed)) {
            assertThat(card.bins()).contains(BinGrid.integers(8));
            assertThat(card.priorOffset()).isEqualTo(0.5);
            assertThat(card.numClasses()).isEqualTo(80);
            assertThat(card.classNames()).startsWith("person", "bicycle").endsWith("toothbrush");
            assertThat(card.scoresAreProbabilities()).isTrue();
            assertThat(card.assumptions()).hasSizeGreaterThanOrEqualTo(5).allMatch(a -> a.endsWith("."));
        }
    }

    private static ModelCard opened(String model) throws ModelException {
        try (Detector detector = Detectors.open(SharedFiles.model(model), Device.CPU)) {
            return detector.card();
        }
    }

    @Test
    void tellsProbabilitiesFromLogitsByTheGraph() throws Exception {
        assertThat(recognized(SmallGraph.head(SIGMOID, 3, PLAIN, 32)).scoresAreProbabilities()).isTrue();
        assertThat(recognized(SmallGraph.head(PLAIN, 3, PLAIN, 32)).scoresAreProbabilities()).isFalse();
        assertThat(recognized(SmallGraph.head(PLAIN, 3, PLAIN, 32)).numClasses()).isEqualTo(3);
    }

    @Test
    void aSigmoidDecidesWhereBothLastDimensionsCouldBeDistributions() throws Exception {
        assertThat(recognized(SmallGraph.head(SIGMOID, 32, PLAIN, 32)).numClasses()).isEqualTo(32);
        assertThat(recognized(SmallGraph.head(SIGMOID, 32, PLAIN, 68)).bins()).contains(BinGrid.integers(17));
    }

    @Test
    void theUsualNumbersOfBinsDecideWhereTheGraphDoesNot() throws Exception {
        assertThat(recognized(SmallGraph.head(PLAIN, 80, PLAIN, 32)).numClasses()).isEqualTo(80);
    }

    /** Without a run, any map could also be of boxes that are decoded already. */
    private static List<String> readings(SmallGraph graph) throws ModelException {
        return graph.readings(CardOverrides.NONE).stream().map(r -> r.card().reading()).filter(r -> !r.startsWith("decoded")).toList();
    }

    @Test
    void numbersOfClassesThatFourDividesAreNoBinsBesideBoxes() throws Exception {
        List<String> exponential = List.of("Exp", "Reshape");
        for (int classes : new int[] {20, 32, 80}) {
            assertThat(readings(SmallGraph.head(PLAIN, classes, exponential, 4))).containsExactly("mmdet-rtmdet", "mmdet-vfnet");
        }
        assertThat(readings(SmallGraph.head(PLAIN, 80, PLAIN, 4))).containsExactly("mmdet-rtmdet", "mmdet-tood", "mmdet-anchors");
        assertThat(readings(SmallGraph.head(PLAIN, 180, PLAIN, 36))).first().isEqualTo("mmdet-retinanet");
        assertThat(readings(SmallGraph.head(PLAIN, 80, PLAIN, 68))).containsExactly("mmdet-gfl", "pp-yoloe");
        assertThat(SmallGraph.head(PLAIN, 80, PLAIN, 4).readings(card("{\"bins\": 20}")).getFirst().card().numClasses()).isEqualTo(4);
    }

    @Test
    void fourColumnsBesideAUsualNumberOfBinsAreBoxesOrClasses() throws Exception {
        assertThat(readings(SmallGraph.head(PLAIN, 4, PLAIN, 68))).startsWith("mmdet-gfl", "pp-yoloe").contains("mmdet-rtmdet");
        assertThat(readings(SmallGraph.head(SIGMOID, 4, PLAIN, 68))).containsExactly("mmdet-gfl", "pp-yoloe");
    }

    @Test
    void givesBothReadingsWhereNothingDecides() throws Exception {
        SmallGraph graph = SmallGraph.head(PLAIN, 64, PLAIN, 32);
        assertThat(graph.readings(CardOverrides.NONE)).extracting(r -> r.card().reading(), r -> r.card().numClasses())
                .containsExactly(tuple("nanodet-8", 64), tuple("ultralytics-raw-16", 32));
        assertThat(graph.readings(card("{\"reading\": \"ultralytics-raw-16\"}")).getFirst().card().numClasses()).isEqualTo(32);
        assertThat(graph.recognize(card("{\"bins\": 8}")).orElseThrow().card().numClasses()).isEqualTo(64);
        assertThat(graph.recognize(card("{\"bins\": 16}")).orElseThrow().card().numClasses()).isEqualTo(32);
        assertThatThrownBy(() -> graph.readings(card("{\"reading\": \"yolox\"}"))).isInstanceOf(ModelException.class)
                .hasMessageContainingAll("\"yolox\"", "nanodet-8, ultralytics-raw-16");
    }

    @Test
    void seventeenBinsAreMmdetectionsOrPaddlesAndThesePlacePriorsDifferently() throws Exception {
        assertThat(SmallGraph.head(SIGMOID, 80, PLAIN, 68).readings(CardOverrides.NONE))
                .extracting(r -> r.card().reading(), r -> r.card().priorOffset())
                .containsExactly(tuple("mmdet-gfl", 0.0), tuple("pp-yoloe", 0.5));
        assertThat(recognized(SmallGraph.head(SIGMOID, 80, PLAIN, 68)).assumptions())
                .anyMatch(t -> t.contains("offset 0.0") && t.contains("nothing in the file tells"));
    }

    @Test
    void aCardReplacesAssumptions() throws Exception {
        ModelCard card = SmallGraph.head(SIGMOID, 2, PLAIN, 68).recognize(card("""
                {"fit": "TOP_LEFT", "order": "RGB", "mean": [1, 2, 3], "std": [4, 5, 6], "padding": 114,
                 "priorOffset": 0, "strides": [8, 16, 32], "scoresAreProbabilities": false,
                 "classNames": ["a", "b"]}"""))
                .orElseThrow().card();
        assertThat(card.fit()).isEqualTo(Fit.TOP_LEFT);
        assertThat(card.mean()).containsExactly(1.0, 2.0, 3.0);
        assertThat(card.padding()).isEqualTo(114);
        assertThat(card.priorOffset()).isZero();
        assertThat(card.scoresAreProbabilities()).isFalse();
        assertThat(card.classNames()).containsExactly("a", "b");
        assertThat(card.assumptions()).containsExactly("What 'small.card.json' states is taken from there.");
    }

    @Test
    void refusesACardThatContradictsTheFile() throws Exception {
        SmallGraph graph = SmallGraph.head(SIGMOID, 2, PLAIN, 32);
        assertThatThrownBy(() -> graph.recognize(card("{\"strides\": [4, 8, 16]}"))).isInstanceOf(ModelException.class)
                .hasMessageContainingAll("strides [4, 8, 16]", "[64, 16, 4]");
        assertThatThrownBy(() -> graph.recognize(card("{\"classNames\": [\"a\"]}"))).isInstanceOf(ModelException.class)
                .hasMessageContainingAll("1 name", "2 classes");
        assertThatThrownBy(() -> graph.recognize(card("{\"inputWidth\": 32}"))).isInstanceOf(ModelException.class)
                .hasMessageContainingAll("\"inputWidth\" is 32", "fixed to 64");
    }

    @Test
    void takesClassNamesFromTheMetadata() throws Exception {
        SmallGraph graph = SmallGraph.head(SIGMOID, 2, PLAIN, 32).metadata("names", "{0: 'red ball', 1: \"dog's\"}");
        assertThat(recognized(graph).classNames()).containsExactly("red ball", "dog's");
        assertThat(recognized(SmallGraph.head(SIGMOID, 2, PLAIN, 32)).classNames())
                .containsExactly("class 0", "class 1");
    }

    @Test
    void isSilentAboutOtherHeads() throws Exception {
        assertThat(SmallGraph.head(SIGMOID, 2, PLAIN, 4).recognize(CardOverrides.NONE)).isEmpty();
        assertThat(SmallGraph.head(SIGMOID, 2, PLAIN, 34).recognize(CardOverrides.NONE)).isEmpty();
        SmallGraph odd = new SmallGraph(1, 3, 64, 64).output("a", SIGMOID, 1, 63, 3).output("b", PLAIN, 1, 63, 32);
        assertThat(odd.recognize(CardOverrides.NONE)).isEmpty();
        SmallGraph uneven = new SmallGraph(1, 3, 64, 64).output("a", SIGMOID, 1, 64, 3).output("b", PLAIN, 1, 16, 32);
        assertThat(uneven.recognize(CardOverrides.NONE)).isEmpty();
    }

    @Test
    void takesTheLogarithmOfDistributionsBehindASoftmax() throws Exception {
        RecognizedHead head = new SmallGraph(1, 3, 8, 8).output("c", SIGMOID, 1, 1).output("d", SOFTMAX, 1, 16)
                .recognize(CardOverrides.NONE).orElseThrow();
        float[] p = {0.1f, 0.2f, 0.3f, 0.4f, 1, 0, 0, 0, 0.25f, 0.25f, 0.25f, 0.25f, 0, 0, 0.5f, 0.5f};
        HeadOutput output = head.read(Recognition.byName(List.of(new Tensor("d", new int[] {1, 16}, p),
                new Tensor("c", new int[] {1, 1}, new float[] {0.75f}))));
        assertThat(output.scores().probability(0, 0)).isEqualTo(0.75);
        assertThat(output.distributions().orElseThrow().probabilities(0, Edge.LEFT))
                .containsExactly(new double[] {0.1, 0.2, 0.3, 0.4}, within(1e-6));
        assertThat(output.distributions().get().expectation(0, Edge.BOTTOM)).isCloseTo(2.5, within(1e-6));
    }

    @Test
    void complainsWhereARunGivesOtherShapes() throws Exception {
        RecognizedHead head = new SmallGraph(1, 3, 8, 8).output("c", SIGMOID, 1, 1).output("d", PLAIN, 1, 32)
                .recognize(CardOverrides.NONE).orElseThrow();
        Tensor classes = new Tensor("c", new int[] {1, 1}, new float[1]);
        assertThatThrownBy(() -> head.read(Map.of("c", classes))).isInstanceOf(ModelException.class)
                .hasMessageContaining("no output 'd'");
        assertThatThrownBy(() -> head.read(Map.of("c", classes, "d",
                new Tensor("d", new int[] {2, 32}, new float[64]))))
                .isInstanceOf(ModelException.class).hasMessageContainingAll("[2×32]", "[1×32]");
    }
}
