package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.detection.HeadOutput;
import anchorlens.geometry.PixelImage;
import anchorlens.model.CardOverrides;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.SharedFiles;
import anchorlens.model.graph.OnnxFile;
import anchorlens.model.graph.OnnxGraph;
import anchorlens.task.CancellationToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks cut down to what their reading needs: fewer nodes, the same numbers. */
class NarrowTest {
    private static final PixelImage PHOTO = new PixelImage(64, 64, new Random(5).ints(4096).map(v -> v | 0xFF000000).toArray());

    @TempDir
    private Path folder;

    private static HeadOutput run(Detector detector) throws Exception {
        return detector.run(PHOTO, CancellationToken.NONE).head();
    }

    private static void answersTheSame(Path file) throws Exception {
        try (Detector detector = Detectors.open(file, Device.CPU)) {
            HeadOutput before = run(detector);
            detector.narrow();
            detector.narrow();
            HeadOutput after = run(detector);
            assertThat(after.distributions().orElseThrow().array()).containsExactly(before.distributions().orElseThrow().array());
            for (int p = 0; p < before.priorCount(); p += 7) {
                assertThat(after.scores().maxProbability(p)).isEqualTo(before.scores().maxProbability(p));
            }
            assertThatThrownBy(() -> detector.state(CardOverrides.NONE)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void distributionsWithoutTheirIntegral() throws Exception {
        UltralyticsGraph head = new UltralyticsGraph(13, 16, 0.5, true, false);
        head.g.output(head.g.concat(1, head.boxes, head.g.node("Sigmoid", head.logits)));
        answersTheSame(head.g.write(folder.resolve("m.onnx")));
    }

    @Test
    void aRealFile() throws Exception {
        answersTheSame(SharedFiles.model("yolo_best_technorobocup.onnx"));
    }

    @Test
    void keepsTheNodesThatATensorDependsOnAndNoOthers() throws Exception {
        RunnableGraph g = new RunnableGraph(13, 64, 64);
        String map = g.cells(8, 4, 1);
        String half = g.node("Mul", map, g.floats(new float[] {0.5f}));
        g.output(g.node("Sigmoid", g.node("Add", half, g.noise(1, 1, 4, 8, 8))));
        OnnxGraph whole = OnnxFile.read(g.write(folder.resolve("m.onnx")));
        OnnxGraph part = whole.keeping(List.of(half));
        assertThat(whole.nodes()).hasSize(4);
        assertThat(part.nodes()).extracting(n -> n.getOpType()).containsExactly("Conv", "Mul");
        assertThat(part.outputs()).extracting(o -> o.name()).containsExactly(half);
        assertThat(part.isAsRead()).isFalse();
    }
}
