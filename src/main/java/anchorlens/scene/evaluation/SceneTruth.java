package anchorlens.scene.evaluation;

import anchorlens.dataset.DatasetException;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where each edge of an annotation may legitimately lie, in pixels of the image, as drawn scenes know it:
 *
 * <pre>
 * { "annotations": [ { "id": 7, "left": [12], "top": [30.5], "right": [88], "bottom": [96, 141] } ] }
 * </pre>
 *
 * An edge that is not listed lies where it is annotated. Other fields are left to other readers.
 */
public final class SceneTruth {
    private final Map<Long, Map<Edge, double[]>> positions;

    private SceneTruth(Map<Long, Map<Edge, double[]>> positions) {
        this.positions = positions;
    }

    /** @throws DatasetException in one sentence where the file cannot be read or has another form */
    public static SceneTruth read(Path file) throws DatasetException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new DatasetException(file.getFileName() + " is no valid JSON (" + e.getOriginalMessage() + ").", e);
        } catch (IOException e) {
            throw new DatasetException(file + " cannot be read (" + e.getMessage() + "); check the file.", e);
        }
        if (!root.path("annotations").isArray()) {
            throw new DatasetException(file.getFileName()
                    + " has no list \"annotations\"; give the truth file of drawn "
                    + "scenes.");
        }
        Map<Long, Map<Edge, double[]>> positions = new HashMap<>();
        for (JsonNode a : root.get("annotations")) {
            if (!a.path("id").isIntegralNumber()) {
                throw new DatasetException(file.getFileName()
                        + " has an entry without an \"id\"; each needs that of its "
                        + "annotation.");
            }
            Map<Edge, double[]> edges = new HashMap<>();
            for (Edge edge : Edge.values()) {
                read(file, a, edge).ifPresent(p -> edges.put(edge, p));
            }
            positions.put(a.get("id").asLong(), edges);
        }
        return new SceneTruth(positions);
    }

    private static Optional<double[]> read(Path file, JsonNode annotation, Edge edge) throws DatasetException {
        String name = edge.name().toLowerCase(Locale.ROOT);
        JsonNode list = annotation.path(name);
        if (list.isMissingNode()) {
            return Optional.empty();
        }
        boolean numbers = list.isArray() && !list.isEmpty();
        for (JsonNode n : list) {
            numbers &= n.isNumber();
        }
        if (!numbers) {
            throw new DatasetException(file.getFileName() + ": \"" + name + "\" of annotation " + annotation.get("id")
                    + " must be a list of positions.");
        }
        double[] out = new double[list.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = list.get(i).asDouble();
        }
        return Optional.of(out);
    }

    /** How many annotations are known of. */
    public int count() {
        return positions.size();
    }

    /** {@code [4]} in the order of {@link Edge}; empty for an annotation the file does not know. */
    public Optional<List<double[]>> of(long annotation, Box annotated) {
        Map<Edge, double[]> known = positions.get(annotation);
        if (known == null) {
            return Optional.empty();
        }
        List<double[]> out = new ArrayList<>();
        for (Edge edge : Edge.values()) {
            out.add(known.getOrDefault(edge, new double[] {annotated.edge(edge)}));
        }
        return Optional.of(out);
    }
}
