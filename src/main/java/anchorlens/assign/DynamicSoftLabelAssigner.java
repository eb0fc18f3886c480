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
 * Dynamic soft label assignment (DSL): SimOTA's dynamic k with a classification cost whose target is the IoU itself.
 *
 * <ol>
 * <li>Candidates are the priors whose centre lies strictly inside any ground truth.
 * <li>Cost of a pair with IoU u of the predicted box and logits z:
 * {@code Σ_c |y_c − σ(z_c)|² · BCE(z_c, y_c) + w · (−ln(u + 1e-7))}, where y is u for the class of the ground truth and
 * 0 for the others. RTMDet adds {@code 10^(d − r)}, d the distance of the prior from the centre of the ground truth in
 * strides.
 * <li>k of a ground truth is the whole part of the sum of its {@code topk} largest IoUs over all candidates, 1 at
 * least.
 * <li>It takes its k cheapest candidates, whether or not they lie inside it, ties to the lowest index.
 * <li>A prior taken by several goes to the ground truth for which it is cheapest of all, the first on ties, even to one
 * that did not take it.
 * </ol>
 * The soft target of a positive is u.
 *
 * <p>Variants: {@code NANODET} has no term for the centre. {@code RTMDET} has it. {@code MMYOLO} has it, counts only
 * the class of the ground truth in the classification cost, sums the largest IoUs over <em>all</em> priors, and prices
 * priors outside all ground truths at 1e8 instead of leaving them out, so that they fill up where k exceeds the number
 * of candidates; of these equally bad ones the lowest indices are taken, where the original's choice is arbitrary.
 * NanoDet-Plus places its priors at offset 0 and so does RTMDet in mmdetection.
 *
 * <p>A bag lists the k that were taken and after them, up to {@code topk} in all, the next cheapest whose predicted box
 * meets the ground truth; then those that fell to it by the last step.
 *
 * <p>Edge cases: without candidates there are no positives (but in {@code MMYOLO}). A ground truth of no area, or
 * outside the image, still takes one prior, for k is at least 1. Ignore regions are not used.
 *
 * <p><strong>Source:</strong> Lyu 2021, NanoDet-Plus, {@code dsl_assigner.py}; Lyu et al. 2022, "RTMDet: An Empirical
 * Study of Designing Real-Time Object Detectors", section 3.3; mmdetection 3.3 {@code DynamicSoftLabelAssigner}; mmyolo
 * 0.6 {@code BatchDynamicSoftLabelAssigner}.
 */
@AutoService(Assigner.class)
public record DynamicSoftLabelAssigner(
        @Parameter(label = "Variant", help = "Whose cost is used: with or without a term for the distance from the "
                + "centre, over all classes or only that of the object.")
        Variant variant,
        @Parameter(label = "IoUs summed", symbol = "q", min = 1, max = 100, sliderMax = 30,
                help = "How many of the largest IoUs are summed to give an object its number of positives. More give "
                        + "more.", source = "NanoDet-Plus, RTMDet: 13")
        int topk,
        @Parameter(label = "IoU cost", symbol = "w", min = 0, max = 100, sliderMax = 10,
                help = "Weight of the box in the cost. Larger prefers tight boxes to fitting scores.",
                source = "NanoDet-Plus, RTMDet: 3")
        double iouWeight,
        @Parameter(label = "Soft radius", symbol = "r", min = 0, max = 20, sliderMax = 6, unit = "strides",
                activeWhen = "variant=RTMDET|MMYOLO",
                help = "Distance from the centre at which a prior costs 1 more; each further stride makes it ten times "
                        + "as much.",
                source = "RTMDet, section 3.3: 3")
        double softCenterRadius) implements Assigner {

    /** Whose cost is used. */
    public enum Variant implements Labelled {
        NANODET("NanoDet-Plus"), RTMDET("RTMDet"), MMYOLO("RTMDet in mmyolo");

        private final String label;

        Variant(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        /** Whether the distance from the centre costs something. */
        boolean hasCenterCost() {
            return this != NANODET;
        }
    }

    public DynamicSoftLabelAssigner() {
        this(Variant.NANODET, 13, 3, 3);
    }

    public DynamicSoftLabelAssigner {
        Objects.requireNonNull(variant, "variant");
        if (topk < 1 || !(iouWeight >= 0 && softCenterRadius >= 0)) {
            throw new IllegalArgumentException("DSL needs topk of at least 1, and iouWeight and softCenterRadius of 0 "
                    + "or more, not " + topk + ", " + iouWeight + " and " + softCenterRadius);
        }
    }

    @Override
    public String id() {
        return "dsl";
    }

    @Override
    public String displayName() {
        return "Dynamic soft label";
    }

    @Override
    public String summary() {
        return "Each object takes its cheapest priors, as many as its best IoUs sum to; a score costs its distance "
                + "from the IoU.";
    }

    @Override
    public String formula() {
        return "cost = |u − s|² · BCE(s, u) + 3 · (−ln u), in RTMDet also 10^(distance in strides − 3); each "
                + "object takes its k = ⌊Σ of its 13 largest IoUs⌋ cheapest priors.";
    }

    @Override
    public String goodFor() {
        return "Small fast detectors whose scores are trained to be IoUs (NanoDet-Plus, RTMDet).";
    }

    @Override
    public String source() {
        return "Lyu et al. 2022, RTMDet (arXiv:2212.07784); NanoDet-Plus and mmdetection 3.3 "
                + "DynamicSoftLabelAssigner, mmyolo 0.6 BatchDynamicSoftLabelAssigner";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset("NanoDet-Plus", new DynamicSoftLabelAssigner()),
                new Preset("RTMDet", new DynamicSoftLabelAssigner(Variant.RTMDET, 13, 3, 3)),
                new Preset("RTMDet (mmyolo)", new DynamicSoftLabelAssigner(Variant.MMYOLO, 13, 3, 3)));
    }

    @Override
    public String usualWeighting() {
        return "gfl";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new SoftLabelAssignment(new SoftLabelCost(this, input, cancel), cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        SoftLabelCost costs = new SoftLabelCost(this, input, CancellationToken.NONE);
        int k = bag.facts().get("dynamicK").intValue();
        List<Part> parts = new java.util.ArrayList<>(List.of(
                new Part("class cost", "|IoU − s|² · BCE: how far the score is from the soft label", "clsCost"),
                new Part("IoU cost", "w · −ln(IoU + 1e-7)", "iouCost")));
        if (bag.hasColumn("centerCost")) {
            parts.add(new Part("centre cost", "10^(distance in strides − r)", "centerCost"));
        }
        return List.of(DynamicKCharts.costs(bag, k, bag.hasColumn("centerCost") ? "class cost + IoU cost + centre cost"
                        : "class cost + IoU cost", parts),
                DynamicKCharts.ious(bag, input.priors().count(), costs::isCandidate, i -> costs.iou(i, gt), i -> i, topk, k));
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        SoftLabelCost costs = new SoftLabelCost(this, input, CancellationToken.NONE);
        return new SoftLabelExplanation(costs, result, prior, gt).explain();
    }
}
