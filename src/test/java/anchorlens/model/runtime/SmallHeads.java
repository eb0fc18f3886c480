package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Box;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ModelCard;
import anchorlens.task.CancellationToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;

/** What tests of heads on small networks over 64×64 pixels share. */
abstract class SmallHeads {
    static final int[] STRIDES = {8, 16, 32};
    private static final PixelImage PHOTO = new PixelImage(64, 64, new Random(5).ints(4096).map(v -> v | 0xFF000000).toArray());

    @TempDir
    Path folder;
    /** 0, by way of the picture: what is added to it is computed, not constant. */
    String seed;

    final Detector open(RunnableGraph graph) throws Exception {
        return Detectors.open(graph.write(folder.resolve("m.onnx")), Device.CPU);
    }

    static HeadOutput run(Detector detector) throws Exception {
        return detector.run(PHOTO, CancellationToken.NONE).head();
    }

    final RunnableGraph graph() {
        RunnableGraph g = new RunnableGraph(13, 64, 64);
        seed = g.node("Mul", g.seed(), g.floats(new float[] {0}));
        return g;
    }

    static List<String> readings(Detector detector) {
        return detector.readings().stream().map(ModelCard::reading).toList();
    }

    static void isBox(Box box, double x1, double y1, double x2, double y2) {
        assertThat(List.of(box.x1(), box.y1(), box.x2(), box.y2())).zipSatisfy(List.of(x1, y1, x2, y2),
                (a, b) -> assertThat(a).isCloseTo(b, within(1e-3)));
    }
}
