package anchorlens.model.head;

import anchorlens.model.TensorSpec;
import anchorlens.model.graph.OnnxGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says what a network is that is certainly no detector; ends the sentence "'x.onnx' is …". */
public final class NoDetector {
    private static final int FEWEST_CELLS = 16;

    private NoDetector() {
    }

    /** By its operators alone, whatever it takes and gives. */
    public static Optional<String> byOperators(OnnxGraph graph) {
        boolean learned = graph.hasAny("Conv", "ConvInteger", "QLinearConv", "MatMul", "MatMulInteger", "QLinearMatMul", "Gemm",
                "FusedConv", "ConvTranspose", "Einsum", "QGemm", "FusedMatMul", "DynamicQuantizeMatMul");
        if (learned) {
            return Optional.empty();
        }
        return Optional.of(graph.hasAny("NonMaxSuppression")
                ? "only the non-maximum suppression of a detector, without the network; open the detector's own file, which as a rule lies "
                + "beside it"
                : "a helper without any layer that was trained, not a detector; open the detector's own file");
    }

    /** By its outputs, every shape complete. */
    public static Optional<String> byOutputs(List<TensorSpec> outputs) {
        boolean vectors = outputs.stream().allMatch(o -> Arrays.stream(o.dims()).filter(d -> d > 1).count() <= 1);
        if (vectors) {
            return Optional.of("no detector: of the whole image it makes only " + words(outputs)
                    + ", as classifiers do; choose a model that predicts boxes");
        }
        if (outputs.size() == 1 && isMap(outputs.getFirst().dims())) {
            return Optional.of("no detector: it makes one map " + words(outputs)
                    + " without places for boxes, as networks for segmentation or depth do; choose a model that predicts boxes");
        }
        return Optional.empty();
    }

    /** One map of fewer channels than a class and four edges need. */
    private static boolean isMap(int[] dims) {
        return dims.length == 4 && dims[1] < 5 && dims[2] >= FEWEST_CELLS && dims[3] >= FEWEST_CELLS;
    }

    private static String words(List<TensorSpec> outputs) {
        return String.join(", ", outputs.stream().map(TensorSpec::toString).toList());
    }
}
