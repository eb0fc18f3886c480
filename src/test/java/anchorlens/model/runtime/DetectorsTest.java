package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.DeviceStatus;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelException;
import anchorlens.model.SharedFiles;
import anchorlens.model.TensorSpec;
import anchorlens.model.head.SmallGraph;
import anchorlens.task.CancellationToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorsTest {
    private static final PixelImage IMAGE = new PixelImage(40, 30, new int[1200]);

    @TempDir
    private Path folder;

    private static String refusal(Path file) {
        try (Detector detector = Detectors.open(file, Device.CPU)) {
            throw new AssertionError(file + " was opened as " + detector.card().family());
        } catch (ModelException e) {
            assertThat(e.getMessage()).doesNotContain("\n", "Exception").endsWith(".").hasSizeLessThan(600);
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "derived/empty.onnx | is empty (0 bytes); download or export it again",
        "derived/html_404.onnx | is a web page, not a model",
        "derived/zip_renamed.onnx | is a PyTorch archive that is cut off or damaged, not an ONNX model; download it again",
        "git_lfs_pointer/yolov10n.onnx | is a Git-LFS pointer, not the model itself (9.3 MB); run 'git lfs pull'",
        "two_byte_file/yolov10n.onnx | has only 2 bytes",
        "nanodet_plus_external_data_missing.onnx | 'nanodet.onnx.data', which is missing; put that file into",
        "not_a_detector/face-quality-assessment.onnx | is no detector: of the whole image it makes only 'quality' [1×10]",
        "not_a_detector/light_squeezenet.onnx | is no detector: of the whole image it makes only 'softmaxout_1' [1×1000×1×1]"})
    void saysWhatIsWrongWithAnOddFile(String file, String expected) {
        assertThat(refusal(SharedFiles.data("odd/models/" + file))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "nms-yolov8_helper.onnx | is only the non-maximum suppression of a detector, without the network; open the detector"})
    void saysWhatAnUnreadHeadIs(String file, String expected) {
        assertThat(refusal(SharedFiles.model(file))).contains(expected, file);
    }

    @Test
    void saysWhatIsWrongWithAPath() {
        assertThat(refusal(folder)).contains("is a folder");
        assertThat(refusal(folder.resolve("no.onnx"))).contains("There is no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {SharedFiles.PICODET, SharedFiles.NANODET_320})
    void survivesCutOffAndFlippedCopies(String model) throws Exception {
        byte[] sound = Files.readAllBytes(SharedFiles.model(model));
        Random random = new Random(11);
        for (int cut : new int[] {17, 1000, sound.length / 2, sound.length - 1}) {
            Path file = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(sound, cut));
            assertThat(refusal(file)).contains("'cut.onnx'", "again");
        }
        for (int i = 0; i < 25; i++) {
            byte[] flipped = sound.clone();
            for (int k = 0; k < 4; k++) {
                int at = i % 2 == 0 ? random.nextInt(3000) : sound.length - 1 - random.nextInt(40000);
                flipped[at] ^= (byte) (1 + random.nextInt(255));
            }
            openAndRun(Files.write(folder.resolve("flipped.onnx"), flipped));
        }
    }

    /** A flipped weight goes unnoticed; anything else has to end in a sentence. */
    private static void openAndRun(Path file) {
        try (Detector detector = Detectors.open(file, Device.CPU)) {
            assertThat(detector.run(IMAGE, CancellationToken.NONE).head().priorCount()).isPositive();
        } catch (ModelException e) {
            assertThat(e.getMessage()).contains("'flipped.onnx'").endsWith(".");
        }
    }

    @Test
    void readsHeadsUnderOtherNamesInAnotherOrder() throws Exception {
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(SharedFiles.model(SharedFiles.NANODET_416)));
        GraphProto.Builder graph = model.getGraph().toBuilder();
        List<String> old = graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
        for (int n = 0; n < graph.getNodeCount(); n++) {
            for (int o = 0; o < graph.getNode(n).getOutputCount(); o++) {
                int at = old.indexOf(graph.getNode(n).getOutput(o));
                if (at >= 0) {
                    graph.getNodeBuilder(n).setOutput(o, "edge_scores_" + (7 * at + 3) % 6);
                }
            }
        }
        List<ValueInfoProto> outputs = graph.getOutputList();
        graph.clearOutput();
        for (int i : new int[] {4, 2, 0, 5, 1, 3}) {
            graph.addOutput(outputs.get(i).toBuilder().setName("edge_scores_" + (7 * i + 3) % 6));
        }
        Path renamed = Files.write(folder.resolve("r.onnx"), model.toBuilder().setGraph(graph).build().toByteArray());
        try (Detector a = Detectors.open(SharedFiles.model(SharedFiles.NANODET_416), Device.CPU);
                Detector b = Detectors.open(renamed, Device.CPU)) {
            PixelImage photo = SharedFiles.image(SharedFiles.data("images/demo/bus.jpg"));
            ForwardPass one = a.run(photo, CancellationToken.NONE);
            ForwardPass two = b.run(photo, CancellationToken.NONE);
            assertThat(two.head().scores().array()).isEqualTo(one.head().scores().array());
            assertThat(two.head().distributions().orElseThrow().array())
                    .isEqualTo(one.head().distributions().orElseThrow().array());
        }
    }

    @Test
    void runsOnceToLearnShapesThatTheFileLeavesOpen() throws Exception {
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(SharedFiles.model(SharedFiles.NANODET_320)));
        GraphProto.Builder graph = model.getGraph().toBuilder();
        graph.setInput(0, SmallGraph.value(graph.getInput(0).getName(), TensorSpec.FLOAT32, -1, 3, -1, -1));
        for (int i = 0; i < graph.getOutputCount(); i++) {
            graph.getOutputBuilder(i).getTypeBuilder().getTensorTypeBuilder().clearShape();
        }
        Path open = Files.write(folder.resolve("open.onnx"), model.toBuilder().setGraph(graph).build().toByteArray());
        Files.writeString(folder.resolve("open.card.json"), "{\"inputWidth\": 320, \"inputHeight\": 320}");
        try (Detector detector = Detectors.open(open, Device.CPU)) {
            assertThat(detector.card().strides()).containsExactly(8, 16, 32);
            assertThat(detector.run(IMAGE, CancellationToken.NONE).head().priorCount()).isEqualTo(2100);
        }
    }

    @Test
    void fallsBackToTheProcessorWithANotice() throws Exception {
        Device absent = Device.gpu((int) Engines.statuses().stream().filter(s -> s.device().gpu() && s.usable()).count());
        try (Detector detector = Detectors.open(SharedFiles.model(SharedFiles.PICODET), absent)) {
            assertThat(detector.device()).isEqualTo(Device.CPU);
            assertThat(detector.notices()).singleElement().asString()
                    .startsWith(absent + " is not available (").endsWith("; running on the CPU.");
            assertThat(detector.run(IMAGE, CancellationToken.NONE).device()).isEqualTo(Device.CPU);
        }
        try (Detector detector = Detectors.open(SharedFiles.model(SharedFiles.PICODET), Device.CPU)) {
            assertThat(detector.notices()).isEmpty();
        }
    }

    @Test
    void theProcessorIsTheFirstDevice() {
        List<DeviceStatus> all = Engines.statuses();
        assertThat(all.getFirst().device()).isEqualTo(Device.CPU);
        assertThat(all.getFirst().toString()).matches("CPU: \\d+ threads? of \\d+ processors?");
        assertThat(all).filteredOn(s -> !s.usable()).allSatisfy(s -> assertThat(s.words()).startsWith("not used: ").hasSizeGreaterThan(20));
        assertThat(all).hasSizeGreaterThan(1);
    }

    @Test
    void threadsLeaveTheWindowAProcessorAndStopAtEight() {
        assertThat(java.util.stream.IntStream.of(1, 2, 4, 6, 8, 16, 64).map(Engines::threads)).containsExactly(1, 2, 3, 3, 4, 8, 8);
    }

    @Test
    void keepsDjlOffTheNetwork() {
        Engines.prepare();
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }

    @Test
    void closesTwiceAndThenRefusesToRun() throws Exception {
        Detector detector = Detectors.open(SharedFiles.model(SharedFiles.NANODET_320), Device.CPU);
        detector.close();
        detector.close();
        assertThatThrownBy(() -> detector.run(IMAGE, CancellationToken.NONE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stopsBetweenItsStepsWhenCancelled() throws Exception {
        try (Detector detector = Detectors.open(SharedFiles.model(SharedFiles.NANODET_320), Device.CPU)) {
            for (int steps = 0; steps < 3; steps++) {
                AtomicInteger left = new AtomicInteger(steps);
                assertThatThrownBy(() -> detector.run(IMAGE, () -> left.getAndDecrement() == 0))
                        .isInstanceOf(CancellationException.class);
            }
            assertThat(detector.run(IMAGE, CancellationToken.NONE).forwardMillis()).isPositive();
        }
    }

    @Test
    void givesTheSameHeadForTheSameImage() throws IOException, ModelException {
        PixelImage photo = SharedFiles.image(SharedFiles.data("images/demo/dog.jpg"));
        try (Detector detector = Detectors.open(SharedFiles.model(SharedFiles.PICODET), Device.CPU)) {
            float[] first = detector.run(photo, CancellationToken.NONE).head().scores().array();
            detector.run(IMAGE, CancellationToken.NONE);
            assertThat(detector.run(photo, CancellationToken.NONE).head().scores().array()).isEqualTo(first);
        }
    }
}
