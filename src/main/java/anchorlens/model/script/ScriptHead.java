package anchorlens.model.script;

import anchorlens.detection.BinGrid;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.CardOverrides;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelCard.ChannelOrder;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The one output of an {@link ExposedScript}, {@code [1 × (4 + C + 4·B + C) × A]}: boxes as centre and size, scores, logits of the
 * edges, logits of the classes.
 *
 * @param file     the trace
 * @param config   what its exporter wrote into it
 * @param inputWidth  pixels
 * @param inputHeight pixels
 * @param assumed  about the input's size, where the file does not tell it
 */
public record ScriptHead(Path file, Optional<JsonNode> config, int inputWidth, int inputHeight, Optional<String> assumed) {
    private static final List<Integer> STRIDES = List.of(8, 16, 32);
    private static final int DEFAULT_SIDE = 640;
    private static final int DEFAULT_BINS = 16;
    private static final int GREY = 114;
    private static final int LARGEST_SIDE = 8192;

    /** The input's size: stated, else what the exporter wrote, else 640. */
    public static ScriptHead of(ScriptArchive archive, CardOverrides card) throws ModelException {
        Optional<JsonNode> config = archive.config();
        List<Integer> size = config.map(c -> c.path("imgsz").valueStream().map(JsonNode::asInt).toList()).orElse(List.of());
        boolean known = size.size() == 2 && size.stream().allMatch(s -> s > 0 && s <= LARGEST_SIDE);
        int height = card.inputHeight().orElse(known ? size.get(0) : DEFAULT_SIDE);
        int width = card.inputWidth().orElse(known ? size.get(1) : DEFAULT_SIDE);
        boolean assumed = !known && (card.inputWidth().isEmpty() || card.inputHeight().isEmpty());
        return new ScriptHead(archive.file(), config, width, height, assumed ? Optional.of("The file does not tell its input size; " + width
                + "×" + height + " is assumed.") : Optional.empty());
    }

    private List<String> ownNames() {
        List<String> names = new ArrayList<>();
        JsonNode node = config.map(c -> c.path("names")).orElse(null);
        for (int i = 0; node != null && node.has(Integer.toString(i)); i++) {
            names.add(node.get(Integer.toString(i)).asText());
        }
        return names;
    }

    /**
     * The card for an output of K rows.
     *
     * @throws ModelException where the output is not made as {@link ExposedScript} makes it, or the statements contradict it
     */
    public ModelCard card(Tensor output, CardOverrides stated, List<String> verified) throws ModelException {
        int rows = rows(output);
        int classes = ownNames().isEmpty() ? (rows - 4 - 4 * stated.bins().orElse(DEFAULT_BINS)) / 2 : ownNames().size();
        int bins = (rows - 4 - 2 * classes) / 4;
        if (classes < 1 || bins < 2 || rows != 4 + 2 * classes + 4 * bins) {
            throw new ModelException(Wording.name(file) + " gives " + rows + " numbers a cell, which are not 4 + " + classes
                    + " classes with their distributions; export it to ONNX.");
        }
        if (stated.bins().isPresent() && stated.bins().get() != bins) {
            throw new ModelException(Wording.name(file) + " has " + bins + " bins, not " + stated.bins().get() + "; correct the card.");
        }
        List<String> notes = new ArrayList<>();
        stated.source().ifPresent(s -> notes.add("What '" + s + "' states is taken from there."));
        assumed.ifPresent(notes::add);
        Fit fit = CardOverrides.orAssume(stated.fit(), Fit.CENTER, "Images keep their aspect ratio, centred on grey 114, as Ultralytics "
                + "does.", notes);
        ChannelOrder order = CardOverrides.orAssume(stated.order(), ChannelOrder.RGB, "Channels are RGB, as in Ultralytics.", notes);
        List<Double> mean = CardOverrides.orAssume(stated.mean(), List.of(0.0, 0.0, 0.0), "Nothing is subtracted, as in Ultralytics.", notes);
        List<Double> std = CardOverrides.orAssume(stated.std(), List.of(255.0, 255.0, 255.0), "Values are divided by 255, as in Ultralytics.",
                notes);
        double offset = stated.priorOffset().orElse(0.5);
        List<Integer> strides = stated.strides().orElse(STRIDES);
        List<FeatureLevel> levels = PointPriors.covering(inputWidth, inputHeight, strides, offset).levels();
        if (levels.getLast().endPrior() != output.shape()[2]) {
            throw new ModelException(Wording.name(file) + " gives " + output.shape()[2] + " cells, but strides " + strides + " on an input of "
                    + inputWidth + "×" + inputHeight + " make " + levels.getLast().endPrior() + "; state \"inputWidth\", \"inputHeight\" and "
                    + "\"strides\" in its card.");
        }
        return new ModelCard(file, "Ultralytics (TorchScript, DFL brought out)", "x", inputWidth, inputHeight, fit, order, mean, std,
                stated.padding().orElse(GREY), strides, offset, classes, names(classes, stated, notes),
                Optional.of(BinGrid.integers(bins)), false, List.of("output [1×" + rows + "×" + output.shape()[2] + "]: 4 box, " + classes
                + " scores, 4 × " + bins + " logits of the edges, " + classes + " logits of the classes"), notes, verified, List.of(),
                "ultralytics-torchscript", "[1×3×" + inputHeight + "×" + inputWidth + "]");
    }

