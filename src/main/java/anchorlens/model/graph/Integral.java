package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One place in a graph where distances are made from distributions: a softmax over bins whose output is summed with fixed
 * weights, the positions of the bins.
 *
 * @param logits    the tensor before the softmax, as far back as nodes only rearrange it
 * @param bins      R, the number of bins
 * @param positions the weights, where they are no plain ramp 0, 1, …, R − 1: unevenly spaced bins
 */
public record Integral(String logits, int bins, Optional<double[]> positions) {
    private static final Set<String> PASS = Set.of("Transpose", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Identity", "Cast",
            "QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear");
    private static final Set<String> SOFTMAX = Set.of("Softmax", "QLinearSoftmax");
    private static final Map<String, Integer> CONVOLUTIONS = Map.of("Conv", 1, "ConvInteger", 1, "QLinearConv", 3);
    private static final Map<String, Integer> PRODUCTS = Map.of("MatMul", 1, "MatMulInteger", 1, "QLinearMatMul", 3, "Gemm", 1);
    private static final int FEWEST_BINS = 4;
    private static final int MOST_BINS = 256;
    private static final double RAMP = 1e-3;

    /**
     * All of them, in the file's order.
     *
     * <p>Attention has softmaxes too; what tells this one is its reducer: a convolution with weights {@code [1 × R × 1 × 1]}, a
     * product with constant weights {@code [R]} or {@code [R × 1]}, or a multiplication by R constants that is summed.
     */
    public static List<Integral> findAll(OnnxGraph graph) {
        Map<String, Integral> found = new LinkedHashMap<>();
        for (NodeProto node : graph.nodes()) {
            if (SOFTMAX.contains(node.getOpType()) && node.getInputCount() > 0) {
                reducer(graph, node.getOutput(0)).ifPresent(w -> {
                    String logits = origin(graph, node.getInput(0));
                    found.put(logits, new Integral(logits, Math.toIntExact(w.size()), uneven(w)));
                });
            }
        }
        return List.copyOf(found.values());
    }

    /** The weights a softmax's output is summed with, looking on through nodes that only rearrange it. */
    private static Optional<Weights> reducer(OnnxGraph graph, String softmax) {
        Deque<String> open = new ArrayDeque<>(List.of(softmax));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String at = open.pop();
            if (!seen.add(at)) {
                continue;
            }
            for (NodeProto node : graph.consumers(at)) {
                Optional<Weights> weights = summed(graph, node, at);
                if (weights.isPresent()) {
                    return weights;
                }
                if (PASS.contains(node.getOpType()) && node.getInput(0).equals(at)) {
                    node.getOutputList().forEach(open::push);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Weights> summed(OnnxGraph graph, NodeProto node, String data) {
        String op = node.getOpType();
        if (CONVOLUTIONS.containsKey(op) && node.getInputCount() > CONVOLUTIONS.get(op)) {
            return graph.weights(node.getInput(CONVOLUTIONS.get(op))).filter(w -> isBins(w) && isKernel(w.dims()));
        } else if (PRODUCTS.containsKey(op) && node.getInputCount() > PRODUCTS.get(op)) {
            return graph.weights(node.getInput(PRODUCTS.get(op)))
                    .filter(w -> isBins(w) && w.dims().length <= 2 && w.dims()[0] == w.size());
        } else if (op.equals("Mul")) {
            boolean thenSummed = graph.consumers(node.getOutput(0)).stream().anyMatch(c -> c.getOpType().equals("ReduceSum"));
            String other = node.getInput(0).equals(data) ? node.getInput(1) : node.getInput(0);
            return graph.weights(other).filter(w -> thenSummed && isBins(w));
        }
        return Optional.empty();
    }

    private static boolean isKernel(int[] dims) {
        return dims.length == 4 && dims[0] == 1 && dims[2] == 1 && dims[3] == 1;
    }

    private static boolean isBins(Weights w) {
        return w.size() >= FEWEST_BINS && w.size() <= MOST_BINS;
    }

    /** The farthest tensor back that is still of floats and holds the same numbers in another arrangement. */
    private static String origin(OnnxGraph graph, String softmaxInput) {
        String at = softmaxInput;
        String best = softmaxInput;
        for (Optional<NodeProto> node = graph.producer(at); node.isPresent() && PASS.contains(node.get().getOpType());
                node = graph.producer(at)) {
            at = node.get().getInput(0);
            if (graph.isFloat(at)) {
                best = at;
            }
        }
        return best;
    }

    /** Positions that are no multiple of 0, 1, 2 …; of quantised weights nothing is known but their number. */
    private static Optional<double[]> uneven(Weights weights) {
        return weights.floats().filter(p -> {
            double step = p[1];
            for (int i = 0; i < p.length; i++) {
                if (!(Math.abs(p[i] - i * step) <= RAMP * Math.abs(step) * p.length)) {
                    return true;
                }
            }
            return step <= 0;
        });
    }
}
