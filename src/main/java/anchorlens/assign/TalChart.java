package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.assign.CandidateChart.Curve.Shape;
import java.util.Arrays;
import java.util.List;

/** Charts of a bag of {@link TalAssigner}: metrics with the line of the top k, and the same in score and overlap. */
final class TalChart {
    private static final int STEPS = 120;
    private static final int SHOWN = 3;

    private final TalMetric m;
    private final CandidateBag bag;
    private final CandidateChartBuilder ranked;
    private final CandidateChartBuilder plane;
    private final int[] priors;
    private final double[] metric;

    TalChart(TalMetric metric, CandidateBag bag) {
        m = metric;
        this.bag = bag;
        ranked = shown("metric", "Alignment and top k");
        plane = shown("alignment", "Score and overlap");
        priors = ranked.build().points().priors();
        this.metric = Arrays.stream(priors).mapToDouble(i -> m.metricOf(i, bag.gt())).toArray();
    }

    private CandidateChartBuilder shown(String id, String title) {
        return BagCharts.largest(id, title, bag, m.priors.count(), i -> {
            double value = m.metricOf(i, bag.gt());
            return value > 0 ? value : Double.NaN;
        }, SHOWN * m.rules.topk());
    }

    List<CandidateChart> charts() {
        String formula = "s^α · u^β, α " + text(m.rules.alpha()) + ", β " + text(m.rules.beta());
        int k = m.rules.topk();
        double[] sorted = metric.clone();
        Arrays.sort(sorted);
        double last = sorted.length >= k ? sorted[sorted.length - k] : Double.NaN;
        ranked.x("place by metric", "among all priors, ties to the first").y("metric", formula)
                .decided("metric", formula, CandidateChartBuilder.placesByLargest(metric), metric)
                .upright(k + 0.5, "k = " + k, "as many of the largest metrics are selected");
        double[] u = Arrays.stream(priors).mapToDouble(i -> m.overlap(i, bag.gt())).toArray();
        double[] s = Arrays.stream(priors).mapToDouble(i -> m.score(i, bag.gt())).toArray();
        plane.x(m.overlapName(), "u, of the predicted box with the ground truth").y("score", "s, probability of the class")
                .decided("candidates", formula, u, s);
        if (last > 0) {
            ranked.line(last, "k-th metric " + text(last), formula + " of the last that is selected");
            contour(last, s);
        }
        String note = last > 0 ? "the k-th metric is " + text(last) + "; " + BagCharts.kept(bag)
                : "fewer than k priors have a metric; " + BagCharts.kept(bag);
        return List.of(ranked.note(note).build(), plane.note(note).build());
    }

    /** Where s^α · u^β equals the k-th metric. */
    private void contour(double metricOfLast, double[] s) {
        if (m.rules.alpha() == 0 || m.rules.beta() == 0) {
            return;
        }
        double highest = Math.min(1, 1.25 * Arrays.stream(s).max().orElse(1));
        double from = Math.pow(metricOfLast / Math.pow(highest, m.rules.alpha()), 1 / m.rules.beta());
        double[] x = new double[STEPS + 1];
        double[] y = new double[STEPS + 1];
        if (!(from < 1)) {
            return;
        }
        for (int i = 0; i <= STEPS; i++) {
            x[i] = from + (1 - from) * i / STEPS;
            y[i] = Math.pow(metricOfLast / Math.pow(x[i], m.rules.beta()), 1 / m.rules.alpha());
        }
        plane.curve("k-th metric " + text(metricOfLast), "s^α · u^β of the last that is selected; what lies above is selected",
                Shape.LINE, x, y);
    }
}
