package anchorlens.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasSaved() throws IOException {
        SettingsStore store = new SettingsStore(folder.resolve("deep/settings.json"));
        Settings settings = new Settings("light", List.of("a.json", "b.onnx"), "a.json", "1.jpg", "b.onnx", "gpu:1", "fcos", "vfl",
                Map.of("assigner.radius", "1.5"),
                Map.of("b.onnx", Map.of("sofa", "couch", "ball", "")), false, "compare", Map.of("compare", Map.of("show", "pair")), 1200, 800);
        store.save(settings);
        assertThat(store.load().settings()).isEqualTo(settings);
        assertThat(store.load().complaint()).isEmpty();
    }

    @Test
    void startsWithDefaultsWhereThereIsNoFile() {
        assertThat(new SettingsStore(folder.resolve("none.json")).load().settings()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void setsAnUnreadableFileAsideAndSaysSo() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{ not json");
        SettingsStore.Loaded loaded = new SettingsStore(file).load();
        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(loaded.complaint().orElseThrow()).contains("settings.json").contains("set aside");
        assertThat(folder.resolve("settings.json.unreadable")).hasContent("{ not json");
    }

    @Test
    void ignoresWhatItDoesNotKnow() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"theme\": \"light\", \"futureThing\": 3}");
        assertThat(new SettingsStore(file).load().settings().theme()).isEqualTo("light");
    }

    @Test
    void keepsTheNewestRecentFilesOnceEach() {
        List<String> recent = List.of();
        for (int i = 0; i < 20; i++) {
            recent = Settings.withRecent(recent, "file" + i % 15);
        }
        assertThat(recent).hasSize(Settings.RECENT_LIMIT).doesNotHaveDuplicates().startsWith("file4", "file3");
    }
}
