package anchorlens.ui.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ".25 | 0.25", "-0.5 | -0.5", "−0.5 | -0.5", "1e-7 | 1e-7", "1E-7 | 1e-7", "1,5 | 1.5", "' 12 ' | 12", "1 234,5 | 1234.5",
        "1,234.5 | 1234.5", "1,234,567 | 1234567", "64 px | 64", "64px | 64", "+3 | 3", "5. | 5", "'\u00A07\u202F000' | 7000"})
    void understandsNumbersAsPeopleTypeThem(String typed, double expected) {
        assertThat(Double.parseDouble(NumberText.normalise(typed, "px"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1..2", "--1", "1e", "", "0x10", "1d", "NaN", "1,2,3"})
    void leavesWhatIsNoNumberAsItWas(String typed) {
        assertThat(NumberText.normalise(" " + typed + " ", "")).isEqualTo(typed);
    }

    @Test
    void exactTextGivesTheSameNumberBack() {
        for (double value : new double[] {0, 5, -0.5, 1e-7, 0.1 + 0.2, 1.0 / 3, 1e8, 123456789.125, 3e300, Double.MIN_VALUE}) {
            assertThat(Double.parseDouble(NumberText.normalise(NumberText.exact(value), ""))).isEqualTo(value);
        }
    }

    @Test
    void showsNumbersShort() {
        assertThat(NumberText.shown(5)).isEqualTo("5.0");
        assertThat(NumberText.shown(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(NumberText.shown(1e-7)).isEqualTo("1e-7");
        assertThat(NumberText.shown(1e8)).isEqualTo("100000000");
        assertThat(NumberText.shown(0.45678912)).isEqualTo("0.456789");
    }
}
