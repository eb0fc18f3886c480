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
    private final boolean ultralytics;

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
        ultralytics = rules.variant() == TalAssigner.Variant.ULTRALYTICS;
    }

    boolean isUltralytics() {
        return ultralytics;
    }

    int gtCount() {
        return input.groundTruth().count();
    }

    /** Predicted probability of the ground truth's class, whether or not the prior lies inside. */
    double score(int prior, int gt) {
        return predictions.probability(prior, input.groundTruth().label(gt));
    }

    /** IoU of mmdetection; CIoU, at least 0, of Ultralytics: for a prior that lies inside. */
    double overlap(int prior, int gt) {
        Boxes b = input.groundTruth().boxes();
        if (!ultralytics) {
            return predictions.iou(prior, b.x1(gt), b.y1(gt), b.x2(gt), b.y2(gt));
        }
        predictions.requireFiniteBox(prior);
        return Math.max(0, Iou.ciou(b.x1(gt), b.y1(gt), b.x2(gt), b.y2(gt), predicted.x1(prior), predicted.y1(prior),
                predicted.x2(prior), predicted.y2(prior)));
    }

    double metric(double score, double overlap) {
        return alpha.of(score) * beta.of(overlap);
    }

    /** Whether a prior can have a metric above 0: anywhere with mmdetection, only inside with Ultralytics. */
    boolean counts(int prior, int gt) {
        return !ultralytics || inside(prior, gt);
    }

    double metricOf(int prior, int gt) {
        return counts(prior, gt) ? metric(score(prior, gt), overlap(prior, gt)) : metric(0, 0);
    }

    /** The overlap as Ultralytics compares it between ground truths: 0 outside. */
    double maskedOverlap(int prior, int gt) {
        return counts(prior, gt) ? overlap(prior, gt) : 0;
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
        if (!ultralytics || !rules.growSmall() || priors.levels().isEmpty()) {
            return 0;
        }
        FeatureLevel first = priors.levels().getFirst();
        FeatureLevel second = priors.levels().get(Math.min(1, priors.levels().size() - 1));
        return to - from < first.stride() ? (second.stride() - (to - from)) / 2 : 0;
    }
}
