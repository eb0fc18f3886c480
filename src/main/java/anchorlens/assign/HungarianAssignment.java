package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One run of a {@link HungarianAssigner}. */
final class HungarianAssignment {
    private static final int LISTED = 8;
    private final HungarianCost costs;
    private final CancellationToken cancel;
    private final QuerySearch search;
    private final int gts;
    /** {@code [G]}: the cheapest queries of each ground truth, cheapest first, and what they cost. */
    private final int[][] query;
    private final double[][] cost;
    private final int[] match;

    HungarianAssignment(HungarianCost costs, CancellationToken cancel) {
        this.costs = costs;
        this.cancel = cancel;
        search = new QuerySearch(costs);
        gts = costs.boxes.count();
        query = new int[gts][];
        cost = new double[gts][];
        match = new int[gts];
        Arrays.fill(match, -1);
    }

    AssignmentResult result() {
        for (int g = 0; g < gts; g++) {
            cancel.throwIfCancelled();
            list(g, LISTED);
        }
        if (costs.queries.length < gts) {
            matchAllQueries();
        } else if (gts > 0) {
            matchAllObjects();
        }
        int[] gtIndex = new int[costs.input.priors().count()];
        PriorState[] state = StateArrays.negative(gtIndex.length);
        Arrays.fill(gtIndex, -1);
        for (int g = 0; g < gts; g++) {
            if (match[g] >= 0) {
                gtIndex[match[g]] = g;
                state[match[g]] = PriorState.POSITIVE;
            }
        }
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < gts; g++) {
            bags.add(bag(g, gtIndex));
        }
        return new AssignmentResult(gtIndex, state, bags, null);
    }

    private void list(int g, int n) {
        TopK cheapest = new TopK(Math.min(n, costs.queries.length));
        if (costs.queries.length > 0) {
            search.cheapest(g, cheapest);
        }
        double[] exact = new double[cheapest.size()];
        for (int r = 0; r < exact.length; r++) {
            exact[r] = costs.cost(cheapest.prior(r), g);
        }
        int[] order = Order.ascending(exact, exact.length);
        query[g] = new int[exact.length];
        cost[g] = new double[exact.length];
        for (int r = 0; r < exact.length; r++) {
            query[g][r] = cheapest.prior(order[r]);
            cost[g][r] = exact[order[r]];
        }
    }

    /** Solves with short lists; a list that the potentials do not prove long enough is doubled. */
    private void matchAllObjects() {
        while (true) {
            cancel.throwIfCancelled();
            int[] columnOf = new int[costs.input.priors().count()];
            Arrays.fill(columnOf, -1);
            int[] queryOf = new int[IntStream.range(0, gts).map(g -> query[g].length).sum()];
            int[][] columns = new int[gts][];
            int count = 0;
            for (int g = 0; g < gts; g++) {
                columns[g] = new int[query[g].length];
                for (int r = 0; r < columns[g].length; r++) {
                    if (columnOf[query[g][r]] < 0) {
                        queryOf[count] = query[g][r];
                        columnOf[query[g][r]] = count++;
                    }
                    columns[g][r] = columnOf[query[g][r]];
                }
            }
            LinearAssignment solution = new LinearAssignment(columns, cost, count);
            if (proven(solution, solution.solve())) {
                for (int g = 0; g < gts; g++) {
                    match[g] = queryOf[solution.columnOf(g)];
                }
                return;
            }
        }
    }

    private boolean proven(LinearAssignment solution, boolean solved) {
        boolean proven = true;
        for (int g = 0; g < gts; g++) {
            int n = query[g].length;
            boolean complete = n >= Math.min(gts, costs.queries.length);
            if (!complete && (!solved || solution.rowPotential(g) > cost[g][n - 1])) {
                list(g, 2 * n);
                proven = false;
            }
        }
        return proven;
    }

    private void matchAllQueries() {
        int[][] columns = new int[costs.queries.length][gts];
        double[][] all = new double[costs.queries.length][gts];
        for (int n = 0; n < columns.length; n++) {
            cancel.throwIfCancelled();
            for (int g = 0; g < gts; g++) {
                columns[n][g] = g;
                all[n][g] = costs.cost(costs.queries[n], g);
            }
        }
        LinearAssignment solution = new LinearAssignment(columns, all, gts);
        solution.solve();
        for (int n = 0; n < columns.length; n++) {
            match[solution.columnOf(n)] = costs.queries[n];
        }
    }

    private CandidateBag bag(int g, int[] gtIndex) {
        int n = Math.min(LISTED, query[g].length);
        int[] priors = Arrays.copyOf(query[g], n);
        if (match[g] >= 0 && IntStream.of(priors).noneMatch(p -> p == match[g])) {
            priors = Arrays.copyOf(priors, n + 1);
            priors[n] = match[g];
        }
        Verdict[] verdicts = new Verdict[priors.length];
        double[][] values = new double[4][priors.length];
        for (int r = 0; r < priors.length; r++) {
            int owner = gtIndex[priors[r]];
            verdicts[r] = owner == g ? Verdict.KEPT : owner >= 0 ? Verdict.LOST_TO_OTHER_GT : Verdict.NOT_IN_TOP_K;
            values[0][r] = costs.clsCost(priors[r], g);
            values[1][r] = costs.l1Cost(priors[r], g);
            values[2][r] = costs.giouCost(priors[r], g);
            values[3][r] = values[0][r] + values[1][r] + values[2][r];
        }
        return new CandidateBag(g, priors, verdicts, List.of(new Column("clsCost", values[0]), new Column("l1Cost",
                values[1]),
                new Column("giouCost", values[2]), new Column("cost", values[3])),
                match[g] < 0 ? Map.of() : Map.of("matchCost", costs.cost(match[g], g)));
    }
}
