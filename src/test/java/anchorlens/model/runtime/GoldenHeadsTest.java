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

/** Real networks on real photos against numbers from an independent run of the same files. */
class GoldenHeadsTest {
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @ValueSource(strings = {"picodet_s_416_coco", "nanodet_m_hpc203", "nanodet_hpc203_320"})
    void bestPriorsAgreeWithTheReference(String name) throws Exception {
        JsonNode golden = new JsonMapper().readTree(SharedFiles.golden("heads/" + name + ".json").toFile());
        PixelImage input = SharedFiles.image(SharedFiles.golden("heads/" + name + ".png"));
        try (Detector detector = Detectors.open(SharedFiles.model(name + ".onnx"), Device.CPU)) {
            ForwardPass pass = detector.run(input, CancellationToken.NONE);
            assertThat(pass.letterbox()).isEqualTo(Letterbox.identity(input.width(), input.height()));
            HeadOutput head = pass.head();
            assertThat(head.priorCount()).isEqualTo(golden.get("numPriors").intValue());
            assertThat(head.scores().classes()).isEqualTo(golden.get("numClasses").intValue());
            Predictions predictions = BoxDecoder.decode(head);
            List<Integer> expected = golden.get("top").valueStream().map(t -> t.get("prior").intValue()).toList();
            assertThat(best(head, expected.size())).containsExactlyElementsOf(expected);
            for (JsonNode top : golden.get("top")) {
                checkPlace(head, top);
                checkNumbers(predictions, top);
            }
        }
    }

    private static List<Integer> best(HeadOutput head, int count) {
        Comparator<Integer> byScore = Comparator.comparingDouble(
                i -> -head.scores().probability(i, head.scores().bestClass(i)));
        return IntStream.range(0, head.priorCount()).boxed().sorted(byScore).limit(count).toList();
    }

    private static void checkPlace(HeadOutput head, JsonNode top) {
        int prior = top.get("prior").intValue();
        FeatureLevel level = head.levels().get(top.get("level").intValue());
        assertThat(level.prior(top.get("row").intValue(), top.get("col").intValue(), 0)).isEqualTo(prior);
        assertThat((double) level.stride()).isEqualTo(top.get("stride").doubleValue());
        assertThat(head.priors().centerX(prior)).isEqualTo(top.get("centre").get(0).doubleValue());
        assertThat(head.priors().centerY(prior)).isEqualTo(top.get("centre").get(1).doubleValue());
    }

    private static void checkNumbers(Predictions predictions, JsonNode top) {
        int prior = top.get("prior").intValue();
        int cls = top.get("cls").intValue();
        assertThat(predictions.scores().bestClass(prior)).isEqualTo(cls);
        assertThat(predictions.scores().probability(prior, cls)).isCloseTo(top.get("score").doubleValue(),
                within(TOLERANCE));
        Box box = predictions.boxes().get(prior);
        EdgeDistributions distributions = predictions.distributions().orElseThrow();
        int bins = distributions.bins().count();
        assertThat(bins).isEqualTo(8);
        for (Edge edge : Edge.values()) {
            assertThat(box.edge(edge)).isCloseTo(top.get("box").get(edge.ordinal()).doubleValue(), within(1e-3));
            double[] p = distributions.probabilities(prior, edge);
            for (int k = 0; k < bins; k++) {
                JsonNode logit = top.get("logits").get(edge.ordinal()).get(k);
                assertThat((double) distributions.array()[(prior * 4 + edge.ordinal()) * bins + k])
                        .isCloseTo(logit.doubleValue(), within(TOLERANCE));
                assertThat(p[k]).isCloseTo(top.get("probabilities").get(edge.ordinal()).get(k).doubleValue(),
                        within(TOLERANCE));
            }
        }
    }
}
