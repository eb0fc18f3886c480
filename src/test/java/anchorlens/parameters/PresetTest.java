package anchorlens.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.assign.HardWeighting;
import anchorlens.assign.MaxIouAssigner;
import anchorlens.assign.Weighting;
import anchorlens.workbench.PriorSetup;
import java.util.List;
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
        assertThat(Preset.find(Preset.of(new MaxIouAssigner()), name).map(p -> ((MaxIouAssigner) p.values()).posIouThr())).contains(positive);
    }

    @Test
    void aNameOfSignsAloneIsTakenAsItIs() {
        Preset mine = new Preset("日本", new HardWeighting());
        assertThat(Preset.find(List.of(mine), "日本")).contains(mine);
        assertThat(Preset.find(List.of(mine), "–")).isEmpty();
        assertThat(Preset.find(Preset.of(new HardWeighting()), "RPN")).isEmpty();
    }

    @Test
    void oneOfSeveralNamesIsEnough() {
        assertThat(Preset.find(Preset.of(new PriorSetup()), "YOLOv5").map(p -> ((PriorSetup) p.values()).shapes())).contains(PriorSetup.Shapes.SIZES);
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
            assertThat(Preset.find(Preset.of(record), preset.name())).contains(preset);
            String json = PresetJson.write("", "", preset.values());
            assertThat(PresetJson.read("", "", record, json)).isEqualTo(preset.values());
        }
    }
}
