package anchorlens.ui.inspect;

import anchorlens.assign.Assigner;
import anchorlens.assign.Explanation;
import anchorlens.assign.Weighting;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.detection.BinGrid;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A run over an image of 480×320 with an umbrella whose lower edge the model sees in two places, a crate, and a coin too
 * small for any prior; the model's head is made up by rule from the annotations.
 */
final class SampleRun {
    static final Box UMBRELLA = new Box(150, 40, 330, 130);
    static final Box CRATE = new Box(40, 200, 120, 270);
    static final Box COIN = new Box(441.2, 281.2, 442.6, 282.6);
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    private static final int BINS = 17;
    private static final double HANDLE = 80;
    private static final List<String> CLASSES = List.of("umbrella", "crate", "coin");

    private SampleRun() {
    }

    static RunResult of(Assigner assigner, Weighting weighting, boolean withModel) {
        List<Annotation> annotations = List.of(new Annotation(1, 0, UMBRELLA, false, false),
                new Annotation(2, 1, CRATE, false, false), new Annotation(3, 2, COIN, false, false));
        ImageRecord record = new ImageRecord(1, "scene.png", Path.of("scene.png"), WIDTH, HEIGHT, annotations);
        OpenedImage image = new OpenedImage(record, new PixelImage(WIDTH, HEIGHT, new int[WIDTH * HEIGHT]), annotations, List.of());
        Optional<DecodedPass> pass = withModel ? Optional.of(DecodedPass.of(pass())) : Optional.empty();
        return new Workbench().run(new RunRequest(image, pass, ClassMapping.byName(CLASSES, withModel ? CLASSES : List.of()), new PriorSetup(),
                assigner, weighting), CancellationToken.NONE);
    }

    /** TAL with TOOD's weights over the made-up head. */
    static RunResult tal() {
        Catalog catalog = Catalog.load();
        return of(catalog.assigner("tal"), catalog.weighting("tood"), true);
    }

    private static ForwardPass pass() {
        PointPriors points = PointPriors.covering(WIDTH, HEIGHT, List.of(8, 16, 32), 0.5);
        int count = points.count();
        float[] scores = new float[count * CLASSES.size()];
        float[] logits = new float[count * 4 * BINS];
        Random random = new Random(3);
        for (FeatureLevel level : points.levels()) {
            for (int i = level.firstPrior(); i < level.endPrior(); i++) {
                double x = points.centerX(i);
                double y = points.centerY(i);
                int cls = UMBRELLA.contains(x, y) ? 0 : CRATE.contains(x, y) ? 1 : 2;
                Box box = cls == 0 ? UMBRELLA : cls == 1 ? CRATE : COIN;
                double off = Math.hypot((x - box.centerX()) / box.width(), (y - box.centerY()) / box.height());
                for (int c = 0; c < CLASSES.size(); c++) {
                    scores[i * CLASSES.size() + c] = (float) (c == cls ? 0.9 * Math.exp(-2.5 * off) : 0.02 * random.nextDouble());
                }
                for (Edge edge : Edge.values()) {
                    double centre = edge.isHorizontalPosition() ? x : y;
                    double distance = edge.direction() * (box.edge(edge) - centre) / level.stride();
                    for (int k = 0; k < BINS; k++) {
                        double p = hill(k, distance);
                        if (cls == 0 && edge == Edge.BOTTOM) {
                            p += 0.7 * hill(k, distance + HANDLE / level.stride());
                        }
                        logits[(i * 4 + edge.ordinal()) * BINS + k] = (float) Math.log(p + 1e-5);
                    }
                }
            }
        }
        HeadOutput head = new HeadOutput(WIDTH, HEIGHT, points.levels(), 0.5,
                ClassScores.ofProbabilities(count, CLASSES.size(), scores, null),
                Optional.of(new EdgeDistributions(count, BinGrid.integers(BINS), logits)), Optional.empty());
        return new ForwardPass(head, Letterbox.identity(WIDTH, HEIGHT), Device.CPU, 0.5, 3);
    }

    private static double hill(int bin, double at) {
        double z = (bin - Math.min(Math.max(at, 0), BINS - 1)) / 0.7;
        return Math.exp(-z * z / 2);
    }

    /** The explanation of a prior that a larger k would make a positive of the umbrella. */
    static Explanation outOfTopK() {
        RunResult r = tal();
        return IntStream.range(0, r.assignment().priorCount())
                .mapToObj(i -> r.request().assigner().explain(r.input(), r.assignment(), i, 0))
                .filter(e -> e.firstFailure().flatMap(s -> s.gate().orElseThrow().flip()).isPresent()).findFirst().orElseThrow();
    }
}
