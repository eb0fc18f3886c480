package anchorlens.assign;

import anchorlens.assign.CandidateChart.Curve.Shape;
import anchorlens.assign.CandidateChart.Points;
import java.util.Arrays;
import java.util.List;

/** Charts of one ground truth of {@link YoloV7Assigner} over all candidates, a prior that is listed twice being two. */
final class YoloV7Chart {
    private static final int SHOWN = 60;

    private final YoloV7Cost costs;
    private final CandidateBag bag;
    private final int gt;

    YoloV7Chart(YoloV7Cost costs, CandidateBag bag) {
        this.costs = costs;
        this.bag = bag;
        gt = bag.gt();
    }

    List<CandidateChart> charts() {
        int k = bag.facts().get("dynamicK").intValue();
        return List.of(costs(k), DynamicKCharts.ious(bag, costs.candidateCount(), e -> true, e -> costs.iou(costs.prior(e), gt),
                costs::prior, costs.rules.candidateTopk(), k));
    }

    private CandidateChart costs(int k) {
        double[] all = new double[costs.candidateCount()];
        Arrays.setAll(all, e -> costs.cost(costs.prior(e), gt));
        int[] order = Order.ascending(all, all.length);
        int n = Math.min(all.length, Math.max(SHOWN, 3 * k));
        int[] priors = new int[n];
        Verdict[] verdicts = new Verdict[n];
        double[] cost = new double[n];
        double[] cls = new double[n];
        double[] box = new double[n];
        for (int r = 0; r < n; r++) {
            priors[r] = costs.prior(order[r]);
            int row = bag.rowOf(priors[r]);
            verdicts[r] = row < 0 || r >= k && bag.verdict(row) != Verdict.KEPT ? Verdict.NOT_IN_TOP_K : bag.verdict(row);
            cost[r] = all[order[r]];
            cls[r] = costs.clsCost(priors[r], gt);
            box[r] = cost[r] - cls[r];
        }
        double[] places = CandidateChartBuilder.upTo(n);
        String formula = "class cost + IoU cost";
        CandidateChartBuilder chart = new CandidateChartBuilder("cost", "Cost and k", new Points(priors, verdicts))
                .x("place by cost", "among all candidates, one that is listed twice having two places")
                .costs("cost", formula, cost).decided("cost", formula, places, cost)
                .curve("class cost", "Σ BCE(√(class · objectness), 1 of the class)", Shape.DASHED, places, cls)
                .curve("IoU cost", "w · −ln(IoU + 1e-8)", Shape.DASHED, places, box);
        return DynamicKCharts.threshold(chart, cost, k, bag.facts().get("iouSum")).build();
    }
}
