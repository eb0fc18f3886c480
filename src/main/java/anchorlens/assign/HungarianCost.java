package anchorlens.assign;

import anchorlens.assign.HungarianAssigner.ClassCost;
import anchorlens.detection.ClassScores;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Queries and costs of a {@link HungarianAssigner} on one input. */
final class HungarianCost {
    private static final double EPSILON = 1e-12;
    private static final double ALPHA = 0.25;
    /** The focal cost of probability 1. */
    private static final double MOST_GAIN = (1 - ALPHA) * Math.log(EPSILON) - 1e-6;
    private static final LossTable FOCAL = new LossTable(z -> focalCost(ClassScores.sigmoid(z)));
    final HungarianAssigner rules;
    final AssignmentInput input;
    final Boxes boxes;
    /** The priors that take part, ascending. */
    final int[] queries;
    private final int[] labels;
    private final float[] predicted;
    private final CheckedPredictions predictions;
    private final double[] softmaxOf;

    HungarianCost(HungarianAssigner rules, AssignmentInput input) {
        this.rules = rules;
        this.input = input;
        Predictions p = input.requirePredictions("Hungarian matching");
        boxes = input.groundTruth().boxes();
        labels = input.groundTruth().labels();
        predicted = p.boxes().array();
        predictions = new CheckedPredictions(p);
        queries = queries(p.count());
        softmaxOf = new double[rules.classCost() == ClassCost.CROSS_ENTROPY ? p.count() : 0];
        for (int i : queries) {
            predictions.requireFiniteBox(i);
        }
    }

    private int[] queries(int priors) {
        int n = Math.min(rules.queries(), priors);
        return switch (rules.queryChoice()) {
            case ALL -> IntStream.range(0, priors).toArray();
            case FIRST -> IntStream.range(0, n).toArray();
            case TOP_SCORES -> {
                double[] scores = new double[priors];
                Arrays.setAll(scores, i -> -predictions.maxProbability(i));
                int[] best = Arrays.copyOf(Order.ascending(scores, priors), n);
                Arrays.sort(best);
                yield best;
            }
        };
    }

    /** The largest class probability of a prior. */
    double maxProbability(int prior) {
        return predictions.maxProbability(prior);
    }

    /** The weighted class cost of a prior for a ground truth. */
    double clsCost(int prior, int g) {
        return rules.classCost() == ClassCost.FOCAL
                ? rules.clsWeight() * focalCost(predictions.probability(prior, labels[g]))
                : -rules.clsWeight() * softmax(prior, labels[g]);
    }

    private static double focalCost(double p) {
        double pos = -ALPHA * (1 - p) * (1 - p) * Math.log(p + EPSILON);
        double neg = -(1 - ALPHA) * p * p * Math.log(1 - p + EPSILON);
        return pos - neg;
    }

    /** The class of a ground truth. */
    int label(int g) {
        return labels[g];
    }

    /** Raises every class's number to the score of a prior as given; NaN where that is not finite. */
    void raiseToScores(int prior, double[] most) {
        predictions.raise(most, prior);
    }

    /** A score as the model gives it. */
    float score(int prior, int label) {
        return predictions.score(prior, label);
    }

    /** No query of at most this score of its class costs less. */
    double leastClsCost(double score) {
        if (rules.classCost() == ClassCost.CROSS_ENTROPY) {
            return -rules.clsWeight();
        }
        return rules.clsWeight() * (Math.max(FOCAL.of(predictions.asLogit(score)), MOST_GAIN) - ROUNDING);
    }

    /** The weighted class cost to about nine digits, given what {@link #leastClsCost} says of its logit. */
    double nearlyClsCost(int prior, int g, double least) {
        return rules.classCost() == ClassCost.FOCAL ? least : clsCost(prior, g);
    }

    private double softmax(int prior, int label) {
        double most = 0;
        for (int c = 0; c < predictions.classes(); c++) {
            most = Math.max(most, predictions.logit(prior, c));
        }
        if (softmaxOf[prior] == 0) {
            double sum = Math.exp(-most);
            for (int c = 0; c < predictions.classes(); c++) {
                sum += Math.exp(predictions.logit(prior, c) - most);
            }
            softmaxOf[prior] = sum;
        }
        return Math.exp(predictions.logit(prior, label) - most) / softmaxOf[prior];
    }

    /** The weighted differences of centre, width and height. */
    double l1Cost(int prior, int g) {
        int k = 4 * prior;
        double px1 = predicted[k];
        double py1 = predicted[k + 1];
        double px2 = predicted[k + 2];
        double py2 = predicted[k + 3];
        double x = Math.abs(0.5 * (px1 + px2) - 0.5 * (boxes.x1(g) + boxes.x2(g)))
                + Math.abs(px2 - px1 - (boxes.x2(g) - boxes.x1(g)));
        double y = Math.abs(0.5 * (py1 + py2) - 0.5 * (boxes.y1(g) + boxes.y2(g)))
                + Math.abs(py2 - py1 - (boxes.y2(g) - boxes.y1(g)));
        return rules.l1Weight() * (x / input.inputWidth() + y / input.inputHeight());
    }

    /** The weighted GIoU, negative. */
    double giouCost(int prior, int g) {
        int k = 4 * prior;
        return -rules.giouWeight() * Iou.giou(predicted[k], predicted[k + 1], predicted[k + 2], predicted[k + 3],
                boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g));
    }

    double cost(int prior, int g) {
        return clsCost(prior, g) + l1Cost(prior, g) + giouCost(prior, g);
    }

    /** Keeps bounds on the safe side of the rounding of what they bound. */
    private static final double ROUNDING = 1e-9;
}
