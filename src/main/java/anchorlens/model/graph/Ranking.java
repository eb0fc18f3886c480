package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a graph chooses the best of its predictions by their scores, as the post-processors of RT-DETR and of end to end YOLOs do:
 * the tensors it chooses from.
 *
 * @param boxes  name of the tensor with the boxes of all predictions, in whatever shape and format
 * @param scores name of the tensor with all class scores of all predictions
 * @param logits true where these are still before their sigmoid
 */
public record Ranking(String boxes, String scores, boolean logits) {
    private static final Set<String> PICKS = Set.of("Gather", "GatherElements", "GatherND", "ReduceMax");
    private static final Set<String> MOVES = Set.of("Flatten", "Reshape", "Squeeze", "Unsqueeze", "Identity", "Cast");
    private static final int MOST_STEPS = 64;

    /** What a walk back from an output came to: the tensor that was chosen from first of all, and whether by rank. */
    private record Choice(String from, boolean byRank) {
    }

    /** Looks behind the outputs, and behind their parts where they are joined to rows; nothing where either of the two is not chosen from. */
    public static Optional<Ranking> find(OnnxGraph graph) {
        List<Choice> choices = graph.outputs().stream().flatMap(o -> parts(graph, o.name()).stream())
                .flatMap(t -> choice(graph, t).stream()).toList();
        Optional<String> scores = choices.stream().filter(Choice::byRank).map(Choice::from).findFirst();
        Optional<String> boxes = choices.stream().filter(c -> !c.byRank).map(Choice::from)
                .filter(t -> graph.isFloat(t) && !t.equals(scores.orElse(t))).findFirst();
        if (scores.isEmpty() || boxes.isEmpty()) {
            return Optional.empty();
        }
        Optional<NodeProto> sigmoid = graph.producer(scores.get()).filter(n -> n.getOpType().equals("Sigmoid"));
        return Optional.of(new Ranking(boxes.get(), sigmoid.map(n -> n.getInput(0)).orElse(scores.get()), sigmoid.isPresent()));
    }

    private static List<String> parts(OnnxGraph graph, String output) {
        return graph.producer(output).filter(n -> n.getOpType().equals("Concat")).map(n -> List.copyOf(n.getInputList()))
                .orElse(List.of(output));
    }

    private static Optional<Choice> choice(OnnxGraph graph, String tensor) {
        String at = tensor;
        Choice found = null;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Optional<NodeProto> node = graph.producer(at);
            if (node.isEmpty()) {
                break;
            }
            boolean rank = node.get().getOpType().equals("TopK") && at.equals(node.get().getOutput(0));
            boolean picks = rank || PICKS.contains(node.get().getOpType()) && !isFixed(graph, node.get());
            if (!picks && !MOVES.contains(node.get().getOpType())) {
                break;
            }
            at = node.get().getInput(0);
            found = picks ? new Choice(at, rank || found != null && found.byRank) : found;
        }
        return Optional.ofNullable(found).map(c -> new Choice(unmoved(graph, c.from), c.byRank));
    }

    /** True for a gather of always the same indices, which takes a decoder's last layer, not the best of its queries. */
    private static boolean isFixed(OnnxGraph graph, NodeProto node) {
        return node.getOpType().startsWith("Gather") && graph.weights(node.getInput(1)).isPresent();
    }

    /** The tensor before nodes that only reshape it. */
    private static String unmoved(OnnxGraph graph, String tensor) {
        Optional<NodeProto> node = graph.producer(tensor).filter(n -> MOVES.contains(n.getOpType()));
        return node.isEmpty() ? tensor : unmoved(graph, node.get().getInput(0));
    }
}
