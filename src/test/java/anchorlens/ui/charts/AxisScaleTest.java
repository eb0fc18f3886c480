package anchorlens.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.ui.charts.AxisScale.Tick;
import org.junit.jupiter.api.Test;

class AxisScaleTest {
    @Test
    void linearTicksAreRoundNumbersInTheRange() {
        AxisScale axis = AxisScale.linear(0.83);
        assertThat(axis.ticks(4)).extracting(Tick::label).containsExactly("0", "0.5");
        assertThat(axis.ticks(5)).extracting(Tick::label).containsExactly("0", "0.2", "0.4", "0.6", "0.8");
        assertThat(axis.fraction(0)).isZero();
        assertThat(axis.fraction(0.83)).isCloseTo(1 / 1.04, within(1e-12));
    }

    @Test
    void anAxisWithoutValuesStillHasTicks() {
        assertThat(AxisScale.linear(0).ticks(3)).extracting(Tick::label).contains("0", "1");
        assertThat(AxisScale.linear(Double.NaN).ticks(3)).isNotEmpty();
        assertThat(AxisScale.logarithmic(new double[] {0, 0}).ticks(3)).extracting(Tick::label).contains("0", "1");
    }

    @Test
    void aLogarithmicAxisCountsDecadesAndKeepsZerosApart() {
        AxisScale axis = AxisScale.logarithmic(new double[] {0, 0.002, 0.5, Double.NaN});
        assertThat(axis.ticks(5)).extracting(Tick::label).containsExactly("0", "1", "0.1", "0.01");
        assertThat(axis.fraction(0)).isBetween(0.0, axis.fraction(0.001));
        assertThat(axis.fraction(0.1) - axis.fraction(0.01)).isCloseTo(axis.fraction(1) - axis.fraction(0.1), within(1e-12));
    }

    @Test
    void aLogarithmicAxisSaysWhenItsStripHoldsMoreThanZeros() {
        AxisScale axis = AxisScale.logarithmic(new double[] {1e-30, 0.5});
        assertThat(axis.ticks(9).getFirst().label()).isEqualTo("<1e−9");
        assertThat(axis.fraction(1e-30)).isEqualTo(axis.fraction(0));
    }

    @Test
    void anAxisHasTwoNumbersAtLeast() {
        assertThat(AxisScale.between(20.3, 20.95).ticks(2)).extracting(Tick::label).containsExactly("20.4", "20.6", "20.8");
        assertThat(AxisScale.between(40, 4900).ticks(1)).extracting(Tick::label).containsExactly("2000", "4000");
        for (double high = 1; high < 12; high += 0.07) {
            assertThat(AxisScale.between(high / 9, high).ticks(1)).as("up to " + high).hasSizeGreaterThan(1);
        }
    }

    @Test
    void ticksMayBeNegative() {
        assertThat(AxisScale.between(-24, 24).ticks(4)).extracting(Tick::label).containsExactly("−20", "0", "20");
    }

    @Test
    void writesNumbersShort() {
        assertThat(AxisScale.label(0.05)).isEqualTo("0.05");
        assertThat(AxisScale.label(0.30000000000000004)).isEqualTo("0.3");
        assertThat(AxisScale.label(1e-5)).isEqualTo("1e−5");
        assertThat(AxisScale.label(2500000)).isEqualTo("2.5e6");
        assertThat(AxisScale.label(40)).isEqualTo("40");
    }
}
