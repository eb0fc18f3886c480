package anchorlens.assign;

import anchorlens.assign.PaaAssigner.Variant;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Boxes;
import anchorlens.loss.FocalLoss;
import anchorlens.task.CancellationToken;
import java.util.Arrays;

/** Anchors and scores of a {@link PaaAssigner} on one input. */
final class PaaScores {
    private static final double ADDED = 1e-7;
    final PaaAssigner rules;
    final AssignmentInput input;
    final Boxes boxes;
    /** What each anchor was matched to before scores are looked at. */
    final AssignmentResult matched;
    private final float[] predicted;
    private final int[] labels;
    private final CheckedPredictions predictions;
    private final FocalLoss focal = new FocalLoss(0.25, 2);
    private final double[] background;
    private final TopK lowest;
    private double[] bounds = new double[256];

    PaaScores(PaaAssigner rules, AssignmentInput input, CancellationToken cancel) {
        this.rules = rules;
        this.input = input;
        Predictions p = input.requirePredictions("PAA");
        boxes = input.groundTruth().boxes();
        labels = input.groundTruth().labels();
        predicted = p.boxes().array();
        predictions = new CheckedPredictions(p);
        background = input.focalBackground();
        lowest = new TopK(rules.topk());
        matched = rules.anchorMatching().assign(input, cancel);
    }

    /** The score of an anchor for a ground truth. */
    double score(int prior, int g) {
        return clsLoss(prior, g) + boxLoss(prior, g);
    }

    /** Focal loss of all classes, the ground truth's being the target. */
    double clsLoss(int prior, int g) {
        if (Double.isNaN(background[prior])) {
            background[prior] = LossTable.FOCAL.ofAll(predictions, prior);
        }
        double z = predictions.logit(prior, labels[g]);
        return Math.max(0, background[prior] - LossTable.FOCAL.of(z)) + focal.value(z, true);
    }

    /** The weighted GIoU loss of the predicted box. */
    double boxLoss(int prior, int g) {
        double giou = rules.variant() == Variant.MMDET
                ? predictions.giou(prior, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g)) : originalGiou(prior, g);
        return rules.boxLossWeight() * (1 - giou);
    }

    private double originalGiou(int prior, int g) {
        predictions.requireFiniteBox(prior);
        int k = 4 * prior;
        double px2 = Math.max(predicted[k], predicted[k + 2]);
        double py2 = Math.max(predicted[k + 1], predicted[k + 3]);
        double w = Math.min(px2, boxes.x2(g)) - Math.max(predicted[k], boxes.x1(g));
        double h = Math.min(py2, boxes.y2(g)) - Math.max(predicted[k + 1], boxes.y1(g));
        double common = w > 0 && h > 0 ? w * h : 0;
        double union = (px2 - predicted[k]) * (py2 - predicted[k + 1])
                + (boxes.x2(g) - boxes.x1(g)) * (boxes.y2(g) - boxes.y1(g)) - common + ADDED;
        double enclosing = (Math.max(px2, boxes.x2(g)) - Math.min(predicted[k], boxes.x1(g)))
                * (Math.max(py2, boxes.y2(g)) - Math.min(predicted[k + 1], boxes.y1(g))) + ADDED;
        return common / union - (enclosing - union) / enclosing;
    }

    /**
     * The lowest scores of a ground truth among some of its anchors, lowest first, ties to the lowest index; values are
     * negative scores. Scores of classes cost nothing at least, so anchors whose box alone costs too much are passed
     * over.
     */
    TopK lowest(int g, int[] anchors, int from, int to) {
        if (to - from > bounds.length) {
            bounds = new double[2 * (to - from)];
        }
        lowest.clear();
        for (int n = from; n < to; n++) {
            bounds[n - from] = boxLoss(anchors[n], g);
            lowest.offer(-bounds[n - from], n);
        }
        int[] promising = new int[lowest.size()];
        for (int r = 0; r < promising.length; r++) {
            promising[r] = lowest.prior(r);
        }
        double last = lowest.isFull() ? -lowest.least() : Double.POSITIVE_INFINITY;
        lowest.clear();
        for (int n : promising) {
            lowest.offer(-(clsLoss(anchors[n], g) + bounds[n - from]), anchors[n]);
        }
        for (int n = from; n < to; n++) {
            double bound = bounds[n - from];
            if (bound >= last && bound <= -lowest.least() && !lowest.contains(anchors[n])) {
                lowest.offer(-(clsLoss(anchors[n], g) + bound), anchors[n]);
            }
        }
        return lowest;
    }

    /**
     * Anchors of a level by the ground truth they were matched to: those of g lie from {@code starts[g]} to its next.
     */
    int[] byGt(FeatureLevel level, int[] starts) {
        Arrays.fill(starts, 0);
        int[] gt = matched.gtIndex();
        for (int i = level.firstPrior(); i < level.endPrior(); i++) {
            if (gt[i] >= 0) {
                starts[gt[i] + 1]++;
            }
        }
        for (int g = 1; g < starts.length; g++) {
            starts[g] += starts[g - 1];
        }
        int[] out = new int[starts[starts.length - 1]];
        int[] next = starts.clone();
        for (int i = level.firstPrior(); i < level.endPrior(); i++) {
            if (gt[i] >= 0) {
                out[next[gt[i]]++] = i;
            }
        }
        return out;
    }
}
