package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Cuts a network down to what some of its tensors are made of: these become its only outputs, and nodes and weights that they do not
 * depend on go. A runtime would run such nodes though nobody reads what they make.
 */
final class Pruning {
    private final Set<String> needed;

    private Pruning(Collection<String> tensors) {
        this.needed = new HashSet<>(tensors);
    }

    /** The model with these tensors as its outputs, in the order given. */
    static ModelProto to(ModelProto model, Collection<String> tensors) {
        return model.toBuilder().setGraph(new Pruning(tensors).prune(model.getGraph(), tensors)).build();
    }

    private GraphProto prune(GraphProto graph, Collection<String> tensors) {
        List<NodeProto> kept = new ArrayList<>();
        for (NodeProto node : graph.getNodeList().reversed()) {
            if (node.getOutputList().stream().anyMatch(needed::contains)) {
                kept.add(node);
                need(node);
            }
        }
        Map<String, ValueInfoProto> known = graph.getOutputList().stream()
                .collect(Collectors.toMap(ValueInfoProto::getName, Function.identity(), (a, b) -> a));
        List<ValueInfoProto> outputs = tensors.stream()
                .map(t -> known.getOrDefault(t, ValueInfoProto.newBuilder().setName(t).build())).toList();
        List<TensorProto> weights = graph.getInitializerList().stream().filter(w -> needed.contains(w.getName())).toList();
        return graph.toBuilder().clearNode().addAllNode(kept.reversed()).clearOutput().addAllOutput(outputs)
                .clearInitializer().addAllInitializer(weights).build();
    }

    /** What a node reads, the graphs of its branches and loops included: their inner names may count as well, which only keeps more. */
    private void need(NodeProto node) {
        needed.addAll(node.getInputList());
        for (AttributeProto attribute : node.getAttributeList()) {
            List<GraphProto> graphs = new ArrayList<>(attribute.getGraphsList());
            if (attribute.hasG()) {
                graphs.add(attribute.getG());
            }
            for (GraphProto inner : graphs) {
                inner.getNodeList().forEach(this::need);
                inner.getOutputList().forEach(o -> needed.add(o.getName()));
            }
        }
    }
}
