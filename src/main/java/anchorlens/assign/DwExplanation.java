package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;

/** Every quantity and gate of one pair under a {@link DwAssigner}. */
final class DwExplanation {
    private final DwAssigner rules;
    private final Priors priors;
    private final Boxes boxes;
    private final AssignmentResult result;
    private final int prior;
    private final int gt;
    private final ExplanationBuilder out;

    DwExplanation(DwAssigner rules, AssignmentInput input, AssignmentResult result, int prior, int gt) {
        this.rules = rules;
        this.priors = input.priors();
        this.boxes = input.groundTruth().boxes();
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        double depth = depth(prior);
        out.gate("centre inside", depth, "distance in px of the centre from the nearest edge, negative outside",
                "> 0 px",
                depth > 0, Verdict.CENTRE_OUTSIDE);
        double distance = distance(prior);
        out.quantity("centre distance", distance, "‖p − c‖ / stride, in strides");
        switch (rules.bag()) {
            case SOFT_CENTER_PRIOR -> out.quantity("centre prior", centerPrior(), formula());
            case HARD_CENTER_PRIOR -> thresholdGate();
            case DISTANCE -> radiusGate(distance);
            case TOP_K -> rankGate();
        }
        long others = result.bags().stream().filter(bag -> bag.gt() != gt && keeps(bag)).count();
        if (out.allPassed()) {
            out.quantity("other bags", others, "ground truths that keep this prior as well");
        }
        return out.build();
    }

    private boolean keeps(CandidateBag bag) {
        int row = bag.rowOf(prior);
        return row >= 0 && bag.verdict(row) == Verdict.KEPT;
    }

    private String formula() {
        return "exp(−d² / 2σ²), σ " + text(rules.sigma());
    }

    private void thresholdGate() {
        double g = centerPrior();
        boolean keep = g > rules.threshold();
        String condition = "> " + text(rules.threshold());
        out.gateInRange("centre prior", g, formula(), condition, keep, Verdict.BELOW_THRESHOLD, DwAssigner.class,
                "threshold",
                keep ? g : Math.nextDown(g));
    }

    private void radiusGate(double distance) {
        boolean keep = distance <= rules.radius();
        String condition = "≤ r = " + text(rules.radius());
        out.gateInRange("within radius", distance, "centre distance", condition, keep, Verdict.BELOW_THRESHOLD,
                DwAssigner.class, "radius", keep ? Math.nextDown(distance) : distance);
    }

    private void rankGate() {
        int rank = 1;
        FeatureLevel level = priors.levels().get(priors.levelOf(prior));
        double own = distance(prior);
        for (int i = level.firstPrior(); i < level.endPrior(); i++) {
            if (depth(i) > 0 && i != prior && (distance(i) < own || distance(i) == own && i < prior)) {
                rank++;
            }
        }
        out.gate("rank", rank, "place by distance among the priors inside on " + level.label() + ", ties to the "
                + "lowest index",
                "≤ k = " + rules.topk(), rank <= rules.topk(), Verdict.NOT_IN_TOP_K, "topk",
                ExplanationBuilder.rankFlip(rank, rules.topk(), ExplanationBuilder.maxOf(DwAssigner.class, "topk")));
    }

    private double depth(int i) {
        double x = priors.centerX(i);
        double y = priors.centerY(i);
        return Math.min(Math.min(x - boxes.x1(gt), boxes.x2(gt) - x), Math.min(y - boxes.y1(gt), boxes.y2(gt) - y));
    }

    private double distance(int i) {
        return Math.hypot(dx(i), dy(i)) / priors.strideOf(i);
    }

    private double centerPrior() {
        return factor(dy(prior)) * factor(dx(prior));
    }

    private double factor(double pixels) {
        double d = pixels / priors.strideOf(prior) / rules.sigma();
        return Math.exp(-0.5 * d * d);
    }

    private double dx(int i) {
        return priors.centerX(i) - 0.5 * (boxes.x1(gt) + boxes.x2(gt));
    }

    private double dy(int i) {
        return priors.centerY(i) - 0.5 * (boxes.y1(gt) + boxes.y2(gt));
    }
}
