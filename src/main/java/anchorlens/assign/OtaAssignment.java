package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of an {@link OtaAssigner}. */
final class OtaAssignment {
    private final OtaCost costs;
    private final CancellationToken cancel;
    private final int gts;
    private final int[] owner;
    /** {@code [G]}: near priors of each ground truth; all priors where none is near. */
    private final int[][] entries;
    private final boolean[] far;
    private final double[] iouSum;
    /** {@code [P]}: column of the plan that a prior has, −1 where only the background has an entry in it. */
    private final int[] columnOf;
    private int columns;

    OtaAssignment(OtaCost costs, CancellationToken cancel) {
        this.costs = costs;
        this.cancel = cancel;
        gts = costs.boxes.count();
        owner = new int[costs.priors.count()];
        Arrays.fill(owner, -1);
        entries = new int[gts][];
        far = new boolean[gts];
        iouSum = new double[gts];
        columnOf = new int[owner.length];
        Arrays.fill(columnOf, -1);
    }

    AssignmentResult result() {
        int[] from = new int[gts + 1];
        for (int g = 0; g < gts; g++) {
            cancel.throwIfCancelled();
            collect(g);
            from[g + 1] = from[g] + entries[g].length;
        }
        int[] column = new int[from[gts]];
        double[] cost = new double[column.length];
        double[] backgroundCost = new double[columns];
        price(from, column, cost, backgroundCost);
        double[] supply = new double[gts];
        Arrays.setAll(supply, g -> DynamicK.of(iouSum[g]));
        SinkhornPlan plan = new SinkhornPlan(costs.rules.sinkhornEps(), from, column, cost, backgroundCost,
                owner.length - columns, supply);
        plan.iterate(costs.rules.iterations(), cancel);
        decide(from, column, plan);
        PriorState[] state = StateArrays.ofOwners(owner);
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < gts; g++) {
            cancel.throwIfCancelled();
            bags.add(bag(g, from[g], cost, plan));
        }
        return new AssignmentResult(owner, state, bags, null);
    }

    private void collect(int g) {
        entries[g] = costs.near(g);
        far[g] = entries[g].length == 0;
        if (far[g]) {
            entries[g] = new int[owner.length];
            Arrays.setAll(entries[g], i -> i);
        } else {
            TopK largest = new TopK(costs.rules.topCandidates());
            for (int i : entries[g]) {
                largest.offer(costs.iou(i, g), i);
            }
            for (int r = 0; r < largest.size(); r++) {
                iouSum[g] += largest.value(r);
            }
        }
        for (int i : entries[g]) {
            if (columnOf[i] < 0) {
                columnOf[i] = columns++;
            }
        }
    }

    private void price(int[] from, int[] column, double[] cost, double[] backgroundCost) {
        for (int g = 0; g < gts; g++) {
            cancel.throwIfCancelled();
            double penalty = far[g] ? OtaCost.PENALTY : 0;
            for (int r = 0; r < entries[g].length; r++) {
                int prior = entries[g][r];
                int e = from[g] + r;
                column[e] = columnOf[prior];
                backgroundCost[column[e]] = costs.backgroundCost(prior);
                cost[e] = costs.clsCost(prior, g) + costs.iouCost(costs.iou(prior, g)) + penalty;
            }
        }
    }

    /** A prior goes to the ground truth of its largest rescaled entry, unless the background's is larger still. */
    private void decide(int[] from, int[] column, SinkhornPlan plan) {
        double[] best = new double[columns];
        for (int g = 0; g < gts; g++) {
            for (int r = 0; r < entries[g].length; r++) {
                int e = from[g] + r;
                double unit = plan.unit()[e];
                if (unit > best[column[e]]) {
                    best[column[e]] = unit;
                    owner[entries[g][r]] = g;
                }
            }
        }
        for (int i = 0; i < owner.length; i++) {
            if (owner[i] >= 0 && plan.backgroundUnit()[columnOf[i]] > best[columnOf[i]]) {
                owner[i] = -1;
            }
        }
    }

    private CandidateBag bag(int g, int from, double[] cost, SinkhornPlan plan) {
        int[] rows = new int[entries[g].length];
        int n = 0;
        for (int r = 0; r < rows.length; r++) {
            if (!far[g] || owner[entries[g][r]] == g) {
                rows[n++] = r;
            }
        }
        int[] priors = new int[n];
        Verdict[] verdicts = new Verdict[n];
        double[][] values = new double[7][n];
        for (int r = 0; r < n; r++) {
            int prior = entries[g][rows[r]];
            priors[r] = prior;
            verdicts[r] = owner[prior] == g ? Verdict.KEPT
                    : owner[prior] >= 0 ? Verdict.LOST_TO_OTHER_GT : Verdict.BELOW_THRESHOLD;
            values[0][r] = costs.iou(prior, g);
            values[1][r] = costs.clsCost(prior, g);
            values[2][r] = costs.iouCost(values[0][r]);
            values[3][r] = cost[from + rows[r]];
            values[4][r] = costs.backgroundCost(prior);
            values[5][r] = plan.unit()[from + rows[r]];
            values[6][r] = plan.backgroundUnit()[columnOf[prior]];
        }
        return new CandidateBag(g, priors, verdicts, List.of(new Column("iou", values[0]), new Column("clsCost",
                values[1]),
                new Column("iouCost", values[2]), new Column("cost", values[3]), new Column("backgroundCost",
                        values[4]),
                new Column("unit", values[5]), new Column("backgroundUnit", values[6])),
                Map.of("dynamicK", (double) DynamicK.of(iouSum[g]), "iouSum", iouSum[g]));
    }
}
