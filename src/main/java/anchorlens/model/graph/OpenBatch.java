package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens the batch axis of a network that was exported for one image.
 *
 * <ol>
 * <li>The first axis of the image input becomes open, as does that of every output; shapes of inner tensors, which are only
 *     hints, go.
 * <li>A Reshape to a constant shape that begins with 1 keeps the length of its input's first axis instead (0, with ONNX's
 *     usual {@code allowzero = 0}).
 * </ol>
 *
 * <p>For one image nothing changes. For several it is right wherever the first axis of a tensor is the batch, which nothing in a file
 * promises: whoever uses it compares a run of several images with runs of each.
 */
final class OpenBatch {
    private static final String AXIS = "images";
    private static final Set<String> SHAPES = Set.of("Reshape");

    private final GraphProto graph;
    private final Map<String, TensorProto> constants = new HashMap<>();

    private OpenBatch(GraphProto graph) {
        this.graph = graph;
        graph.getInitializerList().forEach(w -> constants.put(w.getName(), w));
        graph.getNodeList().stream().filter(n -> n.getOpType().equals("Constant"))
                .forEach(n -> n.getAttributeList().stream().filter(AttributeProto::hasT).forEach(a -> constants.put(n.getOutput(0), a.getT())));
    }

    /** The model with an open batch axis. */
    static ModelProto of(ModelProto model, String input) {
        GraphProto.Builder edited = model.toBuilder().getGraphBuilder();
        return model.toBuilder().setGraph(new OpenBatch(model.getGraph()).edit(edited, input)).build();
    }

    private GraphProto edit(GraphProto.Builder edited, String input) {
        List<ValueInfoProto> inputs = graph.getInputList().stream().map(v -> v.getName().equals(input) ? open(v) : v).toList();
        List<ValueInfoProto> outputs = graph.getOutputList().stream().map(OpenBatch::open).toList();
        List<TensorProto> added = new ArrayList<>();
        List<NodeProto> nodes = graph.getNodeList().stream().map(n -> keepBatch(n, added)).collect(Collectors.toList());
        return edited.clearInput().addAllInput(inputs).clearOutput().addAllOutput(outputs).clearValueInfo().clearNode().addAllNode(nodes)
                .addAllInitializer(added).build();
    }

    private static ValueInfoProto open(ValueInfoProto value) {
        ValueInfoProto.Builder edited = value.toBuilder();
        TensorShapeProto.Builder shape = edited.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
        if (shape.getDimCount() > 0 && shape.getDim(0).getDimValue() == 1) {
            shape.setDim(0, TensorShapeProto.Dimension.newBuilder().setDimParam(AXIS));
        }
        return value.getType().getTensorType().hasShape() ? edited.build() : value;
    }

    /** The node, with a shape of its own where that began with 1; other readers of the constant keep what they had. */
    private NodeProto keepBatch(NodeProto node, List<TensorProto> added) {
        TensorProto shape = SHAPES.contains(node.getOpType()) && node.getInputCount() == 2 ? constants.get(node.getInput(1)) : null;
        boolean zeroIsZero = node.getAttributeList().stream().anyMatch(a -> a.getName().equals("allowzero") && a.getI() != 0);
        if (shape == null || zeroIsZero || shape.getDataType() != TensorProto.DataType.INT64.getNumber()) {
            return node;
        }
        long[] lengths = longs(shape);
        if (lengths.length < 2 || lengths[0] != 1) {
            return node;
        }
        String name = "batch_open_" + added.size();
        TensorProto.Builder own = TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(lengths.length).addInt64Data(0);
        for (int i = 1; i < lengths.length; i++) {
            own.addInt64Data(lengths[i]);
        }
        added.add(own.build());
        return node.toBuilder().setInput(1, name).build();
    }

    private static long[] longs(TensorProto tensor) {
        if (tensor.getInt64DataCount() > 0) {
            return tensor.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
        }
        ByteBuffer raw = ByteBuffer.wrap(tensor.getRawData().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        long[] values = new long[raw.remaining() / Long.BYTES];
        raw.asLongBuffer().get(values);
        return values;
    }
}
