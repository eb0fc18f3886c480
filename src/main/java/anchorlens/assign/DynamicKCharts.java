package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.assign.CandidateChart.Curve.Shape;
import anchorlens.assign.CandidateChart.Points;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** Charts of the assigners that take the k cheapest priors, k being the whole part of a sum of IoUs. */
final class DynamicKCharts {
    /** A part of a cost: its name, formula, and column in the bag. */
    record Part(String name, String formula, String column) {
    }

    private DynamicKCharts() {
    }

    /**
     * The costs of a bag, cheapest first, with its parts and the line that k draws.
     *
     * @param k how many of the cheapest are taken
     */
    static CandidateChart costs(CandidateBag bag, int k, String formula, List<Part> parts) {
        double[] cost = bag.column("cost");
        double[] places = CandidateChartBuilder.placesByLeast(cost);
        CandidateChartBuilder chart = CandidateChartBuilder.of("cost", "Cost and k", bag)
                .places("place by cost", "among the candidates of this ground truth that were looked at, ties to the first")
                .costs("cost", formula, cost).decided("cost", formula, places, cost);
        for (Part part : parts) {
            chart.curve(part.name(), part.formula(), Shape.DASHED, CandidateChartBuilder.upTo(cost.length),
                    CandidateChartBuilder.ordered(bag.column(part.column()), places));
        }
        return threshold(chart, cost, k, bag.facts().getOrDefault("iouSum", Double.NaN)).build();
    }

    /** Adds the lines of k over places by cost. */
    static CandidateChartBuilder threshold(CandidateChartBuilder chart, double[] cost, int k, double iouSum) {
        double[] sorted = cost.clone();
        Arrays.sort(sorted);
        int taken = Math.min(k, sorted.length);
        if (taken > 0) {
            chart.upright(taken + 0.5, "k = " + k, "the whole part of the IoU sum " + text(iouSum) + ", 1 at least");
            chart.line(sorted[taken - 1], "k-th cost " + text(sorted[taken - 1]), "what the last of the k cheapest costs");
        }
        return chart.note("IoU sum " + text(iouSum) + " → k = " + k
                + (taken == 0 ? "" : "; the k-th cheapest costs " + text(sorted[taken - 1])));
    }

    /**
     * The largest IoUs among the candidates, largest first: bars whose area up to q is the sum.
     *
     * @param count     numbers from 0 to look at
     * @param candidate which of them are candidates
     * @param iou       of each
     * @param priorOf   the prior of each
     * @param q         how many IoUs are summed
     */
    static CandidateChart ious(CandidateBag bag, int count, IntPredicate candidate, IntToDoubleFunction iou,
                               java.util.function.IntUnaryOperator priorOf, int q, int k) {
        TopK largest = new TopK(q + Math.max(2, q / 2));
        for (int i = 0; i < count; i++) {
            if (candidate.test(i)) {
                largest.offer(iou.applyAsDouble(i), i);
            }
        }
        int n = largest.size();
        int[] priors = new int[n];
        Verdict[] verdicts = new Verdict[n];
        double[] value = new double[n];
        for (int r = 0; r < n; r++) {
            priors[r] = priorOf.applyAsInt(largest.prior(r));
            int row = bag.rowOf(priors[r]);
            verdicts[r] = row < 0 ? Verdict.NOT_IN_TOP_K : bag.verdict(row);
            value[r] = largest.value(r);
        }
        int summed = Math.min(q, n);
        double sum = Arrays.stream(value, 0, summed).sum();
        CandidateChartBuilder chart = new CandidateChartBuilder("dynamic-k", "IoU sum and k", new Points(priors, verdicts))
                .x("place by IoU", "among all candidates, ties to the first")
                .y("IoU", "of the predicted box with the ground truth")
                .decided("IoU", "of the predicted box with the ground truth", CandidateChartBuilder.upTo(n), value)
                .note("IoU sum of the " + q + " largest = " + text(sum) + " → k = " + k);
        if (summed > 0) {
            double[] x = new double[2 * summed + 2];
            double[] y = new double[2 * summed + 2];
            for (int r = 0; r < summed; r++) {
                x[2 * r + 1] = r + 0.5;
                x[2 * r + 2] = r + 1.5;
                y[2 * r + 1] = value[r];
                y[2 * r + 2] = value[r];
            }
            x[0] = 0.5;
            x[2 * summed + 1] = summed + 0.5;
            chart.curve("Σ IoU " + text(sum), "area of the first q = " + q + " bars", Shape.BARS, x, y);
            chart.upright(summed + 0.5, "q = " + q + " · Σ " + text(sum) + " → k = " + k,
                    "k is the whole part of the sum of the q largest IoUs, 1 at least");
        }
        return chart.build();
    }
}
