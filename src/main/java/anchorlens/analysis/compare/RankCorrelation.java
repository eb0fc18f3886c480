package anchorlens.analysis.compare;

import java.util.Arrays;

/**
 * Spearman's rank correlation: do two schemes put the same candidates first?
 *
 * <p>ρ is Pearson's correlation of the ranks, equal values sharing the mean of the ranks they would take.
 *
 * <p><strong>Source:</strong> Spearman 1904, "The proof and measurement of association between two things"; ties as in
 * Kendall 1948, "Rank Correlation Methods", chapter 3.
 */
public final class RankCorrelation {
    private RankCorrelation() {
    }

    /**
     * ρ of two lists.
     *
     * @return −1 … 1; NaN where fewer than two values are given or one of the lists is constant
     * @throws IllegalArgumentException if the lists differ in length
     */
    public static double spearman(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("lists of " + a.length + " and " + b.length + " values have no correlation");
        }
        return pearson(ranks(a), ranks(b));
    }

    /** The rank of every value from 1 for the smallest, equal values sharing the mean of theirs. */
    static double[] ranks(double[] values) {
        int n = values.length;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] rankAt = new double[n];
        for (int from = 0; from < n; ) {
            int to = from + 1;
            while (to < n && Double.compare(sorted[to], sorted[from]) == 0) {
                to++;
            }
            Arrays.fill(rankAt, from, to, (from + 1 + to) / 2.0);
            from = to;
        }
        double[] ranks = new double[n];
        for (int i = 0; i < n; i++) {
            ranks[i] = rankAt[Arrays.binarySearch(sorted, values[i])];
        }
        return ranks;
    }

    private static double pearson(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }
        return squareA == 0 || squareB == 0 ? Double.NaN : Math.clamp(product / Math.sqrt(squareA * squareB), -1.0, 1.0);
    }

    /**
     * ρ of the w_pos that two schemes give the candidates of a ground truth: those that either weighs, 0 where only the other
     * does.
     *
     * @param gt its index, −1 for all ground truths together
     * @return −1 … 1; NaN where a scheme has no weights, the grids differ, or one of the lists is constant
     */
    public static double ofPosWeights(Scheme a, Scheme b, int gt) {
        if (a.weights().isEmpty() || b.weights().isEmpty() || !a.isComparableWith(b)) {
            return Double.NaN;
        }
        return RankedWeights.spearman(RankedWeights.of(a.weights().get(), gt), RankedWeights.of(b.weights().get(), gt));
    }
}
