package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.assign.CandidateChart.Role;
import java.util.List;

/** Charts of a bag of {@link OtaAssigner}: the transport plan, and where the supply comes from. */
final class OtaChart {
    private final OtaCost costs;
    private final CandidateBag bag;

    OtaChart(OtaCost costs, CandidateBag bag) {
        this.costs = costs;
        this.bag = bag;
    }

    List<CandidateChart> charts() {
        int k = bag.facts().get("dynamicK").intValue();
        int[] near = costs.near(bag.gt());
        return List.of(plan(k), DynamicKCharts.ious(bag, near.length, n -> true, n -> costs.iou(near[n], bag.gt()),
                n -> near[n], costs.rules.topCandidates(), k));
    }

    private CandidateChart plan(int k) {
        double[] cost = bag.column("cost");
        return CandidateChartBuilder.of("plan", "Transport plan", bag)
                .x("cost", "Σ focal + w · (−ln IoU), and 1e6 more far from the centre")
                .y("share of the plan", "an entry of the plan over the largest of its row")
                .decided("of this ground truth", "mass that goes to this ground truth, over its row's largest", cost,
                        bag.column("unit"))
                .series("of background", "mass of the same prior that goes to background, over its row's largest", Role.BESIDE,
                        cost, bag.column("backgroundUnit"))
                .line(1, "row's largest", "every row is divided by its largest entry; a prior goes where its own is largest")
                .note("supplies k = " + k + ", the whole part of the IoU sum " + text(bag.facts().get("iouSum"))
                        + ", 1 at least; " + BagCharts.kept(bag))
                .build();
    }
}
