package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks through a graph from an untrusted file before any native code sees it: everything that is used is made by something before
 * it, weights have as many numbers as they declare, windows and groups are positive, every operator is one that ONNX Runtime has, and
 * no loop runs without end.
 */
final class GraphCheck {
    /** Domains whose operators are part of ONNX Runtime. */
    private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft", "com.microsoft.nchwc",
            "com.ms.internal.nhwc", "ai.onnx.preview.training", "ai.onnx.training");
    private static final Map<String, String> MAKERS = Map.of("TRT", "TensorRT", "trt.plugins", "TensorRT", "mmdeploy", "MMDeploy",
            "mmcv", "MMCV", "org.pytorch.aten", "PyTorch", "aten", "PyTorch", "torchvision", "torchvision", "custom", "own code");
    /** By ONNX's number of the element type: bytes a number. */
    private static final Map<Integer, Integer> BYTES = Map.ofEntries(Map.entry(1, 4), Map.entry(2, 1), Map.entry(3, 1), Map.entry(4, 2),
            Map.entry(5, 2), Map.entry(6, 4), Map.entry(7, 8), Map.entry(9, 1), Map.entry(10, 2), Map.entry(11, 8), Map.entry(12, 4),
            Map.entry(13, 8), Map.entry(16, 2));
    private static final Set<String> POSITIVE = Set.of("strides", "dilations", "kernel_shape", "group");
    private static final long LARGEST_WINDOW = 1 << 16;
    private static final long LONGEST_LOOP = 10_000;

    private final Path file;
    private final ModelProto model;

    private GraphCheck(Path file, ModelProto model) {
        this.file = file;
        this.model = model;
    }

    /** @throws ModelException in one sentence where something is wrong */
    static void check(Path file, ModelProto model) throws ModelException {
        GraphCheck check = new GraphCheck(file, model);
        check.operators();
        check.graph(model.getGraph(), Set.of());
    }

    private ModelException damaged(String what) {
        return new ModelException(Wording.name(file) + " is damaged: " + what + "; download or export it again.");
    }

    private void operators() throws ModelException {
        Set<String> own = model.getFunctionsList().stream().map(f -> f.getDomain() + "::" + f.getName()).collect(Collectors.toSet());
        Set<String> foreign = new TreeSet<>();
        for (NodeProto node : model.getGraph().getNodeList()) {
            if (!DOMAINS.contains(node.getDomain()) && !own.contains(node.getDomain() + "::" + node.getOpType())) {
                String maker = MAKERS.get(node.getDomain());
                foreign.add(node.getDomain() + "::" + node.getOpType() + (maker == null ? "" : " (of " + maker + ")"));
            }
        }
        if (!foreign.isEmpty()) {
            throw new ModelException(Wording.name(file) + " uses " + (foreign.size() == 1 ? "the operator " : "the operators ")
                    + String.join(", ", foreign) + ", which ONNX Runtime does not have; export the model without it, as a rule without "
                    + "non-maximum suppression or other post-processing in the graph.");
        }
    }

    private void graph(GraphProto graph, Set<String> outer) throws ModelException {
        Set<String> known = new HashSet<>(outer);
        known.add("");
        graph.getInputList().stream().map(ValueInfoProto::getName).forEach(known::add);
        for (TensorProto weights : graph.getInitializerList()) {
            weights(weights);
            known.add(weights.getName());
        }
        graph.getSparseInitializerList().forEach(w -> known.add(w.getValues().getName()));
        Set<String> made = new HashSet<>();
        for (NodeProto node : graph.getNodeList()) {
            inputs(node, known, graph);
            for (AttributeProto attribute : node.getAttributeList()) {
                attribute(node, attribute, known);
            }
            loop(node, graph);
            for (String output : node.getOutputList()) {
                if (!output.isEmpty() && !made.add(output)) {
                    throw damaged("two nodes make the tensor '" + output + "'");
                }
                known.add(output);
            }
        }
        for (ValueInfoProto output : graph.getOutputList()) {
            if (!known.contains(output.getName())) {
                throw damaged("nothing makes its output '" + output.getName() + "'");
            }
        }
    }

    private void inputs(NodeProto node, Set<String> known, GraphProto graph) throws ModelException {
        for (String input : node.getInputList()) {
            if (!known.contains(input)) {
                boolean later = graph.getNodeList().stream().anyMatch(n -> n.getOutputList().contains(input));
                throw damaged(node.getOpType() + " needs the tensor '" + input + "', which "
                        + (later ? "is made only after it" : "nothing makes"));
            }
        }
    }

    private void attribute(NodeProto node, AttributeProto attribute, Set<String> known) throws ModelException {
        if (POSITIVE.contains(attribute.getName())) {
            List<Long> values = attribute.getIntsCount() > 0 ? attribute.getIntsList() : List.of(attribute.getI());
            for (long value : values) {
                if (value < 1 || value > LARGEST_WINDOW) {
                    throw damaged(node.getOpType() + " has " + attribute.getName() + " " + value);
                }
            }
        }
        if (attribute.hasT()) {
            weights(attribute.getT());
        }
        if (attribute.hasG()) {
            graph(attribute.getG(), known);
        }
    }

    private void weights(TensorProto weights) throws ModelException {
        long count = 1;
        for (long dim : weights.getDimsList()) {
            if (dim < 0 || dim > Integer.MAX_VALUE || count * dim > 1L << 40) {
                throw damaged("the weights '" + weights.getName() + "' are declared with the shape " + weights.getDimsList());
            }
            count *= dim;
        }
        Integer bytes = BYTES.get(weights.getDataType());
        boolean inside = weights.getDataLocation() != TensorProto.DataLocation.EXTERNAL;
        if (inside && bytes != null && weights.hasRawData() && weights.getRawData().size() != count * bytes) {
            throw damaged("the weights '" + weights.getName() + "' hold " + weights.getRawData().size() + " bytes instead of "
                    + count * bytes);
        }
        if (inside && weights.getDataType() == 1 && !weights.hasRawData() && weights.getFloatDataCount() != count) {
            throw damaged("the weights '" + weights.getName() + "' hold " + weights.getFloatDataCount() + " numbers instead of " + count);
        }
    }

    /** A loop's trip count is its first input; without one, or with one from the network, nothing says that it ends. */
    private void loop(NodeProto node, GraphProto graph) throws ModelException {
        if (node.getOpType().equals("Loop") && DOMAINS.contains(node.getDomain())) {
            String trips = node.getInputCount() == 0 ? "" : node.getInput(0);
            boolean bounded = graph.getInitializerList().stream().filter(w -> w.getName().equals(trips)).anyMatch(GraphCheck::isShort)
                    || graph.getNodeList().stream().filter(n -> n.getOutputList().contains(trips) && n.getOpType().equals("Constant"))
                    .anyMatch(n -> isShort(n.getAttribute(0).getT()));
            if (!bounded) {
                throw new ModelException(Wording.name(file) + " has a loop whose end is not fixed in the file, so it might never end; "
                        + "export the network without post-processing in the graph.");
            }
        }
    }

    private static boolean isShort(TensorProto trips) {
        long n = trips.getInt64DataCount() == 1 ? trips.getInt64Data(0)
                : trips.getRawData().size() == Long.BYTES ? Long.reverseBytes(trips.getRawData().asReadOnlyByteBuffer().getLong())
                : Long.MAX_VALUE;
        return n <= LONGEST_LOOP;
    }
}
