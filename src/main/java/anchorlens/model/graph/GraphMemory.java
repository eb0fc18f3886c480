package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * How much memory a network takes at least: its weights, and the largest amount of intermediate results that are needed at one time.
 *
 * <p>Shapes come from the file, and where it has none, from convolutions, pooling, element-wise nodes, concatenations and resizings
 * followed from the input; a tensor whose shape stays unknown counts as nothing. So this is a lower bound.
 */
final class GraphMemory {
    private static final int FLOAT = 4;
    private static final Set<String> SAME = Set.of("Relu", "LeakyRelu", "PRelu", "Sigmoid", "HardSigmoid", "HardSwish", "Clip", "Tanh",
            "BatchNormalization", "InstanceNormalization", "Cast", "Identity", "Softmax", "Elu", "Mish", "Exp", "Sqrt", "Neg", "Abs",
            "QuantizeLinear", "DequantizeLinear", "Dropout", "Softplus", "Gelu", "Erf");
    private static final Set<String> BROADCAST = Set.of("Add", "Sub", "Mul", "Div", "Pow", "Min", "Max");
    private static final Set<String> WINDOWED = Set.of("Conv", "ConvInteger", "QLinearConv", "MaxPool", "AveragePool");

    private final GraphProto graph;
    private final Map<String, long[]> shapes = new HashMap<>();
    private final Map<String, TensorProto> weights = new HashMap<>();

    GraphMemory(GraphProto graph) {
        this.graph = graph;
        graph.getInitializerList().forEach(w -> {
            weights.put(w.getName(), w);
            shapes.put(w.getName(), w.getDimsList().stream().mapToLong(Long::longValue).toArray());
        });
        graph.getValueInfoList().forEach(this::declared);
        graph.getOutputList().forEach(this::declared);
    }

    private void declared(ValueInfoProto value) {
        TensorShapeProto shape = value.getType().getTensorType().getShape();
        long[] dims = shape.getDimList().stream().mapToLong(TensorShapeProto.Dimension::getDimValue).toArray();
        if (dims.length > 0 && Arrays.stream(dims).allMatch(d -> d > 0)) {
            shapes.put(value.getName(), dims);
        }
    }

    /** Bytes at least, for an input of the given shape. */
    long bytes(String input, long... shape) {
        shapes.put(input, shape);
        long fixed = weights.values().stream().mapToLong(w -> size(w.getName())).sum();
        Map<String, Integer> lastUse = new HashMap<>();
        List<NodeProto> nodes = graph.getNodeList();
        for (int i = 0; i < nodes.size(); i++) {
            int at = i;
            nodes.get(i).getInputList().forEach(name -> lastUse.put(name, at));
        }
        graph.getOutputList().forEach(o -> lastUse.put(o.getName(), nodes.size()));
        long live = size(input);
        long peak = live;
        for (int i = 0; i < nodes.size(); i++) {
            NodeProto node = nodes.get(i);
            infer(node);
            live += node.getOutputList().stream().mapToLong(this::size).sum();
            peak = Math.max(peak, live);
            int at = i;
            live -= node.getInputList().stream().distinct().filter(n -> lastUse.get(n) == at && !weights.containsKey(n))
                    .mapToLong(this::size).sum();
        }
        return fixed + peak;
    }

    private long size(String tensor) {
        long[] shape = shapes.get(tensor);
        return shape == null ? 0 : FLOAT * LongStream.of(shape).reduce(1, (a, b) -> a * b);
    }

    private void infer(NodeProto node) {
        if (node.getOutputCount() > 0 && node.getInputCount() > 0 && !shapes.containsKey(node.getOutput(0))) {
            shape(node).ifPresent(s -> shapes.put(node.getOutput(0), s));
        }
    }

    private Optional<long[]> shape(NodeProto node) {
        String op = node.getOpType();
        long[] in = shapes.get(node.getInput(0));
        if (in == null) {
            return Optional.empty();
        } else if (SAME.contains(op)) {
            return Optional.of(in);
        } else if (BROADCAST.contains(op)) {
            long[] other = node.getInputCount() > 1 ? shapes.get(node.getInput(1)) : null;
            return Optional.of(other != null && product(other) > product(in) ? other : in);
        } else if (WINDOWED.contains(op) && in.length == 4) {
            return windowed(node, in);
        } else if (op.equals("Concat")) {
            return concatenated(node, in);
        } else if (op.equals("Resize") || op.equals("Upsample")) {
            return resized(node, in);
        }
        return Optional.empty();
    }

    private static long product(long[] shape) {
        return LongStream.of(shape).reduce(1, (a, b) -> a * b);
    }

    private Optional<long[]> windowed(NodeProto node, long[] in) {
        long[] kernel = attribute(node, "kernel_shape", null);
        long channels = in[1];
        if (!node.getOpType().endsWith("Pool")) {
            long[] w = shapes.get(node.getInput(node.getOpType().equals("QLinearConv") ? 3 : 1));
            if (w == null || w.length != 4) {
                return Optional.empty();
            }
            channels = w[0];
            kernel = new long[] {w[2], w[3]};
        }
        if (kernel == null || kernel.length != 2) {
            return Optional.empty();
        }
        long[] strides = attribute(node, "strides", new long[] {1, 1});
        long[] dilations = attribute(node, "dilations", new long[] {1, 1});
        long[] pads = attribute(node, "pads", new long[4]);
        long[] out = {in[0], channels, 0, 0};
        for (int k = 0; k < 2; k++) {
            out[2 + k] = Math.max(1, (in[2 + k] + pads[k] + pads[k + 2] - dilations[k] * (kernel[k] - 1) - 1) / strides[k] + 1);
        }
        return Optional.of(out);
    }

    private Optional<long[]> concatenated(NodeProto node, long[] first) {
        int axis = (int) node.getAttributeList().stream().filter(a -> a.getName().equals("axis")).mapToLong(AttributeProto::getI)
                .findFirst().orElse(1);
        int at = axis < 0 ? axis + first.length : axis;
        long[] out = first.clone();
        for (int i = 1; i < node.getInputCount(); i++) {
            long[] next = shapes.get(node.getInput(i));
            if (next == null || next.length != first.length || at >= first.length) {
                return Optional.empty();
            }
            out[at] += next[at];
        }
        return Optional.of(out);
    }

    private Optional<long[]> resized(NodeProto node, long[] in) {
        for (int i = 1; i < node.getInputCount(); i++) {
            TensorProto scales = weights.get(node.getInput(i));
            if (scales != null && scales.getDataType() == 1 && product(shapes.get(node.getInput(i))) == in.length) {
                long[] out = in.clone();
                for (int k = 0; k < in.length; k++) {
                    float scale = scales.getFloatDataCount() > k ? scales.getFloatData(k)
                            : Float.intBitsToFloat(Integer.reverseBytes(scales.getRawData().asReadOnlyByteBuffer().getInt(4 * k)));
                    out[k] = Math.max(1, Math.round(in[k] * (double) scale));
                }
                return Optional.of(out);
            }
        }
        return Optional.empty();
    }

    private static long[] attribute(NodeProto node, String name, long[] otherwise) {
        return node.getAttributeList().stream().filter(a -> a.getName().equals(name) && a.getIntsCount() >= 2)
                .map(a -> a.getIntsList().stream().mapToLong(Long::longValue).toArray())
                .filter(a -> otherwise == null || a.length == otherwise.length).findFirst().orElse(otherwise);
    }
}
