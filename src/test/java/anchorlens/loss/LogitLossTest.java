package anchorlens.loss;

import static anchorlens.loss.GoldenTable.close;
import static anchorlens.loss.GoldenTable.closeAll;
import static anchorlens.loss.GoldenTable.compare;
import static anchorlens.loss.GoldenTable.doubles;
import static anchorlens.loss.GoldenTable.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogitLossTest {
    @Test
    void binaryCrossEntropyAgreesWithTheReference() throws IOException {
        BinaryCrossEntropy loss = new BinaryCrossEntropy();
        compare("bce", 96, r -> loss.value(r.get("x"), r.get("y")), r -> loss.gradient(r.get("x"), r.get("y")));
    }

    @Test
    void balancedCrossEntropyAgreesWithTheReference() throws IOException {
        compare("balancedCe", 96, r -> new BalancedCrossEntropy(r.get("alpha")).value(r.get("x"), r.get("y")),
                r -> new BalancedCrossEntropy(r.get("alpha")).gradient(r.get("x"), r.get("y")));
    }

    @Test
    void softmaxCrossEntropyAgreesWithTheReference() throws IOException {
        JsonNode cases = read("softmaxCe").get("cases");
        assertThat(cases).hasSizeGreaterThan(12);
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
        for (JsonNode c : cases) {
            double[] z = doubles(c.get("z"));
            close("value of " + c, loss.value(z, c.get("y").asInt()), c.get("value").asDouble());
            closeAll("gradient of " + c, loss.gradient(z, c.get("y").asInt()), doubles(c.get("dz")));
        }
    }

    @Test
    void softmaxCrossEntropyNamesAClassThatDoesNotExist() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SoftmaxCrossEntropy().value(new double[3], 3))
                .withMessageContaining("no class 3 among 3");
    }

    @Test
    void generalizedLossFromZeroToOneIsTheQualityFocalLoss() throws IOException {
        compare("qfl", 384, r -> new GeneralizedFocalLoss(0, 1, r.get("beta")).value(r.get("x"), r.get("q")),
                r -> new GeneralizedFocalLoss(0, 1, r.get("beta")).gradient(r.get("x"), r.get("q")));
    }

    @Test
    void generalizedLossWithoutFocusingIsTheDistributionFocalLossOfItsTwoBins() throws IOException {
        for (JsonNode c : read("dfl").get("cases")) {
            double y = c.get("y").asDouble();
            int left = (int) y;
            double[] p = Softmax.of(doubles(c.get("z")));
            GeneralizedFocalLoss loss = new GeneralizedFocalLoss(left, left + 1, 0);
            close("value of " + c, loss.value(p[left], p[left + 1], y), c.get("value").asDouble());
        }
    }

    @Test
    void generalizedLossIsZeroWhereTheEstimateIsTheTarget() {
        GeneralizedFocalLoss loss = new GeneralizedFocalLoss(2, 4, 2);
        double logit = Math.log(0.25 / 0.75);
        assertThat(loss.value(logit, 2.5)).isCloseTo(0, within(1e-30));
        assertThat(loss.gradient(logit, 2.5)).isCloseTo(0, within(1e-15));
        assertThatIllegalArgumentException().isThrownBy(() -> loss.value(0, 4.5)).withMessageContaining("4.5");
    }

    @Test
    void generalizedLossOfTwoFreeProbabilitiesHasTheSlopeOfItsValue() {
        GeneralizedFocalLoss loss = new GeneralizedFocalLoss(3, 4, 1.5);
        double h = 1e-6;
        double[] gradient = loss.gradient(0.3, 0.45, 3.2);
        assertThat(gradient[0]).isCloseTo((loss.value(0.3 + h, 0.45, 3.2) - loss.value(0.3 - h, 0.45, 3.2)) / (2 * h),
                within(1e-7));
        assertThat(gradient[1]).isCloseTo((loss.value(0.3, 0.45 + h, 3.2) - loss.value(0.3, 0.45 - h, 3.2)) / (2 * h),
                within(1e-7));
    }

    static Stream<LogitLoss> losses() {
        return Stream.of(new BinaryCrossEntropy(), new BalancedCrossEntropy(0.7), new FocalLoss(0.25, 1.5),
                new QualityFocalLoss(2.5), new GeneralizedFocalLoss(-1, 2, 1.5), new VarifocalLoss());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientIsTheSlopeOfTheValueAndBothAreFiniteAtTheEnds(LogitLoss loss) {
        double h = 1e-5;
        for (double target : List.of(0.0, 0.3, 0.8, 1.0)) {
            for (double x = -6; x <= 6; x += 0.75) {
                double slope = (loss.value(x + h, target) - loss.value(x - h, target)) / (2 * h);
                assertThat(loss.gradient(x, target)).as("%s at %s, %s", loss, x, target).isCloseTo(slope, within(1e-7));
            }
            for (double x : List.of(-800.0, 800.0)) {
                assertThat(loss.value(x, target)).isFinite().isNotNegative();
                assertThat(loss.gradient(x, target)).isFinite();
            }
        }
    }

    @Test
    void parametersOutsideTheirRangeAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BalancedCrossEntropy(1.5))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> new GeneralizedFocalLoss(1, 1, 2))
                .withMessageContaining("left value below");
    }
}
