package anchorlens.bench;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.Need;
import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxDecoder;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The timing inputs of {@code ../shared/golden/workloads}: an image of 1333 × 800, strides 8…128, 22,400 points, 80
 * classes. W1 has 50 objects and one prior a cell, W2 50 objects and 9 anchors a cell (201,600), W3 300 objects and one
 * prior a cell.
 */
final class Workload {
    static final Path FOLDER = Path.of("../shared/golden/workloads");
    private static final int FEW_OBJECTS = 50;

    private final JsonNode description;
    private final List<FeatureLevel> grids = new ArrayList<>();
    private final float[] distances;
    private final Predictions predictions;
    private final float[] objects;
    private final int[] labels;

    /** @throws IOException with a sentence that says which folder is missing */
    Workload() throws IOException {
        Path file = FOLDER.resolve("workloads.json");
        if (!Files.exists(file)) {
            throw new IOException("the benchmarks read their inputs from " + FOLDER + ", which is not there; "
                    + "put the reference data beside the project folder");
        }
        description = new ObjectMapper().readTree(file.toFile());
        int first = 0;
        for (int l = 0; l < description.get("strides").size(); l++) {
            JsonNode map = description.get("featureMaps").get(l);
            grids.add(new FeatureLevel(l, description.get("strides").get(l).asInt(), map.get("rows").asInt(),
                    map.get("cols").asInt(), 1, first));
            first = grids.getLast().endPrior();
        }
        distances = floats("dist.f32");
        predictions = new Predictions(BoxDecoder.fromDistances(new PointPriors(grids, 0.5), distances),
                ClassScores.ofLogits(first, description.get("numClasses").asInt(), floats("cls.f32"),
                        floats("obj.f32")),
                Optional.empty());
        objects = floats("gt300.f32");
        labels = new int[objects.length / 4];
        bytes("labels300.i32").asIntBuffer().get(labels);
    }

    /**
     * An input with the priors that an assigner's needs ask for: square anchors of 8 strides at offset 0, else points
     * at 0.5.
     *
     * @param name "W1", "W2" or "W3"
     */
    AssignmentInput input(String name, Set<Need> needs) {
        boolean many = name.equals("W2");
        Priors priors = many ? AnchorPriors.onGrids(grids, 0, List.of(4.0, 4 * Math.cbrt(2), 4 * Math.cbrt(4)),
                List.of(0.5, 1.0, 2.0))
                : needs.contains(Need.ANCHORS) ? AnchorPriors.square(grids, 0, 8) : new PointPriors(grids, 0.5);
        return new AssignmentInput(priors, groundTruth(name.equals("W3") ? Integer.MAX_VALUE : FEW_OBJECTS),
                many ? Optional.empty() : Optional.of(predictions), description.get("width").asInt(),
                description.get("height").asInt());
    }

    PointPriors points(double offset) {
        return new PointPriors(grids, offset);
    }

    /** The edge distributions of 17 bins of every point. */
    EdgeDistributions distributions() throws IOException {
        return new EdgeDistributions(grids.getLast().endPrior(), BinGrid.integers(17), floats("dfl17.f32"));
    }

    /**
     * W1's image repeated downwards, with the objects spread evenly over the copies: a larger image of the same look.
     *
     * @param tiles   how many copies
     * @param wanted  how many objects, 300 at most
     */
    AssignmentInput tiled(int tiles, int wanted, Set<Need> needs) {
        int height = grids.getFirst().rows() * grids.getFirst().stride();
        List<FeatureLevel> tall = new ArrayList<>();
        int priorCount = tiles * grids.getLast().endPrior();
        int classes = predictions.scores().classes();
        float[] dist = new float[4 * priorCount];
        float[] cls = new float[classes * priorCount];
        float[] obj = new float[priorCount];
        int first = 0;
        for (FeatureLevel g : grids) {
            for (int t = 0; t < tiles; t++) {
                int to = first + t * g.count();
                System.arraycopy(distances, 4 * g.firstPrior(), dist, 4 * to, 4 * g.count());
                System.arraycopy(predictions.scores().array(), classes * g.firstPrior(), cls, classes * to, classes * g.count());
                System.arraycopy(predictions.scores().objectnessArray(), g.firstPrior(), obj, to, g.count());
            }
            tall.add(new FeatureLevel(g.index(), g.stride(), tiles * g.rows(), g.cols(), 1, first));
            first = tall.getLast().endPrior();
        }
        float[] boxes = Arrays.copyOf(objects, 4 * wanted);
        for (int g = 0; g < wanted; g++) {
            boxes[4 * g + 1] += height * (g % tiles);
            boxes[4 * g + 3] += height * (g % tiles);
        }
        PointPriors middle = new PointPriors(tall, 0.5);
        return new AssignmentInput(needs.contains(Need.ANCHORS) ? AnchorPriors.square(tall, 0, 8) : middle,
                new GroundTruth(Boxes.ofArray(boxes), Arrays.copyOf(labels, wanted), Boxes.NONE),
                Optional.of(new Predictions(BoxDecoder.fromDistances(middle, dist),
                        ClassScores.ofLogits(priorCount, classes, cls, obj), Optional.empty())),
                description.get("width").asInt(), tiles * height);
    }

    /** The same numbers in an input of which nothing is remembered. */
    static AssignmentInput afresh(AssignmentInput input) {
        return new AssignmentInput(input.priors(), input.groundTruth(), input.predictions().map(p -> new Predictions(p.boxes(),
                ClassScores.ofLogits(p.count(), p.scores().classes(), p.scores().array(), p.scores().objectnessArray()),
                p.distributions())), input.inputWidth(), input.inputHeight());
    }

    private GroundTruth groundTruth(int limit) {
        int n = Math.min(limit, labels.length);
        return new GroundTruth(Boxes.ofArray(Arrays.copyOf(objects, 4 * n)), Arrays.copyOf(labels, n), Boxes.NONE);
    }

    private static float[] floats(String file) throws IOException {
        ByteBuffer bytes = bytes(file);
        float[] values = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static ByteBuffer bytes(String file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve(file))).order(ByteOrder.LITTLE_ENDIAN);
    }
}
