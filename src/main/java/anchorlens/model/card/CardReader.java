package anchorlens.model.card;

import anchorlens.model.CardOverrides;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.ModelCard.ChannelOrder;
import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Takes the fields out of a card one by one, each with its own complaint. */
public final class CardReader {
    private static final int LARGEST = 8192;
    private static final List<String> FIELDS = List.of("inputWidth", "inputHeight", "fit", "order", "mean", "std",
            "padding", "priorOffset", "strides", "bins", "scoresAreProbabilities", "classNames", "reading");

    private final Path file;
    private final JsonNode root;

    public CardReader(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    public CardOverrides overrides() throws ModelException {
        refuseUnknownFields();
        return new CardOverrides(Optional.of(file.getFileName().toString()), whole("inputWidth", 1, LARGEST),
                whole("inputHeight", 1, LARGEST), oneOf("fit", Fit.class), oneOf("order", ChannelOrder.class),
                three("mean", false), three("std", true), whole("padding", 0, 255), offset(), strides(),
                whole("bins", 2, 256), flag("scoresAreProbabilities"), names(), text("reading"));
    }

    private void refuseUnknownFields() throws ModelException {
        for (Iterator<String> names = root.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!FIELDS.contains(name) && !ModelCards.INFORMATION.contains(name)) {
                throw new ModelException(Wording.name(file) + " has a field \"" + name
                        + "\" that no model card knows; the fields are " + String.join(", ", FIELDS) + ".");
            }
        }
    }

    private Optional<JsonNode> field(String name) {
        return Optional.ofNullable(root.get(name)).filter(n -> !n.isNull());
    }

    private ModelException wrong(String field, String must) {
        return new ModelException(Wording.name(file) + ": \"" + field + "\" must be " + must + ", not "
                + root.get(field) + "; correct it.");
    }

    private Optional<Integer> whole(String name, int min, int max) throws ModelException {
        Optional<JsonNode> node = field(name);
        if (node.isPresent() && !isWhole(node.get(), min, max)) {
            throw wrong(name, "a whole number from " + min + " to " + max);
        }
        return node.map(JsonNode::intValue);
    }

    private static boolean isWhole(JsonNode node, int min, int max) {
        return node.isInt() && node.intValue() >= min && node.intValue() <= max;
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
        boolean ascending = !parts.isEmpty() && parts.stream().allMatch(n -> isWhole(n, 1, LARGEST));
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

    private Optional<String> text(String name) throws ModelException {
        Optional<JsonNode> node = field(name);
        if (node.isPresent() && !node.get().isTextual()) {
            throw wrong(name, "a text");
        }
        return node.map(JsonNode::textValue);
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
}
