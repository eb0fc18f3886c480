package anchorlens.analysis.compare;

import anchorlens.assign.LossWeights;
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
        double[] ranks = new double[n];
        for (int i = 0; i < n; i++) {
            int first = firstAtLeast(sorted, values[i], true);
            int after = firstAtLeast(sorted, values[i], false);
            ranks[i] = (first + 1 + after) / 2.0;
        }
        return ranks;
    }

    /** The first place of a value in ascending ones, or the first place after it. */
    private static int firstAtLeast(double[] sorted, double value, boolean at) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Double.compare(sorted[middle], value);
            if (order < 0 || !at && order == 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
        LossWeights wa = a.weights().get();
        LossWeights wb = b.weights().get();
        double[] posA = new double[wa.pairCount() + wb.pairCount()];
        double[] posB = new double[posA.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < wa.pairCount() || j < wb.pairCount()) {
            int order = order(wa, i, wb, j);
            int of = order <= 0 ? wa.gt(i) : wb.gt(j);
            if (gt < 0 || of == gt) {
                posA[n] = order <= 0 ? wa.pairPos(i) : 0;
                posB[n++] = order >= 0 ? wb.pairPos(j) : 0;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return spearman(Arrays.copyOf(posA, n), Arrays.copyOf(posB, n));
    }

    /** Which of two pairs comes first in the order of pair tables, by ground truth and then by prior; 0 for the same one. */
    private static int order(LossWeights a, int i, LossWeights b, int j) {
        if (i >= a.pairCount()) {
            return 1;
        } else if (j >= b.pairCount()) {
            return -1;
        }
        int byGt = Integer.compare(a.gt(i), b.gt(j));
        return byGt != 0 ? byGt : Integer.compare(a.prior(i), b.prior(j));
    }
}
