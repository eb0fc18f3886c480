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
        Settings settings = new Settings(new Settings.Look("light", 150, 3, 1200, 800), new Settings.Machine("gpu:1", 3, 256),
                List.of("a.json", "b.onnx"), Map.of("b.onnx", Map.of("sofa", "couch", "ball", "")),
                Map.of("open.data", List.of("Shortcut+J"), "quit", List.of()),
                Map.of("assigner.atss", Map.of("mine", Map.of("topk", "12"))),
                Map.of("anchorlens", "session", "assigner", Map.of("id", "atss", "topk", 9)));
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
        Files.writeString(file, "{\"look\": {\"theme\": \"light\", \"glow\": 1}, \"machine\": {}, \"futureThing\": 3}");
        Settings read = new SettingsStore(file).load().settings();
        assertThat(read.look().theme()).isEqualTo("light");
        assertThat(read.look().exportScale()).isEqualTo(2);
        assertThat(read.machine()).isEqualTo(Settings.Machine.USUAL);
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
