package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.detection.BoxDecoder;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.SharedFiles;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real networks on real photos against numbers from an independent run of the same files: top-30 priors the same, scores within
 * 1e-3, boxes within 0.05 px, distributions within 1e-3. Kernels of 8-bit networks differ from one processor and runtime to the
 * next, so these are held to what the reference itself varies by.
 */
class GoldenHeadsTest {
    /** What an independent run may differ by: in scores, in box coordinates, in bins and their logits. */
    private record Tolerance(double score, double box, double probability, double logit) {
    }

    private static final Tolerance FLOAT = new Tolerance(1e-3, 0.05, 1e-3, 1e-3);
    private static final Tolerance QUANTISED = new Tolerance(0.02, 6, 0.15, 1.5);

    @ParameterizedTest
    @ValueSource(strings = {"picodet_s_416_coco", "nanodet_m_hpc203", "nanodet_hpc203_320", "yolo_best_technorobocup",
        "yolov8-lite-t-face", "yolox_nano_coco_iinfer"})
    void bestPriorsAgreeWithTheReference(String name) throws Exception {
        JsonNode golden = golden(name);
        HeadOutput head = run(name, golden);
        Predictions predictions = BoxDecoder.decode(head);
        List<Integer> expected = golden.get("top").valueStream().map(t -> t.get("prior").intValue()).toList();
        assertThat(best(head, expected.size())).containsExactlyElementsOf(expected);
        for (JsonNode top : golden.get("top")) {
            checkPlace(head, top, golden);
            checkNumbers(predictions, top, FLOAT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yolo11n_dynquant_sampers", "yolov8n_int8_msharf"})
    void bestPriorsOfQuantisedNetworksAgreeAsFarAsTheirKernelsDo(String name) throws Exception {
        JsonNode golden = golden(name);
        HeadOutput head = run(name, golden);
        Predictions predictions = BoxDecoder.decode(head);
        List<Integer> expected = golden.get("top").valueStream().map(t -> t.get("prior").intValue()).toList();
        assertThat(best(head, 40)).containsAll(expected.subList(0, 20));
        for (JsonNode top : golden.get("top")) {
            checkPlace(head, top, golden);
            checkNumbers(predictions, top, QUANTISED);
        }
    }

    private static JsonNode golden(String name) throws Exception {
        return new JsonMapper().readTree(SharedFiles.golden("heads/" + name + ".json").toFile());
    }

    private static HeadOutput run(String name, JsonNode golden) throws Exception {
        PixelImage input = SharedFiles.image(SharedFiles.golden("heads/" + name + ".png"));
        try (Detector detector = Detectors.open(SharedFiles.model(name + ".onnx"), Device.CPU)) {
            ForwardPass pass = detector.run(input, CancellationToken.NONE);
            assertThat(pass.letterbox()).isEqualTo(Letterbox.identity(input.width(), input.height()));
            assertThat(pass.head().priorCount()).isEqualTo(golden.get("numPriors").intValue());
            assertThat(pass.head().scores().classes()).isEqualTo(golden.get("numClasses").intValue());
            return pass.head();
        }
    }

    private static double score(HeadOutput head, int prior) {
        return head.scores().joint(prior, head.scores().bestClass(prior));
    }

    private static List<Integer> best(HeadOutput head, int count) {
        Comparator<Integer> byScore = Comparator.comparingDouble(i -> -score(head, i));
        return IntStream.range(0, head.priorCount()).boxed().sorted(byScore).limit(count).toList();
    }

    /** YOLOX' reference names the corner its boxes are decoded from; priors lie where its assigner looks, in the middle. */
    private static void checkPlace(HeadOutput head, JsonNode top, JsonNode golden) {
        int prior = top.get("prior").intValue();
        FeatureLevel level = head.levels().get(top.get("level").intValue());
        assertThat(level.prior(top.get("row").intValue(), top.get("col").intValue(), 0)).isEqualTo(prior);
        assertThat((double) level.stride()).isEqualTo(top.get("stride").doubleValue());
        double shift = (head.priorOffset() - golden.get("pointOffset").doubleValue()) * level.stride();
        assertThat(shift).isEqualTo(golden.get("bins").isNull() ? 0.5 * level.stride() : 0);
        assertThat(head.priors().centerX(prior)).isEqualTo(top.get("centre").get(0).doubleValue() + shift);
        assertThat(head.priors().centerY(prior)).isEqualTo(top.get("centre").get(1).doubleValue() + shift);
    }

    private static void checkNumbers(Predictions predictions, JsonNode top, Tolerance tolerance) {
        int prior = top.get("prior").intValue();
        int cls = top.get("cls").intValue();
        assertThat(predictions.scores().bestClass(prior)).isEqualTo(cls);
        assertThat(predictions.scores().joint(prior, cls)).isCloseTo(top.get("score").doubleValue(), within(tolerance.score));
        Box box = predictions.boxes().get(prior);
        for (Edge edge : Edge.values()) {
            assertThat(box.edge(edge)).isCloseTo(top.get("box").get(edge.ordinal()).doubleValue(), within(tolerance.box));
        }
        assertThat(predictions.distributions().isPresent()).isEqualTo(top.has("logits"));
        predictions.distributions().ifPresent(d -> checkBins(d, prior, top, tolerance));
    }

    private static void checkBins(EdgeDistributions distributions, int prior, JsonNode top, Tolerance tolerance) {
        int bins = distributions.bins().count();
        for (Edge edge : Edge.values()) {
            double[] p = distributions.probabilities(prior, edge);
            assertThat(top.get("logits").get(edge.ordinal())).hasSize(bins);
            for (int k = 0; k < bins; k++) {
                assertThat((double) distributions.array()[(prior * 4 + edge.ordinal()) * bins + k])
                        .isCloseTo(top.get("logits").get(edge.ordinal()).get(k).doubleValue(), within(tolerance.logit));
                assertThat(p[k]).isCloseTo(top.get("probabilities").get(edge.ordinal()).get(k).doubleValue(),
                        within(tolerance.probability));
            }
        }
    }
}
