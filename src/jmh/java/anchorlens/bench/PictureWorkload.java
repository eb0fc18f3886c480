package anchorlens.bench;

import anchorlens.assign.Assigner;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.detection.BinGrid;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.RunRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A picture of 1333 × 800 with 50 objects of 80 classes, seen by a half-trained head: 22,400 priors on strides 8 to 128, 17
 * bins an edge. Every run sees the same numbers.
 */
final class PictureWorkload {
    static final int WIDTH = 1333;
    static final int HEIGHT = 800;
    private static final int CLASSES = 80;
    private static final int OBJECTS = 50;
    private static final int BINS = 17;

    private final Random random = new Random(9001);
    private final PointPriors points = PointPriors.covering(1344, HEIGHT, List.of(8, 16, 32, 64, 128), 0.5);
    private final List<Annotation> annotations = annotations();
    private final OpenedImage image = image();
    private final DecodedPass pass = pass();

    private List<Annotation> annotations() {
        List<Annotation> list = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            double w = 16 * Math.pow(2, 4.5 * random.nextDouble());
            double h = w * Math.pow(2, random.nextDouble() - 0.5);
            double x = random.nextDouble() * (WIDTH - w);
            double y = random.nextDouble() * Math.max(1, HEIGHT - h);
            list.add(new Annotation(i, random.nextInt(CLASSES), Box.ofSize(x, y, w, h), false, false));
        }
        return list;
    }

    private OpenedImage image() {
        int[] argb = new int[WIDTH * HEIGHT];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | (i % WIDTH * 255 / WIDTH) << 16 | (i / WIDTH * 255 / HEIGHT) << 8 | random.nextInt(256);
        }
        return new OpenedImage(new ImageRecord(1, "drawn", Path.of("drawn"), WIDTH, HEIGHT, annotations),
                new PixelImage(WIDTH, HEIGHT, argb), annotations, List.of());
    }

    private DecodedPass pass() {
        int n = points.count();
        float[] scores = new float[n * CLASSES];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (-5 + random.nextGaussian());
        }
        float[] logits = new float[n * 4 * BINS];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < n; i++) {
            int stride = points.strideOf(i);
            for (Annotation a : annotations) {
                if (a.box().contains(points.centerX(i), points.centerY(i)) && a.box().width() < 16.0 * stride) {
                    scores[i * CLASSES + a.category()] += 4;
                    for (Edge e : Edge.values()) {
                        double from = e.isHorizontalPosition() ? points.centerX(i) : points.centerY(i);
                        int bin = (int) Math.round(Math.abs(a.box().edge(e) - from) / stride);
                        logits[(4 * i + e.ordinal()) * BINS + Math.min(bin, BINS - 1)] += 6;
                    }
                }
            }
        }
        HeadOutput head = new HeadOutput(1344, HEIGHT, points.levels(), 0.5, ClassScores.ofLogits(n, CLASSES, scores, null),
                Optional.of(new EdgeDistributions(n, BinGrid.integers(BINS), logits)), Optional.empty());
        Letterbox letterbox = new Letterbox(WIDTH, HEIGHT, 1344, HEIGHT, 1, 1, 0, 0);
        return DecodedPass.of(new ForwardPass(head, letterbox, Device.CPU, 0, 0));
    }

    OpenedImage opened() {
        return image;
    }

    static List<String> categories() {
        return IntStream.range(0, CLASSES).mapToObj(c -> "class " + c).toList();
    }

    /** The request for an assigner with the weighting it is published with. */
    RunRequest request(String assignerId, String weightingId) {
        Catalog catalog = Catalog.load();
        Assigner assigner = catalog.assigner(assignerId);
        return new RunRequest(image, Optional.of(pass), ClassMapping.byName(categories(), List.of()), new PriorSetup(), assigner,
                weightingId.isEmpty() ? catalog.usualWeighting(assigner) : catalog.weighting(weightingId));
    }
}
