package anchorlens.model;

import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.ModelCard.ChannelOrder;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Model cards on disk: {@code detector.card.json} beside {@code detector.onnx}, a JSON object that states what the model
 * file itself does not. Every field may be left out:
 *
 * <pre>
 * { "inputWidth": 416, "inputHeight": 416, "fit": "STRETCH", "order": "RGB",
 *   "mean": [123.675, 116.28, 103.53], "std": [58.395, 57.12, 57.375],
 *   "priorOffset": 0.5, "strides": [8, 16, 32, 64], "bins": 8, "scoresAreProbabilities": true,
 *   "classNames": ["person", "bicycle"] }
 * </pre>
 *
 * {@code fit} is STRETCH, CENTER or TOP_LEFT; {@code order} RGB or BGR; {@code mean} and {@code std} are in the tensor's
 * channel order on the scale 0…255. {@link #write} adds what was recognised for the reader's information ({@code family},
 * {@code inputName}, {@code numClasses}, {@code outputs}, {@code assumptions}); reading skips these. A field of any other
 * name is an error, because a mistyped override would otherwise be lost without a word.
 */
public final class ModelCards {
    private static final Set<String> INFORMATION = Set.of("family", "inputName", "numClasses", "outputs", "assumptions");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ModelCards() {
    }

    /** Where the card of a model lies: its name without ".onnx", with ".card.json", in the same folder. */
    public static Path pathFor(Path model) {
        String name = model.getFileName().toString();
        return model.resolveSibling(name.replaceFirst("(?i)\\.onnx$", "") + ".card.json");
    }

