package anchorlens.scene;

import anchorlens.geometry.Edge;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is true of the annotations of drawn scenes, as {@code truth.json} tells; the format is in
 * {@code src/docs/scene-truth.md}.
 *
 * @param annotations by annotation id of {@code annotations.json}, in the order of the file
 * @param missing     objects that were drawn but not annotated
 */
public record SceneTruth(Map<Long, Entry> annotations, List<Entry> missing) {
    static final int FORMAT = 1;

    /**
     * The truth about one object.
     *
     * @param image    image id
     * @param category category id of what was drawn, 1-based as in the COCO file
     * @param edges    what is legitimate, in the order of {@link Edge}
     * @param error    what is wrong with the annotation
     */
    public record Entry(long image, long category, List<TrueEdge> edges, InjectedError error) {
        public Entry {
            edges = List.copyOf(edges);
        }

        public TrueEdge edge(Edge edge) {
            return edges.get(edge.ordinal());
        }
    }

    /**
     * Reads a truth file.
     *
     * @throws IOException with a sentence for people if the file cannot be read or is no truth file
     */
    public static SceneTruth read(Path file) throws IOException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not JSON; draw the scenes again", e);
        }
        if (root.path("format").asInt() != FORMAT || !root.path("objects").isArray()) {
            throw new IOException(file + " is no truth file of drawn scenes in format " + FORMAT
                    + "; name the truth.json beside their annotations");
        }
        Map<Long, Entry> annotations = new LinkedHashMap<>();
        List<Entry> missing = new ArrayList<>();
        int place = 0;
        for (JsonNode node : root.get("objects")) {
            place++;
            Entry entry;
            try {
                entry = entry(node);
            } catch (IllegalArgumentException e) {
                throw new IOException("object " + place + " of " + file + " cannot be read (" + e.getMessage()
                        + "); draw the scenes again", e);
            }
            if (node.path("annotation_id").isNumber()) {
                annotations.put(node.get("annotation_id").asLong(), entry);
            } else {
                missing.add(entry);
            }
        }
        return new SceneTruth(Collections.unmodifiableMap(annotations), List.copyOf(missing));
    }

    private static Entry entry(JsonNode node) {
        List<TrueEdge> edges = new ArrayList<>();
        for (Edge edge : Edge.values()) {
            List<Double> positions = new ArrayList<>();
            node.path(edge.name().toLowerCase(Locale.ROOT)).forEach(p -> positions.add(p.asDouble()));
            edges.add(new TrueEdge(positions));
        }
        var kind = InjectedError.Kind.valueOf(node.path("error").asText("none").toUpperCase(Locale.ROOT));
        Edge moved = node.has("edge") ? Edge.valueOf(node.get("edge").asText().toUpperCase(Locale.ROOT)) : null;
        return new Entry(node.path("image_id").asLong(), node.path("category_id").asLong(), edges,
                new InjectedError(kind, moved, node.path("by").asDouble()));
    }
}
