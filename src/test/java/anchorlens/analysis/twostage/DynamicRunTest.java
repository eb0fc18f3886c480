package anchorlens.analysis.twostage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** T and β after every update, against what mmdetection and the authors' code made of the same 300 iterations. */
class DynamicRunTest {
    private static final int PROPOSALS = 140;

    private static JsonNode golden() throws IOException {
        try (InputStream in = DynamicRunTest.class.getResourceAsStream("/golden/misc/dynamicRcnn.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static float[] floats(String file) throws IOException {
        try (InputStream in = DynamicRunTest.class.getResourceAsStream("/golden/misc/" + file)) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] out = new float[bytes.remaining() / 4];
            bytes.asFloatBuffer().get(out);
            return out;
        }
    }

    @TestFactory
    Stream<DynamicTest> followsTheReferenceThroughAllIterations() throws IOException {
        JsonNode golden = golden();
        float[] iou = floats("dynamicRcnnIou.f32");
        float[] target = floats("dynamicRcnnTarget.f32");
        return IntStream.range(0, golden.get("cases").size()).mapToObj(i -> golden.get("cases").get(i))
                .map(c -> DynamicTest.dynamicTest(c.get("impl").asText() + " " + c.get("params"), () -> check(golden, c, iou, target)));
    }

    private static void check(JsonNode golden, JsonNode c, float[] iou, float[] target) {
        JsonNode p = c.get("params");
        boolean original = p.has("KI");
        DynamicRun run = new DynamicRun(new DynamicRcnn(original ? DynamicRcnn.Rule.ORIGINAL : DynamicRcnn.Rule.MMDETECTION,
                p.get("initialIou").asDouble(), p.get(original ? "KI" : "iouTopk").asInt(), p.get("initialBeta").asDouble(),
                p.get(original ? "KE" : "betaTopk").asInt(), p.get("interval").asInt(), 2));
        int update = 0;
        int compared = 0;
        for (int it = 0; it < golden.get("iterations").asInt(); it++) {
            DynamicRun.Iteration seen = run.see(images(golden, it, iou, target));
            JsonNode noted = c.get("perIteration").get(it);
            if (!noted.isNull() && !noted.path(0).isNull() && !noted.path(0).isMissingNode()) {
                assertThat(seen.iou()).as("IoU of " + it).isCloseTo(noted.get(0).asDouble(), within(1e-7));
                assertThat(seen.target()).as("target of " + it).isCloseTo(noted.get(1).asDouble(), within(1e-7));
                compared++;
            }
            if ((it + 1) % p.get("interval").asInt() == 0) {
                JsonNode expected = c.get("updates").get(update++);
                assertThat(expected.get(0).asInt()).isEqualTo(it + 1);
                assertThat(run.threshold()).as("T after " + it).isCloseTo(expected.get(1).asDouble(), within(1e-6));
                assertThat(run.beta()).as("β after " + it).isCloseTo(expected.get(2).asDouble(), within(1e-6));
            }
        }
        assertThat(update).isEqualTo(c.get("updates").size()).isGreaterThan(2);
        assertThat(compared).isGreaterThan(290);
    }

    private static List<ProposalTargets> images(JsonNode golden, int iteration, float[] iou, float[] target) {
        List<ProposalTargets> images = new ArrayList<>();
        for (int image = 0; image < 2; image++) {
            int objects = golden.get("numGt").get(iteration).get(image).asInt();
            int from = (iteration * 2 + image) * PROPOSALS;
            int n = PROPOSALS + objects;
            double[] ious = new double[n];
            double[] deltas = new double[4 * n];
            for (int i = 0; i < PROPOSALS; i++) {
                ious[i] = iou[from + i];
                deltas[4 * i] = target[2 * (from + i)];
                deltas[4 * i + 1] = target[2 * (from + i) + 1];
            }
            java.util.Arrays.fill(ious, PROPOSALS, n, 1);
            images.add(new ProposalTargets(new int[n], ious, deltas, objects));
        }
        return images;
    }

    @Test
    void theAuthorsCodeSkipsIterationsWithAnEmptyImageButCountsThem() {
        ProposalTargets empty = new ProposalTargets(new int[] {-1}, new double[1], new double[4], 0);
        ProposalTargets full = new ProposalTargets(new int[1], new double[] {0.9}, new double[] {0.2, 0.4, 0, 0}, 1);
        DynamicRun original = new DynamicRun(new DynamicRcnn(DynamicRcnn.Rule.ORIGINAL, 0.1, 1, 1, 1, 2, 1));
        original.see(List.of(empty));
        original.see(List.of(full));
        assertThat(original.threshold()).isCloseTo(0.45, within(1e-12));
        DynamicRun mmdetection = new DynamicRun(new DynamicRcnn(DynamicRcnn.Rule.MMDETECTION, 0.1, 1, 1, 1, 2, 1));
        mmdetection.see(List.of(empty));
        mmdetection.see(List.of(full));
        assertThat(mmdetection.threshold()).isCloseTo(0.45, within(1e-12));
        assertThat(mmdetection.beta()).isCloseTo(0.3, within(1e-12));
    }
}