    private int rows(Tensor output) throws ModelException {
        if (output.shape().length != 3 || output.shape()[0] != 1) {
            throw new ModelException(Wording.name(file) + " gives " + Wording.shape(output.shape()) + " where [1×numbers×cells] was expected; "
                    + "export it to ONNX.");
        }
        return output.shape()[1];
    }

    private List<String> names(int classes, CardOverrides stated, List<String> notes) throws ModelException {
        List<String> names = stated.classNames().orElse(ownNames());
        if (names.isEmpty()) {
            notes.add("The file names no classes; they are shown by number.");
            return IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
        }
        if (names.size() != classes) {
            throw new ModelException("\"classNames\" has " + Wording.count(names.size(), "name") + ", but " + Wording.name(file) + " has "
                    + Wording.count(classes, "class") + "; correct it.");
        }
        return names;
    }

    /** Logits of edges and classes, prior by prior. */
    public HeadOutput read(Tensor output, ModelCard card) {
        int cells = output.shape()[2];
        int classes = card.numClasses();
        int columns = 4 * card.bins().orElseThrow().count();
        List<FeatureLevel> levels = PointPriors.covering(card.inputWidth(), card.inputHeight(), card.strides(), card.priorOffset()).levels();
        return new HeadOutput(card.inputWidth(), card.inputHeight(), levels, card.priorOffset(),
                ClassScores.ofLogits(cells, classes, rows(output, 4 + classes + columns, classes), null),
                Optional.of(new EdgeDistributions(cells, card.bins().get(), rows(output, 4 + classes, columns))), Optional.empty());
    }

    /** The boxes the trace decodes itself, which end to end ones give as corners and all others as centre and size. */
    public Boxes ownBoxes(Tensor output, boolean asCorners) {
        float[] centred = rows(output, 0, 4);
        if (asCorners) {
            return Boxes.ofArray(centred);
        }
        float[] corners = new float[centred.length];
        for (int i = 0; i < centred.length; i += 4) {
            corners[i] = centred[i] - centred[i + 2] / 2;
            corners[i + 1] = centred[i + 1] - centred[i + 3] / 2;
            corners[i + 2] = centred[i] + centred[i + 2] / 2;
            corners[i + 3] = centred[i + 1] + centred[i + 3] / 2;
        }
        return Boxes.ofArray(corners);
    }

    private static float[] rows(Tensor output, int from, int count) {
        int cells = output.shape()[2];
        float[] out = new float[cells * count];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < cells; i++) {
                out[i * count + k] = output.data()[(from + k) * cells + i];
            }
        }
        return out;
    }
}
