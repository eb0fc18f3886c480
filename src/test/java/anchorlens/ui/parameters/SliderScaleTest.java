package anchorlens.ui.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.parameters.ParameterSpec.DoubleSpec;
import anchorlens.parameters.ParameterSpec.Info;
import anchorlens.parameters.ParameterSpec.IntSpec;
import org.junit.jupiter.api.Test;

class SliderScaleTest {
    private static final Info INFO = new Info("x", "X", "", "", "", "", "", "");

    @Test
    void endsOfTheSliderAreExact() {
        SliderScale scale = linear(0.05, 0.95);
        assertThat(scale.value(0)).isEqualTo(0.05);
        assertThat(scale.value(1)).isEqualTo(0.95);
        assertThat(scale.fraction(0.05)).isZero();
        assertThat(scale.fraction(7)).isEqualTo(1);
    }

    @Test
    void slidingGivesRoundNumbers() {
        SliderScale scale = linear(0, 1);
        assertThat(scale.value(0.3049)).isEqualTo(0.3);
        assertThat(scale.value(0.307)).isEqualTo(0.31);
        assertThat(linear(0, 10).value(0.5001)).isEqualTo(5.0);
    }

    @Test
    void wholeNumbersStayWhole() {
        SliderScale scale = SliderScale.of(new IntSpec(INFO, 1, 1000, 1, 30));
        for (double f = 0; f <= 1; f += 0.013) {
            assertThat(scale.value(f)).isEqualTo(Math.rint(scale.value(f))).isBetween(1.0, 30.0);
        }
        assertThat(scale.stepped(9, -10)).isEqualTo(-1);
    }

    @Test
    void aLogarithmicSliderSpendsEqualWayOnEachDecade() {
        SliderScale scale = SliderScale.of(new DoubleSpec(INFO, 0, 1, 1e-8, 1e-2, true));
        assertThat(scale.value(0.5)).isCloseTo(1e-5, within(1e-12));
        assertThat(scale.fraction(1e-5)).isCloseTo(0.5, within(1e-9));
        assertThat(scale.stepped(1e-7, 1)).isEqualTo(1.1e-7);
        assertThat(scale.stepped(1e-7, -1)).isEqualTo(9.9e-8);
    }

    @Test
    void aLogarithmicSliderMayBeginAtZero() {
        SliderScale scale = SliderScale.of(new DoubleSpec(INFO, 0, 10, 0, 10, true));
        assertThat(scale.value(0)).isZero();
        assertThat(scale.fraction(0)).isZero();
        assertThat(scale.value(0.5)).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void steppingDoesNotDrift() {
        double value = 0;
        for (int i = 0; i < 10; i++) {
            value = linear(0, 10).stepped(value, 1);
        }
        assertThat(value).isEqualTo(1.0);
    }

    @Test
    void anOpenRangeHasNoSlider() {
        assertThat(linear(0, Double.POSITIVE_INFINITY).isBounded()).isFalse();
        assertThat(SliderScale.of(new IntSpec(INFO, 1, Integer.MAX_VALUE, 1, Integer.MAX_VALUE)).isBounded()).isFalse();
        assertThat(linear(0, 1).isBounded()).isTrue();
    }

    private static SliderScale linear(double min, double max) {
        return SliderScale.of(new DoubleSpec(INFO, min, max, min, max, false));
    }
}
