package anchorlens.assign;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.Arrays;

/** Candidates and costs of a {@link SimOtaAssigner} on one input. */
final class SimOtaCost {
    final SimOtaAssigner rules;
    final Priors priors;
    final Boxes boxes;
    final PredictedBoxes overlapping;
    final CheckedPredictions predictions;
    final CellWindow window;
    private final int[] labels;
    private final boolean mmdet;
    private final boolean[] candidate;
    private final RootClassCost classCost;

    SimOtaCost(SimOtaAssigner rules, AssignmentInput input, CancellationToken cancel) {
        this.rules = rules;
        Predictions p = input.requirePredictions("SimOTA");
        priors = input.priors();
        boxes = input.groundTruth().boxes();
        labels = input.groundTruth().labels();
        window = new CellWindow(CellWindow.offsetOf(priors, "SimOTA"));
        predictions = new CheckedPredictions(p);
        overlapping = input.searchPredictedBoxes();
        classCost = new RootClassCost(input, predictions);
        mmdet = rules.variant() == SimOtaAssigner.Variant.MMDET;
        candidate = new boolean[priors.count()];
        for (int g = 0; g < boxes.count(); g++) {
            cancel.throwIfCancelled();
            markCandidates(g);
        }
    }

    private void markCandidates(int g) {
        for (FeatureLevel level : priors.levels()) {
            if (mmdet && window.select(level, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g), 0)) {
                markWindow(level);
            }
            if (window.selectAround(level, centerX(g), centerY(g), rules.centerRadius())) {
                markWindow(level);
            }
        }
    }

    private void markWindow(FeatureLevel level) {
        for (int row = window.rowFrom; row < window.rowTo; row++) {
            Arrays.fill(candidate, level.prior(row, window.colFrom, 0), level.prior(row, window.colTo, 0), true);
        }
    }

    /** Moves {@link #window} to the cells of a level that are near a ground truth; false where there are none. */
    boolean selectNear(FeatureLevel level, int g) {
        double reach = rules.centerRadius() * level.stride();
        double x1 = centerX(g) - reach;
        double y1 = centerY(g) - reach;
        double x2 = centerX(g) + reach;
        double y2 = centerY(g) + reach;
        return mmdet ? window.select(level, Math.max(x1, boxes.x1(g)), Math.max(y1, boxes.y1(g)),
                Math.min(x2, boxes.x2(g)), Math.min(y2, boxes.y2(g)), 0) : window.select(level, x1, y1, x2, y2, 0);
    }

    int gtCount() {
        return boxes.count();
    }

    boolean isMmdet() {
        return mmdet;
    }

    boolean isCandidate(int prior) {
        return candidate[prior];
    }

    int candidateCount() {
        int n = 0;
        for (boolean c : candidate) {
            n += c ? 1 : 0;
        }
        return n;
    }

    boolean isNear(int prior, int g) {
        return inSquare(prior, g, rules.centerRadius()) && (!mmdet || inside(prior, g));
    }

    boolean inside(int prior, int g) {
        double x = priors.centerX(prior);
        double y = priors.centerY(prior);
        return x - boxes.x1(g) > 0 && boxes.x2(g) - x > 0 && y - boxes.y1(g) > 0 && boxes.y2(g) - y > 0;
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

    double iou(int prior, int g) {
        return predictions.iou(prior, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g));
    }

    /** The weighted cost of an IoU. */
    double iouCost(double iou) {
        return rules.iouWeight() * -Math.log(iou + rules.variant().epsilon());
    }

    /** Makes {@link #clsCost} of the priors {@code from … to − 1} cheap. */
    void prepareClsCosts(int from, int to) {
        classCost.prepare(from, to);
    }

    /** The weighted cost of a prior's scores for the class of a ground truth. */
    double clsCost(int prior, int g) {
        return rules.clsWeight() * classCost.of(prior, labels[g]);
    }

    double penalty(int prior, int g) {
        return isNear(prior, g) ? 0 : rules.variant().penalty();
    }

    double cost(int prior, int g) {
        return clsCost(prior, g) + iouCost(iou(prior, g)) + penalty(prior, g);
    }

    double centerX(int g) {
        return 0.5 * (boxes.x1(g) + boxes.x2(g));
    }

    double centerY(int g) {
        return 0.5 * (boxes.y1(g) + boxes.y2(g));
    }
}
