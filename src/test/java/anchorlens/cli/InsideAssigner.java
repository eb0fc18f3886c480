package anchorlens.cli;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.Explanation;
import anchorlens.assign.Need;
import anchorlens.assign.PriorState;
import anchorlens.assign.Verdict;
import anchorlens.geometry.Box;
import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Candidates are the priors inside a box, positives the first k of them: simple enough to be worked out by hand. */
public record InsideAssigner(
        @Parameter(label = "k", min = 1, max = 10, help = "How many of the priors inside a box are kept.") int topk)
        implements Assigner {

    public InsideAssigner() {
        this(2);
    }

    @Override
    public String id() {
        return "inside";
    }

    @Override
    public String displayName() {
        return "Inside";
    }

    @Override
    public String summary() {
        return "Keeps the first k priors inside a box.";
    }

    @Override
    public String source() {
        return "made for tests";
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public String usualWeighting() {
        return "even";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        int count = input.priors().count();
        int[] gt = new int[count];
        Arrays.fill(gt, -1);
        PriorState[] state = new PriorState[count];
        Arrays.fill(state, PriorState.NEGATIVE);
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < input.groundTruth().count(); g++) {
            Box box = input.groundTruth().boxes().get(g);
            List<Integer> inside = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (box.contains(input.priors().centerX(i), input.priors().centerY(i))) {
                    inside.add(i);
                }
            }
            Verdict[] verdicts = new Verdict[inside.size()];
            double[] rank = new double[inside.size()];
            for (int row = 0; row < rank.length; row++) {
                rank[row] = row == 0 ? Double.NaN : row;
                verdicts[row] = row < topk ? Verdict.KEPT : Verdict.NOT_IN_TOP_K;
                if (row < topk) {
                    gt[inside.get(row)] = g;
                    state[inside.get(row)] = PriorState.POSITIVE;
                }
            }
            bags.add(new CandidateBag(g, inside.stream().mapToInt(i -> i).toArray(), verdicts,
                    List.of(new CandidateBag.Column("rank, from 0", rank)), Map.of("k", (double) topk)));
        }
        return new AssignmentResult(gt, state, bags, null);
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new Explanation(prior, gt, Verdict.KEPT, Collections.emptyList());
    }
}
