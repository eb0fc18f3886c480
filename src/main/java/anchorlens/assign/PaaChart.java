package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.assign.CandidateChart.Curve.Shape;
import java.util.Map;

/** The histogram of the scores of a bag of {@link PaaAssigner} with the two Gaussians that were fitted to them. */
final class PaaChart {
    private static final int STEPS = 160;
    private static final double MARGIN = 0.12;
    private static final double REACH = 4;

    private final CandidateBag bag;
    private final double[] q;
    private final Map<String, Double> facts;

    PaaChart(CandidateBag bag) {
        this.bag = bag;
        q = bag.column("score");
        facts = bag.facts();
    }

    CandidateChart chart() {
        boolean fitted = facts.containsKey("mean0");
        double[] density = new double[q.length];
        for (int r = 0; r < q.length; r++) {
            density[r] = fitted ? density(0, q[r]) + density(1, q[r]) : 0;
        }
        CandidateChartBuilder chart = CandidateChartBuilder.of("mixture", "Score mixture", bag)
                .x("score (loss)", "q = Σ focal + w · (1 − GIoU), the lower the better")
                .y("density", "of scores; histogram = count / (n · width of a bar)");
        if (fitted) {
            histogram(chart);
            components(chart);
        }
        chart.decided("candidates", "on the density of the mixture at their score", q, density);
        if (facts.containsKey("threshold")) {
            double threshold = facts.get("threshold");
            chart.upright(threshold, "threshold " + text(threshold), fitted
                    ? "the score of the last positive: where the mixture is densest among the candidates of the first component"
                    : "the score of the only candidate");
        }
        return chart.note(note(fitted)).build();
    }

    private String note(boolean fitted) {
        if (!fitted) {
            return "too few candidates for a mixture; " + BagCharts.kept(bag);
        }
        return "means " + text(facts.get("mean0")) + " and " + text(facts.get("mean1")) + ", weights "
                + text(facts.get("weight0")) + " and " + text(facts.get("weight1")) + ", " + text(facts.get("iterations"))
                + " EM steps" + (facts.get("converged") == 1 ? "" : " without settling") + "; " + BagCharts.kept(bag);
    }

    private void histogram(CandidateChartBuilder chart) {
        double low = q[0];
        double high = q[q.length - 1];
        int bins = high > low ? 2 * (int) Math.ceil(Math.sqrt(q.length)) : 1;
        double width = high > low ? (high - low) / bins : 2 * Math.max(1e-3, deviation(0));
        double from = high > low ? low : low - width / 2;
        double[] x = new double[2 * bins + 2];
        double[] y = new double[2 * bins + 2];
        double each = 1 / (q.length * width);
        for (double score : q) {
            int bin = Math.min(bins - 1, (int) ((score - from) / width));
            y[2 * bin + 1] += each;
            y[2 * bin + 2] += each;
        }
        for (int b = 0; b < bins; b++) {
            x[2 * b + 1] = from + b * width;
            x[2 * b + 2] = from + (b + 1) * width;
        }
        x[0] = from;
        x[2 * bins + 1] = from + bins * width;
        chart.curve("scores", "histogram of the candidates' scores", Shape.BARS, x, y);
    }

    private void components(CandidateChartBuilder chart) {
        double room = MARGIN * Math.max(q[q.length - 1] - q[0], Math.max(deviation(0), deviation(1)));
        double low = Math.min(q[0], facts.get("mean0")) - room;
        double high = Math.max(q[q.length - 1], facts.get("mean1")) + room;
        double[] x = places(low, high);
        double[][] y = new double[3][x.length];
        for (int i = 0; i < x.length; i++) {
            y[0][i] = density(0, x[i]);
            y[1][i] = density(1, x[i]);
            y[2][i] = y[0][i] + y[1][i];
        }
        for (int k = 0; k < 2; k++) {
            chart.curve(k == 0 ? "positive" : "negative", "weight " + text(facts.get("weight" + k))
                    + " · N(" + text(facts.get("mean" + k)) + ", " + text(deviation(k)) + "²)", Shape.LINE, x, y[k]);
        }
        chart.curve("mixture", "sum of both", Shape.DASHED, x, y[2]);
    }

    /** Places along the axis, denser around both means, so that a narrow component keeps its peak. */
    private double[] places(double low, double high) {
        java.util.TreeSet<Double> all = new java.util.TreeSet<>();
        for (int i = 0; i <= STEPS; i++) {
            all.add(low + (high - low) * i / STEPS);
            for (int k = 0; k < 2; k++) {
                double at = facts.get("mean" + k) + REACH * deviation(k) * (2.0 * i / STEPS - 1);
                if (at > low && at < high) {
                    all.add(at);
                }
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double deviation(int k) {
        return Math.sqrt(facts.get("variance" + k));
    }

    /** A component's weight times its density. */
    private double density(int k, double x) {
        double z = (x - facts.get("mean" + k)) / deviation(k);
        return facts.get("weight" + k) * Math.exp(-0.5 * z * z) / (deviation(k) * Math.sqrt(2 * Math.PI));
    }
}
