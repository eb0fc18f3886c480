package anchorlens.workbench.scan;

import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.model.CardOverrides;
import anchorlens.model.ModelException;
import anchorlens.model.card.CardReader;
import anchorlens.model.card.ModelCards;
import anchorlens.parameters.PresetJson;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewHeader;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a scan was set to, as its review file keeps it.
 *
 * @param flags    thresholds
 * @param evidence which priors speak of an object
 * @param classes  category → class of the model where names did not tell
 * @param card     what a person stated of the model in place of the card beside it; empty for what that one said
 */
public record ReviewSettings(FlagSettings flags, EvidenceSettings evidence, Map<String, String> classes, Optional<CardOverrides> card) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public ReviewSettings {
        classes = Map.copyOf(classes);
        card = card.map(c -> c.withSource(Optional.empty()));
    }

    static ReviewSettings of(ScanRequest request) {
        return new ReviewSettings(request.flags(), request.evidence(), request.classes(), request.card());
    }

    /** @throws ReviewException in one sentence, if the settings of a review cannot be read */
    public static ReviewSettings of(ReviewHeader header) throws ReviewException {
        try {
            JsonNode root = JSON.readTree(header.settings());
            Map<String, String> classes = new LinkedHashMap<>();
            root.path("classes").properties().forEach(e -> classes.put(e.getKey(), e.getValue().asText()));
            return new ReviewSettings(PresetJson.read("", "", new FlagSettings(), root.path("flags").toString()),
                    PresetJson.read("", "", new EvidenceSettings(), root.path("evidence").toString()), classes, card(header, root));
        } catch (JsonProcessingException | ModelException | IllegalArgumentException e) {
            throw new ReviewException("The settings in the review of " + header.data() + " cannot be read (" + e.getMessage()
                    + "); scan the set again into a new file.", e);
        }
    }

    private static Optional<CardOverrides> card(ReviewHeader header, JsonNode root) throws ModelException {
        return root.has("card") ? Optional.of(new CardReader(Path.of(header.model()), root.get("card")).overrides()) : Optional.empty();
    }

    /** The name of the thresholds: a preset's, or one's with a remark where they were changed. */
    public String presetName() {
        for (FlagSettings.Preset preset : FlagSettings.Preset.values()) {
            if (preset.settings().equals(flags)) {
                return preset.label() + (evidence.equals(new EvidenceSettings()) ? "" : ", changed");
            }
        }
        return "changed";
    }

    String toJson() {
        try {
            return "{\"flags\": " + PresetJson.write("", "", flags) + ", \"evidence\": " + PresetJson.write("", "", evidence)
                    + (classes.isEmpty() ? "" : ", \"classes\": " + JSON.writeValueAsString(new TreeMap<>(classes)))
                    + (card.isEmpty() ? "" : ", \"card\": " + JSON.writeValueAsString(ModelCards.fields(card.get()))) + "}";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
