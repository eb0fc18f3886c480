package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

/** The steps by which a {@link YoloV7Assigner} decided about one pair. */
final class YoloV7Explanation {
    private static final String RANK_FORMULA = "place of the cost among all candidates, ties to the first listed";
    private final YoloV7Cost costs;
    private final AssignmentResult result;
    private final int prior;
    private final int gt;
    private final ExplanationBuilder out;

    YoloV7Explanation(YoloV7Cost costs, AssignmentResult result, int prior, int gt) {
        this.costs = costs;
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        double ratio = costs.listing.ratio(prior, gt);
        out.quantity("size ratio", ratio, "max(w / w_a, w_a / w, h / h_a, h_a / h) of object and anchor");
        int first = firstCandidate();
        candidateGate(first);
        double iou = costs.iou(prior, gt);
        out.quantity("IoU", iou, "of the predicted box with the ground truth");
        out.quantity("class cost", costs.clsCost(prior, gt), "Σ_c BCE(√(p_c · objectness), 1 of its class)");
        out.quantity("IoU cost", costs.iouCost(iou), text(costs.rules.iouWeight()) + " · −ln(IoU + 1e-8)");
        out.quantity("cost", costs.cost(prior, gt), "class cost + IoU cost");
        if (first >= 0) {
            decide(first);
        }
        return out.build();
    }

    /** The first candidate that is this prior, −1 where it is none. */
    private int firstCandidate() {
        for (int e = 0; e < costs.candidateCount(); e++) {
            if (costs.prior(e) == prior) {
                return e;
            }
        }
        return -1;
    }

    private void candidateGate(int first) {
        int times = 0;
        boolean inReach = false;
        for (int e = 0; e < costs.candidateCount(); e++) {
            times += costs.prior(e) == prior ? 1 : 0;
        }
        for (int g = 0; g < costs.gtCount(); g++) {
            inReach |= costs.listing.contains(prior, g);
        }
        out.gate("listings", times, "how many objects of a fitting size, ratio < " + text(costs.rules.anchorLimit())
                + ", have their centre in the cell or near it", "≥ 1", first >= 0,
                inReach ? Verdict.OUT_OF_LEVEL_RANGE : Verdict.CENTRE_OUTSIDE);
    }

    private void decide(int first) {
        CandidateBag bag = result.bags().get(gt);
        int k = bag.facts().get("dynamicK").intValue();
        int rank = rank(first);
        int row = bag.rowOf(prior);
        boolean kept = row >= 0 && bag.verdict(row) == Verdict.KEPT;
        if (kept && rank > k) {
            out.quantity("rank", rank, RANK_FORMULA);
            out.gate("cost against all ground truths", costs.cost(prior, gt), "several others took the candidate; the one for "
                    + "which it is cheapest keeps it, even one that did not take it", "least", true, Verdict.LOST_TO_OTHER_GT);
        } else {
            out.gate("rank", rank, RANK_FORMULA, "≤ dynamic k = ⌊Σ of the largest IoUs⌋ = " + k, rank <= k,
                    Verdict.NOT_IN_TOP_K);
            if (out.allPassed()) {
                rivalGate(kept);
            }
        }
        int shown = result.gtIndex()[prior];
        if (kept && shown != gt) {
            out.quantity("objectness", Double.NaN, "is that of " + gtName(shown) + ", which is written later");
        }
    }

    private int rank(int first) {
        double own = costs.cost(prior, gt);
        int rank = 1;
        for (int e = 0; e < costs.candidateCount(); e++) {
            double other = costs.cost(costs.prior(e), gt);
            rank += other < own || other == own && e < first ? 1 : 0;
        }
        return rank;
    }

    private void rivalGate(boolean kept) {
        int rival = -1;
        for (int g = 0; g < costs.gtCount(); g++) {
            if (g != gt && (rival < 0 || costs.cost(prior, g) < costs.cost(prior, rival))) {
                rival = g;
            }
        }
        if (kept) {
            out.gate("claims of other objects", costs.cost(prior, gt), "a candidate that several take goes to the one for which "
                    + "it is cheapest", "least, or alone", true, Verdict.LOST_TO_OTHER_GT);
        } else {
            out.gate("claims of other objects", costs.cost(prior, gt), "a candidate that several take goes to the one for which "
                    + "it is cheapest", (gt < rival ? "≤ " : "< ") + text(costs.cost(prior, rival)) + " of " + gtName(rival),
                    false, Verdict.LOST_TO_OTHER_GT);
        }
    }
}
