package anchorlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.model.Device;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.StoredFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowPictureTest {
    @TempDir
    Path folder;

    private final Catalog catalog = Catalog.load();

    @BeforeAll
    static void start() {
        WindowPicture.startWithoutDisplay();
    }

    private RenderRequest request(Path data, String assigner, int width, int height) {
        return new RenderRequest(data, Optional.empty(), Optional.empty(), Device.CPU, catalog.assigner(assigner),
                catalog.usualWeighting(catalog.assigner(assigner)), new PriorSetup(), Map.of(), Set.of(), OptionalInt.empty(),
                OptionalInt.of(0), RenderRequest.Shown.INSPECT, Theme.DARK, width, height);
    }

    @Test
    void writesAPictureOfTheAskedSizeEvenBeyondTheScreen() throws IOException {
        Path out = folder.resolve("view.png");
        new WindowPicture(new Fakes.FakeFiles(), (f, d) -> null, catalog).write(request(Path.of("set.json"), "atss", 1700, 1300), out);
        var image = ImageIO.read(out.toFile());
        assertThat(image.getWidth()).isEqualTo(1700);
        assertThat(image.getHeight()).isEqualTo(1300);
    }

    @Test
    void saysInOneSentenceWhatCannotBeShown() {
        WindowPicture pictures = new WindowPicture(new Fakes.FakeFiles(), (f, d) -> null, catalog);
        assertThatThrownBy(() -> pictures.write(request(Path.of("set.json"), "tal", 800, 600), folder.resolve("x.png")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("open a model");
        assertThatThrownBy(() -> pictures.write(request(Path.of("missing.json"), "atss", 800, 600), folder.resolve("x.png")))
                .hasMessageContaining("missing.json");
    }

    @Test
    void showsARealModelOnAPhotoAtHand() throws IOException {
        Path data = Path.of("../shared/data");
        org.junit.jupiter.api.Assumptions.assumeTrue(java.nio.file.Files.isDirectory(data),
                "skipped: the third-party photos and models are not at ../shared/data");
        RenderRequest r = new RenderRequest(data.resolve("images/tinycoco/annotations/instances_val2017.json"), Optional.empty(),
                Optional.of(data.resolve("models/picodet_s_416_coco.onnx")), Device.CPU, catalog.assigner("dw"),
                catalog.weighting("dw"), new PriorSetup(), Map.of(), Set.of(), OptionalInt.of(3300), OptionalInt.of(0),
                RenderRequest.Shown.INSPECT, Theme.DARK, 1600, 1000);
        Path out = Path.of("target/snapshots/inspect-picodet.png");
        new WindowPicture(new StoredFiles(), DetectorHost.FILES, catalog).write(r, out);
        assertThat(ImageIO.read(out.toFile()).getWidth()).isEqualTo(1600);
    }
}
