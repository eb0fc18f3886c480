package anchorlens.cli;

import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.assign.PriorState;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What an assignment says of each prior: its candidacies and its weighed pairs, joined by ground truth. */
final class PriorPairs {
    /**
     * A prior and a ground truth.
     *
     * @param gt   the ground truth
     * @param row  row in the ground truth's bag, −1 where the prior is no candidate
     * @param pair pair of the loss weights, −1 where it is not weighed
     */
    record Pair(int gt, int row, int pair) {
    }

    private final RunResult result;
    private final List<List<Pair>> pairs;

    PriorPairs(RunResult result) {
        this.result = result;
        int count = result.assignment().priorCount();
        this.pairs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            pairs.add(List.of());
        }
        for (CandidateBag bag : result.assignment().bags()) {
            for (int row = 0; row < bag.size(); row++) {
                add(bag.prior(row), new Pair(bag.gt(), row, -1));
            }
        }
        result.weights().ifPresent(this::join);
        pairs.forEach(list -> {
            if (list.size() > 1) {
                list.sort(Comparator.comparingInt(Pair::gt));
            }
        });
    }

    private void join(LossWeights weights) {
        for (int k = 0; k < weights.pairCount(); k++) {
            int prior = weights.prior(k);
            int gt = weights.gt(k);
            List<Pair> known = pairs.get(prior);
            int at = 0;
            while (at < known.size() && known.get(at).gt() != gt) {
                at++;
            }
            if (at < known.size()) {
                known.set(at, new Pair(gt, known.get(at).row(), k));
            } else {
                add(prior, new Pair(gt, -1, k));
            }
        }
    }

    private void add(int prior, Pair pair) {
        if (pairs.get(prior).isEmpty()) {
            pairs.set(prior, new ArrayList<>(2));
        }
        pairs.get(prior).add(pair);
    }

    /** By ground truth. */
    List<Pair> of(int prior) {
        return pairs.get(prior);
    }

    /** True for a prior with a ground truth, a candidacy, a weight other than 0, or one that is ignored. */
    boolean isTold(int prior) {
        return result.assignment().gtIndex()[prior] >= 0 || !pairs.get(prior).isEmpty()
                || result.assignment().state()[prior] == PriorState.IGNORED
                || result.weights().map(w -> w.pos()[prior] != 0 || w.neg()[prior] != 0).orElse(false);
    }
}
