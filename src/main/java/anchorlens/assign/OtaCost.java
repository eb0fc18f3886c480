package anchorlens.assign;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.loss.FocalLoss;
import java.util.Arrays;

/** Near priors and costs of an {@link OtaAssigner} on one input. */
final class OtaCost {
    static final double PENALTY = 1e6;
    static final double MARGIN = 0.01;
    /** The distance from 1 to the next larger 32-bit float. */
    private static final double LEAST_IOU = Math.ulp(1f);
    final OtaAssigner rules;
    final Priors priors;
    final Boxes boxes;
    final CellWindow window;
    private final int[] labels;
    private final CheckedPredictions predictions;
    private final FocalLoss focal = new FocalLoss(0.25, 2);
    private final double[] background;

    OtaCost(OtaAssigner rules, AssignmentInput input) {
        this.rules = rules;
        Predictions p = input.requirePredictions("OTA");
        priors = input.priors();
        boxes = input.groundTruth().boxes();
        labels = input.groundTruth().labels();
        window = new CellWindow(CellWindow.offsetOf(priors, "OTA"));
        predictions = new CheckedPredictions(p);
        background = input.focalBackground();
    }

    /** The priors near a ground truth, level by level. */
    int[] near(int g) {
        return near(g, rules.centerRadius());
    }

    /** The priors inside a ground truth and within a radius in strides of its centre, level by level. */
    int[] near(int g, double radius) {
        int[] out = new int[64];
        int n = 0;
        for (FeatureLevel level : priors.levels()) {
            if (!window.select(level, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g), MARGIN)) {
                continue;
            }
            int rowFrom = window.rowFrom;
            int rowTo = window.rowTo;
            int colFrom = window.colFrom;
            int colTo = window.colTo;
            double reach = radius * level.stride();
            window.select(level, centerX(g) - reach, centerY(g) - reach, centerX(g) + reach, centerY(g) + reach, 0);
            int left = Math.max(colFrom, window.colFrom);
            int right = Math.min(colTo, window.colTo);
            int bottom = left < right ? Math.min(rowTo, window.rowTo) : 0;
            for (int row = Math.max(rowFrom, window.rowFrom); row < bottom; row++) {
                int end = level.prior(row, right, 0);
                for (int i = level.prior(row, left, 0); i < end; i++) {
                    if (n == out.length) {
                        out = Arrays.copyOf(out, 2 * n);
                    }
                    out[n++] = i;
                }
            }
        }
        return Arrays.copyOf(out, n);
    }

    /** How far inside a ground truth the centre of a prior lies, in pixels, negative outside. */
    double depth(int prior, int g) {
        double x = priors.centerX(prior);
        double y = priors.centerY(prior);
        return Math.min(Math.min(x - boxes.x1(g), boxes.x2(g) - x), Math.min(y - boxes.y1(g), boxes.y2(g) - y));
    }

    boolean inSquare(int prior, int g, double radius) {
        double x = priors.centerX(prior);
        double y = priors.centerY(prior);
        double reach = radius * priors.strideOf(prior);
        return x - (centerX(g) - reach) > 0 && centerX(g) + reach - x > 0 && y - (centerY(g) - reach) > 0
                && centerY(g) + reach - y > 0;
    }

    /** Distance of a prior from the centre of a ground truth along the farther axis, in strides. */
    double centerDistance(int prior, int g) {
        return Math.max(Math.abs(priors.centerX(prior) - centerX(g)), Math.abs(priors.centerY(prior) - centerY(g)))
                / priors.strideOf(prior);
    }

    private double centerX(int g) {
        return 0.5 * (boxes.x1(g) + boxes.x2(g));
    }

    private double centerY(int g) {
        return 0.5 * (boxes.y1(g) + boxes.y2(g));
    }

    double iou(int prior, int g) {
        return predictions.iou(prior, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g));
    }

    /** The weighted cost of an IoU. */
    double iouCost(double iou) {
        return rules.regWeight() * -Math.log(Math.max(iou, LEAST_IOU));
    }

    /** The cost of a prior's scores as background. */
    double backgroundCost(int prior) {
        if (Double.isNaN(background[prior])) {
            background[prior] = LossTable.FOCAL.ofAll(predictions, prior);
        }
        return background[prior];
    }

    /** The cost of a prior's scores for the class of a ground truth. */
    double clsCost(int prior, int g) {
        double z = predictions.logit(prior, labels[g]);
        return Math.max(0, backgroundCost(prior) - LossTable.FOCAL.of(z)) + focal.value(z, true);
    }
}
