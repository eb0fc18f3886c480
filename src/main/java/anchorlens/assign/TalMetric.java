package anchorlens.assign;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;

/** Score, overlap and metric of a (prior, ground truth) pair under the rules of a {@link TalAssigner}. */
final class TalMetric {
    final TalAssigner rules;
    final AssignmentInput input;
    final Priors priors;
    final Boxes predicted;
    final CheckedPredictions predictions;
    final Power alpha;
    final Power beta;
    final double offset;
    private final boolean insideOnly;
    private final boolean ciou;

    TalMetric(TalAssigner rules, AssignmentInput input) {
        this.rules = rules;
        this.input = input;
        Predictions p = input.requirePredictions("TAL");
        priors = input.priors();
        predicted = p.boxes();
        predictions = new CheckedPredictions(p);
        alpha = new Power(rules.alpha());
        beta = new Power(rules.beta());
        offset = CellWindow.offsetOf(priors, "TAL");
        insideOnly = rules.variant().selectsInsideOnly();
        ciou = rules.usesCiou();
    }

    /** Whether only priors inside a ground truth have a metric. */
    boolean isInsideOnly() {
        return insideOnly;
    }

    boolean usesCiou() {
        return ciou;
    }

    /** "CIoU" or "IoU". */
    String overlapName() {
        return ciou ? "CIoU" : "IoU";
    }

    int gtCount() {
        return input.groundTruth().count();
    }

    /** Predicted probability of the ground truth's class, whether or not the prior lies inside. */
    double score(int prior, int gt) {
        return predictions.probability(prior, input.groundTruth().label(gt));
    }

    /** IoU, or CIoU at least 0, of the predicted box, whether or not the prior lies inside. */
    double overlap(int prior, int gt) {
        Boxes b = input.groundTruth().boxes();
        if (!ciou) {
            return predictions.iou(prior, b.x1(gt), b.y1(gt), b.x2(gt), b.y2(gt));
        }
        predictions.requireFiniteBox(prior);
        return Math.max(0, Iou.ciou(b.x1(gt), b.y1(gt), b.x2(gt), b.y2(gt), predicted.x1(prior), predicted.y1(prior),
                predicted.x2(prior), predicted.y2(prior)));
    }

    double metric(double score, double overlap) {
        return alpha.of(score) * beta.of(overlap);
    }

    /** Whether a prior can be selected with a metric above 0: anywhere with mmdetection, else only inside. */
    boolean counts(int prior, int gt) {
        return !insideOnly || inside(prior, gt);
    }

    /** The metric by which a ground truth selects. */
    double metricOf(int prior, int gt) {
        return counts(prior, gt) ? metric(score(prior, gt), overlap(prior, gt)) : metric(0, 0);
    }

    /** The metric of a prior that a ground truth holds: mmyolo's is not 0 outside. */
    double heldMetric(int prior, int gt) {
        return holdsOutside() ? metric(score(prior, gt), overlap(prior, gt)) : metricOf(prior, gt);
    }

    /** The overlap by which ground truths dispute a prior: 0 outside with Ultralytics. */
    double disputedOverlap(int prior, int gt) {
        return holdsOutside() || counts(prior, gt) ? overlap(prior, gt) : 0;
    }

    private boolean holdsOutside() {
        return rules.variant() == TalAssigner.Variant.MMYOLO;
    }

    boolean inside(int prior, int gt) {
        return depth(prior, gt) > rules.variant().margin();
    }

    /** Distance of a prior's centre from the nearest edge, negative outside, in pixels. */
    double depth(int prior, int gt) {
        double x = priors.centerX(prior);
        double y = priors.centerY(prior);
        return Math.min(Math.min(x - left(gt), right(gt) - x), Math.min(y - top(gt), bottom(gt) - y));
    }

    double left(int gt) {
        Boxes b = input.groundTruth().boxes();
        return b.x1(gt) - growth(b.x1(gt), b.x2(gt));
    }

    double top(int gt) {
        Boxes b = input.groundTruth().boxes();
        return b.y1(gt) - growth(b.y1(gt), b.y2(gt));
    }

    double right(int gt) {
        Boxes b = input.groundTruth().boxes();
        return b.x2(gt) + growth(b.x1(gt), b.x2(gt));
    }

    double bottom(int gt) {
        Boxes b = input.groundTruth().boxes();
        return b.y2(gt) + growth(b.y1(gt), b.y2(gt));
    }

    /** By how much either end of a side moves outwards for the test whether a centre lies inside. */
    private double growth(double from, double to) {
        if (rules.variant() != TalAssigner.Variant.ULTRALYTICS || !rules.growSmall() || priors.levels().isEmpty()) {
            return 0;
        }
        FeatureLevel first = priors.levels().getFirst();
        FeatureLevel second = priors.levels().get(Math.min(1, priors.levels().size() - 1));
        return to - from < first.stride() ? (second.stride() - (to - from)) / 2 : 0;
    }
}
