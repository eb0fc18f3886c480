package anchorlens.analysis;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.assign.PriorState;
import anchorlens.assign.Verdict;
import anchorlens.detection.FeatureLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts and sums of an assignment.
 *
 * @param objects           one entry a ground truth
 * @param positivesOfLevel  {@code [L]}: positives of each pyramid level, each prior counted once
 * @param positives         positives of all levels, each prior counted once
 * @param negatives         background priors
 * @param ignored           priors that take no part in the loss
 */
public record AssignmentSummary(List<OfObject> objects, int[] positivesOfLevel, int positives, int negatives, int ignored) {

    /**
     * One ground truth.
     *
     * @param gt         its index
     * @param candidates size of its bag
     * @param positives  kept candidates
     * @param sumPos     Σ w_pos over its pairs; NaN without weights
     * @param sumNeg     Σ w_neg over its pairs; NaN without weights
     */
    public record OfObject(int gt, int candidates, int positives, double sumPos, double sumNeg) {
    }

    public static AssignmentSummary of(AssignmentInput input, AssignmentResult result, Optional<LossWeights> weights) {
        double[] sumPos = new double[result.bags().size()];
        double[] sumNeg = new double[result.bags().size()];
        weights.ifPresent(w -> {
            for (int k = 0; k < w.pairCount(); k++) {
                sumPos[w.gt(k)] += w.pairPos(k);
                sumNeg[w.gt(k)] += w.pairNeg(k);
            }
        });
        List<OfObject> objects = new ArrayList<>();
        for (CandidateBag bag : result.bags()) {
            int kept = 0;
            for (int row = 0; row < bag.size(); row++) {
                kept += bag.verdict(row) == Verdict.KEPT ? 1 : 0;
            }
            int g = bag.gt();
            objects.add(new OfObject(g, bag.size(), kept, weights.isPresent() ? sumPos[g] : Double.NaN,
                    weights.isPresent() ? sumNeg[g] : Double.NaN));
        }
        List<FeatureLevel> levels = input.priors().levels();
        int[] ofLevel = new int[levels.size()];
        int[] ofState = new int[PriorState.values().length];
        for (PriorState s : result.state()) {
            ofState[s.ordinal()]++;
        }
        for (FeatureLevel level : levels) {
            for (int i = level.firstPrior(); i < level.endPrior(); i++) {
                ofLevel[level.index()] += result.isPositive(i) ? 1 : 0;
            }
        }
        return new AssignmentSummary(List.copyOf(objects), ofLevel, ofState[PriorState.POSITIVE.ordinal()],
                ofState[PriorState.NEGATIVE.ordinal()], ofState[PriorState.IGNORED.ordinal()]);
    }
}
