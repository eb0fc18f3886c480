package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.detection.EdgeDistributions;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several images in one run: the same answers as one by one, or one by one. */
class BatchesTest {
    private static final double CLOSE = 1e-3;

    private static List<PixelImage> pictures(int count) {
        Random random = new Random(5);
        return IntStream.range(0, count).mapToObj(n -> {
            int width = 90 + 20 * n;
            int[] argb = new int[width * 80];
            for (int i = 0; i < argb.length; i++) {
                argb[i] = 0xFF000000 | (i % width / 16 * 37 + i / width / 16 * 91 + n * 53 & 0xFF) << 8 | random.nextInt(0xFF);
            }
            return new PixelImage(width, 80, argb);
        }).toList();
    }

    private static void answersAlike(Detector detector, int wanted) throws ModelException {
        List<PixelImage> images = pictures(5);
        List<ForwardPass> alone = detector.run(images, CancellationToken.NONE);
        assertThat(detector.batch(wanted)).isEqualTo(wanted);
        List<ForwardPass> together = detector.run(images, CancellationToken.NONE);
        assertThat(together).hasSize(5);
        for (int i = 0; i < images.size(); i++) {
            assertThat(together.get(i).letterbox()).isEqualTo(alone.get(i).letterbox());
            EdgeDistributions a = alone.get(i).head().distributions().orElseThrow();
            EdgeDistributions b = together.get(i).head().distributions().orElseThrow();
            assertThat(b.array()).containsExactly(a.array(), within((float) CLOSE * 10));
            assertThat(together.get(i).head().scores().maxProbability(3)).isCloseTo(alone.get(i).head().scores().maxProbability(3),
                    within(CLOSE));
        }
        assertThat(together.get(0).head().scores().maxProbability(40)).isNotEqualTo(together.get(1).head().scores().maxProbability(40));
    }

    @Test
    void ourOwnDetectorTakesSeveralThoughItWasExportedForOne() throws ModelException {
        try (Detector detector = Detectors.open(Home.detectors().getFirst().model(), Device.CPU)) {
            answersAlike(detector, 3);
        }
    }

    @Test
    void aNetworkThatMixesImagesRunsThemAlone(@TempDir Path folder) throws IOException, ModelException {
        RunnableGraph g = new RunnableGraph(13, 64, 64);
        for (int stride : new int[] {8, 16, 32, 64}) {
            String scores = g.cells(stride, 3, 1);
            String ofAllImages = g.node("ReduceMean", List.of(RunnableGraph.whole("keepdims", 1)), scores);
            g.output(g.cells(stride, 4 * 17, 2), g.node("Add", scores, ofAllImages));
        }
        Path file = g.write(folder.resolve("mixing.onnx"));
        List<PixelImage> images = pictures(2);
        try (Detector detector = Detectors.open(file, Device.CPU)) {
            double before = detector.run(images.get(1), CancellationToken.NONE).head().scores().maxProbability(9);
            assertThat(detector.batch(8)).isEqualTo(1);
            assertThat(detector.run(images, CancellationToken.NONE).get(1).head().scores().maxProbability(9)).isEqualTo(before);
        }
    }

    @Test
    void memorySetsALimit() throws ModelException, IOException {
        Path file = Home.detectors().getFirst().model();
        anchorlens.model.graph.OnnxGraph graph = anchorlens.model.graph.OnnxFile.read(file);
        Network small = new Network(file, new anchorlens.model.head.ModelInput("image", 256, 256, "", java.util.Optional.empty()), graph, List.of());
        Network huge = new Network(file, new anchorlens.model.head.ModelInput("image", 8192, 8192, "", java.util.Optional.empty()), graph, List.of());
        assertThat(MachineMemory.imagesAtOnce(small, 4)).isEqualTo(4);
        assertThat(MachineMemory.imagesAtOnce(huge, 64)).isLessThan(64);
        assertThat(small.memory(4)).isGreaterThan(small.memory(1));
    }
}
