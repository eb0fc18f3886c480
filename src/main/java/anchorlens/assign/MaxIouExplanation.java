package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.geometry.Boxes;

/** The steps by which {@link MaxIouAssigner} decided about one pair. */
final class MaxIouExplanation {
    private static final String CLAIMS = "claims of other objects";
    private static final String CLAIMS_RULE = "the prior learns the object of largest IoU, but low-quality matches "
            + "override, later objects last";

    private final MaxIouAssigner rules;
    private final AssignmentInput input;
    private final AssignmentResult result;
    private final int prior;
    private final int gt;
    private final Boxes boxes;
    private final double iou;
    private final ExplanationBuilder out;

    MaxIouExplanation(MaxIouAssigner rules, AssignmentInput input, AssignmentResult result, int prior, int gt) {
        this.rules = rules;
        this.input = input;
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        boxes = PriorOverlaps.boxesOf(input.priors(), rules.displayName());
        iou = PriorOverlaps.iou(input.groundTruth().boxes(), gt, boxes, prior);
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        IgnoreRegions regions = rules.ignoreRegions(input);
        if (regions.isActive()) {
            regions.explain(out, boxes, prior, "ignoreIofThr");
        }
        boolean lowQuality = isLowQualityMatch(regions);
        if (rules.matchLowQuality()) {
            out.quantity("best IoU of the object", fact(MaxIouAssignment.BEST_IOU),
                    "largest IoU of " + gtName(gt) + " with a prior, M");
        }
        overlapGate(lowQuality);
        if (out.allPassed()) {
            rivalGate(lowQuality);
        } else {
            explainState();
        }
        return out.build();
    }

    private double fact(String name) {
        return result.bags().get(gt).facts().getOrDefault(name, Double.NaN);
    }

    private boolean isLowQualityMatch(IgnoreRegions regions) {
        return rules.matchLowQuality() && fact(MaxIouAssignment.BEST_IOU) >= rules.minPosIou()
                && !regions.contains(boxes, prior)
                && (rules.gtMaxAssignAll() ? iou == fact(MaxIouAssignment.BEST_IOU)
                : prior == fact(MaxIouAssignment.BEST_PRIOR));
    }

    private void overlapGate(boolean lowQuality) {
        String name = "IoU";
        String formula = "intersection / union of prior and object";
        String condition = "≥ " + text(rules.posIouThr()) + (rules.matchLowQuality()
                ? ", or a low-quality match: the object's best, M ≥ " + text(rules.minPosIou()) : "");
        boolean reaches = iou >= rules.posIouThr();
        Verdict otherwise = result.state()[prior] == PriorState.IGNORED ? Verdict.IGNORED : Verdict.BELOW_THRESHOLD;
        if (!reaches && lowQuality) {
            out.gate(name, iou, formula, condition, true, otherwise, "matchLowQuality", false);
        } else if (reaches && !lowQuality && FlipValues.isAllowed(rules, "posIouThr", FlipValues.above(iou))) {
            out.gate(name, iou, formula, condition, true, otherwise, "posIouThr", FlipValues.above(iou));
        } else if (!reaches && FlipValues.isAllowed(rules, "posIouThr", FlipValues.below(iou))) {
            out.gate(name, iou, formula, condition, false, otherwise, "posIouThr", FlipValues.below(iou));
        } else {
            out.gate(name, iou, formula, condition, reaches || lowQuality, otherwise);
        }
    }

    private void rivalGate(boolean lowQuality) {
        int owner = result.gtIndex()[prior];
        if (owner == gt) {
            out.gate(CLAIMS, iou, CLAIMS_RULE, lowQuality ? "its low-quality match is the last" : "largest IoU", true,
                    Verdict.LOST_TO_OTHER_GT);
            return;
        }
        double rival = PriorOverlaps.iou(input.groundTruth().boxes(), owner, boxes, prior);
        boolean overridden = iou > rival || iou == rival && gt < owner || lowQuality;
        String condition = overridden
                ? "no low-quality match of a later object; " + gtName(owner) + " has one, IoU " + text(rival)
                : (gt < owner ? "≥ " : "> ") + text(rival) + ", the IoU with " + gtName(owner);
        out.gate(CLAIMS, iou, CLAIMS_RULE, condition, false, Verdict.LOST_TO_OTHER_GT);
    }

    /** Says why a prior that learns nothing from this object is background or ignored. */
    private void explainState() {
        double largest = 0;
        for (int g = 0; g < input.groundTruth().count(); g++) {
            largest = Math.max(largest, PriorOverlaps.iou(input.groundTruth().boxes(), g, boxes, prior));
        }
        out.quantity("largest IoU with any object", largest, "background from " + text(rules.negIouFrom())
                + " to below " + text(rules.negIouThr()) + ", ignored otherwise below " + text(rules.posIouThr()));
    }
}
