package anchorlens.assign;

import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * The candidate bags of AutoAssign: every ground truth gathers the priors whose centre lies strictly inside it, each
 * with a centre prior that is learned for every class; its weighting then tells them apart.
 *
 * <p>The centre prior is {@code G = Π exp(−(δ − μ_c)² / 2σ_c²)} over x and y, δ the distance of the prior from the
 * centre of the ground truth in strides, c its class. A model learns μ and σ; here they are set by hand, one entry for
 * all classes or one a class, and start at 0 and 1 as training does.
 *
 * <p>The assignment is soft. A prior inside several ground truths is KEPT in the bag of each;
 * {@link AssignmentResult#gtIndex} names the one with the largest centre prior, the lowest on ties. A ground truth with
 * no prior inside gets none, or with {@code forceTopk} the {@code topk} priors of the largest centre prior, ties to the
 * lowest index. Ignore regions are not used.
 *
 * <p><strong>Source:</strong> Zhu et al. 2020, "AutoAssign: Differentiable Label Assignment for Dense Object
 * Detection", section 3.3; mmdetection 3.3 {@code CenterPrior}. Its points lie at offset 0.
 */
@AutoService(Assigner.class)
public record AutoAssignAssigner(
        @Parameter(label = "Mean x", symbol = "μ_x", min = -20, max = 20, unit = "strides", group = "Centre prior",
                help = "How far right of an object's centre its best priors lie: one number for all classes, or one a "
                        + "class.",
                source = "AutoAssign, equation 5: learned, from 0")
        List<Double> meanX,
        @Parameter(label = "Mean y", symbol = "μ_y", min = -20, max = 20, unit = "strides", group = "Centre prior",
                help = "How far below an object's centre its best priors lie: one number for all classes, or one a "
                        + "class.",
                source = "AutoAssign, equation 5: learned, from 0")
        List<Double> meanY,
        @Parameter(label = "Width x", symbol = "σ_x", min = 0.01, max = 100, unit = "strides", group = "Centre prior",
                help = "How far the centre prior reaches to the sides: one number for all classes, or one a class.",
                source = "AutoAssign, equation 5: learned, from 1")
        List<Double> sigmaX,
        @Parameter(label = "Width y", symbol = "σ_y", min = 0.01, max = 100, unit = "strides", group = "Centre prior",
                help = "How far the centre prior reaches up and down: one number for all classes, or one a class.",
                source = "AutoAssign, equation 5: learned, from 1")
        List<Double> sigmaY,
        @Parameter(label = "Force candidates", group = "Objects without a prior",
                help = "Gives an object with no prior inside those of the largest centre prior.",
                source = "mmdetection: force_topk, off")
        boolean forceTopk,
        @Parameter(label = "How many", symbol = "k", min = 1, max = 100, group = "Objects without a prior",
                activeWhen = "forceTopk=true", help = "How many candidates an object with no prior inside is given.",
                source = "mmdetection: topk = 9")
        int topk) implements Assigner {

    public AutoAssignAssigner() {
        this(List.of(0.0), List.of(0.0), List.of(1.0), List.of(1.0), false, 9);
    }

    public AutoAssignAssigner {
        meanX = List.copyOf(meanX);
        meanY = List.copyOf(meanY);
        sigmaX = List.copyOf(sigmaX);
        sigmaY = List.copyOf(sigmaY);
        if (meanX.isEmpty() || meanY.isEmpty() || sigmaX.isEmpty() || sigmaY.isEmpty()) {
            throw new IllegalArgumentException("meanX, meanY, sigmaX and sigmaY need one number at least");
        }
        if (sigmaX.stream().anyMatch(s -> !(s > 0)) || sigmaY.stream().anyMatch(s -> !(s > 0)) || topk < 1) {
            throw new IllegalArgumentException("sigmaX and sigmaY must be above 0 and topk at least 1, but are "
                    + sigmaX + ", " + sigmaY + " and " + topk);
        }
    }

    /** The entry of a class; the last one where the list is shorter. */
    static double ofClass(List<Double> values, int label) {
        return values.get(Math.min(label, values.size() - 1));
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
        return "Each object gathers all priors inside it, with a centre prior of its class; its weighting tells them "
                + "apart.";
    }

    @Override
    public String formula() {
        return "All priors inside an object, each with G = Π exp(−(δ − μ)² / 2σ²), δ from the centre in "
                + "strides, μ and σ learned for each class.";
    }

    @Override
    public String goodFor() {
        return "Learning the assignment with the detector, in space and over levels, without a rule for "
                + "scales.";
    }

    @Override
    public String source() {
        return "Zhu et al. 2020, AutoAssign: Differentiable Label Assignment for Dense Object Detection "
                + "(arXiv:2007.03496); mmdetection 3.3 AutoAssignHead";
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public Family family() {
        return Family.SOFT;
    }

    @Override
    public String usualWeighting() {
        return "autoassign";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new AutoAssignBags(this, input).result(cancel);
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        double[] distance = BagCharts.centerDistances(bag, input.priors(), input.groundTruth().boxes());
        String formula = "G = Π exp(−(δ − μ)² / 2σ²) over x and y, δ in strides";
        return List.of(CandidateChartBuilder.of("bag", "Candidate bag", bag)
                .x("distance (strides)", "‖p − c‖ / stride").y("centre prior", formula)
                .decided("centre prior", formula, distance, bag.column(DwBags.CENTER_PRIOR)).note(BagCharts.kept(bag)).build());
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new AutoAssignBags(this, input).explain(result, prior, gt);
    }
}
