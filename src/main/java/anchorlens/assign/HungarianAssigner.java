package anchorlens.assign;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import anchorlens.parameters.Preset;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One-to-one matching of DETR: every ground truth gets exactly one query, such that all pairs together cost least.
 *
 * <ol>
 * <li>Queries are the priors, or some of them.
 * <li>Cost of a pair: {@code w_cls · C_cls + w_L1 · C_L1 − w_giou · GIoU}. C_L1 is the sum of the absolute differences
 * of centre, width and height over the size of the input. C_cls is, for {@code FOCAL},
 * {@code −α (1 − p)^γ ln(p + 1e-12) + (1 − α) p^γ ln(1 − p + 1e-12)} with p the probability of the class, α = 0.25 and
 * γ = 2, and for {@code CROSS_ENTROPY} minus the softmax probability of the class among all classes and a background
 * whose logit is 0, since the heads shown here have no output for it.
 * <li>The pairs of least total cost, by shortest augmenting paths (Jonker and Volgenant). All other priors are
 * background. With fewer queries than ground truths, every query is matched and some ground truths are not.
 * </ol>
 *
 * <p>A ground truth can do without all but its G cheapest queries; usually the cheapest few settle it, and the
 * potentials of the solution prove it. A bag lists the 8 cheapest queries of a ground truth and the one it got,
 * cheapest first.
 *
 * <p>Edge cases: of several solutions of equal cost, as with identical ground truths of one class, one is chosen. A
 * ground truth of no area is matched too. Ignore regions are not used.
 *
 * <p><strong>Source:</strong> Carion et al. 2020, "End-to-End Object Detection with Transformers", section 3.1 (weights
 * 1, 5, 2, softmax); Zhu et al. 2021, "Deformable DETR" (weights 2, 5, 2, focal); mmdetection 3.3
 * {@code HungarianAssigner}.
 */
@AutoService(Assigner.class)
public record HungarianAssigner(
        @Parameter(label = "Class cost", help = "How the score of a query enters: as the focal loss of Deformable "
                + "DETR, or as DETR's softmax probability.")
        ClassCost classCost,
        @Parameter(label = "Class weight", symbol = "w_cls", min = 0, max = 100, sliderMax = 10,
                help = "Weight of the class cost. Larger prefers sure scores to fitting boxes.",
                source = "Deformable DETR: 2; DETR: 1")
        double clsWeight,
        @Parameter(label = "L1 weight", symbol = "w_L1", min = 0, max = 100, sliderMax = 10,
                help = "Weight of the differences of centre and size. Larger prefers fitting boxes.",
                        source = "DETR: 5")
        double l1Weight,
        @Parameter(label = "GIoU weight", symbol = "w_giou", min = 0, max = 100, sliderMax = 10,
                help = "Weight of the generalised IoU. Larger prefers overlapping boxes.", source = "DETR: 2")
        double giouWeight,
        @Parameter(label = "Queries", help = "Which priors take part: all, those of the highest scores as in two-stage "
                + "Deformable DETR, or the first ones.")
        QueryChoice queryChoice,
        @Parameter(label = "Number of queries", min = 1, max = 1e6, sliderMax = 1000,
                activeWhen = "queryChoice=TOP_SCORES|FIRST",
                help = "How many priors take part. Objects without a good box among them get a bad one.",
                source = "Deformable DETR: 300; DETR: 100")
        int queries) implements Assigner {

    /** How the score of a query enters the cost. */
    public enum ClassCost implements Labelled {
        FOCAL("focal"), CROSS_ENTROPY("softmax");

        private final String label;

        ClassCost(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** Which priors take part. */
    public enum QueryChoice implements Labelled {
        ALL("all priors"), TOP_SCORES("highest scores"), FIRST("first");

        private final String label;

        QueryChoice(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public HungarianAssigner() {
        this(ClassCost.FOCAL, 2, 5, 2, QueryChoice.ALL, 300);
    }

    public HungarianAssigner {
        Objects.requireNonNull(classCost, "classCost");
        Objects.requireNonNull(queryChoice, "queryChoice");
        if (!(clsWeight >= 0 && l1Weight >= 0 && giouWeight >= 0) || queries < 1) {
            throw new IllegalArgumentException("Hungarian matching needs weights of 0 or more and at least 1 query, "
                    + "not "
                    + clsWeight + ", " + l1Weight + ", " + giouWeight + " and " + queries);
        }
    }

    @Override
    public String id() {
        return "hungarian";
    }

    @Override
    public String displayName() {
        return "Hungarian";
    }

    @Override
    public String summary() {
        return "Each object gets exactly one prior, such that all pairs together cost least.";
    }

    @Override
    public String formula() {
        return "cost = w_c · class + w_l · L1 + w_g · (−GIoU) of every prior and object; the pairs that cost "
                + "least together, one prior an object.";
    }

    @Override
    public String goodFor() {
        return "Detectors without non-maximum suppression (DETR and its kin); shows which single prior each "
                + "object would get.";
    }

    @Override
    public String source() {
        return "Carion et al. 2020, End-to-End Object Detection with Transformers (ECCV); Zhu et al. 2021, Deformable "
                + "DETR (ICLR); mmdetection 3.3 HungarianAssigner";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public Family family() {
        return Family.ONE_TO_ONE;
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset("Deformable DETR", new HungarianAssigner()),
                new Preset("Deformable DETR, 300 queries", new HungarianAssigner(ClassCost.FOCAL, 2, 5, 2, QueryChoice.TOP_SCORES, 300)),
                new Preset("DETR", new HungarianAssigner(ClassCost.CROSS_ENTROPY, 1, 5, 2, QueryChoice.ALL, 300)),
                new Preset("DETR, 100 queries", new HungarianAssigner(ClassCost.CROSS_ENTROPY, 1, 5, 2, QueryChoice.TOP_SCORES, 100)));
    }

    @Override
    public String usualWeighting() {
        return "focal";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new HungarianAssignment(new HungarianCost(this, input), cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        return List.of(new HungarianChart(new HungarianCost(this, input), result, gt).chart());
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new HungarianExplanation(new HungarianCost(this, input), result, prior, gt).explain();
    }
}
