package anchorlens.assign;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BoxDecoder;
import anchorlens.detection.ClassScores;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A small synthetic input of 128 × 128 pixels for the contract tests: grids, objects, and seeded random predictions
 * that are better near objects, as a half-trained detector's are.
 */
record AssignerScene(String name, List<Integer> strides, int classes, GroundTruth objects) {
    private static final int SIZE = 128;

    static final AssignerScene ORDINARY = new AssignerScene("ordinary", List.of(8, 16, 32), 3, objects(List.of(),
            new Box(12.3, 20.7, 60.1, 100.9), new Box(40.6, 30.2, 70.5, 62.3), new Box(96.4, 95.8, 105.1, 107.7),
            new Box(70.2, 8.9, 122.7, 52.6)));
    static final AssignerScene CROWDED = new AssignerScene("nested and identical", List.of(8, 16, 32), 3,
            objects(List.of(),
            new Box(10.3, 12.7, 110.1, 118.9), new Box(30.6, 30.2, 90.5, 92.3), new Box(30.6, 30.2, 90.5, 92.3),
            new Box(50.1, 50.7, 66.2, 70.4), new Box(48.3, 40.9, 95.8, 85.2)));
    static final AssignerScene DEGENERATE = new AssignerScene("zero area and off the image", List.of(8, 16, 32), 3,
            objects(
            List.of(), new Box(40.5, 30.25, 40.5, 62.5), new Box(20, 20, 20, 20), new Box(300.5, 300.25, 350, 360),
            new Box(-90, -80, -40, -30), new Box(25.1, 25.4, 27.2, 27.1), new Box(-30.5, 60.2, 45.5, 200.7)));
    static final AssignerScene IGNORING = new AssignerScene("ignore regions", List.of(8, 16, 32), 3, objects(
            List.of(new Box(60, 60, 128, 128), new Box(0, 0, 30, 128)), new Box(12.3, 20.7, 60.1, 100.9),
            new Box(40.6, 30.2, 70.5, 62.3), new Box(70.2, 68.9, 122.7, 112.6)));
    static final AssignerScene ONE_LEVEL = new AssignerScene("one level", List.of(16), 3, ORDINARY.objects);
    static final AssignerScene ONE_CLASS = new AssignerScene("one class", List.of(8, 16, 32), 1,
            new GroundTruth(ORDINARY.objects.boxes(), new int[4], Boxes.NONE));

    static final List<AssignerScene> ALL = List.of(ORDINARY, CROWDED, DEGENERATE, IGNORING, ONE_LEVEL, ONE_CLASS);

    private static GroundTruth objects(List<Box> ignored, Box... boxes) {
        int[] labels = new int[boxes.length];
        Arrays.setAll(labels, i -> i % 3);
        return new GroundTruth(Boxes.of(List.of(boxes)), labels, Boxes.of(ignored));
    }

    AssignerScene withObjects(GroundTruth other) {
        return new AssignerScene(name, strides, classes, other);
    }

    /** The same objects in another order: object i of the new scene is object {@code order[i]} of this one. */
    AssignerScene permuted(int... order) {
        List<Box> boxes = new ArrayList<>();
        int[] labels = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            boxes.add(objects.boxes().get(order[i]));
            labels[i] = objects.label(order[i]);
        }
        return withObjects(new GroundTruth(Boxes.of(boxes), labels, objects.ignored()));
    }

    PointPriors points() {
        return PointPriors.covering(SIZE, SIZE, strides, 0.5);
    }

    /** Square anchors where an assigner needs anchors, else points. */
    Priors priors(Assigner assigner) {
        return assigner.needs().contains(Need.ANCHORS) ? AnchorPriors.square(points().levels(), 0.5, 8) : points();
    }

    /** What an assigner asks for: predictions only where it needs them. */
    AssignmentInput input(Assigner assigner) {
        return input(priors(assigner), assigner.needs().contains(Need.PREDICTIONS) ? Optional.of(predictions())
                : Optional.empty());
    }

    AssignmentInput input(Priors priors, Optional<Predictions> predictions) {
        return new AssignmentInput(priors, objects, predictions, SIZE, SIZE);
    }

    /** Distances to the smallest object around a point, or 1.5 strides, and logits in its favour; all with noise. */
    Predictions predictions() {
        PointPriors points = points();
        Random random = new Random(7);
        float[] distances = new float[4 * points.count()];
        float[] logits = new float[classes * points.count()];
        float[] objectness = new float[points.count()];
        for (FeatureLevel level : points.levels()) {
            for (int i = level.firstPrior(); i < level.endPrior(); i++) {
                double x = points.centerX(i);
                double y = points.centerY(i);
                int gt = smallestAround(x, y);
                Box box = gt < 0 ? new Box(x - 1.5 * level.stride(), y - 1.5 * level.stride(), x + 1.5 * level.stride(),
                        y + 1.5 * level.stride()) : ORDINARY.objects.boxes().get(gt);
                double[] exact = {x - box.x1(), y - box.y1(), box.x2() - x, box.y2() - y};
                for (int k = 0; k < 4; k++) {
                    distances[4 * i + k] = (float) (exact[k] * (1 + 0.2 * random.nextGaussian()));
                }
                for (int c = 0; c < classes; c++) {
                    boolean own = gt >= 0 && ORDINARY.objects.label(gt) % classes == c;
                    logits[classes * i + c] = (float) (random.nextGaussian() - 1 + (own ? 1.5 : 0));
                }
                objectness[i] = (float) random.nextGaussian();
            }
        }
        return new Predictions(BoxDecoder.fromDistances(points, distances),
                ClassScores.ofLogits(points.count(), classes, logits, objectness), Optional.empty());
    }

    /** Predictions do not depend on the scene's objects, so that scenes with permuted objects share them. */
    private static int smallestAround(double x, double y) {
        Boxes boxes = ORDINARY.objects.boxes();
        int best = -1;
        for (int g = 0; g < boxes.count(); g++) {
            if (boxes.get(g).contains(x, y) && (best < 0 || boxes.get(g).area() < boxes.get(best).area())) {
                best = g;
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return name;
    }
}
