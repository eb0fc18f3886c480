package anchorlens.loss;

import static anchorlens.loss.GoldenTable.close;
import static anchorlens.loss.GoldenTable.closeAll;
import static anchorlens.loss.GoldenTable.doubles;
import static anchorlens.loss.GoldenTable.flat;
import static anchorlens.loss.GoldenTable.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HarmonizedLossTest {
    @Test
    void classificationAgreesWithTheReferenceOverTwoCalls() throws IOException {
        JsonNode cases = read("ghmC").get("cases");
        assertThat(cases).hasSize(4);
        double[] average = null;
        for (JsonNode c : cases) {
            GhmClassification loss = new GhmClassification(c.get("bins").asInt(), c.get("momentum").asDouble());
            average = c.get("call").asInt() == 0 ? loss.start() : average;
            HarmonizedLoss result = loss.evaluate(flat(c.get("pred")), flat(c.get("target")), valid(c), average);
            check(c, result);
            average = result.average();
        }
    }

    @Test
    void regressionAgreesWithTheReferenceOverTwoCalls() throws IOException {
        JsonNode cases = read("ghmR").get("cases");
        assertThat(cases).hasSize(4);
        double[] average = null;
        for (JsonNode c : cases) {
            GhmRegression loss = new GhmRegression(c.get("mu").asDouble(), c.get("bins").asInt(),
                    c.get("momentum").asDouble());
            average = c.get("call").asInt() == 0 ? loss.start() : average;
            HarmonizedLoss result = loss.evaluate(flat(c.get("pred")), flat(c.get("target")), valid(c), average);
            check(c, result);
            average = result.average();
        }
    }

    @Test
    void everyBinInUseHasTheSameTotalWeight() {
        double[] logits = {-4, -4.1, -4.2, -3.9, 0.1, 5};
        double[] targets = {0, 0, 0, 0, 0, 0};
        HarmonizedLoss result = new GhmClassification(10, 0).evaluate(logits, targets, new double[10]);
        assertThat(result.counts()).containsExactly(4, 0, 0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(result.weights()[0] * 4).isCloseTo(2, within(1e-12));
        assertThat(result.weights()[4]).isCloseTo(2, within(1e-12));
        assertThat(result.weights()[5]).isCloseTo(2, within(1e-12));
    }

    @Test
    void nothingThatCountsIsALossOfZero() {
        HarmonizedLoss result = new GhmRegression().evaluate(new double[] {1}, new double[] {0}, new boolean[1],
                new double[10]);
        assertThat(result.value()).isZero();
        assertThat(result.gradient()).containsExactly(0);
    }

    @Test
    void unequalLengthsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GhmClassification()
                .evaluate(new double[3], new double[2], new double[30])).withMessageContaining("3, 2, 3 and 30");
        assertThatIllegalArgumentException().isThrownBy(() -> new GhmClassification(0, 0))
                .withMessageContaining("1 bin");
    }

    private static void check(JsonNode c, HarmonizedLoss result) {
        close("value", result.value(), c.get("value").asDouble());
        closeAll("gradient", result.gradient(), flat(c.get("grad")));
        if (!c.get("accSum").isNull()) {
            closeAll("average", result.average(), doubles(c.get("accSum")));
        }
    }

    private static boolean[] valid(JsonNode c) {
        double[] weight = flat(c.get("labelWeight"));
        boolean[] out = new boolean[weight.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = weight[i] > 0;
        }
        return out;
    }
}
