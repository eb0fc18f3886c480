package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.assign.CandidateChart.Curve.Shape;
import anchorlens.assign.CandidateChart.Points;
import java.util.Arrays;

/** The row of costs of one ground truth of {@link HungarianAssigner}: its cheapest queries, and the one it is matched with. */
final class HungarianChart {
    private static final int SHOWN = 40;

    private final HungarianCost costs;
    private final AssignmentResult result;
    private final int gt;

    HungarianChart(HungarianCost costs, AssignmentResult result, int gt) {
        this.costs = costs;
        this.result = result;
        this.gt = gt;
    }

    CandidateChart chart() {
        double[] all = Arrays.stream(costs.queries).mapToDouble(i -> costs.cost(i, gt)).toArray();
        int[] order = Order.ascending(all, all.length);
        int n = Math.min(SHOWN, all.length);
        int matched = place(order);
        int[] rows = Arrays.copyOf(order, matched >= n ? n + 1 : n);
        double[] place = CandidateChartBuilder.upTo(rows.length);
        if (matched >= n) {
            rows[n] = order[matched];
            place[n] = matched + 1;
        }
        int[] priors = Arrays.stream(rows).map(r -> costs.queries[r]).toArray();
        CandidateChartBuilder chart = new CandidateChartBuilder("cost", "Cost row", new Points(priors, verdicts(priors)))
                .x("place by cost", "among the queries that take part, ties to the first").y("cost", "class + L1 + GIoU cost")
                .decided("cost", "class + L1 + GIoU cost", place, Arrays.stream(rows).mapToDouble(r -> all[r]).toArray())
                .curve("class cost", "weighted cost of the class score", Shape.DASHED, place,
                        Arrays.stream(priors).mapToDouble(i -> costs.clsCost(i, gt)).toArray())
                .curve("L1 cost", "weighted differences of centre and size, over the input's size", Shape.DASHED, place,
                        Arrays.stream(priors).mapToDouble(i -> costs.l1Cost(i, gt)).toArray())
                .curve("GIoU cost", "weighted −GIoU", Shape.DASHED, place,
                        Arrays.stream(priors).mapToDouble(i -> costs.giouCost(i, gt)).toArray());
        if (matched < 0) {
            return chart.note("there are fewer queries than ground truths, and this one gets none").build();
        }
        double cost = all[order[matched]];
        chart.line(cost, "matched " + text(cost), "cost of the pair that makes all pairs together cheapest");
        return chart.note("matched with its " + (matched == 0 ? "cheapest query" : "query number " + (matched + 1) + " by cost")
                + ", cost " + text(cost)).build();
    }

    /** The place from 0 of the query that the ground truth is matched with, −1 for none. */
    private int place(int[] order) {
        for (int k = 0; k < order.length; k++) {
            if (result.gtIndex()[costs.queries[order[k]]] == gt) {
                return k;
            }
        }
        return -1;
    }

    private Verdict[] verdicts(int[] priors) {
        return Arrays.stream(priors).map(i -> result.gtIndex()[i]).mapToObj(owner -> owner == gt ? Verdict.KEPT
                : owner >= 0 ? Verdict.LOST_TO_OTHER_GT : Verdict.NOT_IN_TOP_K).toArray(Verdict[]::new);
    }
}
