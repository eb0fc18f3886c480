package anchorlens.loss;

import static anchorlens.loss.GoldenTable.compare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResidualLossTest {
    @Test
    void absoluteErrorAgreesWithTheReference() throws IOException {
        compare("l1", 20, r -> new L1Loss().value(r.get("d")), r -> new L1Loss().gradient(r.get("d")));
    }

    @Test
    void squaredErrorAgreesWithTheReference() throws IOException {
        compare("l2", 20, r -> new L2Loss().value(r.get("d")), r -> new L2Loss().gradient(r.get("d")));
    }

    @Test
    void smoothL1AgreesWithTheReference() throws IOException {
        compare("smoothL1", 100, r -> new SmoothL1Loss(r.get("beta")).value(r.get("d")),
                r -> new SmoothL1Loss(r.get("beta")).gradient(r.get("d")));
    }

    @Test
    void smoothL1OfADynamicBetaAgreesWithTheReference() throws IOException {
        compare("dynamicSmoothL1", 60, r -> new SmoothL1Loss(r.get("beta")).value(r.get("d")),
                r -> new SmoothL1Loss(r.get("beta")).gradient(r.get("d")));
    }

    @Test
    void balancedL1AgreesWithTheReference() throws IOException {
        compare("balancedL1", 60,
                r -> new BalancedL1Loss(r.get("alpha"), r.get("gamma"), r.get("beta")).value(r.get("d")),
                r -> new BalancedL1Loss(r.get("alpha"), r.get("gamma"), r.get("beta")).gradient(r.get("d")));
    }

    static Stream<ResidualLoss> losses() {
        return Stream.of(new L1Loss(), new L2Loss(), new SmoothL1Loss(0.4), new BalancedL1Loss(),
                new BalancedL1Loss(0.4, 1.2, 0.6));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void valueIsEvenAndTheGradientItsSlope(ResidualLoss loss) {
        double h = 1e-6;
        for (double d = 0.05; d < 3; d += 0.13) {
            assertThat(loss.value(-d)).isEqualTo(loss.value(d)).isPositive();
            assertThat(loss.gradient(-d)).isEqualTo(-loss.gradient(d));
            assertThat(loss.gradient(d)).isCloseTo((loss.value(d + h) - loss.value(d - h)) / (2 * h), within(1e-7));
        }
        assertThat(loss.value(0)).isZero();
        assertThat(loss.gradient(0)).isZero();
    }

    @Test
    void balancedL1MeetsItsLargestGradientWithoutAJumpForABetaOfOne() {
        BalancedL1Loss loss = new BalancedL1Loss();
        assertThat(loss.gradient(1 - 1e-12)).isCloseTo(1.5, within(1e-9));
        assertThat(loss.value(1 - 1e-12)).isCloseTo(loss.value(1), within(1e-9));
    }

    @Test
    void parametersOutsideTheirRangeAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SmoothL1Loss(0))
                .withMessageContaining("take the L1 loss");
        assertThatIllegalArgumentException().isThrownBy(() -> new BalancedL1Loss(0, 1, 1))
                .withMessageContaining("above 0");
    }
}
