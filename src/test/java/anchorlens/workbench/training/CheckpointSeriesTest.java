package anchorlens.workbench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointSeriesTest {
    @TempDir
    private Path folder;

    private void model(String name, String family) throws IOException {
        Files.writeString(folder.resolve(name + ".onnx"), "");
        if (family != null) {
            Files.writeString(folder.resolve(name + ".card.json"), "{\"family\": \"" + family + "\"}");
        }
    }

    @Test
    void partsTrainingsByNameAndOrdersByNumber() throws IOException {
        for (String name : List.of("gfl-100", "gfl-005", "gfl-020", "dw-2", "dw-10", "other-7")) {
            model(name, name.startsWith("gfl") ? "AnchorLens GFL (ATSS + GFL, step 50 of 1000)" : null);
        }
        List<CheckpointSeries> found = CheckpointSeries.in(folder);
        assertThat(found).extracting(CheckpointSeries::name).containsExactly("dw", "gfl");
        assertThat(found.get(0).checkpoints()).extracting(Checkpoint::number).containsExactly(2.0, 10.0);
        assertThat(found.get(1).checkpoints()).extracting(Checkpoint::name).containsExactly("gfl-005", "gfl-020", "gfl-100");
        assertThat(found.get(1).method()).contains("ATSS + GFL");
        assertThat(found.get(1).last().step()).contains("step 50 of 1000");
        assertThat(CheckpointSeries.in(folder.resolve("gfl-005.onnx"))).isEqualTo(found);
    }

    @Test
    void filesWithoutNumbersGoByTheStepOfTheirCards() throws IOException {
        model("early", "X (A + B, step 300 of 900)");
        model("best", "X (A + B, step 600 of 900)");
        model("a-first", "X (A + B, step 30 of 900)");
        CheckpointSeries series = CheckpointSeries.in(folder).getFirst();
        assertThat(series.checkpoints()).extracting(Checkpoint::name).containsExactly("a-first", "early", "best");
        assertThat(series.name()).isEqualTo(folder.getFileName().toString());
    }

    @Test
    void understandsEpochNamesAndBrokenCards() throws IOException {
        model("yolo_epoch12", null);
        model("yolo_epoch3", null);
        Files.writeString(folder.resolve("yolo_epoch3.card.json"), "{broken");
        assertThat(CheckpointSeries.in(folder).getFirst().checkpoints()).extracting(Checkpoint::number).containsExactly(3.0, 12.0);
    }

    @Test
    void saysWhatToOpenWhereThereIsNoTraining() throws IOException {
        model("single", null);
        assertThatThrownBy(() -> CheckpointSeries.in(folder)).isInstanceOf(IOException.class).hasMessageContaining("two or more checkpoints");
        assertThatThrownBy(() -> CheckpointSeries.in(folder.resolve("gone").resolve("x"))).isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read");
    }
}
