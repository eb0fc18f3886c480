package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import anchorlens.model.TensorSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Inputs beside the image that tell sizes, {@code [1 × 2]}: what RT-DETR's and D-FINE's exports scale their boxes to (whole numbers,
 * width and height), Paddle's image shape (floats, height and width) and scale factors (floats that something is divided by). They
 * become constants, so that boxes come out in pixels of the network's input.
 */
public final class SizeInputs {
    private static final int INT64 = 7;
    private static final Set<String> CARRYING = Set.of("Transpose", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Concat", "Split",
            "Slice", "Identity", "Cast", "Expand", "Tile", "Gather");

    private SizeInputs() {
    }

    /** True for two numbers an image. */
    public static boolean is(TensorSpec input) {
        int[] d = input.dims();
        return d != null && d.length == 2 && d[1] == 2 && (d[0] == 1 || d[0] < 0)
                && (input.isFloat32() || input.elementType() == INT64);
    }

    /** The model with such inputs made constants, for images of the given size; the same model where it has none. */
    static ModelProto fixed(ModelProto model, List<TensorSpec> inputs, int width, int height) {
        if (inputs.size() < 2 || inputs.stream().noneMatch(SizeInputs::is)) {
            return model;
        }
        ModelProto.Builder edited = model.toBuilder();
        GraphProto.Builder graph = edited.getGraphBuilder();
        for (int i = graph.getInputCount() - 1; i >= 0; i--) {
            String name = graph.getInput(i).getName();
            for (TensorSpec size : inputs) {
                if (is(size) && size.name().equals(name)) {
                    graph.removeInput(i).addInitializer(constant(model.getGraph(), size, width, height));
                }
            }
        }
        return edited.build();
    }

    private static TensorProto constant(GraphProto graph, TensorSpec size, int width, int height) {
        TensorProto.Builder two = TensorProto.newBuilder().setName(size.name()).setDataType(size.elementType()).addDims(1).addDims(2);
        if (!size.isFloat32()) {
            return two.addInt64Data(width).addInt64Data(height).build();
        }
        return divides(graph, size.name()) ? two.addFloatData(1).addFloatData(1).build()
                : two.addFloatData(height).addFloatData(width).build();
    }

    /** Whether a division takes it, however it is arranged before, as what it divides by. */
    private static boolean divides(GraphProto graph, String input) {
        Deque<String> open = new ArrayDeque<>(List.of(input));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String at = open.pop();
            for (NodeProto node : seen.add(at) ? graph.getNodeList() : List.<NodeProto>of()) {
                if (node.getOpType().equals("Div") && node.getInput(1).equals(at)) {
                    return true;
                } else if (CARRYING.contains(node.getOpType()) && node.getInputList().contains(at)) {
                    node.getOutputList().forEach(open::push);
                }
            }
        }
        return false;
    }
}
