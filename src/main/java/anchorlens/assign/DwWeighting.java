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
 * Dual weighting: a positive weight from how consistent score and place are, and, separately, a negative weight from
 * how misplaced the box and how high its score is. Paper and released code differ; the default is the code.
 *
 * <p>{@link Variant#PAPER}, for every kept candidate with class probability s and IoU u:
 * {@code t = s · u^β}, {@code w_pos = e^{μt} · t}; {@code w_neg = P_neg · s^γ₂} with {@code P_neg} = 1 below IoU 0.5, 0
 * above 0.95 and {@code −k · u^γ₁ + b} through both points between.
 *
 * <p>{@link Variant#CODE}, with {@code p_cls = σ(class) · σ(objectness)} and {@code p_loc = e^{−τ(1 − GIoU)}}:
 * {@code t = p_cls · p_loc}, {@code w_pos = e^{μt} · t · G / Σ e^{νt} · t · G} over the ground truth's bag, G the
 * centre prior (1 where the assigner has none). Since ν &lt; μ, the weights of a bag sum to more than 1. {@code w_neg =
 * P_neg · p_cls^γ₂}; {@code P_neg} is {@code (1 − u^γ₁) / (1 − 0.5^γ₁)} stretched per ground truth so that its best
 * candidate has 0 and its worst (or IoU 0.5) 1, and 1 for every candidate below IoU 0.5 and for a lone one. All priors
 * inside take part in it, kept or not, where the assigner gives centre priors. Where ground truths of one class share a
 * prior, the loss uses the {@code P_neg} of the last of them only: the term "P_neg in the loss".
 *
 * <p>Background has the weight {@code s^γ₂}, with {@code p_cls} for s in the code.
 *
 * <p><strong>Source:</strong> Li et al. 2022, "A Dual Weighting Label Assignment Scheme for Object Detection",
 * equations 4 to 8; its released code, {@code dw_head.py}.
 */
@AutoService(Weighting.class)
public record DwWeighting(
        @Parameter(label = "Formulas of", help = "The published equations, or the released code, which measures place "
                + "by GIoU, "
                + "normalises the weights of each object and stretches P_neg per object.")
        Variant variant,
        @Parameter(label = "IoU exponent", symbol = "β", min = 0, max = 20, sliderMax = 10, group = "Positive weight",
                activeWhen = "variant=PAPER", help = "Weight of place against score in t. Larger demands tighter "
                        + "boxes.",
                source = "DW, equation 5: 5")
        double beta,
        @Parameter(label = "Steepness of p_loc", symbol = "τ", min = 0, max = 50, sliderMax = 10,
                group = "Positive weight",
                activeWhen = "variant=CODE", help = "How fast p_loc falls with 1 − GIoU. Larger demands tighter boxes.",
                source = "DW code: 5")
        double tau,
        @Parameter(label = "Sharpness", symbol = "μ", min = 0, max = 50, sliderMax = 10, group = "Positive weight",
                help = "How much more the best candidates weigh than the rest.", source = "DW, equation 5; code: 5")
        double mu,
        @Parameter(label = "Sharpness of the sum", symbol = "ν", min = 0, max = 50, sliderMax = 10,
                group = "Positive weight",
                activeWhen = "variant=CODE", help = "The same in the sum that the weights of an object are divided "
                        + "by. The "
                + "smaller against μ, the more an object's weights sum to.", source = "DW code: 3")
        double nu,
        @Parameter(label = "IoU exponent", symbol = "γ₁", min = 0.1, max = 20, sliderMax = 6, group = "Negative weight",
                help = "Shape of P_neg between IoU 0.5 and its zero. Larger keeps it near 1 for longer.",
                source = "DW, equation 7; code: 2")
        double gamma1,
        @Parameter(label = "Score exponent", symbol = "γ₂", min = 0, max = 20, sliderMax = 6, group = "Negative weight",
                help = "How strongly low scores excuse a misplaced box.", source = "DW, equation 8; code: 2")
        double gamma2) implements Weighting {

    /** Whose formulas are used. */
    public enum Variant implements Labelled {
        PAPER("paper"), CODE("released code");

        private final String label;

        Variant(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public DwWeighting() {
        this(Variant.CODE, 5, 5, 5, 3, 2, 2);
    }

    public DwWeighting {
        Objects.requireNonNull(variant, "variant");
        if (!(beta >= 0 && tau >= 0 && mu >= 0 && nu >= 0 && gamma1 > 0 && gamma2 >= 0)) {
            throw new IllegalArgumentException("beta, tau, mu, nu and gamma2 must be 0 or more and gamma1 above 0, "
                    + "but are "
                    + beta + ", " + tau + ", " + mu + ", " + nu + ", " + gamma2 + " and " + gamma1);
        }
    }

    @Override
    public String id() {
        return "dw";
    }

    @Override
    public String displayName() {
        return "DW";
    }

    @Override
    public String summary() {
        return "Weighs each candidate as positive by its consistency and as negative by how misplaced and confident "
                + "it is.";
    }

    @Override
    public String formula() {
        return "Code: w_pos = e^{5t} t G / Σ e^{3t} t G with t = p_cls · e^{−5 (1 − GIoU)}; w_neg = P_neg · "
                + "p_cls². Paper: w_pos = e^{5t} t with t = s · IoU^5; w_neg = P_neg · s².";
    }

    @Override
    public String goodFor() {
        return "Telling four kinds of priors apart: positive weight by consistency of score and box, "
                + "negative weight by misplacement and confidence, each on its own.";
    }

    @Override
    public String source() {
        return "Li et al. 2022, A Dual Weighting Label Assignment Scheme for Object Detection (CVPR); released code, "
                + "dw_head.py";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset("released code", new DwWeighting()),
                new Preset("paper", new DwWeighting(Variant.PAPER, 5, 5, 5, 3, 2, 2)));
    }

    @Override
    public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        CheckedPredictions predictions = new CheckedPredictions(input.requirePredictions("DW weighting"));
        Power interest = new Power(gamma2);
        if (variant == Variant.PAPER) {
            return new DwPaperWeights(this, input.groundTruth(), assignment, predictions, interest).weigh();
        }
        return new DwCodeWeights(this, input.groundTruth(), assignment, predictions, interest, cancel).weigh();
    }

    @Override
    public List<CandidateChart> charts(LossWeights weights, AssignmentResult assignment, int gt) {
        WeightCharts charts = new WeightCharts(weights, assignment, gt);
        return List.of(charts.byCandidate(), charts.posOver("pos", "w_pos by t", "t"),
                charts.negOver("neg", "w_neg by IoU", "IoU", "P_neg"));
    }
}
