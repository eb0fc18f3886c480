package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.assign.CandidateChart.Curve.Shape;
import anchorlens.assign.CandidateChart.Points;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Charts that several assigners share. */
final class BagCharts {
    private static final int STEPS = 80;

    private BagCharts() {
    }

    /** The strides of a bag's levels, for charts that part candidates by level. */
    static double[] strides(CandidateBag bag, Priors priors) {
        return Arrays.stream(bag.priors()).mapToDouble(priors::strideOf).toArray();
    }

    /** Distances of a bag's priors from the centre of its ground truth, in strides of their levels. */
    static double[] centerDistances(CandidateBag bag, Priors priors, Boxes boxes) {
        double cx = 0.5 * (boxes.x1(bag.gt()) + boxes.x2(bag.gt()));
        double cy = 0.5 * (boxes.y1(bag.gt()) + boxes.y2(bag.gt()));
        return Arrays.stream(bag.priors()).mapToDouble(i -> Math.hypot(priors.centerX(i) - cx, priors.centerY(i) - cy)
                / priors.strideOf(i)).toArray();
    }

    /** The Gaussian exp(−d² / 2σ²) from 0 to the farthest of some distances. */
    static void gaussian(CandidateChartBuilder chart, double sigma, double[] distances) {
        double far = Math.max(1e-6, Arrays.stream(distances).max().orElse(1));
        double[] x = new double[STEPS + 1];
        double[] y = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            x[i] = far * i / STEPS;
            y[i] = Math.exp(-0.5 * (x[i] / sigma) * (x[i] / sigma));
        }
        chart.curve("exp(−d² / 2σ²)", "σ " + text(sigma) + " strides", Shape.DASHED, x, y);
    }

    /**
     * The n largest of a quantity of all priors, largest first; those that are not in the bag were not among the best.
     *
     * @param value NaN for a prior that is no candidate
     */
    static CandidateChartBuilder largest(String id, String title, CandidateBag bag, int priors, IntToDoubleFunction value,
                                         int n) {
        TopK largest = new TopK(Math.max(1, Math.min(n, priors)));
        for (int i = 0; i < priors; i++) {
            double v = value.applyAsDouble(i);
            if (v == v) {
                largest.offer(v, i);
            }
        }
        int[] all = new int[largest.size()];
        Arrays.setAll(all, largest::prior);
        int[] extra = Arrays.stream(bag.priors()).filter(p -> Arrays.stream(all).noneMatch(q -> q == p)).toArray();
        int[] shown = Arrays.copyOf(all, all.length + extra.length);
        System.arraycopy(extra, 0, shown, all.length, extra.length);
        Verdict[] verdicts = new Verdict[shown.length];
        for (int r = 0; r < shown.length; r++) {
            int row = bag.rowOf(shown[r]);
            verdicts[r] = row < 0 ? Verdict.NOT_IN_TOP_K : bag.verdict(row);
        }
        return new CandidateChartBuilder(id, title, new Points(shown, verdicts));
    }

    /** How many candidates of a bag were kept, in words. */
    static String kept(CandidateBag bag) {
        return bag.keptCount() + " of " + bag.size() + " kept";
    }
}
