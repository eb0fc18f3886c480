package anchorlens.workbench;

import anchorlens.analysis.EdgeDensities;
import anchorlens.analysis.EdgeDensity;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.assign.Verdict;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Edge;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the positives of one ground truth together see its edges: the one mixture that the picture and the panels show.
 *
 * <p>Each positive counts by its w_pos; all count the same where there are no weights or all are 0. Positives that together
 * carry less than 0.5 % of the weight are left out, because soft schemes weigh thousands.
 */
public final class ObjectMixture {
    private static final double NEGLIGIBLE = 0.005;

    private ObjectMixture() {
    }

    /**
     * The densities of the four edges in the order l, t, r, b, in input pixels; empty without distributions of the priors in
     * use, or where the ground truth has no positives.
     */
    public static List<EdgeDensity> of(RunResult result, int gt) {
        Optional<DecodedPass> pass = result.request().pass();
        Optional<EdgeDistributions> distributions = pass.flatMap(p -> p.predictions().distributions());
        if (distributions.isEmpty() || distributions.get().count() != result.input().priors().count()) {
            return List.of();
        }
        CandidateBag bag = result.assignment().bags().get(gt);
        int[] kept = IntStream.range(0, bag.size()).filter(row -> bag.verdict(row) == Verdict.KEPT).map(bag::prior).toArray();
        if (kept.length == 0) {
            return List.of();
        }
        double[] weightOf = weights(result.weights(), distributions.get().count(), gt);
        if (!(Arrays.stream(kept).mapToDouble(p -> weightOf[p]).sum() > 0)) {
            Arrays.fill(weightOf, 1);
        }
        int[] heavy = heaviest(kept, weightOf);
        double[] shares = Arrays.stream(heavy).mapToDouble(p -> weightOf[p]).toArray();
        Priors priors = pass.get().pass().head().priors();
        return Arrays.stream(Edge.values())
                .map(e -> EdgeDensities.mixture(priors, distributions.get(), heavy, shares, e)).toList();
    }

    /** {@code [P]}: w_pos of every prior for one ground truth, 0 where the scheme does not weigh it; 1 without weights. */
    private static double[] weights(Optional<LossWeights> weights, int priors, int gt) {
        double[] of = new double[priors];
        if (weights.isEmpty()) {
            Arrays.fill(of, 1);
            return of;
        }
        LossWeights w = weights.get();
        for (int pair = 0; pair < w.pairCount(); pair++) {
            if (w.gt(pair) == gt) {
                of[w.prior(pair)] = w.pairPos(pair);
            }
        }
        return of;
    }

    /** The fewest priors that carry all but {@link #NEGLIGIBLE} of the weight, ascending. */
    private static int[] heaviest(int[] priors, double[] weightOf) {
        double sum = Arrays.stream(priors).mapToDouble(p -> weightOf[p]).sum();
        int[] byWeight = Arrays.stream(priors).boxed().sorted((p, q) -> Double.compare(weightOf[q], weightOf[p]))
                .mapToInt(Integer::intValue).toArray();
        int n = 0;
        for (double carried = 0; n < byWeight.length && carried < (1 - NEGLIGIBLE) * sum; n++) {
            carried += weightOf[byWeight[n]];
        }
        return Arrays.stream(byWeight, 0, n).sorted().toArray();
    }
}
