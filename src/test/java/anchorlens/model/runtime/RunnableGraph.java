package anchorlens.model.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import anchorlens.model.TensorSpec;
import anchorlens.model.head.SmallGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Writes small networks that run, so that a head's numbers are known: nodes, weights, outputs without shapes. */
final class RunnableGraph {
    static final int INT64 = 7;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
    private final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8);
    private final Random random = new Random(3);
    private final int opset;
    private int count;

    RunnableGraph(int opset, int height, int width) {
        this.opset = opset;
        graph.addInput(SmallGraph.value("images", TensorSpec.FLOAT32, 1, 3, height, width));
        model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset));
    }

    /** One more input. */
    RunnableGraph input(String name, int type, int... dims) {
        graph.addInput(SmallGraph.value(name, type, dims));
        return this;
    }

    /** A node with one output, whose name is returned; names say nothing. */
    String node(String op, List<AttributeProto> attributes, String... inputs) {
        String out = "t" + count++;
        graph.addNode(NodeProto.newBuilder().setOpType(op).addAllInput(List.of(inputs)).addAllAttribute(attributes).addOutput(out));
        return out;
    }

    String node(String op, String... inputs) {
        return node(op, List.of(), inputs);
    }

    /** Two outputs of a split along an axis. */
    List<String> split(String input, int axis, long first, long second) {
        String a = "t" + count++;
        String b = "t" + count++;
        NodeProto.Builder node = NodeProto.newBuilder().setOpType("Split").addInput(input).addOutput(a).addOutput(b)
                .addAttribute(whole("axis", axis));
        if (opset >= 13) {
            node.addInput(longs(first, second));
        } else {
            node.addAttribute(wholes("split", first, second));
        }
        graph.addNode(node);
        return List.of(a, b);
    }

    /** Indices of the largest values along the last axis. */
    String topK(String values, int k) {
        String indices = "t" + count++;
        graph.addNode(NodeProto.newBuilder().setOpType("TopK").addInput(values).addInput(longs(k)).addOutput("t" + count++)
                .addOutput(indices));
        return indices;
    }

    /** The values beside the indices of {@link #topK}. */
    String valuesOf(String indices) {
        return graph.getNodeList().stream().filter(n -> n.getOutputList().contains(indices)).findFirst().orElseThrow().getOutput(0);
    }

    String transpose(String input, long... order) {
        return node("Transpose", List.of(wholes("perm", order)), input);
    }

    String reshape(String input, long... shape) {
        return node("Reshape", input, longs(shape));
    }

    String concat(int axis, String... inputs) {
        return node("Concat", List.of(whole("axis", axis)), inputs);
    }

    String softmax(String input, int axis) {
        return node("Softmax", List.of(whole("axis", axis)), input);
    }

    /** One number that depends on the picture. */
    String seed() {
        return node("ReduceMean", List.of(whole("keepdims", 0)), cells(8, 1, 1));
    }

    /** A convolution that looks at each cell of a stride alone, with random weights of the given size. */
    String cells(int stride, int channels, double size) {
        float[] w = new float[channels * 3 * stride * stride];
        for (int i = 0; i < w.length; i++) {
            w[i] = (float) (size * random.nextGaussian() / stride);
        }
        return node("Conv", List.of(wholes("strides", stride, stride), wholes("kernel_shape", stride, stride)), "images",
                floats(w, channels, 3, stride, stride));
    }

    String floats(float[] values, long... dims) {
        String name = "w" + count++;
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(TensorSpec.FLOAT32);
        Arrays.stream(dims).forEach(tensor::addDims);
        for (float v : values) {
            tensor.addFloatData(v);
        }
        graph.addInitializer(tensor);
        return name;
    }

    String longs(long... values) {
        String name = "w" + count++;
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(INT64).addDims(values.length);
        Arrays.stream(values).forEach(tensor::addInt64Data);
        graph.addInitializer(tensor);
        return name;
    }

    /** A whole number without a dimension. */
    String scalar(long value) {
        String name = "w" + count++;
        graph.addInitializer(TensorProto.newBuilder().setName(name).setDataType(INT64).addInt64Data(value));
        return name;
    }

    /** Random floats around 0. */
    String noise(double size, long... dims) {
        float[] values = new float[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (size * random.nextGaussian());
        }
        return floats(values, dims);
    }

    /** 0, 1, … as weights. */
    String ramp(int bins, long... dims) {
        float[] values = new float[bins];
        for (int i = 0; i < bins; i++) {
            values[i] = i;
        }
        return floats(values, dims);
    }

    static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
    }

    static AttributeProto wholes(String name, long... values) {
        AttributeProto.Builder a = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(a::addInts);
        return a.build();
    }

    RunnableGraph output(String... names) {
        for (String name : names) {
            graph.addOutput(ValueInfoProto.newBuilder().setName(name).setType(SmallGraph.value(name, TensorSpec.FLOAT32, -1)
                    .getType().toBuilder().setTensorType(ai.onnx.proto.OnnxMl.TypeProto.Tensor.newBuilder()
                            .setElemType(TensorSpec.FLOAT32))));
        }
        return this;
    }

    RunnableGraph metadata(String key, String value) {
        model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
        return this;
    }

    Path write(Path file) throws IOException {
        return Files.write(file, model.setGraph(graph).build().toByteArray());
    }
}
