package anchorlens.loss;

import static anchorlens.loss.GoldenTable.close;
import static anchorlens.loss.GoldenTable.doubles;
import static anchorlens.loss.GoldenTable.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import anchorlens.geometry.Box;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionAndCoderTest {
    /** Pixels; coordinates about 0 are differences of ones about 100. */
    private static final double PIXEL_ROUNDING = 1e-13;

    @Test
    void hardNegativesOfSsdAgreeWithTheReference() throws IOException {
        JsonNode c = read("ohemSsd");
        HardExamples kept = HardExamples.ssd(doubles(c.get("loss")), ints(c.get("label")),
                c.get("negPosRatio").asDouble());
        assertThat(kept.positives()).isEqualTo(list(c.get("positives")));
        assertThat(kept.negatives()).isEqualTo(list(c.get("selectedNegatives")));
        close("total", kept.total(), c.get("total").asDouble());
        assertThat(kept.normalizer()).isEqualTo(c.get("normaliser").asInt());
    }

    @Test
    void hardExampleSamplerAgreesWithTheReference() throws IOException {
        JsonNode set = read("ohemSsd");
        JsonNode cases = read("ohemSampler").get("cases");
        assertThat(cases).hasSize(3);
        for (JsonNode c : cases) {
            HardExamples kept = HardExamples.sampler(doubles(set.get("loss")), ints(set.get("label")),
                    c.get("num").asInt(),
                    c.get("posFraction").asDouble());
            assertThat(kept.positives()).isEqualTo(list(c.get("selectedPositives")));
            assertThat(kept.negatives()).isEqualTo(list(c.get("selectedNegatives")));
        }
    }

    @Test
    void withoutPositivesNoBackgroundIsKeptAndOfEqualLossesTheFirst() {
        assertThat(HardExamples.ssd(new double[] {3, 1}, new int[2], 3).negatives()).isEmpty();
        assertThat(HardExamples.sampler(new double[] {1, 1, 1}, new int[3], 2, 0.5).negatives()).containsExactly(0, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> HardExamples.ssd(new double[2], new int[3], 3))
                .withMessageContaining("2 losses do not fit 3 labels");
    }

    @Test
    void priorBiasAgreesWithTheReference() throws IOException {
        JsonNode file = read("priorBias");
        assertThat(file.get("rows")).hasSize(7);
        for (JsonNode row : file.get("rows")) {
            close("bias", PriorBias.of(row.get(0).asDouble()), row.get(1).asDouble());
            close("probability", PriorBias.probability(row.get(1).asDouble()), row.get(0).asDouble());
        }
        assertThat(file.get("ultralyticsCls")).hasSize(9);
        for (JsonNode row : file.get("ultralyticsCls")) {
            close("bias", PriorBias.ultralytics(row.get("nc").asInt(), row.get("stride").asDouble(), 640),
                    row.get("bias").asDouble());
        }
    }

    @Test
    void smallPriorKeepsTheFirstLossOfManyNegativesSmall() {
        BinaryCrossEntropy loss = new BinaryCrossEntropy();
        double even = PriorBias.firstLoss(loss, 0.5, 10, 100_000);
        assertThat(even).isCloseTo(100_010 * Math.log(2) / 10, within(1e-6));
        assertThat(PriorBias.firstLoss(loss, 0.01, 10, 100_000)).isLessThan(even / 50);
    }

    @Test
    void deltaCoderAgreesWithTheReference() throws IOException {
        JsonNode cases = read("coders").get("delta");
        assertThat(cases).hasSize(2);
        for (JsonNode c : cases) {
            DeltaCoder coder = new DeltaCoder(List.of(0.0, 0.0, 0.0, 0.0),
                    Arrays.stream(doubles(c.get("std"))).boxed().toList(),
                    0.016);
            for (int i = 0; i < 3; i++) {
                Box prior = box(c.get("prior").get(i));
                double[] deltas = coder.encode(prior, box(c.get("box").get(i)));
                closeAll("delta", deltas, doubles(c.get("delta").get(i)), 1e-15);
                Box clamped = coder.decode(prior, doubles(c.get("clampInput").get(i)));
                check("decoded", coder.decode(prior, deltas), c.get("decoded").get(i));
                check("clamped", clamped, c.get("clampDecoded").get(i));
                Box large = coder.decode(prior, new double[] {0.1, 0.2, 2, 1});
                check("clipped", DeltaCoder.clip(large, 96, 64), c.get("clipped").get(i));
            }
        }
    }

    @Test
    void distanceCoderAgreesWithTheReference() throws IOException {
        JsonNode c = read("coders").get("distance");
        for (int i = 0; i < 3; i++) {
            double x = c.get("point").get(i).get(0).asDouble();
            double y = c.get("point").get(i).get(1).asDouble();
            Box box = box(c.get("box").get(i));
            closeAll("encoded", DistanceCoder.encode(x, y, box), doubles(c.get("encoded").get(i)));
            closeAll("held", DistanceCoder.encode(x, y, box, 16, 0.1), doubles(c.get("encodedMax16").get(i)));
            Box decoded = DistanceCoder.decode(x, y, doubles(c.get("distance").get(i)));
            check("decoded", decoded, c.get("decoded").get(i));
            check("clipped", DeltaCoder.clip(decoded, 64, 64), c.get("decodedClipped").get(i));
        }
    }

    private static void closeAll(String what, double[] actual, double[] expected, double floor) {
        for (int i = 0; i < 4; i++) {
            close(what + i, actual[i], expected[i], floor);
        }
    }

    private static void closeAll(String what, double[] actual, double[] expected) {
        closeAll(what, actual, expected, 1e-18);
    }

    private static void check(String what, Box actual, JsonNode expected) {
        closeAll(what, new double[] {actual.x1(), actual.y1(), actual.x2(), actual.y2()}, doubles(expected),
                PIXEL_ROUNDING);
    }

    private static Box box(JsonNode corners) {
        double[] b = doubles(corners);
        return new Box(b[0], b[1], b[2], b[3]);
    }

    private static int[] ints(JsonNode list) {
        return IntStream.range(0, list.size()).map(i -> list.get(i).asInt()).toArray();
    }

    private static List<Integer> list(JsonNode list) {
        return Arrays.stream(ints(list)).boxed().toList();
    }
}
