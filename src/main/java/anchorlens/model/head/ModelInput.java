package anchorlens.model.head;

import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.Wording;
import anchorlens.model.CardOverrides;
import anchorlens.model.card.ModelCards;
import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.graph.SizeInputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image input of a network: {@code [1 × 3 × height × width]}, 32-bit floats.
 *
 * @param name        its name in the graph
 * @param width       pixels
 * @param height      pixels
 * @param declared    its shape as the file declares it, "[1×3×?×?]"
 * @param assumption  a sentence where the size is neither in the file nor in the card
 */
public record ModelInput(String name, int width, int height, String declared, Optional<String> assumption) {
    public static final int CHANNELS = 3;
    private static final int DEFAULT_SIDE = 416;
    private static final int LARGEST_SIDE = 8192;
    private static final Pattern SIDES = Pattern.compile("\\[(\\d{2,4}), (\\d{2,4})]");

    /** @throws ModelException where the network takes anything but one colour image */
    public static ModelInput of(Path file, OnnxGraph graph, CardOverrides card) throws ModelException {
        Optional<String> helper = NoDetector.byOperators(graph);
        if (helper.isPresent()) {
            throw new ModelException(Wording.name(file) + " is " + helper.get() + ".");
        }
        List<TensorSpec> inputs = graph.inputs().stream().filter(i -> graph.inputs().size() == 1 || !SizeInputs.is(i)).toList();
        if (inputs.size() != 1) {
            throw refusal(file, "takes " + Wording.count(inputs.size(), "input") + " " + inputs);
        }
        TensorSpec in = inputs.getFirst();
        int[] d = in.dims();
        if (d == null || d.length != 4) {
            throw refusal(file, "takes " + in);
        }
        if (d[1] != CHANNELS) {
            throw refusal(file, "takes " + in + (d[3] == CHANNELS ? " (channels last)" : ""));
        }
        if (d[0] > 1) {
            throw refusal(file, "takes " + d[0] + " images at a time");
        }
        if (in.elementType() == TensorSpec.FLOAT16) {
            throw new ModelException(Wording.name(file) + " computes in half precision (float16), which this release "
                    + "does not feed; export it with float32 inputs and outputs.");
        }
        if (!in.isFloat32()) {
            throw refusal(file, "takes numbers of ONNX type " + in.elementType());
        }
        return sized(file, in, card, trained(graph));
    }

    /** Height and width of the images a network was trained on, as exporters note them in a file whose input size is open. */
    private static Optional<int[]> trained(OnnxGraph graph) {
        return graph.metadata("imgsz").map(SIDES::matcher).filter(Matcher::matches)
                .map(m -> new int[] {Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))});
    }

    private static ModelInput sized(Path file, TensorSpec in, CardOverrides card, Optional<int[]> trained) throws ModelException {
        int width = in.dims()[3];
        int height = in.dims()[2];
        int w = side(file, "inputWidth", width, card.inputWidth(), trained.map(t -> t[1]));
        int h = side(file, "inputHeight", height, card.inputHeight(), trained.map(t -> t[0]));
        boolean assumed = width < 0 && card.inputWidth().isEmpty() || height < 0 && card.inputHeight().isEmpty();
        if (w > LARGEST_SIDE || h > LARGEST_SIDE) {
            throw refusal(file, "takes images of " + w + "×" + h + " pixels");
        }
        return new ModelInput(in.name(), w, h, Wording.shape(in.dims()), assumed ? Optional.of("The file leaves its input size open; " + w + "×" + h
                + (trained.isPresent() ? ", for which it was exported, is taken." : " is assumed.")) : Optional.empty());
    }

    private static int side(Path file, String field, int declared, Optional<Integer> wanted, Optional<Integer> trained)
            throws ModelException {
        if (declared > 0 && wanted.isPresent() && wanted.get() != declared) {
            throw new ModelException(Wording.name(ModelCards.pathFor(file)) + ": \"" + field + "\" is " + wanted.get()
                    + ", but the model is fixed to " + declared + "; correct or remove it.");
        }
        return declared > 0 ? declared : wanted.or(() -> trained).orElse(DEFAULT_SIDE);
    }

    private static ModelException refusal(Path file, String what) {
        return new ModelException(Wording.name(file) + " " + what + ", where a detector takes one colour image "
                + "[1×3×height×width] of 32-bit floats; choose or export such a model.");
    }

    public int size() {
        return CHANNELS * width * height;
    }
}
