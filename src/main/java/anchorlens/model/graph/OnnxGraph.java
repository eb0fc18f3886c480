package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import anchorlens.model.Tensor;
import anchorlens.model.TensorSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A network's graph to ask questions of: inputs, outputs, metadata, and what lies behind an output once reshapes are
 * looked through. Names are only handles here: nothing is ever decided by them.
 */
public final class OnnxGraph {
    /** Nodes that move numbers about without changing them. */
    public static final Set<String> LAYOUT_OPS = Set.of("Transpose", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Concat",
            "Split", "Slice", "Identity", "Dropout", "Cast", "QuantizeLinear", "DequantizeLinear");

    private static final Set<String> QUANTISED_OPS = Set.of("QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear",
            "ConvInteger", "MatMulInteger", "QLinearConv", "QLinearMatMul", "QLinearAdd", "QLinearConcat");

    private static final Set<String> RESTORING_OPS = Set.of("Identity", "Cast", "DequantizeLinear", "Squeeze", "Unsqueeze",
            "Reshape");

    private final ModelProto model;
    private final boolean asRead;
    private final Map<String, TensorProto> weights = new HashMap<>();
    private final Map<String, List<NodeProto>> consumers = new HashMap<>();
    private final Map<String, NodeProto> producers = new HashMap<>();
    private final Set<String> constants = new HashSet<>();
    private final Map<String, Long> externalFiles = new TreeMap<>();
    private final Set<String> opTypes = new TreeSet<>();
    private final Map<String, String> metadata = new HashMap<>();
    private final List<TensorSpec> inputs = new ArrayList<>();
    private final List<TensorSpec> outputs = new ArrayList<>();

    public OnnxGraph(ModelProto model) {
        this(model, true);
    }

    private OnnxGraph(ModelProto model, boolean asRead) {
        this.model = model;
        this.asRead = asRead;
        GraphProto graph = model.getGraph();
        for (TensorProto tensor : graph.getInitializerList()) {
            constants.add(tensor.getName());
            weights.put(tensor.getName(), tensor);
            noteExternal(tensor);
        }
        graph.getSparseInitializerList().forEach(w -> constants.add(w.getValues().getName()));
        for (NodeProto node : graph.getNodeList()) {
            opTypes.add(node.getOpType());
            node.getOutputList().forEach(o -> producers.put(o, node));
            node.getInputList().forEach(i -> consumers.computeIfAbsent(i, k -> new ArrayList<>()).add(node));
            if (node.getOpType().equals("Constant")) {
                constants.addAll(node.getOutputList());
                node.getAttributeList().stream().filter(a -> a.getName().equals("value") && a.hasT())
                        .forEach(a -> weights.put(node.getOutput(0), a.getT()));
            }
        }
        graph.getInputList().stream().filter(v -> !constants.contains(v.getName())).forEach(v -> inputs.add(spec(v)));
        graph.getOutputList().forEach(v -> outputs.add(spec(v)));
        for (StringStringEntryProto entry : model.getMetadataPropsList()) {
            metadata.put(entry.getKey(), entry.getValue());
        }
    }

    /** The same graph with inputs that tell an image's size fixed to this one, see {@link SizeInputs}. */
    public OnnxGraph withSizes(int width, int height) {
        ModelProto fixed = SizeInputs.fixed(model, inputs, width, height);
        return fixed == model ? this : new OnnxGraph(fixed, false);
    }

    /** The part of the graph that these tensors are made by, with them as its outputs. */
    public OnnxGraph keeping(Collection<String> tensors) {
        return new OnnxGraph(Pruning.to(model, tensors), false);
    }

    /** False where it is no longer what the file holds. */
    public boolean isAsRead() {
        return asRead;
    }

