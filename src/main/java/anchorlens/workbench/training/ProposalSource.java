package anchorlens.workbench.training;

import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Letterbox;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Proposals from a file in COCO's results format: {@code [{"image_id", "bbox": [x, y, width, height], "score"}, …]}, in pixels of the
 * images; categories play no part.
 */
public final class ProposalSource {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BOX = 4;

    private record Scored(Box box, double score) {
    }

    private final Path file;
    private final Map<Long, List<Scored>> byImage;

    private ProposalSource(Path file, Map<Long, List<Scored>> byImage) {
        this.file = file;
        this.byImage = byImage;
    }

    /**
     * Reads a file.
     *
     * @throws IOException in one sentence where it is no such file
     */
    public static ProposalSource read(Path file) throws IOException {
        Map<Long, List<Scored>> byImage = new HashMap<>();
        int entry = 0;
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException(name(file) + " is no list of results; choose a COCO results file.");
            }
            for (; parser.nextToken() != JsonToken.END_ARRAY; entry++) {
                JsonNode node = JSON.readTree(parser);
                add(byImage, node == null ? MissingNode.getInstance() : node, name(file) + ", entry " + entry);
            }
        } catch (JacksonException e) {
            throw new IOException(name(file) + " is no valid JSON (" + e.getOriginalMessage() + "); choose a COCO results file.", e);
        }
        byImage.values().forEach(list -> list.sort(Comparator.comparingDouble(Scored::score).reversed()));
        return new ProposalSource(file, byImage);
    }

    private static void add(Map<Long, List<Scored>> byImage, JsonNode entry, String place) throws IOException {
        JsonNode bbox = entry.path("bbox");
        if (!entry.path("image_id").isIntegralNumber() || !bbox.isArray() || bbox.size() != BOX || !entry.path("score").isNumber()) {
            throw new IOException(place + " lacks image_id, bbox of four numbers or score; choose a COCO results file.");
        }
        double[] v = new double[BOX];
        for (int i = 0; i < BOX; i++) {
            v[i] = bbox.get(i).asDouble(Double.NaN);
        }
        Box box = Box.ofSize(v[0], v[1], v[2], v[3]);
        if (!box.isDegenerate()) {
            byImage.computeIfAbsent(entry.get("image_id").asLong(), k -> new ArrayList<>())
                    .add(new Scored(box, entry.get("score").asDouble()));
        }
    }

    private static String name(Path file) {
        return "'" + file.getFileName() + "'";
    }

    /** Where they came from. */
    public Path file() {
        return file;
    }

    /** How many images have proposals. */
    public int images() {
        return byImage.size();
    }

    /** The best proposals of an image in input pixels; none where the file has none. */
    public Boxes of(long imageId, Letterbox letterbox, int count) {
        return Boxes.of(byImage.getOrDefault(imageId, List.of()).stream().limit(count).map(s -> letterbox.toInput(s.box)).toList());
    }
}
