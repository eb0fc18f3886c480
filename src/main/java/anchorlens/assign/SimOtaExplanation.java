package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Every quantity and gate of one pair under a {@link SimOtaAssigner}. */
final class SimOtaExplanation {
    private static final double STEP = 1e-9;
    private final SimOtaCost costs;
    private final AssignmentResult result;
    private final int prior;
    private final int gt;
    private final ExplanationBuilder out;

    SimOtaExplanation(SimOtaCost costs, AssignmentResult result, int prior, int gt) {
        this.costs = costs;
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        candidateGate();
        double iou = costs.iou(prior, gt);
        double penalty = costs.penalty(prior, gt);
        double cls = costs.clsCost(prior, gt);
        double box = costs.iouCost(iou);
        out.quantity("centre distance", costs.centerDistance(prior, gt), "from this ground truth along the farther "
                + "axis, in strides");
        out.quantity("IoU", iou, "of the predicted box with the ground truth");
        out.quantity("class cost", cls, "w_cls · Σ BCE(√(class · objectness), 1 of the class), w_cls "
                + text(costs.rules.clsWeight()));
        out.quantity("IoU cost", box, "w_iou · −ln(IoU + ε), w_iou " + text(costs.rules.iouWeight()));
        out.quantity("penalty", penalty, costs.isMmdet() ? "0 inside both the ground truth and its centre square"
                : "0 inside the centre square of the ground truth");
        double cost = cls + box + penalty;
        if (result.gtIndex()[prior] == gt && rank(cost) > k()) {
            adopted(cost);
        } else if (out.allPassed()) {
            rankGate(cost);
            rivalGate(cost);
        } else {
            out.quantity("cost", cost, "class cost + IoU cost + penalty");
        }
        return out.build();
    }

    private void adopted(double cost) {
        out.quantity("rank", rank(cost), "place by cost among all candidates");
        out.gate("cost", cost, "several others took the prior; it goes where it costs least of all ground truths, "
                + "even to one "
                + "that did not take it", "least", true, Verdict.LOST_TO_OTHER_GT);
    }

    private void candidateGate() {
        int nearest = 0;
        for (int g = 1; g < costs.gtCount(); g++) {
            nearest = costs.centerDistance(prior, g) < costs.centerDistance(prior, nearest) ? g : nearest;
        }
        double distance = costs.centerDistance(prior, nearest);
        boolean candidate = costs.isCandidate(prior);
        String formula = (costs.isMmdet() ? "inside any ground truth, or within the centre square of one"
                : "within the centre square of any ground truth") + "; distance from the nearest centre in strides";
        String condition = (costs.isMmdet() ? "inside, or < r = " : "< r = ") + text(costs.rules.centerRadius());
        out.gateInRange("candidate", distance, formula, condition, candidate, Verdict.CENTRE_OUTSIDE,
                SimOtaAssigner.class,
                "centerRadius", radiusFlip(candidate, distance));
    }

    /**
     * The radius next to the distance that turns candidacy over; NaN where the prior lies inside a ground truth anyway.
     */
    private double radiusFlip(boolean candidate, double distance) {
        if (costs.isMmdet() && IntStream.range(0, costs.gtCount()).anyMatch(g -> costs.inside(prior, g))) {
            return Double.NaN;
        }
        double radius = candidate ? distance * (1 - STEP) : distance * (1 + STEP) + STEP;
        boolean turns = IntStream.range(0, costs.gtCount())
                .anyMatch(g -> costs.inSquare(prior, g, radius)) != candidate;
        return turns ? radius : Double.NaN;
    }

    private void rankGate(double cost) {
        int rank = rank(cost);
        int k = k();
        out.quantity("cost", cost, "class cost + IoU cost + penalty");
        out.quantity("IoU sum", result.bags().get(gt).facts().get("iouSum"), "of the " + costs.rules.candidateTopk()
                + " largest over all candidates");
        out.gate("rank", rank, "place by cost among all candidates, ties to the lowest index",
                "≤ k = " + k + ", the whole part of the IoU sum", rank <= k, Verdict.NOT_IN_TOP_K, "candidateTopk",
                        topkFlip(rank, k));
    }

    private int k() {
        return result.bags().get(gt).facts().get("dynamicK").intValue();
    }

    private int rank(double cost) {
        int rank = 1;
        for (int i = 0; i < costs.priors.count(); i++) {
            if (i != prior && costs.isCandidate(i) && isCheaper(i, cost)) {
                rank++;
            }
        }
        return rank;
    }

    private boolean isCheaper(int i, double cost) {
        double other = costs.iouCost(costs.iou(i, gt)) + costs.penalty(i, gt);
        if (other > cost) {
            return false;
        }
        other = costs.cost(i, gt);
        return other < cost || other == cost && i < prior;
    }

    /** The nearest number of summed IoUs with which k takes the rank in, or leaves it out. */
    private OptionalInt topkFlip(int rank, int k) {
        double[] ious = IntStream.range(0, costs.priors.count()).filter(costs::isCandidate)
                .mapToDouble(i -> costs.iou(i, gt)).sorted().toArray();
        int most = (int) Math.min(ious.length, ExplanationBuilder.maxOf(SimOtaAssigner.class, "candidateTopk"));
        int flip = -1;
        double sum = 0;
        for (int n = 1; n <= most; n++) {
            sum += ious[ious.length - n];
            int wouldBe = DynamicK.of(sum);
            if (rank <= k && n < costs.rules.candidateTopk() && wouldBe < rank) {
                flip = n;
            } else if (rank > k && n > costs.rules.candidateTopk() && wouldBe >= rank) {
                return OptionalInt.of(n);
            }
        }
        return flip > 0 ? OptionalInt.of(flip) : OptionalInt.empty();
    }

    private void rivalGate(double cost) {
        if (!out.allPassed() || Arrays.stream(takers()).filter(g -> g != gt).findAny().isEmpty()) {
            return;
        }
        int rival = IntStream.range(0, costs.gtCount()).filter(g -> g != gt).boxed()
                .min((a, b) -> Double.compare(costs.cost(prior, a), costs.cost(prior, b))).orElseThrow();
        out.gate("cost against " + gtName(rival), cost, "several took the prior; it goes where it costs least of all "
                + "ground truths",
                (gt < rival ? "≤ " : "< ") + text(costs.cost(prior, rival)), result.gtIndex()[prior] == gt,
                Verdict.LOST_TO_OTHER_GT);
    }

    /** Ground truths whose first k rows hold the prior. */
    private int[] takers() {
        return result.bags().stream().filter(bag -> {
            int row = bag.rowOf(prior);
            return row >= 0 && row < bag.facts().get("dynamicK").intValue();
        }).mapToInt(CandidateBag::gt).toArray();
    }
}
