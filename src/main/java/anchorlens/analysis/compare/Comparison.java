package anchorlens.analysis.compare;

import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.List;

/**
 * S schemes against each other.
 *
 * @param schemes   in their order
 * @param totals    of each scheme over all ground truths
 * @param ofObjects of each scheme, one entry a ground truth
 * @param jaccard   {@code [S × S]} agreement of the positives, see {@link Agreement}
 * @param ranks     {@code [S × S]} rank correlation of w_pos over all pairs, see {@link RankCorrelation#ofPosWeights}
 * @param ranksOfObjects {@code [G][S]} rank correlation of each scheme with the first one on one ground truth
 */
public record Comparison(List<Scheme> schemes, List<WeightTotals> totals, List<List<WeightTotals>> ofObjects,
                         double[][] jaccard, double[][] ranks, double[][] ranksOfObjects) {
    public static final Comparison NOTHING = new Comparison(List.of(), List.of(), List.of(), new double[0][], new double[0][],
            new double[0][]);

    public Comparison {
        schemes = List.copyOf(schemes);
        totals = List.copyOf(totals);
        ofObjects = List.copyOf(ofObjects);
    }

    /** @throws java.util.concurrent.CancellationException when the token asks for it */
    public static Comparison of(List<Scheme> schemes, CancellationToken cancel) {
        if (schemes.isEmpty()) {
            return NOTHING;
        }
        int n = schemes.size();
        List<WeightTotals> totals = new ArrayList<>();
        List<List<WeightTotals>> ofObjects = new ArrayList<>();
        for (Scheme scheme : schemes) {
            cancel.throwIfCancelled();
            totals.add(WeightTotals.ofAll(scheme));
            ofObjects.add(WeightTotals.ofEach(scheme));
        }
        double[][] ranks = new double[n][n];
        List<RankedWeights> ranked = ranked(schemes, -1);
        for (int i = 0; i < n; i++) {
            cancel.throwIfCancelled();
            for (int j = i; j < n; j++) {
                ranks[i][j] = correlation(schemes, ranked, i, j);
                ranks[j][i] = ranks[i][j];
            }
        }
        double[][] ranksOfObjects = new double[schemes.getFirst().gtCount()][n];
        for (int g = 0; g < ranksOfObjects.length; g++) {
            cancel.throwIfCancelled();
            List<RankedWeights> here = ranked(schemes, g);
            for (int i = 0; i < n; i++) {
                ranksOfObjects[g][i] = correlation(schemes, here, 0, i);
            }
        }
        return new Comparison(schemes, totals, ofObjects, Agreement.matrix(schemes), ranks, ranksOfObjects);
    }

    /** The ranks of each scheme, null for one without weights. */
    private static List<RankedWeights> ranked(List<Scheme> schemes, int gt) {
        List<RankedWeights> out = new ArrayList<>();
        schemes.forEach(s -> out.add(s.weights().map(w -> RankedWeights.of(w, gt)).orElse(null)));
        return out;
    }

    private static double correlation(List<Scheme> schemes, List<RankedWeights> ranked, int i, int j) {
        boolean known = ranked.get(i) != null && ranked.get(j) != null && schemes.get(i).isComparableWith(schemes.get(j));
        return known ? RankedWeights.spearman(ranked.get(i), ranked.get(j)) : Double.NaN;
    }
}
