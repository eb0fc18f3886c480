package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.dataset.CocoReader;
import anchorlens.dataset.DatasetException;
import anchorlens.scene.InjectedError;
import anchorlens.scene.SceneTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneCommandTest {
    @Test
    void drawsScenesWithErrorsIntoANewFolder(@TempDir Path folder) throws IOException, DatasetException {
        Path output = folder.resolve("scenes");
        CommandRun run = CommandRun.of("scene", "--seed", "4", "--count", "3", "--size", "256x192", "--format", "jpg",
                "--shift-share", "1", "--output", output.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.errLines().getLast()).contains("drew 3 scenes");
        var dataset = CocoReader.read(output.resolve("annotations.json"));
        assertThat(dataset.images()).hasSize(3).allMatch(i -> i.width() == 256 && i.height() == 192);
        assertThat(dataset.images()).allMatch(i -> Files.exists(i.file()) && i.name().endsWith(".jpg"));
        assertThat(SceneTruth.read(output.resolve("truth.json")).annotations().values())
                .anyMatch(e -> e.error().kind() == InjectedError.Kind.SHIFTED_EDGE);
    }

    @Test
    void refusesAFolderThatHoldsSomething(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "kept");
        CommandRun run = CommandRun.of("scene", "--seed", "4", "--count", "1", "--output", folder.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("is not empty");
        assertThat(folder).isDirectoryContaining("glob:**mine.txt");
        assertThat(folder.resolve("annotations.json")).doesNotExist();
    }

    @Test
    void saysWhatASizeOrAShareMustBe(@TempDir Path folder) {
        String output = folder.resolve("new").toString();
        CommandRun size = CommandRun.of("scene", "--seed", "1", "--count", "1", "--size", "64x64", "--output", output);
        assertThat(size.code()).isEqualTo(2);
        assertThat(size.err()).contains("128 to 2048");
        CommandRun share = CommandRun.of("scene", "--seed", "1", "--count", "1", "--swap-share", "1.5", "--output", output);
        assertThat(share.code()).isEqualTo(2);
        assertThat(share.err()).contains("0 to 1");
        assertThat(Path.of(output)).doesNotExist();
    }

    @Test
    void theGalleryIsWhatTheCommandDrawsNow(@TempDir Path folder) throws IOException {
        CommandRun run = CommandRun.of("scene", "--seed", "20", "--count", "16", "--look", "clean", "--format", "jpg",
                "--output", folder.toString());
        assertThat(run.code()).as(run.err()).isZero();
        for (String file : new String[]{"annotations.json", "truth.json"}) {
            assertThat(Path.of("assets/scenes", file)).hasSameTextualContentAs(folder.resolve(file));
        }
    }
}
