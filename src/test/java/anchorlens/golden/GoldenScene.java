package anchorlens.golden;

import anchorlens.assign.AssignmentInput;
import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxDecoder;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One synthetic scene: image size, grids, ground truth and raw predictions, from {@code scene.json} and its arrays. */
public final class GoldenScene {
    static final ObjectMapper JSON = new ObjectMapper();
    private final Path folder;
    private final JsonNode scene;
    private final List<FeatureLevel> grids = new ArrayList<>();

    private GoldenScene(Path folder) {
        this.folder = folder;
        this.scene = readJson(folder.resolve("scene.json"));
        int first = 0;
        for (int l = 0; l < scene.get("strides").size(); l++) {
            JsonNode map = scene.get("featureMaps").get(l);
            grids.add(new FeatureLevel(l, scene.get("strides").get(l).asInt(), map.get("rows").asInt(),
                    map.get("cols").asInt(), 1, first));
            first = grids.getLast().endPrior();
        }
    }

    static GoldenScene read(Path folder) {
        return new GoldenScene(folder);
    }

    static JsonNode readJson(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return scene.get("name").asText();
    }

    int classes() {
        return scene.get("numClasses").asInt();
    }

    /** P of the points; anchors have a multiple of it. */
    int points() {
        return scene.get("numPoints").asInt();
    }

    List<FeatureLevel> grids() {
        return grids;
    }

    /** The cases of a method's file, none where the scene lacks it. */
    List<GoldenCase> cases(String method) {
        Path file = folder.resolve(method + ".json");
        if (!Files.exists(file)) {
            return List.of();
        }
        List<GoldenCase> cases = new ArrayList<>();
        readJson(file).get("cases").forEach(c -> cases.add(new GoldenCase(c)));
        return cases;
    }

    /** Names of the methods that this scene has cases of. */
    List<String> methods() {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".json")
                    && !f.equals("scene.json"))
                    .map(f -> f.substring(0, f.length() - 5)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GroundTruth groundTruth() {
        List<Box> objects = new ArrayList<>();
        List<Box> ignored = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (JsonNode gt : scene.get("groundTruth")) {
            JsonNode b = gt.get("box");
            Box box = new Box(b.get(0).asDouble(), b.get(1).asDouble(), b.get(2).asDouble(), b.get(3).asDouble());
            if (gt.get("ignore").asBoolean()) {
                ignored.add(box);
            } else {
                objects.add(box);
                labels.add(gt.get("label").asInt());
            }
        }
        return new GroundTruth(Boxes.of(objects), labels.stream().mapToInt(Integer::intValue).toArray(),
                Boxes.of(ignored));
    }

    /**
     * An array of the scene as it lies in its file: "cls", "obj", "dist", "dfl17", "dfl16", "delta", "clsA",
     * "proposals".
     */
    float[] array(String name) {
        JsonNode entry = scene.get("arrays").get(name);
        if (entry == null) {
            throw new IllegalArgumentException("scene " + name() + " has no array '" + name + "'");
        }
        return readFloats(folder.resolve(entry.get("file").asText()));
    }

    /** Little-endian 32-bit floats. */
    static float[] readFloats(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            float[] values = new float[bytes.remaining() / 4];
            bytes.asFloatBuffer().get(values);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PointPriors points(double offset) {
        return new PointPriors(grids, offset);
    }

    /** The priors that a case calls by name in {@code inputs.priors}. */
    Priors priors(String name) {
        return switch (name) {
            case "points offset 0" -> points(0);
            case "points offset 0.5" -> points(0.5);
            case "squareAnchors offset 0" -> AnchorPriors.square(grids, 0, 8);
            case "squareAnchors offset 0.5" -> AnchorPriors.square(grids, 0.5, 8);
            case "points offset 0.5, side 5*stride" -> AnchorPriors.square(grids, 0.5, 5);
            case "retinaAnchors" -> AnchorPriors.onGrids(grids, 0,
                    List.of(4.0, 4 * Math.cbrt(2), 4 * Math.cbrt(4)), List.of(0.5, 1.0, 2.0));
            case "rpnAnchors" -> AnchorPriors.onGrids(grids, 0, List.of(8.0), List.of(0.5, 1.0, 2.0));
            case "proposals" -> new BoxPriors(Boxes.ofArray(array("proposals")));
            default -> throw new IllegalArgumentException("no priors are called '" + name + "'");
        };
    }

    /**
     * The predictions that a case calls by name.
     *
     * @param boxes  "dist" (around the offset-0.5 points whatever the priors are), "dfl17" (offset 0) or "dfl16"
     *               (offset 0.5)
     * @param scores any of the reference's formulas over cls and obj; objectness is present where the formula uses it
     */
    Predictions predictions(String boxes, String scores) {
        int n = points();
        ClassScores classScores = ClassScores.ofLogits(n, classes(), array("cls"), scores.contains("obj")
                ? array("obj") : null);
        return switch (boxes) {
            case "dist" -> new Predictions(BoxDecoder.fromDistances(points(0.5), array("dist")), classScores,
                    Optional.empty());
            case "dfl17" -> withDistributions(0, 17, classScores);
            case "dfl16" -> withDistributions(0.5, 16, classScores);
            default -> throw new IllegalArgumentException("no predicted boxes are called '" + boxes + "'");
        };
    }

    private Predictions withDistributions(double offset, int bins, ClassScores scores) {
        EdgeDistributions d = new EdgeDistributions(points(), BinGrid.integers(bins), array("dfl" + bins));
        return new Predictions(BoxDecoder.fromDistributions(points(offset), d), scores, Optional.of(d));
    }

    /** What a case gives to an assigner; predictions where it names boxes, by the first word. */
    AssignmentInput input(GoldenCase c) {
        Optional<Predictions> predictions = c.inputs().has("boxes")
                ? Optional.of(predictions(c.inputs().get("boxes").asText().split(" ")[0],
                        c.inputs().path("scores").asText("cls logits")))
                : Optional.empty();
        return input(priors(c.inputs().get("priors").asText()), predictions);
    }

    /** An input of this scene's image and ground truth. */
    AssignmentInput input(Priors priors, Optional<Predictions> predictions) {
        return new AssignmentInput(priors, groundTruth(), predictions, scene.get("width").asInt(),
                scene.get("height").asInt());
    }
}
