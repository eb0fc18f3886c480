package anchorlens.assign;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.GroundTruth;

/** What {@link AtssAssigner} measures of one anchor and one object. */
final class AtssMeasure {
    final AnchorPriors anchors;
    private final AtssAssigner rules;
    private final GroundTruth groundTruth;
    private final CheckedPredictions predictions;
    private final boolean compared;

    /** @throws IllegalArgumentException if the priors are no anchors on grids, or predictions are needed and absent */
    AtssMeasure(AtssAssigner rules, AssignmentInput input) {
        this.rules = rules;
        if (!(input.priors() instanceof AnchorPriors a)) {
            throw new IllegalArgumentException("ATSS needs anchors on the grids of a feature pyramid; choose "
                    + "anchors, such as one square of 8 strides a cell");
        }
        anchors = a;
        groundTruth = input.groundTruth();
        compared = rules.comparesPredictions();
        predictions = compared ? new CheckedPredictions(input.requirePredictions("ATSS with the overlap of predictions"))
                : rules.variant() == AtssAssigner.Variant.MMYOLO ? input.predictions().map(CheckedPredictions::new).orElse(null)
                : null;
    }

    /** Name of the column and the step. */
    String name() {
        return compared ? "cost" : "iou";
    }

    /** IoU of the anchor, or {@code s^(1 − α) · u^α} of its prediction. */
    double overlap(int prior, int gt) {
        if (!compared) {
            return PriorOverlaps.iou(anchors.boxes(), prior, groundTruth.boxes(), gt);
        }
        return Math.pow(score(prior, gt), 1 - rules.alpha()) * Math.pow(predictedIou(prior, gt), rules.alpha());
    }

    /** The ground truth with the largest overlap, the lowest on ties. */
    int largestOverlap(int prior) {
        int best = 0;
        for (int g = 1; g < groundTruth.count(); g++) {
            if (overlap(prior, g) > overlap(prior, best)) {
                best = g;
            }
        }
        return best;
    }

    /** Whether positives have a soft target, the IoU of their predicted box. */
    boolean hasTarget() {
        return predictions != null && !compared;
    }

    double score(int prior, int gt) {
        return predictions.probability(prior, groundTruth.label(gt));
    }

    double predictedIou(int prior, int gt) {
        var b = groundTruth.boxes();
        return predictions.iou(prior, b.x1(gt), b.y1(gt), b.x2(gt), b.y2(gt));
    }

    double centerX(int gt) {
        return 0.5 * (groundTruth.boxes().x1(gt) + groundTruth.boxes().x2(gt));
    }

    double centerY(int gt) {
        return 0.5 * (groundTruth.boxes().y1(gt) + groundTruth.boxes().y2(gt));
    }

    double squaredDistance(int prior, int gt) {
        return NearestPriors.squaredDistance(anchors.centerX(prior) - centerX(gt),
                anchors.centerY(prior) - centerY(gt));
    }

    /** Pixels from the anchor's centre to the nearest edge of the object, negative outside. */
    double depth(int prior, int gt) {
        var b = groundTruth.boxes();
        double x = anchors.centerX(prior);
        double y = anchors.centerY(prior);
        return Math.min(Math.min(x - b.x1(gt), b.x2(gt) - x), Math.min(y - b.y1(gt), b.y2(gt) - y));
    }

    IgnoreRegions ignoreRegions() {
        return new IgnoreRegions(groundTruth.ignored(),
                rules.variant() == AtssAssigner.Variant.MMDET ? rules.ignoreIofThr() : 0, true);
    }
}
