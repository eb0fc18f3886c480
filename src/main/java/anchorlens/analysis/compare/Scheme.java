package anchorlens.analysis.compare;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.LossWeights;
import java.util.Optional;

/**
 * One way to assign and weigh an image with what came of it: what comparisons are made of.
 *
 * @param name       short, as tables and legends write it
 * @param input      what the assigner was given
 * @param assignment what it decided
 * @param weights    the loss weights, where the weighting could be applied
 */
public record Scheme(String name, AssignmentInput input, AssignmentResult assignment, Optional<LossWeights> weights) {
    /**
     * True where a prior and a ground truth of one scheme are the same prior and ground truth of the other: the same grids
     * (points and single anchors count as the same places) and the same objects.
     */
    public boolean isComparableWith(Scheme other) {
        return input.priors().count() == other.input.priors().count()
                && input.priors().levels().equals(other.input.priors().levels())
                && input.inputWidth() == other.input.inputWidth() && input.inputHeight() == other.input.inputHeight()
                && input.groundTruth().count() == other.input.groundTruth().count();
    }

    /** P, the number of priors. */
    public int priorCount() {
        return assignment.priorCount();
    }

    /** G, the number of ground truths. */
    public int gtCount() {
        return assignment.bags().size();
    }
}
