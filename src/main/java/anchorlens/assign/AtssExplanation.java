package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.detection.FeatureLevel;
import java.util.Map;

/** The steps by which {@link AtssAssigner} decided about one pair. */
final class AtssExplanation {
    private final AtssAssigner rules;
    private final AtssMeasure measure;
    private final AssignmentResult result;
    private final int prior;
    private final int gt;
    private final FeatureLevel level;
    private final double overlap;
    private final ExplanationBuilder out;

    AtssExplanation(AtssAssigner rules, AssignmentInput input, AssignmentResult result, int prior, int gt) {
        this.rules = rules;
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        measure = new AtssMeasure(rules, input);
        level = measure.anchors.levels().get(measure.anchors.levelOf(prior));
        overlap = measure.overlap(prior, gt);
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        boolean candidate = result.bags().get(gt).rowOf(prior) >= 0;
        IgnoreRegions regions = measure.ignoreRegions();
        boolean far = regions.contains(measure.anchors.boxes(), prior);
        if (far && candidate) {
            out.quantity(IgnoreRegions.NAME, regions.share(measure.anchors.boxes(), prior),
                    "above " + text(rules.ignoreIofThr()) + ": infinitely far, yet the level has fewer than k others");
        } else if (regions.isActive()) {
            regions.explain(out, measure.anchors.boxes(), prior, "ignoreIofThr");
        }
        out.quantity("distance", Math.sqrt(measure.squaredDistance(prior, gt)),
                "between the centres of anchor and object, in px");
        if (!far) {
            rankGate(regions);
        }
        overlapGate();
        double depth = measure.depth(prior, gt);
        out.gate("centre inside", depth, "distance in px of the anchor's centre from the nearest edge, negative "
                + "outside",
                "> " + text(AtssAssigner.MARGIN) + " px", depth > AtssAssigner.MARGIN, Verdict.CENTRE_OUTSIDE);
        if (out.allPassed()) {
            rivalGate();
        }
        return out.build();
    }

    private void rankGate(IgnoreRegions regions) {
        double own = measure.squaredDistance(prior, gt);
        int rank = 1;
        for (int i = level.firstPrior(); i < level.endPrior(); i++) {
            double other = measure.squaredDistance(i, gt);
            if ((other < own || other == own && i < prior) && !regions.contains(measure.anchors.boxes(), i)) {
                rank++;
            }
        }
        out.gate("rank", rank, "place by distance among the " + level.count() + " anchors of " + level.label(),
                "≤ top k = " + rules.topk(), rank <= rules.topk(), Verdict.NOT_IN_TOP_K, "topk",
                ExplanationBuilder.rankFlip(rank, rules.topk(), FlipValues.isAllowed(rules, "topk", rank) ? rank : 0));
    }

    private void overlapGate() {
        if (rules.overlap() == AtssAssigner.Overlap.PREDICTION) {
            out.quantity("score", measure.score(prior, gt), "predicted probability of the object's class, s");
            out.quantity("IoU", measure.predictedIou(prior, gt), "of the predicted box with the object, u");
        }
        Map<String, Double> facts = result.bags().get(gt).facts();
        double threshold = facts.get("threshold");
        boolean single = Double.isNaN(threshold);
        boolean anchor = rules.overlap() == AtssAssigner.Overlap.ANCHOR;
        out.gate(anchor ? "IoU" : "cost", overlap, anchor ? "intersection / union of anchor and object"
                        : "s^(1 − α) · u^α, α " + text(rules.alpha()),
                single ? "≥ mean + std, which a single candidate does not have"
                        : "≥ mean + std = " + text(facts.get("mean")) + " + " + text(facts.get("std")) + " = "
                        + text(threshold),
                overlap >= threshold, Verdict.BELOW_THRESHOLD);
    }

    private void rivalGate() {
        int owner = result.gtIndex()[prior];
        String formula = "an anchor that several objects claim learns the one of largest "
                + (measure.name().equals("iou") ? "IoU" : "cost");
        if (owner == gt) {
            out.gate("claims of other objects", overlap, formula, "largest", true, Verdict.LOST_TO_OTHER_GT);
        } else {
            out.gate("claims of other objects", overlap, formula, (gt < owner ? "≥ " : "> ")
                    + text(measure.overlap(prior, owner)) + " of " + gtName(owner), false, Verdict.LOST_TO_OTHER_GT);
        }
    }
}
