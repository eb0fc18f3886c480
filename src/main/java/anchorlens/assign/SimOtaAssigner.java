package anchorlens.assign;

import anchorlens.assign.DynamicKCharts.Part;
import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import anchorlens.parameters.Preset;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * SimOTA: each ground truth takes the k cheapest priors, k being the whole part of the sum of its largest predicted
 * IoUs.
 *
 * <p>Cost of a pair: {@code w_cls · Σ_c BCE(q_c, 1 of its class) + w_iou · (−ln(IoU + ε)) + penalty}, where
 * {@code q_c = √(σ(class c) · σ(objectness))}, objectness being 1 where the head has none. Only priors near some ground
 * truth are candidates, but a candidate may be taken by any; what is not near the ground truth itself pays the penalty
 * and is taken only where k exceeds the number of near ones. A prior taken by several goes to the ground truth for
 * which it is cheapest of all, even one that did not take it. k is at least 1, so an object of zero area may still get
 * a prior.
 * <ul>
 * <li>{@link Variant#MMDET}, the default: candidates lie inside a ground truth or within a square of ± 2.5 strides
 * around its centre, near means both, penalty 1e5, ε 1e-7.
 * <li>{@link Variant#YOLOX}: candidates lie in the square, of ± 1.5 strides in its code, near means the same, penalty
 * 1e6, ε 1e-8.
 * </ul>
 * Both place priors in the middle of their cells (offset 0.5), also for heads that decode from the corner.
 * A bag lists the near priors and those taken with a penalty, cheapest first.
 *
 * <p><strong>Source:</strong> Ge et al. 2021, "YOLOX: Exceeding YOLO Series in 2021", section 2.1; mmdetection 3.3
 * {@code SimOTAAssigner}; YOLOX {@code get_assignments} and {@code simota_matching} since 2023.
 */
@AutoService(Assigner.class)
public record SimOtaAssigner(
        @Parameter(label = "Variant", help = "Whose rules decide which priors are candidates and what a far one pays. "
                + "YOLOX's own code uses a radius of 1.5.")
        Variant variant,
        @Parameter(label = "Centre radius", symbol = "r", min = 0.1, max = 20, sliderMax = 6, unit = "strides",
                help = "Half the side of the square around the centre of an object. Larger admits priors further out.",
                source = "mmdetection: 2.5; YOLOX: 1.5")
        double centerRadius,
        @Parameter(label = "IoUs summed", symbol = "q", min = 1, max = 100, sliderMax = 30,
                help = "How many of the largest IoUs are summed to give an object its number of positives. More give "
                        + "more.",
                source = "YOLOX, section 2.1; mmdetection: 10")
        int candidateTopk,
        @Parameter(label = "IoU cost", min = 0, max = 100, sliderMax = 10,
                help = "Weight of the box in the cost. Larger prefers tight boxes to sure scores.",
                        source = "mmdetection: 3")
        double iouWeight,
        @Parameter(label = "Class cost", min = 0, max = 100, sliderMax = 10,
                help = "Weight of the scores in the cost. Larger prefers sure scores to tight boxes.",
                        source = "mmdetection: 1")
        double clsWeight) implements Assigner {

    /** Whose rules are followed. */
    public enum Variant implements Labelled {
        MMDET("mmdetection", 1e5, 1e-7), YOLOX("YOLOX", 1e6, 1e-8);

        private final String label;
        private final double penalty;
        private final double epsilon;

        Variant(String label, double penalty, double epsilon) {
            this.label = label;
            this.penalty = penalty;
            this.epsilon = epsilon;
        }

        @Override
        public String label() {
            return label;
        }

        /** What a pair costs in addition where the prior is not near the ground truth. */
        double penalty() {
            return penalty;
        }

        /** What is added to the IoU before its logarithm is taken. */
        double epsilon() {
            return epsilon;
        }
    }

    public SimOtaAssigner() {
        this(Variant.MMDET, 2.5, 10, 3, 1);
    }

    public SimOtaAssigner {
        Objects.requireNonNull(variant, "variant");
        if (!(centerRadius > 0 && candidateTopk >= 1 && iouWeight >= 0 && clsWeight >= 0)) {
            throw new IllegalArgumentException("SimOTA needs centerRadius above 0, candidateTopk of at least 1 and "
                    + "weights of 0 "
                    + "or more, not " + centerRadius + ", " + candidateTopk + ", " + iouWeight + " and " + clsWeight);
        }
    }

    @Override
    public String id() {
        return "simota";
    }

    @Override
    public String displayName() {
        return "SimOTA";
    }

    @Override
    public String summary() {
        return "Each object takes its cheapest priors by predicted score and box, as many as its best IoUs sum to.";
    }

    @Override
    public String formula() {
        return "cost = Σ BCE(√(class · objectness)) + 3 · (−ln IoU) + a penalty outside; each object takes "
                + "its k = ⌊Σ of its 10 largest IoUs⌋ cheapest priors.";
    }

    @Override
    public String goodFor() {
        return "OTA's idea without iterations; fast, and common in YOLO detectors. Shows how many positives "
                + "each object earns.";
    }

    @Override
    public String source() {
        return "Ge et al. 2021, YOLOX: Exceeding YOLO Series in 2021 (arXiv:2107.08430); mmdetection 3.3 "
                + "SimOTAAssigner, "
                + "YOLOX get_assignments";
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
    public List<Preset> presets() {
        return List.of(new Preset("mmdetection", new SimOtaAssigner()),
                new Preset("YOLOX", new SimOtaAssigner(Variant.YOLOX, 1.5, 10, 3, 1)));
    }

    @Override
    public String usualWeighting() {
        return "soft";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new SimOtaAssignment(new SimOtaCost(this, input, cancel), cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        SimOtaCost costs = new SimOtaCost(this, input, CancellationToken.NONE);
        int k = bag.facts().get("dynamicK").intValue();
        return List.of(DynamicKCharts.costs(bag, k, "class cost + IoU cost + penalty", List.of(
                        new Part("class cost", "w_cls · Σ BCE(√(class · objectness), 1 of the class)", "clsCost"),
                        new Part("IoU cost", "w_iou · −ln(IoU + ε)", "iouCost"))),
                DynamicKCharts.ious(bag, input.priors().count(), costs::isCandidate, i -> costs.iou(i, gt), i -> i,
                        candidateTopk, k));
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new SimOtaExplanation(new SimOtaCost(this, input, CancellationToken.NONE), result, prior, gt).explain();
    }
}
