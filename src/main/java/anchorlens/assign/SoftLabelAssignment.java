package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of a {@link DynamicSoftLabelAssigner}. */
final class SoftLabelAssignment {
    private static final int NOBODY = -1;
    private static final int DISPUTED = -2;
    private final SoftLabelCost costs;
    private final CancellationToken cancel;
    private final int candidates;
    private final int[] owner;
    /** {@code [G]}: the priors of each bag, the k taken first. */
    private final int[][] listed;
    private final int[] taken;
    private final double[] iouSum;

    SoftLabelAssignment(SoftLabelCost costs, CancellationToken cancel) {
        this.costs = costs;
        this.cancel = cancel;
        candidates = costs.candidateCount();
        owner = new int[costs.priors.count()];
        Arrays.fill(owner, NOBODY);
        listed = new int[costs.gtCount()][0];
        taken = new int[listed.length];
        iouSum = new double[listed.length];
    }

    AssignmentResult result() {
        if (candidates > 0) {
            take();
            settle();
        }
        PriorState[] state = StateArrays.negative(owner.length);
        double[] target = new double[owner.length];
        Arrays.fill(target, Double.NaN);
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < listed.length; g++) {
            bags.add(bag(g, state, target));
        }
        return new AssignmentResult(owner, state, bags, target);
    }

    private void take() {
        SoftLabelSelection selection = new SoftLabelSelection(costs);
        for (int g = 0; g < listed.length; g++) {
            cancel.throwIfCancelled();
            listed[g] = selection.select(g, candidates);
            iouSum[g] = selection.iouSum();
            taken[g] = Math.min(DynamicK.of(iouSum[g]), candidates);
            for (int r = 0; r < taken[g]; r++) {
                int prior = listed[g][r];
                owner[prior] = owner[prior] == NOBODY ? g : DISPUTED;
            }
        }
    }

    private void settle() {
        for (int g = 0; g < listed.length; g++) {
            for (int r = 0; r < taken[g]; r++) {
                int prior = listed[g][r];
                if (owner[prior] == DISPUTED) {
                    int winner = cheapestGt(prior);
                    owner[prior] = winner;
                    if (Arrays.stream(listed[winner]).noneMatch(p -> p == prior)) {
                        listed[winner] = Arrays.copyOf(listed[winner], listed[winner].length + 1);
                        listed[winner][listed[winner].length - 1] = prior;
                    }
                }
            }
        }
    }

    /** The ground truth for which a prior is cheapest, the first on ties, whether or not it took it. */
    private int cheapestGt(int prior) {
        int winner = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g < listed.length; g++) {
            double cost = costs.cost(prior, g);
            if (cost < least) {
                least = cost;
                winner = g;
            }
        }
        return winner;
    }

    private CandidateBag bag(int g, PriorState[] state, double[] target) {
        int[] rows = listed[g];
        Verdict[] verdicts = new Verdict[rows.length];
        double[] iou = new double[rows.length];
        double[] cls = new double[rows.length];
        double[] box = new double[rows.length];
        double[] center = new double[rows.length];
        double[] total = new double[rows.length];
        for (int r = 0; r < rows.length; r++) {
            int prior = rows[r];
            iou[r] = costs.iou(prior, g);
            cls[r] = costs.clsCost(prior, g, iou[r]);
            box[r] = costs.iouCost(iou[r]);
            center[r] = costs.centerCost(prior, g);
            total[r] = costs.isInside(prior) ? cls[r] + box[r] + center[r] : SoftLabelCost.OUTSIDE;
            if (owner[prior] == g) {
                verdicts[r] = Verdict.KEPT;
                state[prior] = PriorState.POSITIVE;
                target[prior] = iou[r];
            } else {
                verdicts[r] = r < taken[g] ? Verdict.LOST_TO_OTHER_GT : Verdict.NOT_IN_TOP_K;
            }
        }
        List<Column> columns = new ArrayList<>(List.of(new Column("iou", iou), new Column("clsCost", cls),
                new Column("iouCost", box), new Column("cost", total)));
        if (costs.rules.variant().hasCenterCost()) {
            columns.add(3, new Column("centerCost", center));
        }
        return new CandidateBag(g, rows, verdicts, columns, Map.of("dynamicK", (double) taken[g], "iouSum", iouSum[g],
                "candidates", (double) candidates));
    }
}
