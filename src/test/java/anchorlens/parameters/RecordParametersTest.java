package anchorlens.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.parameters.ParameterSpec.ChoiceSpec;
import anchorlens.parameters.ParameterSpec.DoubleSpec;
import anchorlens.parameters.ParameterSpec.FlagSpec;
import anchorlens.parameters.ParameterSpec.IntSpec;
import anchorlens.parameters.ParameterSpec.ListSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordParametersTest {
    enum Mode implements Labelled {
        PLAIN("plain"), COST_BASED("cost based");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    record Rules(@Parameter(label = "Top k", min = 1, max = 100, sliderMax = 30, help = "") int topk,
                 @Parameter(label = "Threshold", min = 0, max = 1, help = "") double threshold,
                 @Parameter(label = "Soft", help = "") boolean soft,
                 @Parameter(label = "Mode", help = "") Mode mode,
                 @Parameter(label = "Limits", min = 1, max = 1e8, help = "",
                         activeWhen = "mode=COST_BASED") List<Double> limits) {
        Rules {
            if (topk == 13) {
                throw new IllegalArgumentException("topk must not be 13");
            }
        }
    }

    record Unlabelled(int topk) {
    }

    record Unsupported(@Parameter(label = "Name", help = "") String name) {
    }

    private static final Rules BASE = new Rules(9, 0.5, true, Mode.PLAIN, List.of(64.0, 128.0));

    private static ParameterSpec spec(String key) {
        return RecordParameters.specs(Rules.class).stream().filter(s -> s.key().equals(key)).findFirst().orElseThrow();
    }

    @Test
    void describesEveryComponentInOrder() {
        List<ParameterSpec> specs = RecordParameters.specs(Rules.class);
        assertThat(specs).extracting(ParameterSpec::key).containsExactly("topk", "threshold", "soft", "mode", "limits");
        assertThat(specs.get(0)).isInstanceOfSatisfying(IntSpec.class, s -> {
            assertThat(s.max()).isEqualTo(100);
            assertThat(s.sliderMin()).isEqualTo(1);
            assertThat(s.sliderMax()).isEqualTo(30);
        });
        assertThat(specs.get(1)).isInstanceOf(DoubleSpec.class);
        assertThat(specs.get(2)).isInstanceOf(FlagSpec.class);
        assertThat(specs.get(3)).isInstanceOfSatisfying(ChoiceSpec.class,
                s -> assertThat(s.choices().toString()).isEqualTo("[PLAIN, COST_BASED]"));
        assertThat(specs.get(4)).isInstanceOf(ListSpec.class);
    }

    @Test
    void rejectsComponentsWithoutAnnotationOrEditor() {
        assertThatThrownBy(() -> RecordParameters.specs(Unlabelled.class))
                .hasMessageContaining("topk has no @Parameter");
        assertThatThrownBy(() -> RecordParameters.specs(Unsupported.class)).hasMessageContaining("String");
    }

    @ParameterizedTest
    @CsvSource({".25, 0.25", "1e-7, 1e-7", "1, 1", "' 0.5 ', 0.5", "0, 0", "1E-3, 1e-3"})
    void readsNumbersAsPeopleWriteThem(String text, double expected) {
        assertThat(RecordParameters.parse(spec("threshold"), text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "0,5", "NaN", "Infinity", "1..5", "0x1g"})
    void saysWhichNumberIsNone(String text) {
        assertThatThrownBy(() -> RecordParameters.parse(spec("threshold"), text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold").hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "−0.1", "1.0001"})
    void saysTheRangeOfANumberOutsideIt(String text) {
        assertThatThrownBy(() -> RecordParameters.parse(spec("threshold"), text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold must lie in 0 … 1");
    }

    @Test
    void wholeNumbersMustBeWhole() {
        assertThat(RecordParameters.parse(spec("topk"), "14")).isEqualTo(14);
        assertThatThrownBy(() -> RecordParameters.parse(spec("topk"), "9.5")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> RecordParameters.parse(spec("topk"), "101")).hasMessageContaining("1 … 100");
    }

    @Test
    void readsFlagsChoicesAndLists() {
        assertThat(RecordParameters.parse(spec("soft"), "off")).isEqualTo(false);
        assertThat(RecordParameters.parse(spec("mode"), "cost-based")).isEqualTo(Mode.COST_BASED);
        assertThat(RecordParameters.parse(spec("mode"), "Cost based")).isEqualTo(Mode.COST_BASED);
        assertThat(RecordParameters.parse(spec("limits"), "[64, 128;256 .5e3]"))
                .isEqualTo(List.of(64.0, 128.0, 256.0, 500.0));
        assertThatThrownBy(() -> RecordParameters.parse(spec("soft"), "maybe")).hasMessageContaining("true or false");
        assertThatThrownBy(() -> RecordParameters.parse(spec("mode"), "fast"))
                .hasMessageContaining("PLAIN, COST_BASED");
        assertThatThrownBy(() -> RecordParameters.parse(spec("limits"), "64, 0"))
                .hasMessageContaining("limits must lie in");
    }

    @Test
    void changesCopiesAndLeavesTheRecordAlone() {
        Rules changed = RecordParameters.with(BASE, Map.of("topk", 14, "mode", Mode.COST_BASED));
        assertThat(changed).isEqualTo(new Rules(14, 0.5, true, Mode.COST_BASED, BASE.limits()));
        assertThat(BASE.topk()).isEqualTo(9);
        assertThat(RecordParameters.withText(BASE, Map.of("threshold", ".75", "soft", "no")))
                .isEqualTo(new Rules(9, 0.75, false, Mode.PLAIN, BASE.limits()));
    }

    @Test
    void namesUnknownKeysAndPassesOnTheConstructorsRefusal() {
        assertThatThrownBy(() -> RecordParameters.with(BASE, Map.of("k", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no parameter 'k'").hasMessageContaining("topk, threshold");
        assertThatThrownBy(() -> RecordParameters.withText(BASE, Map.of("k", "3")))
                .hasMessageContaining("no parameter 'k'");
        assertThatThrownBy(() -> RecordParameters.with(BASE, Map.of("topk", 13))).hasMessage("topk must not be 13");
        assertThatThrownBy(() -> RecordParameters.with(BASE, Map.of("topk", 2.5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textReadsBackExactly() {
        for (Rules r : List.of(BASE, new Rules(100, 1e-7, false, Mode.COST_BASED, List.of(1.0, 0.1 + 0.2 + 1, 1e8)))) {
            RecordParameters.values(r).forEach((key, value) -> assertThat(
                    RecordParameters.parse(spec(key), RecordParameters.text(value))).isEqualTo(value));
        }
        assertThat(RecordParameters.text(64.0)).isEqualTo("64");
    }

    @Test
    void knowsWhenAParameterHasAnEffect() {
        assertThat(RecordParameters.isActive(spec("limits"), RecordParameters.values(BASE))).isFalse();
        assertThat(RecordParameters.isActive(spec("limits"),
                RecordParameters.values(RecordParameters.with(BASE, Map.of("mode", Mode.COST_BASED))))).isTrue();
        assertThat(RecordParameters.isActive(spec("topk"), RecordParameters.values(BASE))).isTrue();
    }
}
