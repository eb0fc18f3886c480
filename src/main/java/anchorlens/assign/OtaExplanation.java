package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

/** Every quantity and gate of one pair under an {@link OtaAssigner}. */
final class OtaExplanation {
    private static final double STEP = 1e-9;
    private final OtaCost costs;
    private final AssignmentResult result;
    private final int prior;
    private final int gt;
    private final CandidateBag bag;
    private final int row;
    private final ExplanationBuilder out;

    OtaExplanation(OtaCost costs, AssignmentResult result, int prior, int gt) {
        this.costs = costs;
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        bag = result.bags().get(gt);
        row = bag.rowOf(prior);
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        double depth = costs.depth(prior, gt);
        boolean near = depth > OtaCost.MARGIN && costs.inSquare(prior, gt, costs.rules.centerRadius());
        if (near || row < 0) {
            nearGates(depth);
        } else {
            out.quantity("centre inside", depth, "distance in px of the centre from the nearest edge, negative "
                    + "outside");
            out.quantity("centre distance", costs.centerDistance(prior, gt),
                    "from the centre along the farther axis, in strides; no prior is near this ground truth");
        }
        double iou = costs.iou(prior, gt);
        out.quantity("IoU", iou, "of the predicted box with the ground truth");
        out.quantity("class cost", costs.clsCost(prior, gt), "Σ focal loss over the classes, α 0.25, γ 2");
        out.quantity("IoU cost", costs.iouCost(iou), "w · −ln IoU, w " + text(costs.rules.regWeight()));
        out.quantity("penalty", near ? 0 : OtaCost.PENALTY, "0 near the ground truth");
        double cost = costs.clsCost(prior, gt) + costs.iouCost(iou) + (near ? 0 : OtaCost.PENALTY);
        out.quantity("cost", cost, "class cost + IoU cost + penalty");
        out.quantity("background cost", costs.backgroundCost(prior), "Σ focal loss over the classes without a target");
        if (row >= 0) {
            out.quantity("supply", bag.facts().get("dynamicK"),
                    "whole part of the sum of the " + costs.rules.topCandidates() + " largest IoUs near the ground "
                            + "truth, "
                            + text(bag.facts().get("iouSum")));
            planGate();
        }
        return out.build();
    }

    private void nearGates(double depth) {
        out.gate("centre inside", depth, "distance in px of the centre from the nearest edge, negative outside",
                "> " + text(OtaCost.MARGIN) + " px", depth > OtaCost.MARGIN, Verdict.CENTRE_OUTSIDE);
        double radius = costs.rules.centerRadius();
        double distance = costs.centerDistance(prior, gt);
        boolean in = costs.inSquare(prior, gt, radius);
        double flip = in ? distance * (1 - STEP) : distance * (1 + STEP) + STEP;
        out.gateInRange("centre distance", distance, "from the centre along the farther axis, in strides",
                "< r = " + text(radius), in, Verdict.CENTRE_OUTSIDE, OtaAssigner.class, "centerRadius",
                costs.inSquare(prior, gt, flip) == in || costs.near(gt, flip).length == 0 ? Double.NaN : flip);
    }

    private void planGate() {
        double unit = bag.column("unit")[row];
        double background = bag.column("backgroundUnit")[row];
        String formula = "entry of the transport plan over the largest of the ground truth's row";
        int rival = strongestOther();
        double theirs = rival < 0 ? -1 : unitOf(rival);
        if (rival >= 0 && theirs >= background) {
            out.gate("plan value against " + gtName(rival), unit, formula + "; a prior goes where it is largest",
                    (gt < rival ? "≥ " : "> ") + text(theirs), result.gtIndex()[prior] == gt, Verdict.LOST_TO_OTHER_GT);
        } else {
            out.gate("plan value against background", unit, formula + "; a prior goes where it is largest",
                    "≥ " + text(background), result.gtIndex()[prior] == gt, Verdict.BELOW_THRESHOLD);
        }
    }

    private int strongestOther() {
        int best = -1;
        for (CandidateBag other : result.bags()) {
            if (other.gt() != gt && other.rowOf(prior) >= 0 && (best < 0 || unitOf(other.gt()) > unitOf(best))) {
                best = other.gt();
            }
        }
        return best;
    }

    private double unitOf(int g) {
        CandidateBag other = result.bags().get(g);
        return other.column("unit")[other.rowOf(prior)];
    }
}
