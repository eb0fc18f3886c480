package anchorlens.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenWeightsTest {
    @Test
    void weightsListedAsInputsBecomeConstants() throws InvalidProtocolBufferException {
        OnnxGraph graph = new OnnxGraph(model(7));

        ModelProto written = ModelProto.parseFrom(graph.withOutputs(List.of("sum")));

        assertThat(graph.hasOpenWeights()).isTrue();
        assertThat(new OnnxGraph(written).hasOpenWeights()).isFalse();
        assertThat(written.getGraph().getInputList()).extracting(ValueInfoProto::getName).containsExactly("image");
        assertThat(written.getGraph().getInitializerList()).isEqualTo(model(7).getGraph().getInitializerList());
        assertThat(written.getGraph().getNodeList()).isEqualTo(model(7).getGraph().getNodeList());
    }

    @Test
    void filesOfTheTimeWhenAllWeightsHadToBeListedStayAsTheyAre() {
        assertThat(new OnnxGraph(model(3)).hasOpenWeights()).isFalse();
    }

    private static ModelProto model(int version) {
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(version);
        model.getGraphBuilder().addInput(ValueInfoProto.newBuilder().setName("image")).addInput(ValueInfoProto.newBuilder().setName("weight"))
                .addInitializer(TensorProto.newBuilder().setName("weight").addFloatData(2).addDims(1).setDataType(1))
                .addNode(NodeProto.newBuilder().setOpType("Add").addInput("image").addInput("weight").addOutput("sum"));
        return model.build();
    }
}
