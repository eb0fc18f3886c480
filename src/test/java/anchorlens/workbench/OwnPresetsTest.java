package anchorlens.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anchorlens.assign.AtssAssigner;
import anchorlens.assign.HardWeighting;
import anchorlens.assign.MaxIouAssigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPresetsTest {
    private final OwnPresets kept = new OwnPresets(Map.of("assigner.atss", Map.of("Many candidates", Map.of("topk", "20"),
            "of another version", Map.of("gone", "1"))));

    @Test
    void publishedOnesComeFirstAndOthersAreNotAskedFor() {
        Supplier<OwnPresets> untouched = () -> {
            throw new AssertionError("asked for");
        };
        assertThat(OwnPresets.named(untouched, "assigner.maxiou", new MaxIouAssigner(), "rpn").posIouThr()).isEqualTo(0.7);
    }

    @Test
    void onesOwnAreFoundByTheirNames() {
        assertThat(OwnPresets.named(() -> kept, "assigner.atss", new AtssAssigner(), "many-candidates").topk()).isEqualTo(20);
        assertThat(kept.of("assigner.atss", new AtssAssigner())).hasSize(1);
    }

    @Test
    void anUnknownOneIsAnsweredWithWhatThereIs() {
        assertThatIllegalArgumentException().isThrownBy(() -> OwnPresets.named(() -> kept, "assigner.atss", new AtssAssigner(), "few"))
                .withMessageStartingWith("there is no preset 'few'; published are: ATSS").withMessageEndingWith("; your own are: Many candidates");
        assertThatIllegalArgumentException().isThrownBy(() -> OwnPresets.named(() -> kept, "weighting.hard", new HardWeighting(), "RPN"))
                .withMessage("there is no preset 'RPN'; none are published; you keep none of your own");
    }

    @Test
    void theyAreReadFromTheSettingsOfTheWindow(@TempDir Path folder) throws IOException {
        UserFolders folders = new UserFolders(folder, folder, folder);
        assertThat(OwnPresets.in(folders)).isEqualTo(OwnPresets.NONE);
        Files.writeString(folder.resolve("settings.json"), "{\"presets\": {\"assigner.atss\": {\"Mine\": {\"topk\": \"4\"}}}}");
        assertThat(OwnPresets.named(() -> OwnPresets.in(folders), "assigner.atss", new AtssAssigner(), "Mine").topk()).isEqualTo(4);
        Files.writeString(folder.resolve("settings.json"), "{");
        assertThatIllegalArgumentException().isThrownBy(() -> OwnPresets.in(folders)).withMessageContaining("settings.json");
    }
}
