package anchorlens.analysis.compare;

import anchorlens.assign.LossWeights;

/**
 * The ranks of w_pos among the pairs of a scheme, or of one of its ground truths, made so that they need not be sorted again
 * when pairs without a weight are added: those only shift the ranks.
 */
final class RankedWeights {
    private final LossWeights weights;
    private final int from;
    private final int to;
    private final double[] ranks;
    private int below;
    private int zeros;

    private RankedWeights(LossWeights weights, int from, int to) {
        this.weights = weights;
        this.from = from;
        this.to = to;
        double[] values = new double[to - from];
        for (int k = from; k < to; k++) {
            values[k - from] = weights.pairPos(k);
            below += values[k - from] < 0 ? 1 : 0;
            zeros += values[k - from] == 0 ? 1 : 0;
        }
        ranks = RankCorrelation.ranks(values);
    }

    /** @param gt index of a ground truth, −1 for all pairs */
    static RankedWeights of(LossWeights weights, int gt) {
        return gt < 0 ? new RankedWeights(weights, 0, weights.pairCount())
                : new RankedWeights(weights, first(weights, gt), first(weights, gt + 1));
    }

    /** The first pair of a ground truth or of a later one. */
    static int first(LossWeights weights, int gt) {
        int low = 0;
        int high = weights.pairCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (weights.gt(middle) < gt) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The rank of a pair among these and so many added weights of 0. */
    private double rank(int pair, int added) {
        double value = weights.pairPos(pair);
        return value == 0 ? zeroRank(added) : ranks[pair - from] + (value > 0 ? added : 0);
    }

    private double zeroRank(int added) {
        return below + (zeros + added + 1) / 2.0;
    }

    /** Spearman's ρ over the pairs of either, 0 where only the other has a pair; NaN where it is not defined. */
    static double spearman(RankedWeights a, RankedWeights b) {
        int all = a.countWith(b);
        int addedA = all - (a.to - a.from);
        int addedB = all - (b.to - b.from);
        double mean = (all + 1) / 2.0;
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        int i = a.from;
        int j = b.from;
        while (i < a.to || j < b.to) {
            int order = a.order(i, b, j);
            double x = (order <= 0 ? a.rank(i, addedA) : a.zeroRank(addedA)) - mean;
            double y = (order >= 0 ? b.rank(j, addedB) : b.zeroRank(addedB)) - mean;
            product += x * y;
            squareA += x * x;
            squareB += y * y;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return squareA == 0 || squareB == 0 ? Double.NaN : Math.clamp(product / Math.sqrt(squareA * squareB), -1.0, 1.0);
    }

    private int countWith(RankedWeights b) {
        int all = 0;
        int i = from;
        int j = b.from;
        while (i < to || j < b.to) {
            int order = order(i, b, j);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
            all++;
        }
        return all;
    }

    /** Which of two pairs comes first in the order of pair tables, by ground truth and then by prior; 0 for the same one. */
    private int order(int i, RankedWeights b, int j) {
        if (i >= to) {
            return 1;
        } else if (j >= b.to) {
            return -1;
        }
        int byGt = Integer.compare(weights.gt(i), b.weights.gt(j));
        return byGt != 0 ? byGt : Integer.compare(weights.prior(i), b.weights.prior(j));
    }
}
