package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sigmoids of a graph that make scores, told from those that are part of an activation function. */
public final class Sigmoids {
    private static final Set<String> QUANTISERS = Set.of("QuantizeLinear", "DequantizeLinear", "Identity", "Cast");

    private Sigmoids() {
    }

    /** Nodes "Sigmoid" whose output does not gate their own input, as x · σ(x) does. */
    public static List<NodeProto> ofScores(OnnxGraph graph) {
        return graph.nodes().stream().filter(n -> n.getOpType().equals("Sigmoid") && !gatesItsInput(graph, n)).toList();
    }

    private static boolean gatesItsInput(OnnxGraph graph, NodeProto sigmoid) {
        String own = behind(graph, sigmoid.getInput(0));
        return onward(graph, sigmoid.getOutput(0)).stream().filter(n -> n.getOpType().equals("Mul"))
                .anyMatch(mul -> mul.getInputList().stream().anyMatch(i -> behind(graph, i).equals(own)));
    }

    private static List<NodeProto> onward(OnnxGraph graph, String tensor) {
        return graph.consumers(tensor).stream().flatMap(n -> QUANTISERS.contains(n.getOpType())
                ? onward(graph, n.getOutput(0)).stream() : List.of(n).stream()).toList();
    }

    private static String behind(OnnxGraph graph, String tensor) {
        Optional<NodeProto> node = graph.producer(tensor);
        return node.isPresent() && QUANTISERS.contains(node.get().getOpType())
                ? behind(graph, node.get().getInput(0)) : tensor;
    }
}
