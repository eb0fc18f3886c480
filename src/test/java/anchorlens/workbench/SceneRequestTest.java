package anchorlens.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.dataset.CocoReader;
import anchorlens.parameters.RecordParameters;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneRequestTest {
    private static final SceneRequest THREE = RecordParameters.with(new SceneRequest(), Map.of("count", 3, "width", 160, "height", 128));

    @Test
    void drawsOnceAndTakesItAgain(@TempDir Path parent) throws Exception {
        Path first = THREE.draw(parent, CancellationToken.NONE, Progress.SILENT);
        assertThat(CocoReader.read(first).images()).hasSize(3);
        FileTime written = Files.getLastModifiedTime(first);
        assertThat(THREE.draw(parent, CancellationToken.NONE, Progress.SILENT)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(written);
        assertThat(RecordParameters.with(THREE, Map.of("seed", 2)).draw(parent, CancellationToken.NONE, Progress.SILENT))
                .isNotEqualTo(first);
    }

    @Test
    void leavesNothingBehindWhereItIsCancelled(@TempDir Path parent) throws Exception {
        assertThatThrownBy(() -> THREE.draw(parent, () -> true, Progress.SILENT)).isInstanceOf(CancellationException.class);
        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesMoreErrorsThanObjects() {
        assertThatThrownBy(() -> RecordParameters.with(THREE, Map.of("swapped", 0.7, "missing", 0.7)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("more than 1");
    }
}
