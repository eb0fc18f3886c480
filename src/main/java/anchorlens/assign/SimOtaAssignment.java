package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.detection.FeatureLevel;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of a {@link SimOtaAssigner}. */
final class SimOtaAssignment {
    private static final int NOBODY = -1;
    private static final int DISPUTED = -2;
    private final SimOtaCost costs;
    private final CancellationToken cancel;
    private final DynamicK dynamicK;
    private final SimOtaRows[] rows;
    private final int[] owner;

    SimOtaAssignment(SimOtaCost costs, CancellationToken cancel) {
        this.costs = costs;
        this.cancel = cancel;
        dynamicK = new DynamicK(costs);
        rows = new SimOtaRows[costs.gtCount()];
        owner = new int[costs.priors.count()];
        Arrays.fill(owner, NOBODY);
    }

    AssignmentResult result() {
        int candidates = costs.candidateCount();
        for (int g = 0; g < rows.length; g++) {
            cancel.throwIfCancelled();
            rows[g] = select(g, candidates);
            for (int r = 0; r < rows[g].taken; r++) {
                int prior = rows[g].prior(r);
                owner[prior] = owner[prior] == NOBODY ? g : DISPUTED;
            }
        }
        for (SimOtaRows own : rows) {
            for (int r = 0; r < own.taken; r++) {
                if (owner[own.prior(r)] == DISPUTED) {
                    settle(own.prior(r));
                }
            }
        }
        PriorState[] state = StateArrays.negative(owner.length);
        double[] target = new double[owner.length];
        Arrays.fill(target, Double.NaN);
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < rows.length; g++) {
            bags.add(bag(g, state, target, candidates));
        }
        return new AssignmentResult(owner, state, bags, target);
    }

    private SimOtaRows select(int g, int candidates) {
        if (candidates == 0) {
            return new SimOtaRows(costs, g, 0);
        }
        SimOtaRows own = new SimOtaRows(costs, g, nearCount(g));
        own.iouSum = dynamicK.sumOfLargest(g);
        own.taken = DynamicK.of(own.iouSum);
        for (FeatureLevel level : costs.priors.levels()) {
            if (costs.selectNear(level, g)) {
                for (int row = costs.window.rowFrom; row < costs.window.rowTo; row++) {
                    int end = level.prior(row, costs.window.colTo, 0);
                    int from = level.prior(row, costs.window.colFrom, 0);
                    costs.prepareClsCosts(from, end);
                    for (int i = from; i < end; i++) {
                        own.add(i, 0);
                    }
                }
            }
        }
        own.sort();
        int missing = Math.min(own.taken, candidates) - own.size();
        if (missing > 0) {
            TopK cheapest = new FarCandidates(costs).cheapest(g, missing);
            for (int r = 0; r < cheapest.size(); r++) {
                own.add(cheapest.prior(r), costs.rules.variant().penalty());
            }
        }
        own.taken = Math.min(own.taken, own.size());
        return own;
    }

    private int nearCount(int g) {
        int n = 0;
        for (FeatureLevel level : costs.priors.levels()) {
            if (costs.selectNear(level, g)) {
                n += (costs.window.rowTo - costs.window.rowFrom) * (costs.window.colTo - costs.window.colFrom)
                        * level.priorsPerCell();
            }
        }
        return n;
    }

    /**
     * The ground truth for which a prior that several took is cheapest, the lowest on ties, whether or not it took it.
     */
    private void settle(int prior) {
        int winner = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g < rows.length; g++) {
            double cost = costs.cost(prior, g);
            if (cost < least) {
                least = cost;
                winner = g;
            }
        }
        owner[prior] = winner;
        if (!rows[winner].contains(prior)) {
            rows[winner].add(prior, costs.penalty(prior, winner));
        }
    }

    private CandidateBag bag(int g, PriorState[] state, double[] target, int candidates) {
        SimOtaRows own = rows[g];
        Verdict[] verdicts = new Verdict[own.size()];
        for (int r = 0; r < verdicts.length; r++) {
            int prior = own.prior(r);
            if (owner[prior] == g) {
                verdicts[r] = Verdict.KEPT;
                state[prior] = PriorState.POSITIVE;
                target[prior] = own.iou(r);
            } else {
                verdicts[r] = r < own.taken ? Verdict.LOST_TO_OTHER_GT : Verdict.NOT_IN_TOP_K;
            }
        }
        List<Column> columns = own.columns();
        return new CandidateBag(g, own.priors(), verdicts, columns, Map.of("dynamicK", (double) own.taken,
                "iouSum", own.iouSum, "candidates", (double) candidates));
    }
}
