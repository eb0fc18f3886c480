package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.assign.HungarianAssigner.ClassCost;
import anchorlens.assign.HungarianAssigner.QueryChoice;
import java.util.Arrays;

/** Every quantity and gate of one pair under a {@link HungarianAssigner}. */
final class HungarianExplanation {
    private final HungarianCost costs;
    private final AssignmentResult result;
    private final int prior;
    private final int gt;
    private final ExplanationBuilder out;

    HungarianExplanation(HungarianCost costs, AssignmentResult result, int prior, int gt) {
        this.costs = costs;
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        if (costs.rules.queryChoice() != QueryChoice.ALL) {
            queryGate();
        }
        double cls = costs.clsCost(prior, gt);
        double l1 = costs.l1Cost(prior, gt);
        double giou = costs.giouCost(prior, gt);
        double cost = cls + l1 + giou;
        out.quantity("class cost", cls, costs.rules.classCost() == ClassCost.FOCAL
                ? "w · (focal loss as the class − focal loss as background), w " + text(costs.rules.clsWeight())
                : "−w · softmax probability of the class, w " + text(costs.rules.clsWeight()));
        out.quantity("L1 cost", l1, "w · Σ |difference| of centre, width and height over the input's size, w "
                + text(costs.rules.l1Weight()));
        out.quantity("GIoU cost", giou, "−w · GIoU, w " + text(costs.rules.giouWeight()));
        out.quantity("cost", cost, "sum of the costs");
        if (out.allPassed()) {
            matchGate(cost);
        }
        return out.build();
    }

    private void queryGate() {
        boolean first = costs.rules.queryChoice() == QueryChoice.FIRST;
        int rank = 1;
        for (int i = 0; i < costs.input.priors().count(); i++) {
            rank += first ? (i < prior ? 1 : 0) : isSurer(i) ? 1 : 0;
        }
        int n = costs.rules.queries();
        out.gate("query", rank, first ? "place of the prior" : "place of the prior by its largest score",
                "≤ number of queries = " + n, Arrays.binarySearch(costs.queries, prior) >= 0, Verdict.NOT_IN_TOP_K, "queries",
                ExplanationBuilder.rankFlip(rank, n, ExplanationBuilder.maxOf(HungarianAssigner.class, "queries")));
    }

    private boolean isSurer(int other) {
        double theirs = costs.maxProbability(other);
        double own = costs.maxProbability(prior);
        return theirs > own || theirs == own && other < prior;
    }

    private void matchGate(double cost) {
        int rank = 1;
        for (int i : costs.queries) {
            double other = i == prior ? cost : costs.cost(i, gt);
            rank += other < cost || other == cost && i < prior ? 1 : 0;
        }
        out.quantity("rank", rank, "place by cost among the queries of this ground truth");
        int owner = result.gtIndex()[prior];
        Double matched = result.bags().get(gt).facts().get("matchCost");
        if (owner == gt) {
            out.gate("match", cost, "one query a ground truth, such that all pairs together cost least", "the match",
                    true,
                    Verdict.NOT_IN_TOP_K);
        } else if (owner >= 0) {
            out.gate("match", cost, "one query a ground truth, such that all pairs together cost least",
                    "the match, but the query went to " + gtName(owner), false, Verdict.LOST_TO_OTHER_GT);
        } else {
            out.gate("match", cost, "one query a ground truth, such that all pairs together cost least",
                    matched == null ? "the match, but there are too few queries" : "the match, which costs "
                            + text(matched),
                    false, Verdict.NOT_IN_TOP_K);
        }
    }
}
