package anchorlens.assign;

import anchorlens.assign.DynamicSoftLabelAssigner.Variant;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.Arrays;

/** Candidates and costs of a {@link DynamicSoftLabelAssigner} on one input. */
final class SoftLabelCost {
    /** What a prior outside all ground truths costs in mmyolo. */
    static final double OUTSIDE = 1e8;
    private static final double EPSILON = 1e-7;
    private static final double LN_10 = Math.log(10);
    final DynamicSoftLabelAssigner rules;
    final Priors priors;
    final Boxes boxes;
    final PredictedBoxes overlapping;
    final CheckedPredictions predictions;
    final CellWindow window;
    private final int[] labels;
    private final boolean mmyolo;
    private final boolean hasCenterCost;
    private final boolean[] inside;
    private final double[] background;
    private final float[] x;
    private final float[] y;
    private final float[] stride;

    SoftLabelCost(DynamicSoftLabelAssigner rules, AssignmentInput input, CancellationToken cancel) {
        this.rules = rules;
        Predictions p = input.requirePredictions("Dynamic soft label assignment");
        priors = input.priors();
        boxes = input.groundTruth().boxes();
        labels = input.groundTruth().labels();
        predictions = new CheckedPredictions(p);
        overlapping = input.searchPredictedBoxes();
        mmyolo = rules.variant() == Variant.MMYOLO;
        hasCenterCost = rules.variant().hasCenterCost();
        int n = priors.count();
        inside = new boolean[n];
        background = input.qualityBackground();
        x = new float[n];
        y = new float[n];
        stride = new float[n];
        window = new CellWindow(CellWindow.offsetOf(priors, "Dynamic soft label assignment"));
        for (FeatureLevel level : priors.levels()) {
            cancel.throwIfCancelled();
            place(level);
            for (int g = 0; g < boxes.count(); g++) {
                if (window.select(level, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g), 0)) {
                    for (int row = window.rowFrom; row < window.rowTo; row++) {
                        int from = level.prior(row, window.colFrom, 0);
                        Arrays.fill(inside, from, level.prior(row, window.colTo, 0), true);
                    }
                }
            }
        }
    }

    private void place(FeatureLevel level) {
        int i = level.firstPrior();
        for (int row = 0; row < level.rows(); row++) {
            float cy = (float) window.center(row, level.stride());
            for (int col = 0; col < level.cols(); col++) {
                float cx = (float) window.center(col, level.stride());
                for (int a = 0; a < level.priorsPerCell(); a++, i++) {
                    x[i] = cx;
                    y[i] = cy;
                    stride[i] = level.stride();
                }
            }
        }
    }

    int gtCount() {
        return boxes.count();
    }

    boolean hasCenterCost() {
        return hasCenterCost;
    }

    boolean isMmyolo() {
        return mmyolo;
    }

    /** Whether a prior lies inside any ground truth. */
    boolean isInside(int prior) {
        return inside[prior];
    }

    /** Whether a prior can be taken at all. */
    boolean isCandidate(int prior) {
        return inside[prior] || mmyolo;
    }

    int candidateCount() {
        int n = 0;
        for (int i = 0; i < inside.length; i++) {
            n += isCandidate(i) ? 1 : 0;
        }
        return n;
    }

    double iou(int prior, int g) {
        return predictions.iou(prior, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g));
    }

    /** The weighted cost of an IoU. */
    double iouCost(double iou) {
        return rules.iouWeight() * -Math.log(iou + EPSILON);
    }

    /** An IoU below which the IoU alone costs more than a limit. */
    double leastIou(double limit) {
        return rules.iouWeight() == 0 ? 0 : (Math.exp(-limit / rules.iouWeight()) - EPSILON) * (1 - ROUNDING);
    }

    /** Distance of a prior from the centre of a ground truth in strides. */
    double centerDistance(int prior, int g) {
        return Math.sqrt(squaredDistance(prior, g)) / stride[prior];
    }

    private double squaredDistance(int prior, int g) {
        double dx = x[prior] - 0.5 * (boxes.x1(g) + boxes.x2(g));
        double dy = y[prior] - 0.5 * (boxes.y1(g) + boxes.y2(g));
        return dx * dx + dy * dy;
    }

    /** Whether a prior lies at most so many strides from the centre of a ground truth. */
    boolean isWithin(int prior, int g, double strides) {
        double reach = strides * stride[prior];
        return squaredDistance(prior, g) <= reach * reach;
    }

    /**
     * Moves {@link #window} to the cells less than so many strides from the centre of a ground truth along both axes.
     */
    boolean selectAround(FeatureLevel level, int g, double strides) {
        double cx = 0.5 * (boxes.x1(g) + boxes.x2(g));
        double cy = 0.5 * (boxes.y1(g) + boxes.y2(g));
        double reach = strides * level.stride();
        return window.select(level, cx - reach, cy - reach, cx + reach, cy + reach, 0);
    }

    /** The cost of the distance from the centre, 0 in NanoDet-Plus. */
    double centerCost(int prior, int g) {
        return hasCenterCost
                ? Math.exp(LN_10 * (centerDistance(prior, g) - rules.softCenterRadius())) : 0;
    }

    /** A distance in strides beyond which the centre alone costs more than a limit. */
    double farthest(double limit) {
        return hasCenterCost
                ? Math.max(0, rules.softCenterRadius() + Math.log10(limit)) * (1 + ROUNDING) + ROUNDING
                : Double.POSITIVE_INFINITY;
    }

    /** The cost of a prior's scores for a ground truth that its box has the given IoU with. */
    double clsCost(int prior, int g, double iou) {
        double z = predictions.logit(prior, labels[g]);
        double own = qualityLoss(z, iou);
        if (mmyolo) {
            return own;
        }
        if (Double.isNaN(background[prior])) {
            background[prior] = LossTable.QUALITY.ofAll(predictions, prior);
        }
        return Math.max(0, background[prior] - LossTable.QUALITY.of(z)) + own;
    }

    /** {@code |u − σ(z)|² · BCE(z, u)} with one exponential and one logarithm. */
    private static double qualityLoss(double z, double u) {
        double e = Math.exp(-Math.abs(z));
        double difference = u - (z >= 0 ? 1 : e) / (1 + e);
        return difference * difference * (Math.max(z, 0) + Math.log(1 + e) - z * u);
    }

    double cost(int prior, int g) {
        double iou = iou(prior, g);
        return inside[prior] ? clsCost(prior, g, iou) + iouCost(iou) + centerCost(prior, g) : OUTSIDE;
    }

    /** Keeps bounds on the safe side of the rounding of what they bound. */
    private static final double ROUNDING = 1e-9;
}
