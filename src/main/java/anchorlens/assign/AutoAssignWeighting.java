package anchorlens.assign;

import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * The weights of AutoAssign over any candidate bag.
 *
 * <ol>
 * <li>{@code p_cls = s · objectness} of the class of the ground truth, {@code p_loc = exp(−τ (1 − GIoU))},
 * {@code p⁺ = p_cls · p_loc}.
 * <li>{@code w_pos = e^{p⁺/θ} G / Σ e^{p⁺/θ} G} over the bag, with 1/θ = 3 and G the centre prior of the bag, 1 where
 * the assigner has none. The weights of a bag sum to 1.
 * <li>{@code w_neg = 1 − f}, f being {@code 1 / (1 − u)} stretched over the bag from 0 for its worst candidate to 1 for
 * its best; u is the largest IoU of the predicted box with <em>any</em> ground truth. A lone candidate has f = 1.
 * Background has the weight 1.
 * </ol>
 * All members of a bag with centre priors take part, kept or not; of other assigners' bags the kept ones.
 *
 * <p>The weights stand inside the logarithms: the loss of a ground truth is {@code −¼ ln Σ w_pos p⁺}, that of a prior
 * for the class {@code −¾ (w_neg p_cls)² ln(1 − w_neg p_cls)}. Where ground truths of one class share a prior, the loss
 * uses the w_neg of the last of them only: the term "w_neg in the loss".
 *
 * <p><strong>Source:</strong> Zhu et al. 2020, "AutoAssign: Differentiable Label Assignment for Dense Object
 * Detection", section 3.2; mmdetection 3.3 {@code AutoAssignHead}: {@code get_pos_loss_single},
 * {@code get_neg_loss_single}.
 */
@AutoService(Weighting.class)
public record AutoAssignWeighting(
        @Parameter(label = "Steepness of p_loc", symbol = "τ", min = 0, max = 50, sliderMax = 10,
                help = "How fast p_loc falls with 1 − GIoU. Larger demands tighter boxes.",
                source = "mmdetection: loss weight 5 of GIoU")
        double tau,
        @Parameter(label = "Sharpness", symbol = "1/θ", min = 0, max = 50, sliderMax = 10,
                help = "How much more the best candidates weigh than the rest.", source = "AutoAssign, section 3.2: 3")
        double sharpness) implements Weighting {

    public AutoAssignWeighting() {
        this(5, 3);
    }

    public AutoAssignWeighting {
        if (!(tau >= 0 && sharpness >= 0)) {
            throw new IllegalArgumentException("tau and sharpness must be 0 or more, but are " + tau + " and "
                    + sharpness);
        }
    }

    @Override
    public String id() {
        return "autoassign";
    }

    @Override
    public String displayName() {
        return "AutoAssign";
    }

    @Override
    public String summary() {
        return "Shares one unit of positive weight among a bag by confidence, and spares its best boxes as background.";
    }

    @Override
    public String formula() {
        return "w_pos = e^{3p} G / Σ e^{3p} G with p = p_cls · e^{−5 (1 − GIoU)}; w_neg = 1 − f, f = 1 / (1 "
                + "− IoU) stretched to 0…1 for each object.";
    }

    @Override
    public String goodFor() {
        return "Sharing one unit of positive weight by confidence and place; w_pos stands inside the "
                + "logarithm.";
    }

    @Override
    public String source() {
        return "Zhu et al. 2020, AutoAssign: Differentiable Label Assignment for Dense Object Detection "
                + "(arXiv:2007.03496); mmdetection 3.3 AutoAssignHead";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        return new AutoAssignWeights(this, input, assignment, cancel).weigh();
    }

    @Override
    public List<CandidateChart> charts(LossWeights weights, AssignmentResult assignment, int gt) {
        WeightCharts charts = new WeightCharts(weights, assignment, gt);
        return List.of(charts.byCandidate(), charts.posOver("pos", "w_pos by centre prior", "centre prior"),
                charts.negOver("neg", "w_neg by largest IoU", "largest IoU", "p_cls"));
    }
}
