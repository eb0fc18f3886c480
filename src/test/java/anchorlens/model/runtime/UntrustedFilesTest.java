package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.head.ModelInput;
import anchorlens.model.head.SmallGraph;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small twins of every kind of odd file, made here, so that no third-party file is needed. */
class UntrustedFilesTest {
    @TempDir
    private Path folder;

    private static final int TRUNCATED = 60;

    private String refusal(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("odd.onnx"), bytes);
        try (Detector detector = Detectors.open(file, Device.CPU)) {
            throw new AssertionError("opened as " + detector.card().family());
        } catch (ModelException e) {
            assertThat(e.getMessage()).contains("'odd.onnx'").endsWith(".").doesNotContain("\n", "Exception").hasSizeLessThan(500);
            return e.getMessage();
        }
    }

    private String refusal(ModelProto model) throws IOException {
        return refusal(model.toByteArray());
    }

    /** One 3×3 convolution of an image of 64×64 to {@code channels} channels; loads and runs. */
    private static ModelProto convolution(int side, int channels) {
        byte[] zeros = new byte[4 * channels * 27];
        GraphProto graph = GraphProto.newBuilder().setName("g").addInput(SmallGraph.value("x", TensorSpec.FLOAT32, 1, 3, side, side))
                .addInitializer(TensorProto.newBuilder().setName("w").setDataType(1).addAllDims(List.of((long) channels, 3L, 3L, 3L))
                        .setRawData(ByteString.copyFrom(zeros)))
                .addNode(NodeProto.newBuilder().setOpType("Conv").addInput("x").addInput("w").addOutput("y"))
                .addOutput(SmallGraph.value("y", TensorSpec.FLOAT32, 1, channels, side - 2, side - 2)).build();
        return ModelProto.newBuilder().setIrVersion(7).addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13)).setGraph(graph)
                .build();
    }

    private static ModelProto with(java.util.function.Consumer<GraphProto.Builder> change) {
        ModelProto model = convolution(64, 4);
        GraphProto.Builder graph = model.getGraph().toBuilder();
        change.accept(graph);
        return model.toBuilder().setGraph(graph).build();
    }

    private static NodeProto.Builder node(String op, String domain, String in, String out) {
        return NodeProto.newBuilder().setOpType(op).setDomain(domain).addInput(in).addOutput(out);
    }

    private static AttributeProto ints(String name, long... values) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList()).build();
    }

    @Test
    void theSoundTwinReachesTheRecognisers() throws IOException {
        assertThat(refusal(convolution(64, 4))).startsWith("'odd.onnx' is no detector: it makes one map 'y' [1×4×62×62]");
        assertThat(refusal(convolution(64, 40))).startsWith("The head of 'odd.onnx' is not recognised");
    }

    @Test
    void truncatedOverwrittenAndEmptyFiles() throws IOException {
        byte[] sound = convolution(64, 4).toByteArray();
        assertThat(refusal(Arrays.copyOf(sound, TRUNCATED))).contains("cut off or damaged; download or export it again");
        byte[] overwritten = sound.clone();
        Arrays.fill(overwritten, 0, 200, (byte) 0x7f);
        assertThat(refusal(overwritten)).contains("damaged; download or export it again");
        assertThat(refusal(new byte[0])).contains("is empty (0 bytes)");
        assertThat(refusal(new byte[5000])).contains("holds only zeros");
        assertThat(refusal(new byte[] {8, 7})).contains("has only 2 bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<!DOCTYPE html><html><body>404</body></html> | is a web page",
        "version https://git-lfs.github.com/spec/v1 oid sha256:0 size 9 | is a Git-LFS pointer, not the model itself",
        "{\"message\": \"Not Found\", \"status\": 404} | is JSON text",
        "<?xml version=\"1.0\"?><net name=\"yolo\" version=\"11\"> | is an OpenVINO graph",
        "7767517 75 83 Input images 0 1 images | is an ncnn graph",
        "\u0080\u0002}q.................. | is a pickled PyTorch checkpoint",
        "\u0089HDF................... | is a Keras file (HDF5)",
        "....TFL3............... | is a TensorFlow Lite model",
        "\u00ff\u00d8\u00ff\u00e0......................... | is a picture, not a model"})
    void foreignFiles(String text, String expected) throws IOException {
        assertThat(refusal(text.getBytes(StandardCharsets.ISO_8859_1))).contains(expected);
    }

    @Test
    void archives() throws IOException {
        assertThat(refusal(zip("best/data.pkl", "best/version"))).contains("is a PyTorch checkpoint (.pt): weights without");
        assertThat(refusal(zip("models/yolo.onnx"))).contains("is a zip archive that holds 'models/yolo.onnx'; unpack it");
        assertThat(refusal(zip("readme.txt"))).contains("is a zip archive, not an ONNX model");
        byte[] cut = zip("best/data.pkl", "best/code/x.py", "best/constants.pkl");
        assertThat(refusal(Arrays.copyOf(cut, cut.length - 60))).contains("is a TorchScript archive that is cut off or damaged");
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[40]);
            }
        }
        return out.toByteArray();
    }

    @Test
    void graphsThatDoNotHoldTogether() throws IOException {
        assertThat(refusal(with(g -> g.addNode(node("Relu", "", "gone", "z"))))).contains("Relu needs the tensor 'gone', which nothing makes");
        assertThat(refusal(with(g -> g.setNode(0, g.getNode(0).toBuilder().setInput(0, "z")).addNode(node("Relu", "", "y", "z")))))
                .contains("needs the tensor 'z', which is made only after it");
        assertThat(refusal(with(g -> g.addOutput(SmallGraph.value("none", 1, 1))))).contains("nothing makes its output 'none'");
        assertThat(refusal(with(g -> g.addNode(node("Relu", "", "x", "y"))))).contains("two nodes make the tensor 'y'");
    }

    @Test
    void weightsAndWindowsThatCannotBe() throws IOException {
        assertThat(refusal(with(g -> g.getInitializerBuilder(0).setDims(0, 5)))).contains("hold 432 bytes instead of 540");
        assertThat(refusal(with(g -> g.getInitializerBuilder(0).setDims(0, -4)))).contains("are declared with the shape");
        assertThat(refusal(with(g -> g.getInitializerBuilder(0).setDims(0, 1L << 62)))).contains("are declared with the shape");
        assertThat(refusal(with(g -> g.getNodeBuilder(0).addAttribute(ints("strides", 0, 1))))).contains("Conv has strides 0");
        assertThat(refusal(with(g -> g.getNodeBuilder(0).addAttribute(AttributeProto.newBuilder().setName("group").setI(0)))))
                .contains("Conv has group 0");
    }

    @Test
    void operatorsThatOnnxRuntimeLacks() throws IOException {
        assertThat(refusal(with(g -> g.addNode(node("EfficientNMS_TRT", "TRT", "y", "z")))))
                .contains("uses the operator TRT::EfficientNMS_TRT (of TensorRT), which ONNX Runtime does not have; export the model without it");
        assertThat(loading(with(g -> g.addNode(node("Frobnicate", "", "y", "z"))))).contains("uses the operator", "Frobnicate",
                "which this ONNX Runtime does not have");
        ModelProto later = convolution(64, 40).toBuilder().setOpsetImport(0, OperatorSetIdProto.newBuilder().setVersion(99)).build();
        assertThat(loading(later)).contains("is written for ONNX opset 99, but this ONNX Runtime reads up to");
        assertThat(loading(convolution(64, 40).toBuilder().setIrVersion(99).build())).contains("version 99 of the ONNX format");
    }

    /** What ONNX Runtime itself says, in our words. */
    private String loading(ModelProto model) throws IOException {
        Path file = Files.write(folder.resolve("odd.onnx"), model.toByteArray());
        Network network = new Network(file, new ModelInput("x", 64, 64, "", Optional.empty()), new OnnxGraph(model), List.of());
        try (NetworkSession session = NetworkSession.open(network, Device.CPU)) {
            throw new AssertionError("loaded " + session);
        } catch (ModelException e) {
            assertThat(e.getMessage()).startsWith("'odd.onnx'").endsWith(".").doesNotContain("\n").hasSizeLessThan(500);
            return e.getMessage();
        }
    }

    @Test
    void operatorsWithoutAKernelForTheirType() throws IOException {
        assertThat(loading(with(g -> {
            g.addNode(node("Cast", "", "y", "c").addAttribute(AttributeProto.newBuilder().setName("to")
                    .setType(AttributeProto.AttributeType.INT).setI(16)));
            g.addNode(node("Relu", "", "c", "z"));
            g.addOutput(SmallGraph.value("z", 16, 1, 4, 62, 62));
        }))).contains("uses the operator Relu in a form that this ONNX Runtime does not have", "export it with another opset");
        assertThat(RuntimeRefusal.sentence(Path.of("q.onnx"), "Could not find an implementation for ConvInteger(10) node with name 'c'"))
                .contains("quantise it with unsigned activations, or use the float32 model");
        assertThat(RuntimeRefusal.sentence(Path.of("q.onnx"), "std::bad_alloc")).contains("needs more memory than there is");
    }

    @Test
    void loopsWithoutAnEnd() throws IOException {
        assertThat(refusal(with(g -> g.addNode(node("Loop", "", "", "z"))))).contains("has a loop whose end is not fixed in the file");
    }

    @Test
    void weightsInOtherFiles() throws IOException {
        assertThat(refusal(external("w.bin", 0))).contains("a separate file 'w.bin', which is missing");
        Files.write(folder.resolve("w.bin"), new byte[100]);
        assertThat(refusal(external("w.bin", 64))).contains("'w.bin', where 'odd.onnx' keeps its weights, is cut off");
        assertThat(refusal(external("../../etc/secret", 0))).contains("outside its own folder");
    }

    private static ModelProto external(String location, int offset) {
        return with(g -> g.getInitializerBuilder(0).clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", location)).addExternalData(entry("offset", String.valueOf(offset)))
                .addExternalData(entry("length", "432")));
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    @Test
    void networksLargerThanTheMemory() throws IOException {
        assertThat(refusal(convolution(8192, 4000))).contains("needs at least").contains("GB of memory for an input of 8192×8192");
    }

    @Test
    void inputsOfAnotherRank() throws IOException {
        assertThat(refusal(with(g -> g.setInput(0, SmallGraph.value("x", 1, 3, 64, 64))))).contains("takes 'x' [3×64×64], where a detector");
        assertThat(refusal(with(g -> g.setInput(0, SmallGraph.value("x", 1, 1, 64, 64, 3))))).contains("(channels last)");
        assertThat(refusal(with(g -> g.addInput(SmallGraph.value("second", 1, 4))))).contains("takes 2 inputs");
    }

    @Test
    void devicesAndPipesAreNotRead() {
        Path device = Path.of("/dev/zero");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(device), "no such device on this system");
        try (Detector detector = Detectors.open(device, Device.CPU)) {
            throw new AssertionError(detector.card().family());
        } catch (ModelException e) {
            assertThat(e.getMessage()).contains("is a device or a pipe");
        }
    }
}
