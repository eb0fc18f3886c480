package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.detection.HeadOutput;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.SharedFiles;
import anchorlens.task.CancellationToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests have the PyTorch engine on their class path, which the usual package leaves out. */
class TorchDetectorTest {
    private static final double TWIN = 2e-3;

    @Test
    void isTheTwinOfItsOnnxExport() throws Exception {
        Path script = SharedFiles.model("yolo_best_technorobocup.torchscript");
        PixelImage photo = SharedFiles.image(photo());
        try (Detector torch = Detectors.open(script, Device.CPU);
                Detector onnx = Detectors.open(SharedFiles.model("yolo_best_technorobocup.onnx"), Device.CPU)) {
            assertThat(torch.card().classNames()).isEqualTo(onnx.card().classNames());
            assertThat(torch.card().fit()).isEqualTo(onnx.card().fit());
            assertThat(torch.card().padding()).isEqualTo(onnx.card().padding());
            assertThat(torch.card().verified()).singleElement().asString().startsWith("Decoded boxes agree with the model's own boxes");
            HeadOutput a = torch.run(photo, CancellationToken.NONE).head();
            HeadOutput b = onnx.run(photo, CancellationToken.NONE).head();
            assertThat(a.priorCount()).isEqualTo(b.priorCount()).isEqualTo(525);
            assertThat(largest(a.distributions().orElseThrow().array(), b.distributions().orElseThrow().array())).isLessThan(TWIN);
            double scores = 0;
            double best = 0;
            for (int i = 0; i < a.priorCount(); i++) {
                for (int c = 0; c < 5; c++) {
                    scores = Math.max(scores, Math.abs(a.scores().probability(i, c) - b.scores().probability(i, c)));
                    best = Math.max(best, a.scores().probability(i, c));
                }
            }
            assertThat(scores).isLessThan(TWIN);
            assertThat(best).isGreaterThan(0.9);
        }
    }

    private static Path photo() throws java.io.IOException {
        try (Stream<Path> files = Files.list(SharedFiles.data("images/demo_technorobocup"))) {
            return files.filter(f -> f.toString().matches("(?i).*\\.(jpe?g|png)")).sorted().findFirst().orElseThrow();
        }
    }

    private static double largest(float[] a, float[] b) {
        assertThat(a).hasSameSizeAs(b);
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
