package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.detection.FeatureLevel;
import anchorlens.geometry.Box;

/** The steps by which {@link FcosAssigner} decided about one pair. */
final class FcosExplanation {
    private static final String SAMPLED = "distance from the centre";

    private final FcosAssigner rules;
    private final AssignmentInput input;
    private final AssignmentResult result;
    private final int prior;
    private final int gt;
    private final FeatureLevel level;
    private final double x;
    private final double y;
    private final Box box;
    private final ExplanationBuilder out;

    FcosExplanation(FcosAssigner rules, AssignmentInput input, AssignmentResult result, int prior, int gt) {
        this.rules = rules;
        this.input = input;
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        level = input.priors().levels().get(input.priors().levelOf(prior));
        x = input.priors().centerX(prior);
        y = input.priors().centerY(prior);
        box = input.groundTruth().boxes().get(gt);
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        double nearest = Math.min(Math.min(x - box.x1(), box.x2() - x), Math.min(y - box.y1(), box.y2() - y));
        out.gate("centre inside", nearest, "distance in px of the point from the nearest edge, negative outside",
                "> 0 px",
                nearest > 0, Verdict.CENTRE_OUTSIDE);
        if (rules.centerSampling()) {
            sampledGate();
        }
        double farthest = Math.max(Math.max(x - box.x1(), box.x2() - x), Math.max(y - box.y1(), box.y2() - y));
        double from = rules.lowerLimit(level.index());
        double to = rules.upperLimit(level.index(), input.priors().levels().size());
        out.gate("largest distance", farthest, "largest of left, top, right, bottom, in px",
                text(from) + " … " + (to < Double.POSITIVE_INFINITY ? text(to) : "∞") + " px on " + level.label(),
                farthest >= from && farthest <= to, Verdict.OUT_OF_LEVEL_RANGE);
        if (out.allPassed()) {
            rivalGate();
        }
        if (nearest > 0) {
            out.quantity("centerness", Math.sqrt(ratio(x - box.x1(), box.x2() - x) * ratio(y - box.y1(), box.y2() - y)),
                    "√(min(l, r)/max(l, r) · min(t, b)/max(t, b))");
        }
        return out.build();
    }

    private static double ratio(double a, double b) {
        return Math.min(a, b) / Math.max(a, b);
    }

    private void sampledGate() {
        double reach = rules.radius() * level.stride();
        double cx = 0.5 * (box.x1() + box.x2());
        double cy = 0.5 * (box.y1() + box.y2());
        boolean passed = x - (cx - reach) > 0 && cx + reach - x > 0 && y - (cy - reach) > 0 && cy + reach - y > 0;
        double distance = Math.max(Math.abs(x - cx), Math.abs(y - cy)) / level.stride();
        String formula = "max(|Δx|, |Δy|) / stride " + level.stride() + " from the object's centre";
        String condition = "< radius " + text(rules.radius()) + " strides";
        double flip = passed ? FlipValues.below(distance) : FlipValues.above(distance);
        if (FlipValues.isAllowed(rules, "radius", flip)) {
            out.gate(SAMPLED, distance, formula, condition, passed, Verdict.CENTRE_OUTSIDE, "radius", flip);
        } else {
            out.gate(SAMPLED, distance, formula, condition, passed, Verdict.CENTRE_OUTSIDE);
        }
    }

    private void rivalGate() {
        double area = result.bags().get(gt).facts().get("area");
        int owner = result.gtIndex()[prior];
        if (owner == gt) {
            out.gate("area", area, "px²; of the objects that claim a point the smallest gets it", "smallest", true,
                    Verdict.LOST_TO_OTHER_GT);
        } else {
            double rival = result.bags().get(owner).facts().get("area");
            out.gate("area", area, "px²; of the objects that claim a point the smallest gets it",
                    (gt < owner ? "≤ " : "< ") + text(rival) + " px², the area of " + gtName(owner), false,
                    Verdict.LOST_TO_OTHER_GT);
        }
    }
}
