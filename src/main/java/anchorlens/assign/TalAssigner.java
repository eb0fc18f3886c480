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
 * Task-aligned assignment (TAL): each ground truth takes the k priors whose prediction is best in class <em>and</em>
 * place, measured by {@code m = s^α · u^β}, s the predicted probability of its class, u the overlap of the predicted
 * box with it.
 *
 * <p>The default variant is {@link Variant#MMDET}, which follows the paper:
 * <ul>
 * <li>{@code MMDET}: u is IoU; the top k are taken among all priors of the image, then those with m = 0 and those whose
 * centre is not more than 0.01 px inside the ground truth are dropped, so that slots may stay empty; a prior of several
 * goes to the largest IoU among those that selected it. A prior with m = 0 is never listed in a bag.
 * <li>{@code ULTRALYTICS}: u is CIoU, 0 at least, and both s and u are 0 where the centre is not more than 1e-9 px
 * inside; a prior selected by several goes to the largest CIoU of <em>all</em> ground truths, and so perhaps to one
 * that had not selected it. Where fewer than k priors have m &gt; 0, priors with m = 0 fill the rest, lowest index
 * first; of these the ones inside become positives with target 0. YOLOv8 uses k = 10, α = 0.5, β = 6. Since 8.4 a
 * second top k may follow once shared priors are settled: of a one-to-one head (k = 7, then 1) each ground truth keeps
 * its best prior only.
 * <li>{@code MMYOLO}: as {@code ULTRALYTICS}, but u is not 0 outside where shared priors are settled, so that a prior may
 * go to a ground truth that does not contain it; u is CIoU (its YOLOv8) or IoU (its YOLOv6, PPYOLOE).
 * </ul>
 * All define the soft target {@code t̂ = m / (max m + ε) · max u} over the final positives of each ground truth (ε
 * 1e-7 in mmdetection, 1e-9 in Ultralytics, either in mmyolo).
 *
 * <p><strong>Source:</strong> Feng et al. 2021, "TOOD: Task-aligned One-stage Object Detection", section 3.2;
 * mmdetection 3.3 {@code TaskAlignedAssigner} and {@code TOODHead}; Ultralytics 8.3 and
 * 8.4 {@code TaskAlignedAssigner}; mmyolo 0.6 {@code BatchTaskAlignedAssigner}.
 */
@AutoService(Assigner.class)
public record TalAssigner(
        @Parameter(label = "Variant", help = "Whose rules decide about the overlap measure, about priors outside the "
                + "object "
                + "and about priors that several objects selected.")
        Variant variant,
        @Parameter(label = "Top k", symbol = "k", min = 1, max = 100, sliderMax = 30,
                help = "How many priors each object selects. More give it more positives, of a lower metric.",
                source = "TOOD, section 3.2: m = 13; YOLOv8: 10")
        int topk,
        @Parameter(label = "Score exponent", symbol = "α", min = 0, max = 10, sliderMax = 4,
                help = "Weight of the predicted class score in the metric. 0 ignores it.",
                source = "TOOD, equation 4: 1; YOLOv8: 0.5")
        double alpha,
        @Parameter(label = "IoU exponent", symbol = "β", min = 0, max = 20, sliderMax = 12,
                help = "Weight of the overlap in the metric. 0 ignores it.", source = "TOOD, equation 4: 6")
        double beta,
        @Parameter(label = "Grow small objects", activeWhen = "variant=ULTRALYTICS",
                help = "For the test whether a centre lies inside, widens a side shorter than the first stride to the "
                        + "second "
                        + "stride, as Ultralytics does since 8.4.",
                source = "Ultralytics 8.4, select_candidates_in_gts")
        boolean growSmall,
        @Parameter(label = "Final top k", symbol = "k₂", min = 0, max = 100, sliderMax = 30, activeWhen = "variant=ULTRALYTICS",
                help = "How many priors each object keeps once shared ones are settled. 1 gives one-to-one matching; 0 "
                        + "keeps all.",
                source = "Ultralytics 8.4, topk2: 1 of the one-to-one head")
        int finalTopk,
        @Parameter(label = "Complete IoU", activeWhen = "variant=MMYOLO",
                help = "Measures overlap by CIoU, which also counts centre distance and aspect ratio; otherwise by IoU.",
                source = "mmyolo use_ciou: on in YOLOv8, off in YOLOv6 and PPYOLOE")
        boolean ciou,
        @Parameter(label = "Epsilon", symbol = "ε", min = 0, max = 0.001, activeWhen = "variant=MMYOLO",
                help = "Added to the largest metric before it divides. Larger lowers the targets of objects predicted badly.",
                source = "mmyolo: 1e-9 in YOLOv8 and PPYOLOE, 1e-7 in YOLOv6")
        double epsilon) implements Assigner {

    /** Whose rules are followed. */
    public enum Variant implements Labelled {
        MMDET("mmdetection / TOOD", 0.01, 1e-7),
        ULTRALYTICS("Ultralytics", 1e-9, 1e-9),
        MMYOLO("mmyolo", 1e-9, Double.NaN);

        private final String label;
        private final double margin;
        private final double epsilon;

        Variant(String label, double margin, double epsilon) {
            this.label = label;
            this.margin = margin;
            this.epsilon = epsilon;
        }

        @Override
        public String label() {
            return label;
        }

        /** How far inside a centre must lie, in pixels. */
        double margin() {
            return margin;
        }

        /** Whether only priors inside a ground truth can be selected by it. */
        boolean selectsInsideOnly() {
            return this != MMDET;
        }
    }

    public TalAssigner() {
        this(Variant.MMDET, 13, 1, 6, false, 0, true, 1e-9);
    }

    public TalAssigner {
        Objects.requireNonNull(variant, "variant");
        if (topk < 1) {
            throw new IllegalArgumentException("topk must be at least 1, but is " + topk);
        }
        if (finalTopk < 0 || !(epsilon >= 0)) {
            throw new IllegalArgumentException("finalTopk and epsilon must be 0 or more, but are " + finalTopk + " and " + epsilon);
        }
        if (!(alpha >= 0 && beta >= 0)) {
            throw new IllegalArgumentException("alpha and beta must be 0 or more, but are " + alpha + " and " + beta);
        }
    }

    /** What is added to the largest metric before it divides. */
    double divisorEpsilon() {
        return variant == Variant.MMYOLO ? epsilon : variant.epsilon;
    }

    /** Whether overlap is CIoU. */
    boolean usesCiou() {
        return variant == Variant.ULTRALYTICS || variant == Variant.MMYOLO && ciou;
    }

    /** How many priors an object keeps at the end; all where there is no such limit. */
    int kept() {
        return variant == Variant.ULTRALYTICS && finalTopk > 0 ? finalTopk : Integer.MAX_VALUE;
    }

    @Override
    public String id() {
        return "tal";
    }

    @Override
    public String displayName() {
        return "TAL";
    }

    @Override
    public String summary() {
        return "Each object takes the k priors whose prediction scores best in class probability and overlap together.";
    }

    @Override
    public String formula() {
        return "m = s^α · u^β of predicted score s and IoU u; the k largest of each object that lie inside "
                + "it are positive, with target t = m / max m · max u.";
    }

    @Override
    public String goodFor() {
        return "Detectors that rank boxes by score alone (TOOD, YOLOv8 and later): it rewards priors that "
                + "classify and locate well together.";
    }

    @Override
    public String source() {
        return "Feng et al. 2021, TOOD: Task-aligned One-stage Object Detection (ICCV); mmdetection 3.3 "
                + "TaskAlignedAssigner, "
                + "Ultralytics 8.3 TaskAlignedAssigner";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset("TOOD", new TalAssigner()),
                new Preset("YOLOv8, YOLO11", new TalAssigner(Variant.ULTRALYTICS, 10, 0.5, 6, false, 0, true, 1e-9)),
                new Preset("YOLO26 one-to-many", new TalAssigner(Variant.ULTRALYTICS, 10, 0.5, 6, true, 0, true, 1e-9)),
                new Preset("YOLO26 one-to-one", new TalAssigner(Variant.ULTRALYTICS, 7, 0.5, 6, true, 1, true, 1e-9)),
                new Preset("mmyolo YOLOv8", new TalAssigner(Variant.MMYOLO, 10, 0.5, 6, false, 0, true, 1e-9)),
                new Preset("mmyolo YOLOv6", new TalAssigner(Variant.MMYOLO, 13, 1, 6, false, 0, false, 1e-7)),
                new Preset("mmyolo PPYOLOE", new TalAssigner(Variant.MMYOLO, 13, 1, 6, false, 0, false, 1e-9)));
    }

    @Override
    public String usualWeighting() {
        return "tood";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new TalAssignment(new TalMetric(this, input), cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        return new TalChart(new TalMetric(this, input), result.bags().get(gt)).charts();
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new TalExplanation(new TalMetric(this, input), result, prior, gt).explain();
    }
}
