package anchorlens.analysis.compare;

import anchorlens.assign.LossWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a scheme spends on a ground truth, or on all of them.
 *
 * @param gt          its index, −1 for all
 * @param positives   candidates that are kept
 * @param pairs       pairs that are weighed
 * @param sumPos      Σ w_pos over them; NaN without weights
 * @param sumNeg      Σ w_neg over them; NaN without weights
 * @param effective   effective number of positives, (Σ w_pos)² / Σ w_pos²: n for n equal weights, 1 where one weight outweighs
 *                    all; 0 where all are 0, NaN without weights. <strong>Source:</strong> Kish 1965, "Survey Sampling",
 *                    section 8.2
 * @param posNegRank  Spearman's ρ of w_pos and w_neg over the pairs; NaN where it is not defined
 */
public record WeightTotals(int gt, int positives, int pairs, double sumPos, double sumNeg, double effective,
                           double posNegRank) {

    /** One entry a ground truth, in their order. */
    public static List<WeightTotals> ofEach(Scheme scheme) {
        List<WeightTotals> all = new ArrayList<>();
        int from = 0;
        for (int g = 0; g < scheme.gtCount(); g++) {
            int to = from;
            while (scheme.weights().isPresent() && to < scheme.weights().get().pairCount() && scheme.weights().get().gt(to) == g) {
                to++;
            }
            all.add(of(scheme, g, scheme.assignment().positiveCount(g), from, to));
            from = to;
        }
        return List.copyOf(all);
    }

    /** All ground truths together; a prior kept by several counts for each. */
    public static WeightTotals ofAll(Scheme scheme) {
        int positives = scheme.assignment().bags().stream().mapToInt(b -> b.keptCount()).sum();
        return of(scheme, -1, positives, 0, scheme.weights().map(LossWeights::pairCount).orElse(0));
    }

    private static WeightTotals of(Scheme scheme, int gt, int positives, int from, int to) {
        if (scheme.weights().isEmpty()) {
            return new WeightTotals(gt, positives, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        LossWeights w = scheme.weights().get();
        double[] pos = new double[to - from];
        double[] neg = new double[to - from];
        double squares = 0;
        for (int k = from; k < to; k++) {
            pos[k - from] = w.pairPos(k);
            neg[k - from] = w.pairNeg(k);
            squares += w.pairPos(k) * w.pairPos(k);
        }
        double sumPos = Arrays.stream(pos).sum();
        return new WeightTotals(gt, positives, to - from, sumPos, Arrays.stream(neg).sum(),
                squares == 0 ? 0 : sumPos * sumPos / squares, RankCorrelation.spearman(pos, neg));
    }
}
