package anchorlens.assign;

import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * The weights of FreeAnchor over any candidate bag.
 *
 * <ol>
 * <li>{@code p_loc = e^−L}, L being 0.75 times the smooth L1 loss (β 0.11) between the predicted box and the ground
 * truth, both as offsets from the anchor: {@code (Δx / w, Δy / h) / 0.1},
 * {@code (ln ratio of widths, of heights) / 0.2}. Where priors are points, squares of 8 strides around them stand in
 * for the anchors. {@code p = s · p_loc} with s the score of the class.
 * <li>{@code w_pos = 1 / (1 − p)} over its sum in the bag: close to the mean of the bag while nothing fits, close to
 * its best once something does. The loss of a ground truth is {@code −½ ln Σ w_pos p}; the sum is the "bag
 * probability".
 * <li>B of a prior for a class is the largest {@code clamp((u − t) / (u_max − t), 0, 1)} over the ground truths of that
 * class, u the IoU of the predicted box, u_max the largest of all priors, t the threshold.
 * {@code w_neg = (s (1 − B))^γ}, which weighs −ln(1 − s (1 − B)) with ½. Background has the same of its highest-scored
 * class.
 * </ol>
 * Positives are not spared as background but by their B; all kept candidates of a bag take part.
 *
 * <p>A predicted box without width or height, and a ground truth without, have p_loc 0.
 *
 * <p><strong>Source:</strong> Zhang et al. 2019, "FreeAnchor: Learning to Match Anchors for Visual Object Detection",
 * equations 5 to 8; mmdetection 3.3 {@code FreeAnchorRetinaHead}: {@code positive_bag_loss}, {@code negative_bag_loss}.
 */
@AutoService(Weighting.class)
public record FreeAnchorWeighting(
        @Parameter(label = "IoU threshold", symbol = "t", min = 0, max = 0.99,
                help = "IoU of a predicted box from which on it is spared as background. Larger spares fewer.",
                source = "FreeAnchor, section 4.1: 0.6")
        double bboxThr,
        @Parameter(label = "Focusing", symbol = "γ", min = 0, max = 10, sliderMax = 5,
                help = "How fast the weight of a prior that looks like background fades.",
                source = "FreeAnchor, section 4.1: 2")
        double gamma) implements Weighting {

    /**
     * How likely the box of a prior is one of a class's, above 0.
     *
     * @param value B, in 0…1
     */
    public record BoxProbability(int prior, int cls, double value) {
    }

    public FreeAnchorWeighting() {
        this(0.6, 2);
    }

    public FreeAnchorWeighting {
        if (!(bboxThr >= 0 && bboxThr < 1 && gamma >= 0)) {
            throw new IllegalArgumentException("FreeAnchor needs bboxThr from 0 to below 1 and gamma of 0 or more, "
                    + "not " + bboxThr
                    + " and " + gamma);
        }
    }

    @Override
    public String id() {
        return "freeanchor";
    }

    @Override
    public String displayName() {
        return "FreeAnchor";
    }

    @Override
    public String summary() {
        return "Weighs the candidates of a bag like a maximum: as one while none fits, the best alone once it does.";
    }

    @Override
    public String formula() {
        return "w_pos = 1 / (1 − p) over its sum in the bag, p = s · e^{−L}; w_neg = (s (1 − B))^γ, B "
                + "growing with the IoU above 0.6.";
    }

    @Override
    public String goodFor() {
        return "Bags in which one good anchor should be enough; early it teaches all of them, later the best "
                + "alone.";
    }

    @Override
    public String source() {
        return "Zhang et al. 2019, FreeAnchor: Learning to Match Anchors for Visual Object Detection (NeurIPS); "
                + "mmdetection 3.3 FreeAnchorRetinaHead";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        return new FreeAnchorWeights(this, input, cancel).weigh(assignment);
    }

    /** B of every prior and class where it is above 0, by prior, then class. */
    public List<BoxProbability> boxProbabilities(AssignmentInput input, CancellationToken cancel) {
        return new FreeAnchorWeights(this, input, cancel).boxProbabilities();
    }

    @Override
    public List<CandidateChart> charts(LossWeights weights, AssignmentResult assignment, int gt) {
        WeightCharts charts = new WeightCharts(weights, assignment, gt);
        return List.of(charts.bag(), charts.byCandidate(), charts.negOver("background", "w_neg by B", "B", "s"));
    }
}
