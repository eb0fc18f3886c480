package anchorlens.analysis.dynamics;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.assign.Verdict;
import java.util.Arrays;
import java.util.Optional;

/**
 * The (prior, ground truth) pairs of an assignment, to be compared with those of another one of the same image.
 *
 * @param kept     pairs of positives, {@code prior · G + gt}, ascending
 * @param weighed  pairs with a w_pos above 0, ascending; empty without weights
 * @param weights  w_pos of each weighed pair
 * @param hasWeights whether there were weights
 */
public record AssignedPairs(long[] kept, long[] weighed, double[] weights, boolean hasWeights) {

    public static AssignedPairs of(AssignmentResult assignment, Optional<LossWeights> weights) {
        int objects = Math.max(1, assignment.bags().size());
        long[] kept = assignment.bags().stream().flatMapToLong(bag -> keptOf(bag, objects)).sorted().toArray();
        if (weights.isEmpty()) {
            return new AssignedPairs(kept, new long[0], new double[0], false);
        }
        LossWeights w = weights.get();
        long[] keys = new long[w.pairCount()];
        int n = 0;
        for (int k = 0; k < w.pairCount(); k++) {
            if (w.pairPos(k) > 0) {
                keys[n++] = key(w.prior(k), w.gt(k), objects);
            }
        }
        long[] weighed = Arrays.copyOf(keys, n);
        Arrays.sort(weighed);
        double[] pos = new double[n];
        for (int k = 0; k < w.pairCount(); k++) {
            if (w.pairPos(k) > 0) {
                pos[Arrays.binarySearch(weighed, key(w.prior(k), w.gt(k), objects))] = w.pairPos(k);
            }
        }
        return new AssignedPairs(kept, weighed, pos, true);
    }

    private static java.util.stream.LongStream keptOf(CandidateBag bag, int objects) {
        return java.util.stream.IntStream.range(0, bag.size()).filter(row -> bag.verdict(row) == Verdict.KEPT)
                .mapToLong(row -> key(bag.prior(row), bag.gt(), objects));
    }

    private static long key(int prior, int gt, int objects) {
        return (long) prior * objects + gt;
    }
}
