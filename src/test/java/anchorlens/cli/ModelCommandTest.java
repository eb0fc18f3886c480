package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.workbench.Catalog;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.OwnPresets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {
    private static final Path NANODET = Path.of("../shared/data/models/nanodet_m_hpc203.onnx");

    @TempDir
    private Path folder;

    private static CommandRun real(String... args) {
        return CommandRun.of(new Tools(new Catalog(List.of(), List.of()), new CommandRun.OneImage(), DetectorHost.FILES, false, () -> OwnPresets.NONE),
                args);
    }

    @Test
    void tellsHowAModelWasRecognisedAndItsBestPriors() throws IOException {
        Assumptions.assumeTrue(Files.exists(NANODET), NANODET + " is not there");
        CommandRun card = real("model", NANODET.toString());
        assertThat(card.code()).as(card.err()).isZero();
        assertThat(card.out()).contains("416").contains("GFL");
        Path image = Files.writeString(folder.resolve("x.png"), "");
        Path output = folder.resolve("report.json");
        CommandRun run = real("model", NANODET.toString(), "--image", image.toString(), "--top", "3", "--json",
                "--output", output.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        JsonNode json = new ObjectMapper().readTree(output.toFile());
        assertThat(json.toString()).contains("416");
        assertThat(json.findValues("score")).hasSize(3);
    }

    @Test
    void refusesToWriteOverTheModel() throws IOException {
        Path model = Files.writeString(folder.resolve("m.onnx"), "weights");
        CommandRun run = real("model", model.toString(), "--output", model.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("is an input of this command");
        assertThat(model).hasContent("weights");
    }

    @Test
    void saysInOneSentenceWhyAFileIsNoModel() throws IOException {
        Path model = Files.writeString(folder.resolve("m.onnx"), "<html>404</html>");
        CommandRun run = real("model", model.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1).first().asString().startsWith("anchorlens: ").contains("m.onnx");
        assertThat(real("model", model.toString(), "--top", "-1").code()).isEqualTo(2);
    }
}
