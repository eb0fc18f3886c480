package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One run of a {@link YoloV7Assigner}. */
final class YoloV7Assignment {
    private static final int NOBODY = -1;
    private static final int DISPUTED = -2;
    private final YoloV7Cost costs;
    private final CancellationToken cancel;
    /** {@code [E]}: who holds each candidate. */
    private final int[] owner;
    private final boolean[][] taken;
    private final double[] iouSum;
    private final TopK largest;

    YoloV7Assignment(YoloV7Cost costs, CancellationToken cancel) {
        this.costs = costs;
        this.cancel = cancel;
        owner = new int[costs.candidateCount()];
        Arrays.fill(owner, NOBODY);
        taken = new boolean[costs.gtCount()][];
        iouSum = new double[costs.gtCount()];
        largest = new TopK(costs.rules.candidateTopk());
    }

    AssignmentResult result() {
        for (int g = 0; g < taken.length; g++) {
            cancel.throwIfCancelled();
            taken[g] = take(g);
        }
        for (int e = 0; e < owner.length; e++) {
            if (owner[e] == DISPUTED) {
                owner[e] = cheapestFor(costs.prior(e));
            }
        }
        int[] gtIndex = new int[costs.anchors.count()];
        Arrays.fill(gtIndex, NOBODY);
        PriorState[] state = StateArrays.negative(gtIndex.length);
        for (int e = 0; e < owner.length; e++) {
            if (owner[e] >= 0) {
                gtIndex[costs.prior(e)] = owner[e];
                state[costs.prior(e)] = PriorState.POSITIVE;
            }
        }
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < taken.length; g++) {
            cancel.throwIfCancelled();
            bags.add(bag(g));
        }
        return new AssignmentResult(gtIndex, state, bags, null);
    }

    /** The candidates that a ground truth takes, {@code [E]}. */
    private boolean[] take(int g) {
        boolean[] mine = new boolean[owner.length];
        if (owner.length == 0) {
            return mine;
        }
        largest.clear();
        for (int e = 0; e < owner.length; e++) {
            largest.offer(costs.iou(costs.prior(e), g), e);
        }
        for (int r = 0; r < largest.size(); r++) {
            iouSum[g] += largest.value(r);
        }
        TopK cheapest = new TopK(DynamicK.of(iouSum[g]));
        for (int e = 0; e < owner.length; e++) {
            cheapest.offer(-costs.cost(costs.prior(e), g), e);
        }
        for (int r = 0; r < cheapest.size(); r++) {
            int e = cheapest.prior(r);
            mine[e] = true;
            owner[e] = owner[e] == NOBODY ? g : DISPUTED;
        }
        return mine;
    }

    /** The ground truth for which a prior is cheapest, the lowest on ties, whether or not it took it. */
    private int cheapestFor(int prior) {
        int winner = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g < taken.length; g++) {
            double cost = costs.cost(prior, g);
            if (cost < least) {
                least = cost;
                winner = g;
            }
        }
        return winner;
    }

    private CandidateBag bag(int g) {
        int[] priors = members(g);
        int n = priors.length;
        Verdict[] verdicts = new Verdict[n];
        double[] iou = new double[n];
        double[] clsCost = new double[n];
        double[] iouCost = new double[n];
        double[] cost = new double[n];
        double[] matches = new double[n];
        for (int r = 0; r < n; r++) {
            iou[r] = costs.iou(priors[r], g);
            clsCost[r] = costs.clsCost(priors[r], g);
            iouCost[r] = costs.iouCost(iou[r]);
            cost[r] = clsCost[r] + iouCost[r];
            boolean wanted = false;
            for (int e = 0; e < owner.length; e++) {
                if (costs.prior(e) == priors[r]) {
                    matches[r] += owner[e] == g ? 1 : 0;
                    wanted |= taken[g][e];
                }
            }
            verdicts[r] = matches[r] > 0 ? Verdict.KEPT : wanted ? Verdict.LOST_TO_OTHER_GT : Verdict.NOT_IN_TOP_K;
        }
        return new CandidateBag(g, priors, verdicts, List.of(new Column("iou", iou), new Column("clsCost", clsCost),
                new Column("iouCost", iouCost), new Column("cost", cost), new Column("matches", matches)),
                Map.of("dynamicK", (double) (owner.length == 0 ? 0 : DynamicK.of(iouSum[g])), "iouSum", iouSum[g],
                        "candidates", (double) owner.length));
    }

    /** The priors that a ground truth lists, takes or is given, cheapest first. */
    private int[] members(int g) {
        int[] priors = IntStream.range(0, owner.length)
                .filter(e -> costs.listedFor(e) == g || taken[g][e] || owner[e] == g).map(costs::prior).distinct().toArray();
        double[] cost = Arrays.stream(priors).mapToDouble(p -> costs.cost(p, g)).toArray();
        return Arrays.stream(Order.ascending(cost, priors.length)).map(k -> priors[k]).toArray();
    }
}
