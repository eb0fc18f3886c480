package anchorlens.cli;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.LossWeights;
import anchorlens.assign.Need;
import anchorlens.assign.Weighting;
import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The same positive weight for every positive, no background. */
public record EvenWeighting(
        @Parameter(label = "w", min = 0, max = 1, help = "The positive weight of every positive.") double weight)
        implements Weighting {

    public EvenWeighting() {
        this(0.5);
    }

    @Override
    public String id() {
        return "even";
    }

    @Override
    public String displayName() {
        return "Even";
    }

    @Override
    public String summary() {
        return "The same weight everywhere.";
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
    public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        int[] prior = IntStream.range(0, assignment.priorCount()).filter(assignment::isPositive).toArray();
        int[] gt = Arrays.stream(prior).map(i -> assignment.gtIndex()[i]).toArray();
        double[] pos = new double[prior.length];
        Arrays.fill(pos, weight);
        return new LossWeights(prior, gt, pos, new double[prior.length],
                List.of(new LossWeights.Term("w", "given", pos)), new double[assignment.priorCount()]);
    }
}
