package anchorlens.model.head;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.TensorSpec;
import anchorlens.model.CardOverrides;
import anchorlens.model.graph.OnnxGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds graphs that have the structure of a head and no weights: enough to recognise, not to run. */
public final class SmallGraph {
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
    private final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(7)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(11));

    public SmallGraph(int... input) {
        input("x", TensorSpec.FLOAT32, input);
    }

    /** A graph whose input is of another element type. */
    public static SmallGraph taking(int type, int... input) {
        SmallGraph g = new SmallGraph(input);
        g.graph.setInput(0, value("x", type, input));
        return g;
    }

    public static ValueInfoProto value(String name, int type, int... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int d : dims) {
            shape.addDim(d < 0 ? TensorShapeProto.Dimension.newBuilder().setDimParam("n")
                    : TensorShapeProto.Dimension.newBuilder().setDimValue(d));
        }
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(
                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape))).build();
    }

    public SmallGraph node(String op, String output, String... inputs) {
        graph.addNode(NodeProto.newBuilder().setOpType(op).addAllInput(List.of(inputs)).addOutput(output));
        return this;
    }

    public SmallGraph metadata(String key, String value) {
        model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
        return this;
    }

    public SmallGraph input(String name, int type, int... dims) {
        graph.addInput(value(name, type, dims));
        return this;
    }

    /** An output of the given shape behind a chain of nodes, first node first; the chain starts at a convolution. */
    public SmallGraph output(String name, List<String> ops, int... dims) {
        String at = name + ".conv";
        node("Conv", at, "x");
        for (int i = 0; i < ops.size(); i++) {
            String next = i == ops.size() - 1 ? name : name + "." + i;
            node(ops.get(i), next, at);
            at = next;
        }
        graph.addOutput(value(name, TensorSpec.FLOAT32, dims));
        return this;
    }

    /** Per level a class map and a distribution map on an input of 64×64, strides 8, 16, 32, in a shuffled order. */
    public static SmallGraph head(List<String> classOps, int classes, List<String> edgeOps, int columns) {
        SmallGraph g = new SmallGraph(1, 3, 64, 64).node("LeakyRelu", "unused", "x");
        for (int cells : new int[] {16, 64, 4}) {
            g.output("a" + cells, edgeOps, 1, cells, columns);
            g.output("b" + cells, classOps, 1, cells, classes);
        }
        return g;
    }

    public ModelProto proto() {
        return model.setGraph(graph).build();
    }

    public Optional<RecognizedHead> recognize(CardOverrides card) throws ModelException {
        Path file = Path.of("small.onnx");
        OnnxGraph parsed = new OnnxGraph(proto());
        List<TensorSpec> outputs = new ArrayList<>(parsed.outputs());
        Collections.reverse(outputs);
        return new GflRawHeadRecognizer().readings(new HeadRecognizer.Evidence(file, parsed,
                ModelInput.of(file, parsed, card), outputs, List.of(), List.of(), Map.of(), card)).stream().findFirst();
    }

    /** All readings by all recognisers, from structure and declared shapes alone. */
    List<RecognizedHead> readings(CardOverrides card) throws ModelException {
        Path file = Path.of("small.onnx");
        OnnxGraph parsed = new OnnxGraph(proto());
        return new Recognition(file, parsed, ModelInput.of(file, parsed, card)).readings(card);
    }
}
