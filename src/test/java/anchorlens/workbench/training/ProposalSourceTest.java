package anchorlens.workbench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.geometry.Box;
import anchorlens.geometry.Letterbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalSourceTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("results.json"), text);
    }

    @Test
    void givesTheBestOfAnImageInInputPixels() throws IOException {
        ProposalSource source = ProposalSource.read(file("[{\"image_id\": 7, \"bbox\": [0, 0, 10, 20], \"score\": 0.2},"
                + "{\"image_id\": 7, \"bbox\": [4, 4, 8, 8], \"score\": 0.9, \"segmentation\": {}},"
                + "{\"image_id\": 7, \"bbox\": [4, 4, 0, 8], \"score\": 0.95}, {\"image_id\": 9, \"bbox\": [1, 1, 1, 1], \"score\": 1}]"));
        Letterbox half = Letterbox.fit(Letterbox.Fit.STRETCH, 100, 100, 50, 50);
        assertThat(source.images()).isEqualTo(2);
        assertThat(source.of(7, half, 10).get(0)).isEqualTo(new Box(2, 2, 6, 6));
        assertThat(source.of(7, half, 10).count()).isEqualTo(2);
        assertThat(source.of(7, half, 1).count()).isEqualTo(1);
        assertThat(source.of(8, half, 10).count()).isZero();
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        for (String text : List.of("{}", "[{\"image_id\": 1, \"bbox\": [1, 2, 3], \"score\": 1}]", "[{\"image_id\": 1", "nothing", "", "[3]",
                "[{\"image_id\": 1, \"bbox\": [1, 2, 3, 4], \"score\": 1},")) {
            Path file = file(text);
            assertThatThrownBy(() -> ProposalSource.read(file)).as(text).isInstanceOf(IOException.class)
                    .hasMessageContaining("results.json").hasMessageContaining("COCO results file");
        }
    }
}
