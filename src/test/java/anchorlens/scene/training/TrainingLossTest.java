package anchorlens.scene.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import anchorlens.assign.AtssAssigner;
import anchorlens.assign.GflWeighting;
import anchorlens.detection.BinGrid;
import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import anchorlens.loss.DistributionFocalLoss;
import anchorlens.loss.QualityFocalLoss;
import anchorlens.loss.VarifocalLoss;
import anchorlens.model.ModelException;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds what DJL differentiates against the losses that the window shows, value and gradient. */
class TrainingLossTest {
    private static final NetworkConfig NET = NetworkConfig.usual(64, 2, 0.25);
    private static final int ROWS = NET.priors();
    private static Engine engine;

    @BeforeAll
    static void needsPyTorch() {
        try {
            engine = TrainingSession.engine(1);
        } catch (ModelException e) {
            Assumptions.abort("PyTorch does not start here: " + e.getMessage());
        }
    }

    /** Value, and gradients with respect to class and edge logits. */
    private record Result(float value, float[] ofLogits, float[] ofEdges) {
    }

    private static Result run(TrainingLoss loss, float[] logits, float[] edges, BatchTargets targets) {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), TrainingSession.ENGINE)) {
            NDArray x = manager.create(logits, new Shape(ROWS, NET.classes()));
            NDArray e = manager.create(edges, new Shape(ROWS, 4L * NET.bins()));
            x.setRequiresGradient(true);
            e.setRequiresGradient(true);
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray total = loss.of(x, e, targets).total();
                collector.backward(total);
                return new Result(total.getFloat(), x.getGradient().toFloatArray(), e.getGradient().toFloatArray());
            }
        }
    }

    private static float[] random(int seed, int count, double scale) {
        Random random = new Random(seed);
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = (float) (scale * random.nextGaussian());
        }
        return out;
    }

    /** Targets without pairs: some rows positive for a class, one left out. */
    private static BatchTargets classTargets(boolean varifocal, float[] positive) {
        float[] negative = new float[positive.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = i % 5 == 0 ? 0.1f + i % 8 / 10f : 0;
            negative[i] = varifocal && positive[i] > 0 || i == 1 ? 0 : 1;
        }
        return new BatchTargets(positive, negative, 4, 1, new int[0], new float[0], new float[0], new float[0],
                new float[0],
                new float[0], 1, 4);
    }

    private static void agrees(ClassificationLoss classification, ToDoubleBiFunction<Double, Double> value,
                               ToDoubleBiFunction<Double, Double> gradient, boolean varifocal) {
        float[] logits = random(1, ROWS * NET.classes(), 2);
        float[] positive = new float[logits.length];
        BatchTargets targets = classTargets(varifocal, positive);
        Result got = run(new TrainingLoss(classification, NET, 1, 0.5), logits, random(2, ROWS * 68, 1), targets);
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            boolean out = i == 1;
            sum += out ? 0 : value.applyAsDouble((double) logits[i], (double) positive[i]);
            double expected = out ? 0 : gradient.applyAsDouble((double) logits[i], (double) positive[i]) / 4;
            assertThat((double) got.ofLogits()[i]).as("gradient %d", i).isCloseTo(expected, within(1e-5));
        }
        assertThat((double) got.value()).isCloseTo(sum / 4, within(1e-5 * Math.max(1, sum)));
    }

    @Test
    void qualityFocalLossIsThatOfTheLossPackage() {
        QualityFocalLoss reference = new QualityFocalLoss(2);
        agrees(new ClassificationLoss.Quality(2), reference::value, reference::gradient, false);
    }

    @Test
    void varifocalLossIsThatOfTheLossPackage() {
        VarifocalLoss reference = new VarifocalLoss(0.75, 2, true);
        agrees(new ClassificationLoss.Varifocal(0.75, 2), reference::value, reference::gradient, true);
    }

    @Test
    void dualWeightingPullsByItsTwoWeights() {
        float[] logits = random(1, ROWS * NET.classes(), 2);
        float[] positive = random(5, logits.length, 0.3);
        float[] negative = random(6, logits.length, 0.3);
        for (int i = 0; i < logits.length; i++) {
            positive[i] = Math.abs(positive[i]);
            negative[i] = Math.min(1, Math.abs(negative[i]));
        }
        BatchTargets targets = new BatchTargets(positive, negative, 3, 7, new int[0], new float[0], new float[0],
                new float[0], new float[0], new float[0], 3, 0);
        Result got = run(new TrainingLoss(new ClassificationLoss.Dual(2), NET, 1, 0.5), logits, random(2, ROWS * 68, 1),
                targets);
        QualityFocalLoss background = new QualityFocalLoss(2);
        double value = 0;
        for (int i = 0; i < logits.length; i++) {
            double p = 1 / (1 + Math.exp(-logits[i]));
            value += -0.25 * positive[i] * Math.log(p) / 3 + negative[i] * background.value(logits[i], 0) / 7;
            double gradient = 0.25 * positive[i] * (p - 1) / 3 + negative[i] * background.gradient(logits[i], 0) / 7;
            assertThat((double) got.ofLogits()[i]).isCloseTo(gradient, within(1e-5));
        }
        assertThat((double) got.value()).isCloseTo(value, within(1e-4));
    }

    @Test
    void edgesLearnTheWeightedMeanOverPositivesOfAtss() {
        Box box = new Box(7.5, 9.25, 52, 55);
        GroundTruth truth = new GroundTruth(Boxes.of(List.of(box)), new int[] {1}, Boxes.NONE);
        float[] logits = random(1, ROWS * NET.classes(), 1);
        float[] edges = random(2, ROWS * 68, 1);
        BatchTargets targets = new TargetBuilder(NET, new AtssAssigner(), new GflWeighting()).build(List.of(truth),
                logits,
                random(3, ROWS * 4, 20));
        assertThat(targets.pairs()).isPositive();
        DistributionFocalLoss reference = new DistributionFocalLoss(BinGrid.integers(17));
        double sum = 0;
        double total = 0;
        for (int k = 0; k < targets.pairs(); k++) {
            int row = targets.rows()[k];
            double x = NET.points().centerX(row);
            double y = NET.points().centerY(row);
            double s = NET.points().strideOf(row);
            double[] target = {x - box.x1(), y - box.y1(), box.x2() - x, box.y2() - y};
            double[] distance = new double[4];
            double dfl = 0;
            for (int e = 0; e < 4; e++) {
                double[] z = new double[17];
                for (int b = 0; b < 17; b++) {
                    z[b] = edges[row * 68 + e * 17 + b];
                }
                dfl += reference.value(z, Math.max(0, target[e] / s)) / 4;
                distance[e] = reference.expectation(z) * s;
            }
            double giou = Iou.giou(x - distance[0], y - distance[1], x + distance[2], y + distance[3], box.x1(),
                    box.y1(),
                    box.x2(), box.y2());
            sum += targets.weights()[k] * (dfl + 0.5 * (1 - giou));
            total += targets.weights()[k];
        }
        TrainingLoss loss = new TrainingLoss(new ClassificationLoss.Quality(2), NET, 1, 0.5);
        BatchTargets silent = new BatchTargets(targets.positive(), new float[logits.length], 1, 1, targets.rows(),
                targets.weights(), targets.boxes(), targets.centers(), targets.strides(), targets.bins(), 1, 1);
        Result got = run(loss, logits, edges, silent);
        assertThat((double) got.value()).isCloseTo(sum / total, within(1e-4));
        assertThat(got.ofLogits()).containsOnly(0);
        checkSlope(loss, logits, edges, silent, got, targets.rows()[0] * 68 + 3);
    }

    private static void checkSlope(TrainingLoss loss, float[] logits, float[] edges, BatchTargets targets, Result got,
                                   int at) {
        float step = 0.02f;
        float[] up = edges.clone();
        float[] down = edges.clone();
        up[at] += step;
        down[at] -= step;
        double slope = (run(loss, logits, up, targets).value() - run(loss, logits, down, targets).value()) / (2 * step);
        assertThat((double) got.ofEdges()[at]).isNotZero().isCloseTo(slope, within(2e-4));
    }
}