    /**
     * Reads the card beside a model.
     *
     * @return nothing stated where there is no such file
     * @throws ModelException in one sentence where it is malformed
     */
    static CardOverrides read(Path model) throws ModelException {
        Path file = pathFor(model);
        if (!Files.isRegularFile(file)) {
            return CardOverrides.NONE;
        }
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new ModelException(OnnxFile.name(file) + " is no valid JSON (" + e.getOriginalMessage() + ", line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
                    + "); correct it, or delete it to go on with assumptions.", e);
        } catch (IOException e) {
            throw new ModelException("'" + file + "' cannot be read (" + Wording.reason(e) + ").", e);
        }
        if (!root.isObject()) {
            throw new ModelException(OnnxFile.name(file) + " must hold one JSON object {…}; correct or delete it.");
        }
        return new CardReader(file, root).overrides();
    }

    /**
     * Writes a card so that a person can correct it; never over another file.
     *
     * @throws ModelException in one sentence where the file exists already or cannot be written
     */
    public static void write(ModelCard card, Path target) throws ModelException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("family", card.family());
        fields.put("inputName", card.inputName());
        fields.put("inputWidth", card.inputWidth());
        fields.put("inputHeight", card.inputHeight());
        fields.put("fit", card.fit());
        fields.put("order", card.order());
        fields.put("mean", card.mean());
        fields.put("std", card.std());
        fields.put("priorOffset", card.priorOffset());
        fields.put("strides", card.strides());
        card.bins().ifPresent(b -> fields.put("bins", b.count()));
        fields.put("scoresAreProbabilities", card.scoresAreProbabilities());
        fields.put("numClasses", card.numClasses());
        fields.put("classNames", card.classNames());
        fields.put("outputs", card.outputs());
        fields.put("assumptions", card.assumptions());
        try {
            Files.write(target, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(fields),
                    StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new ModelException("'" + target + "' exists already and is not overwritten; move it away first.", e);
        } catch (IOException e) {
            throw new ModelException("'" + target + "' cannot be written (" + Wording.reason(e) + ").", e);
        }
    }

    /** Takes the fields out of a card one by one, each with its own complaint. */
    private static final class CardReader {
        private static final int LARGEST = 8192;

        private final Path file;
        private final JsonNode root;

        CardReader(Path file, JsonNode root) {
            this.file = file;
            this.root = root;
        }

        CardOverrides overrides() throws ModelException {
            refuseUnknownFields();
            return new CardOverrides(Optional.of(file.getFileName().toString()), whole("inputWidth"), whole("inputHeight"),
                    oneOf("fit", Fit.class), oneOf("order", ChannelOrder.class), three("mean", false), three("std", true),
                    offset(), strides(), whole("bins"), flag("scoresAreProbabilities"), names());
        }

        private void refuseUnknownFields() throws ModelException {
            for (Iterator<String> names = root.fieldNames(); names.hasNext();) {
                String name = names.next();
                if (!FIELDS.contains(name) && !INFORMATION.contains(name)) {
                    throw new ModelException(OnnxFile.name(file) + " has a field \"" + name
                            + "\" that no model card knows; the fields are " + String.join(", ", FIELDS) + ".");
                }
            }
        }

        private Optional<JsonNode> field(String name) {
            return Optional.ofNullable(root.get(name)).filter(n -> !n.isNull());
        }

        private ModelException wrong(String field, String must) {
            return new ModelException(OnnxFile.name(file) + ": \"" + field + "\" must be " + must + ", not "
                    + root.get(field) + "; correct it.");
        }

        private Optional<Integer> whole(String name) throws ModelException {
            Optional<JsonNode> node = field(name);
            if (node.isPresent() && !isWhole(node.get())) {
                throw wrong(name, "a whole number from 1 to " + LARGEST);
            }
            return node.map(JsonNode::intValue);
        }

        private static boolean isWhole(JsonNode node) {
            return node.isInt() && node.intValue() >= 1 && node.intValue() <= LARGEST;
        }

        private <T extends Enum<T>> Optional<T> oneOf(String name, Class<T> type) throws ModelException {
            Optional<JsonNode> node = field(name);
            if (node.isEmpty()) {
                return Optional.empty();
            }
            for (T value : type.getEnumConstants()) {
                if (value.name().equals(node.get().textValue())) {
                    return Optional.of(value);
                }
            }
            throw wrong(name, "one of " + List.of(type.getEnumConstants()));
        }

        private Optional<List<Double>> three(String name, boolean positive) throws ModelException {
            Optional<JsonNode> node = field(name);
            if (node.isEmpty()) {
                return Optional.empty();
            }
            List<JsonNode> parts = elements(node.get());
            if (parts.size() != 3 || !parts.stream().allMatch(n -> n.isNumber() && Double.isFinite(n.doubleValue())
                    && (!positive || n.doubleValue() > 0))) {
                throw wrong(name, positive ? "three numbers above 0" : "three numbers");
            }
            return Optional.of(parts.stream().map(JsonNode::doubleValue).toList());
        }

        private Optional<Double> offset() throws ModelException {
            Optional<JsonNode> node = field("priorOffset");
            if (node.isPresent() && !(node.get().isNumber() && node.get().doubleValue() >= 0
                    && node.get().doubleValue() <= 1)) {
                throw wrong("priorOffset", "a number from 0 to 1");
            }
            return node.map(JsonNode::doubleValue);
        }

        private Optional<List<Integer>> strides() throws ModelException {
            Optional<JsonNode> node = field("strides");
            if (node.isEmpty()) {
                return Optional.empty();
            }
            List<JsonNode> parts = elements(node.get());
            boolean ascending = !parts.isEmpty() && parts.stream().allMatch(CardReader::isWhole);
            for (int i = 1; ascending && i < parts.size(); i++) {
                ascending = parts.get(i).intValue() > parts.get(i - 1).intValue();
            }
            if (!ascending) {
                throw wrong("strides", "a list of ascending whole numbers");
            }
            return Optional.of(parts.stream().map(JsonNode::intValue).toList());
        }

        private Optional<Boolean> flag(String name) throws ModelException {
            Optional<JsonNode> node = field(name);
            if (node.isPresent() && !node.get().isBoolean()) {
                throw wrong(name, "true or false");
            }
            return node.map(JsonNode::booleanValue);
        }

        private Optional<List<String>> names() throws ModelException {
            Optional<JsonNode> node = field("classNames");
            if (node.isPresent() && (elements(node.get()).isEmpty()
                    || !elements(node.get()).stream().allMatch(JsonNode::isTextual))) {
                throw wrong("classNames", "a list of texts");
            }
            return node.map(n -> elements(n).stream().map(JsonNode::textValue).toList());
        }

        private static List<JsonNode> elements(JsonNode node) {
            return node.isArray() ? node.valueStream().toList() : List.of();
        }

        private static final List<String> FIELDS = List.of("inputWidth", "inputHeight", "fit", "order", "mean", "std",
                "priorOffset", "strides", "bins", "scoresAreProbabilities", "classNames");
    }
}
