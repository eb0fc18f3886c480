package anchorlens.assign;

import java.util.List;

/**
 * Which prior learns which object.
 *
 * <p>Most assigners give each prior one ground truth at most. Some keep a prior in the bags of several
 * ({@link Assigner#sharesPriors()}): {@link #gtIndex()} then names the one with the strongest claim, or the one that the
 * method writes last, and the bags tell the whole story.
 *
 * @param gtIndex       {@code [P]}: 0-based ground truth of a positive, −1 otherwise
 * @param state         {@code [P]}
 * @param bags          {@code [G]}: candidates of each ground truth, in its order
 * @param qualityTarget {@code [P]}: the soft classification target that the assigner itself defines (TAL's normalised
 *                      metric, SimOTA's IoU), NaN where it defines none; null where the assigner has no such thing
 */
public record AssignmentResult(int[] gtIndex, PriorState[] state, List<CandidateBag> bags, double[] qualityTarget) {
    public AssignmentResult {
        bags = List.copyOf(bags);
        if (gtIndex.length != state.length || qualityTarget != null && qualityTarget.length != state.length) {
            throw new IllegalArgumentException("one entry a prior is needed in every array");
        }
    }

    public int priorCount() {
        return state.length;
    }

    public boolean isPositive(int prior) {
        return state[prior] == PriorState.POSITIVE;
    }

    /** The number of positives, each prior counted once. */
    public int positiveCount() {
        int n = 0;
        for (PriorState s : state) {
            if (s == PriorState.POSITIVE) {
                n++;
            }
        }
        return n;
    }

    /** The number of candidates kept for a ground truth. */
    public int positiveCount(int gt) {
        return bags.get(gt).keptCount();
    }
}
