package anchorlens.analysis.compare;

import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.assign.Verdict;
import anchorlens.detection.FeatureLevel;
import java.util.Arrays;
import java.util.List;

/**
 * What a scheme makes of the objects of one image.
 *
 * @param positives      {@code [G]} kept candidates
 * @param sumPos         {@code [G]} Σ w_pos; NaN without weights
 * @param sumNeg         {@code [G]} Σ w_neg; NaN without weights
 * @param levels         {@code [G]} bit l set: positives on level l
 * @param levelPositives {@code [LEVELS]} kept candidates
 * @param levelPos       {@code [LEVELS]} Σ w_pos
 * @param levelNeg       {@code [LEVELS]} Σ w_neg
 * @param allLevels      bit l set: the priors have such a level
 * @param contested      priors that passed every gate of two ground truths or more
 * @param background     Σ w_neg of the priors that no ground truth weighs; NaN without weights
 */
record ObjectCounts(int[] positives, double[] sumPos, double[] sumNeg, int[] levels, long[] levelPositives, double[] levelPos,
                    double[] levelNeg, int allLevels, int contested, double background) {

    static ObjectCounts of(Scheme scheme) {
        int n = scheme.gtCount();
        List<FeatureLevel> all = scheme.input().priors().levels();
        int[] numberOf = all.stream().mapToInt(ObjectCounts::number).toArray();
        int allLevels = Arrays.stream(numberOf).map(l -> 1 << l).reduce(0, (a, b) -> a | b);
        ObjectCounts out = new ObjectCounts(new int[n], new double[n], new double[n], new int[n], new long[SetResult.LEVELS],
                new double[SetResult.LEVELS], new double[SetResult.LEVELS], allLevels, contested(scheme), background(scheme));
        for (CandidateBag bag : scheme.assignment().bags()) {
            for (int row = 0; row < bag.size(); row++) {
                if (bag.verdict(row) == Verdict.KEPT) {
                    out.positives[bag.gt()]++;
                    int level = scheme.input().priors().levelOf(bag.prior(row));
                    if (level >= 0) {
                        out.levelPositives[numberOf[level]]++;
                        out.levels[bag.gt()] |= 1 << numberOf[level];
                    }
                }
            }
        }
        if (scheme.weights().isPresent()) {
            out.addWeights(scheme, scheme.weights().get(), numberOf);
        } else {
            for (double[] sums : List.of(out.sumPos, out.sumNeg, out.levelPos, out.levelNeg)) {
                Arrays.fill(sums, Double.NaN);
            }
        }
        return out;
    }

    /** 3 for P3. */
    private static int number(FeatureLevel level) {
        return (int) Math.clamp(Math.round(Math.log(level.stride()) / Math.log(2)), 0, SetResult.LEVELS - 1);
    }

    private void addWeights(Scheme scheme, LossWeights w, int[] numberOf) {
        for (int k = 0; k < w.pairCount(); k++) {
            sumPos[w.gt(k)] += w.pairPos(k);
            sumNeg[w.gt(k)] += w.pairNeg(k);
            int level = scheme.input().priors().levelOf(w.prior(k));
            if (level >= 0) {
                levelPos[numberOf[level]] += w.pairPos(k);
                levelNeg[numberOf[level]] += w.pairNeg(k);
            }
        }
    }

    private static int contested(Scheme scheme) {
        byte[] claims = new byte[scheme.priorCount()];
        int contested = 0;
        for (CandidateBag bag : scheme.assignment().bags()) {
            for (int row = 0; row < bag.size(); row++) {
                boolean claimed = bag.verdict(row) == Verdict.KEPT || bag.verdict(row) == Verdict.LOST_TO_OTHER_GT;
                if (claimed && claims[bag.prior(row)] < 2 && ++claims[bag.prior(row)] == 2) {
                    contested++;
                }
            }
        }
        return contested;
    }

    private static double background(Scheme scheme) {
        if (scheme.weights().isEmpty()) {
            return Double.NaN;
        }
        LossWeights w = scheme.weights().get();
        double sum = 0;
        for (int p = 0; p < w.neg().length; p++) {
            sum += w.pairOf(p) < 0 ? w.neg()[p] : 0;
        }
        return sum;
    }
}
