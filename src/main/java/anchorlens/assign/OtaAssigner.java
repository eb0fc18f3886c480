package anchorlens.assign;

import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * OTA: label assignment as optimal transport. Every ground truth supplies k labels, the background the rest, every
 * prior demands one; the cheapest plan, smoothed by an entropy, says who gets what.
 *
 * <ol>
 * <li>A prior is near a ground truth where its centre is more than 0.01 px inside it and less than {@code centerRadius}
 * strides from its centre along both axes.
 * <li>Cost of a pair: {@code Σ_c focal(z_c) + w (−ln max(IoU, 1.2e-7))}, focal loss with α = 0.25 and γ = 2, and 1e6
 * more where the prior is not near. As background a prior costs {@code Σ_c focal(z_c)} without any target.
 * <li>k of a ground truth is the whole part of the sum of its {@code topCandidates} largest IoUs among the near priors,
 * 1 at least. Background supplies {@code P − Σ k} (0 at least, where the original would end in NaN).
 * <li>Sinkhorn: with {@code K = exp((u + v − cost) / ε)} alternately v is set such that every column of K sums to 1,
 * then u such that every row sums to its supply, {@code iterations} times.
 * <li>Every row of the plan is divided by its largest entry. A prior goes to the row of its largest value, the first on
 * ties, background last.
 * </ol>
 * Because rows are rescaled, a ground truth may end up with more or fewer than k positives; it always gets one, but for
 * exact ties, even where no prior is near it: then it pays the penalty everywhere and takes the cheapest.
 *
 * <p>Pairs that pay the penalty carry exactly no mass in double precision where their ground truth has a near prior, so
 * that only near pairs are computed; priors near nothing go to background whatever they cost.
 *
 * <p>A bag lists the near priors, level by level, and after them what was taken with the penalty. Columns: "iou",
 * "clsCost", "iouCost", "cost", "backgroundCost", "unit" (the rescaled plan) and "backgroundUnit"; facts: "dynamicK",
 * "iouSum".
 *
 * <p><strong>Source:</strong> Ge et al. 2021, "OTA: Optimal Transport Assignment for Object Detection", section 3
 * (where k is the sum of the 20 largest IoUs of all priors); the authors' {@code get_ground_truth} and
 * {@code SinkhornDistance}. Its points lie at offset 0.
 */
@AutoService(Assigner.class)
public record OtaAssigner(
        @Parameter(label = "Entropy", symbol = "ε", min = 0.01, max = 1, logarithmic = true,
                help = "How soft the plan is. Smaller makes it more decided, but needs more iterations.",
                source = "OTA, section 4.1: 0.1")
        double sinkhornEps,
        @Parameter(label = "Iterations", min = 1, max = 500, sliderMax = 100,
                help = "How often rows and columns are balanced. More bring the plan closer to its limit.",
                source = "OTA, section 4.1: 50")
        int iterations,
        @Parameter(label = "IoU cost", symbol = "w", min = 0, max = 100, sliderMax = 10,
                help = "Weight of the box in the cost. Larger prefers tight boxes to sure scores.",
                source = "OTA, section 4.1: 1.5")
        double regWeight,
        @Parameter(label = "IoUs summed", symbol = "q", min = 1, max = 100, sliderMax = 40,
                help = "How many of the largest IoUs are summed to give an object its supply of labels. More give "
                        + "more.",
                source = "OTA, section 4.1: 20")
        int topCandidates,
        @Parameter(label = "Centre radius", symbol = "r", min = 0.1, max = 20, sliderMax = 6, unit = "strides",
                help = "Half the side of the square around an object's centre whose priors it takes without penalty.",
                source = "OTA code: 2.5")
        double centerRadius) implements Assigner {

    public OtaAssigner() {
        this(0.1, 50, 1.5, 20, 2.5);
    }

    public OtaAssigner {
        if (!(sinkhornEps >= 0.01 && sinkhornEps <= 1) || iterations < 1 || iterations > 500) {
            throw new IllegalArgumentException("OTA needs sinkhornEps in 0.01 … 1 and 1 … 500 iterations, not "
                    + sinkhornEps + " and " + iterations);
        }
        if (topCandidates < 1 || !(regWeight >= 0 && centerRadius > 0)) {
            throw new IllegalArgumentException("OTA needs topCandidates of at least 1, regWeight of 0 or more and "
                    + "centerRadius above 0, not " + topCandidates + ", " + regWeight + " and " + centerRadius);
        }
    }

    @Override
    public String id() {
        return "ota";
    }

    @Override
    public String displayName() {
        return "OTA";
    }

    @Override
    public String summary() {
        return "Objects and background supply labels, priors demand one each; the cheapest transport plan assigns "
                + "them.";
    }

    @Override
    public String formula() {
        return "cost = Σ focal + 1.5 · (−ln IoU) within 2.5 strides of the centre; each object supplies k = "
                + "⌊Σ of its 20 largest IoUs⌋ labels, and Sinkhorn iterations with ε = 0.1 find the plan.";
    }

    @Override
    public String goodFor() {
        return "Crowded images, where objects compete for priors: the assignment is settled for the whole "
                + "image at once.";
    }

    @Override
    public String source() {
        return "Ge et al. 2021, OTA: Optimal Transport Assignment for Object Detection (CVPR); authors' code";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public Family family() {
        return Family.OPTIMAL_TRANSPORT;
    }

    @Override
    public String usualWeighting() {
        return "focal";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new OtaAssignment(new OtaCost(this, input), cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        return new OtaChart(new OtaCost(this, input), result.bags().get(gt)).charts();
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new OtaExplanation(new OtaCost(this, input), result, prior, gt).explain();
    }
}
