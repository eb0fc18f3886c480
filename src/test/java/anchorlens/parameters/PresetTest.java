package anchorlens.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.assign.Assigner;
import anchorlens.assign.HardWeighting;
import anchorlens.assign.MaxIouAssigner;
import anchorlens.assign.Weighting;
import anchorlens.workbench.PriorSetup;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresetTest {
    static Stream<Record> everyRecord() {
        return Stream.concat(Stream.of(new PriorSetup()), Stream.concat(Assigner.catalog().stream(), Weighting.catalog().stream())
                .map(Record.class::cast));
    }

    @ParameterizedTest
    @CsvSource({"rpn, 0.7", "Cascade R-CNN stage 3, 0.7", "cascade-rcnn-stage-2, 0.6", "RetinaNet, 0.5", "r-cnn, 0.5"})
    void aPresetIsFoundWhateverItsCaseAndPunctuation(String name, double positive) {
        assertThat(Preset.named(new MaxIouAssigner(), name).posIouThr()).isEqualTo(positive);
    }

    @Test
    void anUnknownPresetIsAnsweredWithWhatThereIs() {
        assertThatThrownBy(() -> Preset.named(new MaxIouAssigner(), "RNP")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no preset 'RNP'; there are: RetinaNet · RPN · ");
        assertThatThrownBy(() -> Preset.named(new HardWeighting(), "RPN")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no presets, as it is published with one setting only");
    }

    @Test
    void oneOfSeveralNamesIsEnough() {
        assertThat(Preset.named(new PriorSetup(), "YOLOv5").shapes()).isEqualTo(PriorSetup.Shapes.SIZES);
    }

    @Test
    void theMatchingPresetIsTheOneWithTheSameValues() {
        assertThat(Preset.matching(new MaxIouAssigner())).map(Preset::name).contains("RetinaNet");
        assertThat(Preset.matching(RecordParameters.with(new MaxIouAssigner(), Map.of("posIouThr", 0.55)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void everyPresetIsReachedByItsNameAndLiesWithinTheRangesOfItsParameters(Record record) {
        for (Preset preset : Preset.of(record)) {
            assertThat(Preset.named(record, preset.name())).isEqualTo(preset.values());
            String json = PresetJson.write("", "", preset.values());
            assertThat(PresetJson.read("", "", record, json)).isEqualTo(preset.values());
        }
    }
}
