package anchorlens.scene.training;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.LossWeights;
import anchorlens.assign.Need;
import anchorlens.assign.PriorState;
import anchorlens.assign.Weighting;
import anchorlens.detection.AnchorPriors;
import anchorlens.detection.ClassScores;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns assignments and loss weights into the targets of a batch: the same assigner and weighting that the window
 * shows, on the predictions of the present weights.
 */
final class TargetBuilder {
    private static final double ANCHOR_SCALE = 8;
    private static final double BEFORE_LAST_BIN = 0.1;
    private static final String TARGET = "t";
    private static final String MISPLACED = "P_neg in the loss";
    private final NetworkConfig config;
    private final Assigner assigner;
    private final Weighting weighting;
    private final ClassificationLoss loss;
    private final Priors priors;

    TargetBuilder(NetworkConfig config, Assigner assigner, Weighting weighting) {
        this.config = config;
        this.assigner = assigner;
        this.weighting = weighting;
        this.loss = ClassificationLoss.of(weighting);
        this.priors = assigner.needs().contains(Need.ANCHORS)
                ? AnchorPriors.square(config.levels(), NetworkConfig.PRIOR_OFFSET, ANCHOR_SCALE) : config.points();
    }

    /** One (prior, object) pair whose edges learn. */
    private record Pair(int row, int prior, GroundTruth truth, int gt, float weight) {
    }

    /** What is gathered over the images of a batch. */
    private static final class Sums {
        private final List<Pair> pairs = new ArrayList<>();
        private double spared;
        private int positives;
        private int objects;
    }

    /**
     * Builds the targets.
     *
     * @param logits {@code [N × C]} class logits
     * @param boxes  {@code [N × 4]} decoded boxes in input pixels
     * @throws IllegalArgumentException where a prediction is not finite: training has diverged
     */
    BatchTargets build(List<GroundTruth> images, float[] logits, float[] boxes) {
        float[] positive = new float[logits.length];
        float[] negative = new float[logits.length];
        Arrays.fill(negative, 1);
        Sums sums = new Sums();
        for (int b = 0; b < images.size(); b++) {
            addImage(b * priors.count(), images.get(b), logits, boxes, positive, negative, sums);
        }
        boolean dual = loss instanceof ClassificationLoss.Dual;
        double positiveNorm = Math.max(dual ? sums.objects : sums.positives, 1);
        return edges(sums, positive, negative, positiveNorm, Math.max(sums.spared, 1));
    }

    private void addImage(int firstRow, GroundTruth truth, float[] allLogits, float[] allBoxes, float[] positive,
                          float[] negative, Sums sums) {
        int p = priors.count();
        int c = config.classes();
        float[] logits = Arrays.copyOfRange(allLogits, firstRow * c, (firstRow + p) * c);
        float[] boxes = Arrays.copyOfRange(allBoxes, firstRow * 4, (firstRow + p) * 4);
        Predictions predictions = new Predictions(Boxes.ofArray(boxes), ClassScores.ofLogits(p, c, logits, null),
                Optional.empty());
        AssignmentInput input = new AssignmentInput(priors, truth, Optional.of(predictions), config.inputSize(),
                config.inputSize());
        AssignmentResult assignment = assigner.assign(input, CancellationToken.NONE);
        LossWeights weights = weighting.weigh(input, assignment, CancellationToken.NONE);
        for (int i = 0; i < p; i++) {
            if (assignment.state()[i] == PriorState.IGNORED) {
                Arrays.fill(negative, (firstRow + i) * c, (firstRow + i + 1) * c, 0);
            }
        }
        sums.positives += assignment.positiveCount();
        sums.objects += truth.count();
        switch (loss) {
            case ClassificationLoss.Dual dual -> addDual(firstRow, truth, weights, positive, negative, sums);
            case ClassificationLoss.Quality quality -> addSoft(firstRow, truth, weights, predictions, positive, null,
                    sums);
            case ClassificationLoss.Varifocal vari -> addSoft(firstRow, truth, weights, predictions, positive, negative,
                    sums);
        }
    }

    /** @param negative where background is to be taken away at positives, or null */
    private void addSoft(int firstRow, GroundTruth truth, LossWeights weights, Predictions predictions,
            float[] positive,
                         float[] negative, Sums sums) {
        double[] t = term(weights, TARGET);
        for (int k = 0; k < t.length; k++) {
            int prior = weights.prior(k);
            int gt = weights.gt(k);
            int at = (firstRow + prior) * config.classes() + truth.label(gt);
            positive[at] = (float) Math.max(positive[at], t[k]);
            if (negative != null && t[k] > 0) {
                negative[at] = 0;
            }
            double weight = negative == null ? predictions.scores().maxProbability(prior) : t[k];
            sums.pairs.add(new Pair(firstRow + prior, prior, truth, gt, (float) weight));
        }
    }

    private void addDual(int firstRow, GroundTruth truth, LossWeights weights, float[] positive, float[] negative,
                         Sums sums) {
        double[] misplaced = term(weights, MISPLACED);
        for (int k = 0; k < misplaced.length; k++) {
            int prior = weights.prior(k);
            int gt = weights.gt(k);
            int at = (firstRow + prior) * config.classes() + truth.label(gt);
            positive[at] += (float) weights.pairPos(k);
            sums.spared += negative[at] - misplaced[k];
            negative[at] = (float) misplaced[k];
            if (weights.pairPos(k) > 0) {
                sums.pairs.add(new Pair(firstRow + prior, prior, truth, gt, (float) weights.pairPos(k)));
            }
        }
    }

    private static double[] term(LossWeights weights, String name) {
        return weights.terms().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow(
                () -> new IllegalStateException("the weighting has no term '" + name + "'")).values();
    }

    private BatchTargets edges(Sums sums, float[] positive, float[] negative, double positiveNorm,
            double negativeNorm) {
        int n = sums.pairs.size();
        int[] rows = new int[n];
        float[] weights = new float[n];
        float[] boxes = new float[4 * n];
        float[] centers = new float[4 * n];
        float[] strides = new float[n];
        float[] bins = new float[4 * n * config.bins()];
        for (int k = 0; k < n; k++) {
            Pair pair = sums.pairs.get(k);
            rows[k] = pair.row();
            weights[k] = pair.weight();
            strides[k] = priors.strideOf(pair.prior());
            System.arraycopy(pair.truth().boxes().array(), 4 * pair.gt(), boxes, 4 * k, 4);
            for (int e = 0; e < 4; e++) {
                centers[4 * k + e] = (float) (e % 2 == 0 ? priors.centerX(pair.prior()) : priors.centerY(pair.prior()));
                double outwards = (e < 2 ? centers[4 * k + e] - boxes[4 * k + e]
                        : boxes[4 * k + e] - centers[4 * k + e]);
                spread(outwards / strides[k], bins, (4 * k + e) * config.bins());
            }
        }
        return new BatchTargets(positive, negative, positiveNorm, negativeNorm, rows, weights, boxes, centers, strides,
                bins, sums.objects, sums.positives);
    }

    /** The weights of the two bins beside a distance in strides, which is clamped into the grid. */
    private void spread(double distance, float[] out, int from) {
        double y = Math.min(Math.max(distance, 0), config.bins() - 1 - BEFORE_LAST_BIN);
        int left = (int) y;
        out[from + left] = (float) (1 - (y - left));
        out[from + left + 1] = (float) (y - left);
    }
}
