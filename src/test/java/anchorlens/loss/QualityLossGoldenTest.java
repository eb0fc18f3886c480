package anchorlens.loss;

import static anchorlens.loss.GoldenTable.close;
import static anchorlens.loss.GoldenTable.closeAll;
import static anchorlens.loss.GoldenTable.compare;
import static anchorlens.loss.GoldenTable.doubles;
import static anchorlens.loss.GoldenTable.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import anchorlens.detection.BinGrid;
import anchorlens.loss.GoldenTable.Row;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Values and gradients of the quality losses against the published implementations, to a relative error of 1e-9. */
class QualityLossGoldenTest {
    @Test
    void qualityFocalLossOfTheLabelledClass() throws IOException {
        compare("qfl", 384, r -> new QualityFocalLoss(r.get("beta")).value(r.get("x"), r.get("q")),
                r -> new QualityFocalLoss(r.get("beta")).gradient(r.get("x"), r.get("q")));
    }

    @Test
    void qualityFocalLossOfTheBackground() throws IOException {
        compare("qflBackground", 64, r -> new QualityFocalLoss(r.get("beta")).value(r.get("x"), 0),
                r -> new QualityFocalLoss(r.get("beta")).gradient(r.get("x"), 0));
    }

    @Test
    void varifocalLoss() throws IOException {
        compare("vfl", 480, r -> varifocal(r).value(r.get("x"), r.get("q")), r ->
                varifocal(r).gradient(r.get("x"), r.get("q")));
    }

    @Test
    void focalLoss() throws IOException {
        compare("focal", 480, r -> new FocalLoss(r.get("alpha"), r.get("gamma")).value(r.get("x"), r.get("y") == 1),
                r -> new FocalLoss(r.get("alpha"), r.get("gamma")).gradient(r.get("x"), r.get("y") == 1));
    }

    @Test
    void distributionFocalLossAndExpectation() throws IOException {
        JsonNode cases = read("dfl").get("cases");
        assertThat(cases).hasSize(38);
        for (JsonNode c : cases) {
            double[] z = doubles(c.get("z"));
            DistributionFocalLoss loss = new DistributionFocalLoss(BinGrid.integers(z.length));
            double y = c.get("y").asDouble();
            close("value", loss.value(z, y), c.get("value").asDouble());
            closeAll("dz", loss.gradient(z, y), doubles(c.get("dz")));
            close("expectation", loss.expectation(z), c.get("expectation").asDouble());
            closeAll("dExpectation", loss.expectationGradient(z), doubles(c.get("dExpectation")));
        }
    }

    @Test
    void distributionFocalLossNamesATargetOutsideItsBins() {
        DistributionFocalLoss loss = new DistributionFocalLoss(BinGrid.integers(8));
        assertThatIllegalArgumentException().isThrownBy(() -> loss.value(new double[8], 7))
                .withMessageContaining("7.0 strides");
        assertThatIllegalArgumentException().isThrownBy(() -> loss.value(new double[9], 1))
                .withMessageContaining("9 logits");
    }

    @Test
    void distributionFocalLossFollowsUnevenBins() {
        DistributionFocalLoss loss = new DistributionFocalLoss(BinGrid.of(0, 1, 3));
        double[] z = {0.3, -0.2, 0.9};
        double shared = Math.log(Math.exp(0.3) + Math.exp(-0.2) + Math.exp(0.9));
        assertThat(loss.value(z, 1.5)).isCloseTo(0.75 * (shared + 0.2) + 0.25 * (shared - 0.9), within(1e-12));
    }

    @Test
    void qualityFocalLossHasNoGradientWhereTheScoreIsTheTarget() {
        assertThat(new QualityFocalLoss(0.5).gradient(0, 0.5)).isZero();
    }

    private static VarifocalLoss varifocal(Row r) {
        return new VarifocalLoss(r.get("alpha"), r.get("gamma"), r.get("iouWeighted") == 1);
    }
}
