package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorLensTest {
    @ParameterizedTest
    @ValueSource(strings = {"fly", "assign", "assign --annotations a --image b", "assign --sample --nonsense",
            "checks --device tpu", "checks --log-level loud", "assign --annotations a --index x",
            "assign --annotations a --index 1 --image-name b"})
    void answersWrongUsageWithCodeTwoAndASentence(String args) {
        CommandRun run = CommandRun.of(args.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines().getFirst()).startsWith("anchorlens: ");
        assertThat(run.errLines().getLast()).startsWith("Try 'anchorlens").endsWith("--help'.");
        assertThat(run.err()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "assign --help", "checks --help", "help", "help assign"})
    void printsHelpToStandardOutput(String args) {
        CommandRun run = CommandRun.of(args.split(" "));
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Usage: anchorlens").contains("--log-level").contains("--device")
                .contains(args.contains("assign") ? "--set-weighting" : "Exit codes");
    }

    @Test
    void printsItsVersion() {
        CommandRun run = CommandRun.of("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out().strip()).matches("AnchorLens \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void checksNameVersionsDevicesAndFolders() throws IOException {
        CommandRun run = CommandRun.of("checks", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        for (String version : new String[] {"AnchorLens", "Java", "JavaFX", "DJL", "ONNX Runtime"}) {
            assertThat(json.get(version).asText()).as(version).matches("\\d+.*");
        }
        assertThat(json.get("Devices").get(0).asText()).startsWith("CPU: ");
        assertThat(json.get("Assigners").get(0).asText()).isEqualTo("inside");
        assertThat(json.get("Config folder").asText()).isNotEmpty();
        assertThat(CommandRun.of("checks").out()).contains("AnchorLens ").contains("Devices ").contains("CPU");
    }

    @Test
    void printsAStackTraceOnlyForDebugging() {
        String[] failing = {"assign", "--assigner", "inside", "--image", "none.jpg"};
        assertThat(CommandRun.of(failing).err()).doesNotContain("\tat ");
        String[] debugging = {"assign", "--assigner", "inside", "--image", "none.jpg", "--log-level", "debug"};
        assertThat(CommandRun.of(debugging).err()).contains("none.jpg does not exist.").contains("\tat ");
    }

    @Test
    void findsTheDisplayByTheSystemsOwnRules() {
        assertThat(Display.isPresent("Linux", Map.of())).isFalse();
        assertThat(Display.isPresent("Linux", Map.of("DISPLAY", ""))).isFalse();
        assertThat(Display.isPresent("Linux", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(Display.isPresent("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
        assertThat(Display.isPresent("Mac OS X", Map.of())).isTrue();
        assertThat(Display.isPresent("Windows 11", Map.of())).isTrue();
    }
}
