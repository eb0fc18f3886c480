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
 * The candidate bags of DW: every ground truth gathers the priors whose centre lies strictly inside it; which of them
 * learn it, and how much, is then the weighting's business.
 *
 * <p>The assignment is soft. A prior inside several ground truths is KEPT in the bag of each and pulled towards all of
 * them at once; no bag takes it from another. {@link AssignmentResult#gtIndex} names the one with the largest centre
 * prior (the nearest centre, for the bags without one), the lowest on ties. With {@link Bag#SOFT_CENTER_PRIOR}, the
 * default, every member of a bag is kept and carries its centre prior {@code G = exp(−d² / 2σ²)}, d the distance
 * between prior and centre of the ground truth in strides; so a coarse level counts as near where a fine one counts as
 * far.
 *
 * <p><strong>Source:</strong> Li et al. 2022, "A Dual Weighting Label Assignment Scheme for Object Detection", section
 * 3.2; its released code, {@code CenterPrior} with mean 0 and σ 1.11 and its hard form with a threshold of 0.3.
 */
@AutoService(Assigner.class)
public record DwAssigner(
        @Parameter(label = "Bag", help = "Which of the priors inside an object it keeps: all with a centre prior, "
                + "those with a "
                + "centre prior above the threshold, those within a radius, or the nearest of each level.",
                source = "DW, table 5")
        Bag bag,
        @Parameter(label = "Width", symbol = "σ", min = 0.05, max = 20, sliderMin = 0.3, sliderMax = 5,
                unit = "strides",
                activeWhen = "bag=SOFT_CENTER_PRIOR|HARD_CENTER_PRIOR",
                help = "How fast the centre prior falls with distance. Wider bags give outer priors more weight.",
                source = "DW code, CenterPrior: 1.11")
        double sigma,
        @Parameter(label = "Centre prior above", min = 0, max = 1, activeWhen = "bag=HARD_CENTER_PRIOR",
                help = "Priors with a larger centre prior are kept, with full weight. Higher keeps fewer.",
                source = "DW code, soft_prior=False: 0.3")
        double threshold,
        @Parameter(label = "Radius", symbol = "r", min = 0, max = 100, sliderMax = 5, unit = "strides",
                activeWhen = "bag=DISTANCE", help = "Priors at most this far from the centre are kept. Larger keeps "
                        + "more.")
        double radius,
        @Parameter(label = "Nearest of each level", symbol = "k", min = 1, max = 200, sliderMax = 30,
                activeWhen = "bag=TOP_K", help = "How many of the priors inside are kept on each pyramid level.")
        int topk) implements Assigner {

    /** How candidates are chosen among the priors inside. */
    public enum Bag implements Labelled {
        SOFT_CENTER_PRIOR("soft centre prior"), HARD_CENTER_PRIOR("hard centre prior"), DISTANCE("within a radius"),
        TOP_K("nearest of each level");

        private final String label;

        Bag(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public DwAssigner() {
        this(Bag.SOFT_CENTER_PRIOR, 1.11, 0.3, 1.5, 9);
    }

    public DwAssigner {
        Objects.requireNonNull(bag, "bag");
        if (!(sigma > 0)) {
            throw new IllegalArgumentException("sigma must be above 0, but is " + sigma);
        }
        if (!(threshold >= 0 && radius >= 0 && topk >= 1)) {
            throw new IllegalArgumentException("threshold and radius must be 0 or more and topk at least 1, but are "
                    + threshold + ", " + radius + " and " + topk);
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
        return "Each object gathers all priors inside it as a soft bag; its weighting tells them apart.";
    }

    @Override
    public String formula() {
        return "All priors inside an object, each with G = exp(−d² / 2σ²), d from the centre in strides, σ = "
                + "1.11; or only those within a threshold, a radius, or nearest on each level.";
    }

    @Override
    public String goodFor() {
        return "Comparing loss weights over the same candidates: the bag decides little, the weighting tells "
                + "them apart.";
    }

    @Override
    public String source() {
        return "Li et al. 2022, A Dual Weighting Label Assignment Scheme for Object Detection (CVPR); released code, "
                + "CenterPrior";
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
    public List<Preset> presets() {
        return List.of(new Preset("DW", new DwAssigner()),
                new Preset("hard centre prior", new DwAssigner(Bag.HARD_CENTER_PRIOR, 1.11, 0.3, 1.5, 9)),
                new Preset("within 1.5 strides", new DwAssigner(Bag.DISTANCE, 1.11, 0.3, 1.5, 9)),
                new Preset("9 nearest of each level", new DwAssigner(Bag.TOP_K, 1.11, 0.3, 1.5, 9)));
    }

    @Override
    public String usualWeighting() {
        return "dw";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new DwBags(this, input, cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        double[] distance = BagCharts.centerDistances(bag, input.priors(), input.groundTruth().boxes());
        CandidateChartBuilder chart = CandidateChartBuilder.of("bag", "Candidate bag", bag)
                .x("distance (strides)", "d = ‖p − c‖ / stride").note(BagCharts.kept(bag));
        switch (this.bag) {
            case SOFT_CENTER_PRIOR, HARD_CENTER_PRIOR -> {
                double[] prior = java.util.Arrays.stream(distance).map(d -> Math.exp(-0.5 * d * d / (sigma * sigma))).toArray();
                chart.y("centre prior", "G = exp(−d² / 2σ²)").decided("centre prior", "G = exp(−d² / 2σ²)", distance, prior);
                BagCharts.gaussian(chart, sigma, distance);
                if (this.bag == Bag.HARD_CENTER_PRIOR) {
                    chart.line(threshold, "threshold " + ExplanationBuilder.text(threshold), "a larger centre prior is kept");
                }
            }
            case DISTANCE -> chart.y("stride (px)", "of the level")
                    .decided("candidates", "priors inside the ground truth", distance, BagCharts.strides(bag, input.priors()))
                    .upright(radius, "r = " + ExplanationBuilder.text(radius), "priors up to there are kept");
            case TOP_K -> chart.y("stride (px)", "of the level, whose " + topk + " nearest are kept")
                    .decided("candidates", "priors inside the ground truth", distance, BagCharts.strides(bag, input.priors()));
        }
        return List.of(chart.build());
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new DwExplanation(this, input, result, prior, gt).explain();
    }
}
