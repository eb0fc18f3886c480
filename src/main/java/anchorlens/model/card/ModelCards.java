package anchorlens.model.card;

import anchorlens.model.CardOverrides;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Model cards on disk: {@code detector.card.json} beside {@code detector.onnx}, a JSON object that states what the
 * model file itself does not. Every field may be left out:
 *
 * <pre>
 * { "inputWidth": 416, "inputHeight": 416, "fit": "STRETCH", "order": "RGB",
 *   "mean": [123.675, 116.28, 103.53], "std": [58.395, 57.12, 57.375], "padding": 0,
 *   "priorOffset": 0.5, "strides": [8, 16, 32, 64], "bins": 8, "scoresAreProbabilities": true,
 *   "classNames": ["person", "bicycle"] }
 * </pre>
 *
 * {@code fit} is STRETCH, CENTER or TOP_LEFT; {@code order} RGB or BGR; {@code mean} and {@code std} are in the
 * tensor's channel order on the scale 0…255; {@code reading} names one of several ways to read the head. {@link #write} adds what was recognised for the reader's information
 * ({@code family}, {@code inputName}, {@code declaredInput}, {@code binPositions}, {@code numClasses},
 * {@code outputs}, {@code assumptions}, {@code verified}, {@code remarks}); reading skips these. A
 * field of any other name is an error, because a mistyped override would otherwise be lost without a word.
 */
public final class ModelCards {
    public static final Set<String> INFORMATION = Set.of("family", "inputName", "numClasses", "outputs", "assumptions", "declaredInput",
            "binPositions", "verified", "remarks");
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
    public static CardOverrides read(Path model) throws ModelException {
        Path file = pathFor(model);
        if (!Files.isRegularFile(file)) {
            return CardOverrides.NONE;
        }
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new ModelException(Wording.name(file) + " is no valid JSON (" + e.getOriginalMessage() + ", line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
                    + "); correct it, or delete it to go on with assumptions.", e);
        } catch (IOException e) {
            throw new ModelException("'" + file + "' cannot be read (" + Wording.reason(e) + ").", e);
        }
        if (!root.isObject()) {
            throw new ModelException(Wording.name(file) + " must hold one JSON object {…}; correct or delete it.");
        }
        return new CardReader(file, root).overrides();
    }

    /** What is stated as JSON fields in a fixed order; a {@link CardReader} takes them in again. */
    public static Map<String, Object> fields(CardOverrides stated) {
        Map<String, Object> fields = new LinkedHashMap<>();
        stated.inputWidth().ifPresent(v -> fields.put("inputWidth", v));
        stated.inputHeight().ifPresent(v -> fields.put("inputHeight", v));
        stated.fit().ifPresent(v -> fields.put("fit", v));
        stated.order().ifPresent(v -> fields.put("order", v));
        stated.mean().ifPresent(v -> fields.put("mean", v));
        stated.std().ifPresent(v -> fields.put("std", v));
        stated.padding().ifPresent(v -> fields.put("padding", v));
        stated.priorOffset().ifPresent(v -> fields.put("priorOffset", v));
        stated.strides().ifPresent(v -> fields.put("strides", v));
        stated.bins().ifPresent(v -> fields.put("bins", v));
        stated.scoresAreProbabilities().ifPresent(v -> fields.put("scoresAreProbabilities", v));
        stated.classNames().ifPresent(v -> fields.put("classNames", v));
        stated.reading().ifPresent(v -> fields.put("reading", v));
        return fields;
    }

    /**
     * Writes a card so that a person can correct it; never over another file.
     *
     * @throws ModelException in one sentence where the file exists already or cannot be written
     */
    public static void write(ModelCard card, Path target) throws ModelException {
        try {
            Files.write(target, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(fields(card)),
                    StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new ModelException("'" + target + "' exists already and is not overwritten; move it away first.", e);
        } catch (IOException e) {
            throw new ModelException("'" + target + "' cannot be written (" + Wording.reason(e) + ").", e);
        }
    }

    /** A card as JSON fields in a fixed order. */
    public static Map<String, Object> fields(ModelCard card) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("family", card.family());
        fields.put("reading", card.reading());
        fields.put("inputName", card.inputName());
        fields.put("declaredInput", card.declaredInput());
        fields.put("inputWidth", card.inputWidth());
        fields.put("inputHeight", card.inputHeight());
        fields.put("fit", card.fit());
        fields.put("order", card.order());
        fields.put("mean", card.mean());
        fields.put("std", card.std());
        fields.put("padding", card.padding());
        fields.put("priorOffset", card.priorOffset());
        fields.put("strides", card.strides());
        card.bins().ifPresent(b -> {
            fields.put("bins", b.count());
            fields.put("binPositions", IntStream.range(0, b.count()).mapToObj(b::position).toList());
        });
        fields.put("scoresAreProbabilities", card.scoresAreProbabilities());
        fields.put("numClasses", card.numClasses());
        fields.put("classNames", card.classNames());
        fields.put("outputs", card.outputs());
        fields.put("assumptions", card.assumptions());
        fields.put("verified", card.verified());
        fields.put("remarks", card.remarks());
        return fields;
    }
}
