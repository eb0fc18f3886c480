package anchorlens.loss;

import static anchorlens.loss.GoldenTable.close;
import static anchorlens.loss.GoldenTable.closeAll;
import static anchorlens.loss.GoldenTable.doubles;
import static anchorlens.loss.GoldenTable.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import anchorlens.loss.OffsetBins.OutOfRange;
import anchorlens.loss.OffsetBins.Residual;
import anchorlens.loss.OffsetBins.Stands;
import anchorlens.loss.OffsetBins.Step;
import anchorlens.loss.OffsetBins.Target;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetBinsTest {
    private static final double CANCELLED = 4e-16;

    private static OffsetBins bins(int k, int stages, Stands stands, OutOfRange outOfRange, Residual residual,
            Target target) {
        return new OffsetBins(-1, 1, k, stages, stands, outOfRange, residual, target);
    }

    @Test
    void oneStageAgreesWithTheReference() throws IOException {
        JsonNode cases = read("offsetBins").get("cases");
        assertThat(cases).hasSize(21);
        for (JsonNode c : cases) {
            OffsetInterval stage = new OffsetInterval(c.get("a").asDouble(), c.get("b").asDouble(), c.get("K").asInt(),
                    Stands.CENTER, OutOfRange.CLAMP, Target.HARD);
            double[] z = doubles(c.get("z"));
            double d = c.get("d").asDouble();
            assertThat(stage.binOf(d)).isEqualTo(c.get("target").asInt());
            close("value", stage.value(z, d), c.get("value").asDouble());
            closeAll("gradient", stage.gradient(z, d), doubles(c.get("dz")));
            close("expectation", stage.expectation(z), c.get("expectation").asDouble());
            closeAll("slope of the expectation", stage.expectationGradient(z), doubles(c.get("dExpectation")));
            close("most probable", stage.valueOf(stage.mostProbable(z)), c.get("argmaxDecode").asDouble());
            close("entropy", stage.entropy(z), c.get("entropy").asDouble());
        }
    }

    @Test
    void stagesAgreeWithTheReference() throws IOException {
        JsonNode cases = read("offsetBins").get("multiStage");
        assertThat(cases).hasSize(5);
        for (JsonNode c : cases) {
            OffsetBins three = bins(c.get("K").asInt(), 3, Stands.CENTER, OutOfRange.CLAMP, Residual.CHOSEN_BIN,
                    Target.HARD);
            List<Step> steps = three.encode(c.get("d").asDouble());
            for (int m = 0; m < 3; m++) {
                JsonNode expected = c.get("stages").get(m);
                Step step = steps.get(m);
                close("from", step.interval().low(), expected.get("interval").get(0).asDouble());
                close("to", step.interval().high(), expected.get("interval").get(1).asDouble());
                close("residual", step.residual(), expected.get("residual").asDouble(), CANCELLED);
                assertThat(step.bin()).isEqualTo(expected.get("bin").asInt());
                close("value", step.value(), expected.get("centre").asDouble());
            }
            close("decoded", OffsetBins.decode(steps), c.get("decoded").asDouble());
            close("error", three.quantizationError(c.get("d").asDouble()), c.get("error").asDouble(), CANCELLED);
        }
    }

    @Test
    void quantizationErrorStaysWithinTheResolution() {
        OffsetBins centers = bins(5, 2, Stands.CENTER, OutOfRange.CLAMP, Residual.CHOSEN_BIN, Target.HARD);
        OffsetBins edges = bins(5, 2, Stands.LOWER_EDGE, OutOfRange.CLAMP, Residual.CHOSEN_BIN, Target.HARD);
        assertThat(centers.resolution()).isCloseTo(2 / 25.0, within(1e-15));
        for (double d = -0.999; d < 1; d += 0.0137) {
            assertThat(centers.quantizationError(d)).isBetween(-0.04 - 1e-12, 0.04 + 1e-12);
            assertThat(edges.quantizationError(d)).isBetween(-1e-12, 0.08 + 1e-12);
        }
    }

    @Test
    void ignoredOffsetsHaveNoLossAndClampedOnesThatOfTheLastBin() {
        double[] z = {0.3, -0.2, 1, 0.1};
        OffsetInterval ignoring = bins(4, 1, Stands.CENTER, OutOfRange.IGNORE, Residual.CHOSEN_BIN,
                Target.HARD).stage(0);
        OffsetInterval clamping = bins(4, 1, Stands.CENTER, OutOfRange.CLAMP, Residual.CHOSEN_BIN,
                Target.HARD).stage(0);
        assertThat(ignoring.value(z, 1.2)).isZero();
        assertThat(ignoring.gradient(z, 1.2)).containsOnly(0);
        assertThat(clamping.value(z, 1.2)).isEqualTo(ignoring.value(z, 0.9)).isPositive();
        assertThat(ignoring.binOf(1)).isEqualTo(3);
    }

    @Test
    void softTargetsHaveTheOffsetAsTheirMean() {
        OffsetInterval stage = bins(8, 1, Stands.CENTER, OutOfRange.CLAMP, Residual.CHOSEN_BIN, Target.SOFT).stage(0);
        for (double d = -0.87; d < 0.87; d += 0.11) {
            double[] weights = stage.weights(d);
            double mean = 0;
            for (int k = 0; k < 8; k++) {
                mean += weights[k] * stage.valueOf(k);
            }
            assertThat(mean).isCloseTo(d, within(1e-12));
        }
        assertThat(stage.weights(-1.5)[0]).isEqualTo(1);
    }

    @Test
    void nextStageStartsFromTheExpectationWhereAsked() {
        double[][] logits = {{0, 1, 0, 2}, {1, 0, 0, 0}};
        List<Step> chosen = bins(4, 2, Stands.CENTER, OutOfRange.CLAMP, Residual.CHOSEN_BIN, Target.HARD).read(logits,
                0.5);
        List<Step> expected = bins(4, 2, Stands.CENTER, OutOfRange.CLAMP, Residual.EXPECTATION,
                Target.HARD).read(logits, 0.5);
        assertThat(chosen.get(1).residual()).isEqualTo(0.5 - 0.75);
        assertThat(expected.get(1).residual()).isCloseTo(0.5 - expected.get(0).interval().expectation(logits[0]),
                within(1e-15));
    }

    @Test
    void gradientOfABellIsTheSlopeAlongItsCenter() {
        OffsetInterval stage = new OffsetBins().stage(0);
        double h = 1e-5;
        double slope = (stage.value(stage.bell(0.2 + h, 0.15), -0.3) - stage.value(stage.bell(0.2 - h, 0.15),
                -0.3)) / (2 * h);
        assertThat(stage.bellGradient(0.2, 0.15, -0.3)).isPositive().isCloseTo(slope, within(1e-6));
    }

    @Test
    void impossibleBinsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> bins(1, 1, Stands.CENTER, OutOfRange.CLAMP,
                Residual.CHOSEN_BIN,
                Target.HARD)).withMessageContaining("2 bins or more");
        assertThatIllegalArgumentException().isThrownBy(() -> new OffsetBins().stage(0).value(new double[3], 0))
                .withMessageContaining("3 logits do not fit 8");
    }
}
