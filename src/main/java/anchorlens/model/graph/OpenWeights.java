package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Weights that a file also lists as inputs, as older exporters do. ONNX lets a caller feed other ones then, so that ONNX Runtime
 * neither folds them nor lays them out for its kernels: NanoDet and PicoDet take a quarter to a half longer. Nobody feeds others here.
 *
 * <p><strong>Source:</strong> ONNX IR specification, version 4: an initializer that is no input is a constant.
 */
final class OpenWeights {
    /** Before this version every weight had to be listed. */
    private static final int CONSTANTS_SINCE = 4;
    /** Larger models are run from their file, because an edited copy is held in memory while it is opened. */
    private static final long MOST_BYTES = 500_000_000;

    private OpenWeights() {
    }

    static boolean has(ModelProto model) {
        if (model.getIrVersion() < CONSTANTS_SINCE || model.getSerializedSize() > MOST_BYTES) {
            return false;
        }
        Set<String> weights = weights(model);
        return model.getGraph().getInputList().stream().anyMatch(i -> weights.contains(i.getName()));
    }

    /** The model with its weights as constants. */
    static ModelProto closed(ModelProto model) {
        if (!has(model)) {
            return model;
        }
        Set<String> weights = weights(model);
        List<ValueInfoProto> fed = model.getGraph().getInputList().stream().filter(i -> !weights.contains(i.getName())).toList();
        ModelProto.Builder edited = model.toBuilder();
        edited.getGraphBuilder().clearInput().addAllInput(fed);
        return edited.build();
    }

    private static Set<String> weights(ModelProto model) {
        Set<String> names = new HashSet<>();
        model.getGraph().getInitializerList().forEach(w -> names.add(w.getName()));
        return names;
    }
}
