package anchorlens.analysis.pyramid;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.assign.Verdict;
import anchorlens.detection.FeatureLevel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the positives of each ground truth spread over the pyramid levels.
 *
 * @param ofObject {@code [G × L]}: kept priors of each level, under a soft assigner Σ w_pos; not to be written to
 */
public record LevelCounts(double[][] ofObject) {

    /**
     * Counts.
     *
     * @param soft true where pairs count by their w_pos
     * @throws IllegalArgumentException if the priors lie on no level
     */
    public static LevelCounts of(AssignmentInput input, AssignmentResult result, Optional<LossWeights> weights, boolean soft) {
        List<FeatureLevel> levels = input.priors().levels();
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("the model's priors are loose boxes, which lie on no pyramid level");
        }
        double[][] of = new double[input.groundTruth().count()][levels.size()];
        if (soft && weights.isPresent()) {
            LossWeights w = weights.get();
            for (int k = 0; k < w.pairCount(); k++) {
                of[w.gt(k)][input.priors().levelOf(w.prior(k))] += w.pairPos(k);
            }
            return new LevelCounts(of);
        }
        for (CandidateBag bag : result.bags()) {
            for (int row = 0; row < bag.size(); row++) {
                if (bag.verdict(row) == Verdict.KEPT) {
                    of[bag.gt()][input.priors().levelOf(bag.prior(row))]++;
                }
            }
        }
        return new LevelCounts(of);
    }

    /** G. */
    public int objects() {
        return ofObject.length;
    }

    /** The level with most of a ground truth's positives, the finer of equals; −1 where it has none. */
    public int mainLevel(int gt) {
        int best = -1;
        for (int l = 0; l < ofObject[gt].length; l++) {
            if (ofObject[gt][l] > (best < 0 ? 0 : ofObject[gt][best])) {
                best = l;
            }
        }
        return best;
    }

    /** Share of a ground truth's positives on a level, 0…1; 0 where it has none. */
    public double share(int gt, int level) {
        double sum = IntStream.range(0, ofObject[gt].length).mapToDouble(l -> ofObject[gt][l]).sum();
        return sum > 0 ? ofObject[gt][level] / sum : 0;
    }

    /** {@code [L]}: what all ground truths have on each level together. */
    public double[] total(int levels) {
        double[] total = new double[levels];
        for (double[] of : ofObject) {
            for (int l = 0; l < levels; l++) {
                total[l] += of[l];
            }
        }
        return total;
    }
}