    private void noteExternal(TensorProto tensor) {
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            Map<String, String> where = new HashMap<>();
            tensor.getExternalDataList().forEach(e -> where.put(e.getKey(), e.getValue()));
            long end = whole(where.get("offset")) + whole(where.get("length"));
            externalFiles.merge(where.getOrDefault("location", ""), end, Math::max);
        }
    }

    private static long whole(String text) {
        return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    private static TensorSpec spec(ValueInfoProto value) {
        TypeProto.Tensor type = value.getType().getTensorType();
        int[] dims = null;
        if (type.hasShape()) {
            dims = type.getShape().getDimList().stream().mapToInt(OnnxGraph::length).toArray();
        }
        return new TensorSpec(value.getName(), type.getElemType(), dims);
    }

    private static int length(TensorShapeProto.Dimension dim) {
        long length = dim.hasDimValue() ? dim.getDimValue() : -1;
        return length > 0 && length <= Integer.MAX_VALUE ? (int) length : -1;
    }

    /** What has to be fed; weights listed among the inputs, as old exporters do, are left out. */
    public List<TensorSpec> inputs() {
        return List.copyOf(inputs);
    }

    /** The outputs in the file's order, with the shapes it declares. */
    public List<TensorSpec> outputs() {
        return List.copyOf(outputs);
    }

    /** Bytes that the network takes at least while it runs, for an input of the given shape. */
    public long memory(String input, long... shape) {
        return new GraphMemory(model.getGraph()).bytes(input, shape);
    }

    /** Files beside the model that hold weights, as the model names them. */
    public Set<String> externalFiles() {
        return Set.copyOf(externalFiles.keySet());
    }

    /** The byte up to which a file of {@link #externalFiles()} is read, as far as the model says. */
    public long externalEnd(String location) {
        return externalFiles.getOrDefault(location, 0L);
    }

    public Optional<String> metadata(String key) {
        return Optional.ofNullable(metadata.get(key));
    }

    /** The nodes in the file's order. */
    public List<NodeProto> nodes() {
        return model.getGraph().getNodeList();
    }

    /** The node a tensor comes from; none for weights and inputs. */
    public Optional<NodeProto> producer(String tensor) {
        return Optional.ofNullable(producers.get(tensor));
    }

    /** The nodes that read a tensor. */
    public List<NodeProto> consumers(String tensor) {
        return consumers.getOrDefault(tensor, List.of());
    }

    /** A weight or constant, looked up through nodes that only restore it; none for computed tensors. */
    public Optional<Weights> weights(String tensor) {
        String at = tensor;
        for (int steps = 0; steps < 16; steps++) {
            TensorProto found = weights.get(at);
            if (found != null) {
                return Optional.of(new Weights(found));
            }
            NodeProto node = producers.get(at);
            if (node == null || !RESTORING_OPS.contains(node.getOpType()) || node.getInputCount() == 0) {
                return Optional.empty();
            }
            at = node.getInput(0);
        }
        return Optional.empty();
    }

    /** True where a tensor holds floats, as far as the nodes before it tell. */
    public boolean isFloat(String tensor) {
        String at = tensor;
        for (int steps = 0; steps < 64; steps++) {
            NodeProto node = producers.get(at);
            if (node == null || node.getOpType().equals("DequantizeLinear")) {
                return true;
            } else if (QUANTISED_OPS.contains(node.getOpType()) || node.getOpType().startsWith("QLinear")) {
                return false;
            } else if (!LAYOUT_OPS.contains(node.getOpType()) || node.getInputCount() == 0) {
                return true;
            }
            at = node.getInput(0);
        }
        return true;
    }

    /** True where some of the network computes with 8-bit numbers, so that its output is rounded. */
    public boolean isQuantised() {
        return opTypes.stream().anyMatch(QUANTISED_OPS::contains);
    }

    /** True where weights are listed among the inputs, which keeps a runtime from preparing them; what this class writes has none. */
    public boolean hasOpenWeights() {
        return OpenWeights.has(model);
    }

    /**
     * The file once more with inner tensors added to its outputs; ONNX Runtime needs no more than their names.
     *
     * @param tensors names of tensors that nodes make and that are no outputs yet
     */
    public byte[] withOutputs(Collection<String> tensors) {
        ModelProto.Builder edited = OpenWeights.closed(model).toBuilder();
        tensors.forEach(t -> edited.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(t)));
        return edited.build().toByteArray();
    }

    /**
     * The file with these inner tensors among its outputs and its batch axis open, so that several images go through at once. Whether
     * each is then answered as if it were alone has to be tried.
     *
     * @param input name of the image input
     */
    public byte[] withOpenBatch(Collection<String> tensors, String input) {
        ModelProto.Builder edited = OpenWeights.closed(OpenBatch.of(model, input)).toBuilder();
        tensors.forEach(t -> edited.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(t)));
        return edited.build().toByteArray();
    }

    /** True where the graph has a node of one of these kinds. */
    public boolean hasAny(String... ops) {
        return Set.of(ops).stream().anyMatch(opTypes::contains);
    }

    /**
     * Walks back from a tensor over nodes of the given kinds and returns the kinds of the first other nodes on all
     * ways, sorted; weights and constants end a way without a word, an input of the network gives "Input".
     */
    public Set<String> sourceOps(String tensor, Set<String> over) {
        Set<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(tensor));
        while (!open.isEmpty()) {
            String at = open.pop();
            if (!seen.add(at) || at.isEmpty() || constants.contains(at)) {
                continue;
            }
            NodeProto node = producers.get(at);
            if (node == null) {
                found.add("Input");
            } else if (over.contains(node.getOpType())) {
                dataInputs(node).forEach(open::push);
            } else {
                found.add(node.getOpType());
            }
        }
        return found;
    }

    /** The inputs that carry a node's data: all of a Concat or an arithmetic node, only the first of a reshape. */
    private static List<String> dataInputs(NodeProto node) {
        boolean first = LAYOUT_OPS.contains(node.getOpType()) && !node.getOpType().equals("Concat");
        return first ? node.getInputList().subList(0, Math.min(1, node.getInputCount())) : node.getInputList();
    }
}
