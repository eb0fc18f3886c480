package anchorlens.scene.training;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes layers as nodes of an ONNX graph (operator set 13); values between layers are tensor names.
 *
 * <p>Weights of convolutions are stored in half precision and cast when the model is loaded; everything else, and all
 * arithmetic, is in 32-bit floats.
 */
final class OnnxOps implements LayerOps<String> {
    static final String INPUT = "image";
    private static final int OPSET = 13;
    private static final int IR_VERSION = 7;
    private final NetTensors tensors;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("detector");
    private final Set<String> written = new HashSet<>();
    private int nodes;

    /** @param tensors whose weights are {@link NetTensors#rounded} already */
    OnnxOps(NetworkConfig config, NetTensors tensors) {
        this.tensors = tensors;
        graph.addInput(value(INPUT, 1, Pixels.CHANNELS, config.inputSize(), config.inputSize()));
    }

    /** The model with what was written so far. */
    ModelProto model() {
        return ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("AnchorLens")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET)).setGraph(graph).build();
    }

    /** Declares an output {@code [1 × cells × channels]}. */
    void output(String name, long cells, long channels) {
        graph.addOutput(value(name, 1, cells, channels));
    }

    @Override
    public String conv(String x, Conv conv) {
        NodeProto.Builder node = NodeProto.newBuilder().addInput(x).addInput(halfWeight(conv.name()));
        if (conv.bias()) {
            node.addInput(constant(conv.name() + ".bias"));
        }
        long pad = conv.kernel() / 2;
        return add(node.addAttribute(numbers("kernel_shape", conv.kernel(), conv.kernel()))
                .addAttribute(numbers("strides", conv.stride(), conv.stride()))
                .addAttribute(numbers("pads", pad, pad, pad, pad)), "Conv");
    }

    @Override
    public String norm(String x, String name, int channels) {
        return add(NodeProto.newBuilder().addInput(x).addInput(constant(name + ".scale"))
                .addInput(constant(name + ".shift"))
                .addInput(constant(name + ".mean")).addInput(constant(name + ".variance"))
                .addAttribute(AttributeProto.newBuilder().setName("epsilon").setType(AttributeProto.AttributeType.FLOAT)
                        .setF(TorchOps.EPSILON)), "BatchNormalization");
    }

    @Override
    public String relu(String x) {
        return add(NodeProto.newBuilder().addInput(x), "Relu");
    }

    @Override
    public String add(String a, String b) {
        return add(NodeProto.newBuilder().addInput(a).addInput(b), "Add");
    }

    @Override
    public String doubled(String x) {
        if (written.add("twice")) {
            ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putFloat(1).putFloat(1).putFloat(2).putFloat(2).flip();
            graph.addInitializer(TensorProto.newBuilder().setName("twice").addDims(4)
                    .setDataType(TensorProto.DataType.FLOAT.getNumber()).setRawData(ByteString.copyFrom(bytes)));
        }
        return add(NodeProto.newBuilder().addInput(x).addInput("").addInput("twice")
                .addAttribute(text("mode", "nearest"))
                .addAttribute(text("coordinate_transformation_mode", "asymmetric"))
                .addAttribute(text("nearest_mode", "floor")), "Resize");
    }

    @Override
    public String rows(String x, int channels, String output) {
        String shape = "rows" + channels;
        if (written.add(shape)) {
            ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(1).putLong(-1).putLong(channels).flip();
            graph.addInitializer(TensorProto.newBuilder().setName(shape).addDims(3)
                    .setDataType(TensorProto.DataType.INT64.getNumber()).setRawData(ByteString.copyFrom(bytes)));
        }
        String turned = add(NodeProto.newBuilder().addInput(x).addAttribute(numbers("perm", 0, 2, 3, 1)), "Transpose");
        graph.addNode(NodeProto.newBuilder().setOpType("Reshape").setName(output).addInput(turned).addInput(shape)
                .addOutput(output));
        return output;
    }

    private String add(NodeProto.Builder node, String op) {
        String name = op + "_" + nodes++;
        graph.addNode(node.setOpType(op).setName(name).addOutput(name));
        return name;
    }

    private String halfWeight(String name) {
        String full = name + ".float";
        if (written.add(name)) {
            NetTensors.Tensor t = tensors.get(name);
            ByteBuffer bytes = ByteBuffer.allocate(2 * t.values().length).order(ByteOrder.LITTLE_ENDIAN);
            for (float v : t.values()) {
                bytes.putShort(Float.floatToFloat16(v));
            }
            store(t, TensorProto.DataType.FLOAT16, bytes);
            graph.addNode(NodeProto.newBuilder().setOpType("Cast").setName(full).addInput(name).addOutput(full)
                    .addAttribute(AttributeProto.newBuilder().setName("to").setType(AttributeProto.AttributeType.INT)
                            .setI(TensorProto.DataType.FLOAT.getNumber())));
        }
        return full;
    }

    private String constant(String name) {
        if (written.add(name)) {
            NetTensors.Tensor t = tensors.get(name);
            ByteBuffer bytes = ByteBuffer.allocate(4 * t.values().length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(t.values());
            store(t, TensorProto.DataType.FLOAT, bytes.position(bytes.capacity()));
        }
        return name;
    }

    private void store(NetTensors.Tensor t, TensorProto.DataType type, ByteBuffer bytes) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(t.name()).setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes.flip()));
        for (long d : t.shape()) {
            tensor.addDims(d);
        }
        graph.addInitializer(tensor);
    }

    private static AttributeProto numbers(String name, long... values) {
        AttributeProto.Builder out =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long v : values) {
            out.addInts(v);
        }
        return out.build();
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value)).build();
    }

    private static ValueInfoProto value(String name, long... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long d : dims) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(d));
        }
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(
                TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber()).setShape(shape))).build();
    }
}
