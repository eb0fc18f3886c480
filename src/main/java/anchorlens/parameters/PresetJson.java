package anchorlens.parameters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a record as JSON: {@code {"assigner":"atss","topk":9,"stdWeight":1.0}}. The first entry says whose
 * parameters they are; it is left out for records that there is only one kind of.
 */
public final class PresetJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PresetJson() {
    }

    /**
     * All parameters in the order of the components.
     *
     * @param kind "assigner" or "weighting"; empty for none
     * @param id   whose parameters they are
     */
    public static String write(String kind, String id, Record record) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (!kind.isEmpty()) {
            entries.put(kind, id);
        }
        RecordParameters.values(record).forEach((key, value) -> entries.put(key, value instanceof Enum<?> e ? e.name() : value));
        try {
            return JSON.writeValueAsString(entries);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A copy of the record with the values of a preset; parameters it does not mention stay as they are.
     *
     * @throws IllegalArgumentException in one sentence if the text is no JSON object, belongs to something else, names an
     *                                  unknown parameter, or holds a value that is not allowed
     */
    public static <R extends Record> R read(String kind, String id, R base, String json) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object(json).properties()) {
            if (!kind.isEmpty() && entry.getKey().equals(kind)) {
                requireSame(kind, id, entry.getValue().asText());
            } else {
                changes.put(entry.getKey(), text(entry.getValue()));
            }
        }
        return RecordParameters.withText(base, changes);
    }

    private static JsonNode object(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ")";
            throw new IllegalArgumentException("the text is not JSON" + where + ": a preset looks like {\"topk\": 9}", e);
        }
        if (root == null || !root.isObject()) {
            throw new IllegalArgumentException("the text holds no JSON object: a preset looks like {\"topk\": 9}");
        }
        return root;
    }

    private static void requireSame(String kind, String id, String found) {
        if (!found.equalsIgnoreCase(id)) {
            throw new IllegalArgumentException("the preset is for the " + kind + " '" + found + "', not for '" + id
                    + "': choose that " + kind + " first");
        }
    }

    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.isValueNode() ? node.asText() : node.toString();
        }
        List<String> parts = new ArrayList<>();
        node.forEach(part -> parts.add(part.asText()));
        return String.join(", ", parts);
    }
}
