package anchorlens.assign;

import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The assignment itself as weights: {@code w_pos = 1} of a positive, {@code w_neg = 1} of background, both 0 of an
 * ignored prior. The cross entropy of hard labels; needs no predictions.
 */
@AutoService(Weighting.class)
public record HardWeighting() implements Weighting {

    @Override
    public String id() {
        return "hard";
    }

    @Override
    public String displayName() {
        return "Hard labels";
    }

    @Override
    public String summary() {
        return "Every positive and every background prior counts the same.";
    }

    @Override
    public String formula() {
        return "w_pos = 1 of positives, w_neg = 1 of background, both 0 of ignored priors.";
    }

    @Override
    public String goodFor() {
        return "Seeing the assignment itself as weights; needs no model.";
    }

    @Override
    public String source() {
        return "Binary cross entropy with hard labels";
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        PairTable pairs = PairTable.ofKept(assignment);
        double[] pos = new double[pairs.count()];
        Arrays.fill(pos, 1);
        double[] background = new double[assignment.priorCount()];
        for (int i = 0; i < background.length; i++) {
            background[i] = assignment.state()[i] == PriorState.NEGATIVE ? 1 : 0;
        }
        return new LossWeights(pairs.prior, pairs.gt, pos, new double[pos.length], List.of(), background);
    }
}
