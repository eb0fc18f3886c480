package anchorlens.assign;

import anchorlens.detection.FeatureLevel;
import anchorlens.parameters.Parameter;
import anchorlens.parameters.Preset;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * FCOS: a point is a positive of the smallest object that it lies inside of, on the level whose size range holds the
 * point's largest distance to an edge.
 *
 * <p>The defaults are those of the improved configuration: centre sampling admits only points less than {@code radius}
 * strides (of the point's level) from the object's centre along both axes. The first configuration had none.
 *
 * <p>Level l of L takes points whose largest distance lies between limit l − 1 and limit l, both included; the first
 * level has no lower, the last no upper limit. With more levels than limits + 1 the limits go on doubling; surplus
 * limits are unused.
 *
 * <p>A bag lists all points inside the object. Priors with several anchors a cell are taken by their common centre. The
 * reference's cut-off for areas from 1e8 px² is left out.
 *
 * <p><strong>Source:</strong> Tian et al. 2019, "FCOS: Fully Convolutional One-Stage Object Detection", section 3;
 * mmdetection 3.3 {@code FCOSHead._get_targets_single}.
 */
@AutoService(Assigner.class)
public record FcosAssigner(
        @Parameter(label = "Centre sampling", help = "Admits only points near the object's centre. Off: all points "
                + "inside.",
                source = "mmdetection: center_sampling")
        boolean centerSampling,
        @Parameter(label = "Radius", symbol = "ρ", min = 0.01, max = 200, sliderMin = 0.5, sliderMax = 5,
                unit = "strides",
                activeWhen = "centerSampling=true",
                help = "Half the side of the square around the centre that admits points. Larger ones admit more.",
                source = "mmdetection: center_sample_radius = 1.5")
        double radius,
        @Parameter(label = "Level limits", min = 1, max = 1e8, unit = "px",
                help = "Largest distance to an edge that each level is responsible for, except the last, which has "
                        + "no limit. Larger limits move objects to finer levels.",
                source = "FCOS, section 3.2: 64, 128, 256, 512")
        List<Double> rangeLimits) implements Assigner {

    public FcosAssigner() {
        this(true, 1.5, List.of(64.0, 128.0, 256.0, 512.0));
    }

    public FcosAssigner {
        rangeLimits = List.copyOf(rangeLimits);
        if (!(radius > 0)) {
            throw new IllegalArgumentException("radius must be above 0, but is " + radius);
        }
        if (rangeLimits.isEmpty()) {
            throw new IllegalArgumentException("rangeLimits needs one limit at least, such as 64");
        }
        for (int l = 0; l < rangeLimits.size(); l++) {
            if (!(rangeLimits.get(l) > (l == 0 ? 0 : rangeLimits.get(l - 1)))) {
                throw new IllegalArgumentException("rangeLimits must ascend from above 0, but are " + rangeLimits);
            }
        }
    }

    @Override
    public String id() {
        return "fcos";
    }

    @Override
    public String displayName() {
        return "FCOS";
    }

    @Override
    public String summary() {
        return "Points inside an object learn it, near its centre and on the level that suits its size; the smaller "
                + "object wins.";
    }

    @Override
    public String formula() {
        return "A point inside an object, within 1.5 strides of its centre, learns it on the level where lo "
                + "≤ max(l, t, r, b) ≤ hi; of several objects the one of least area wins.";
    }

    @Override
    public String goodFor() {
        return "Anchor-free detectors trained with fixed rules; shows how scale ranges and overlapping "
                + "objects decide alone.";
    }

    @Override
    public String source() {
        return "Tian et al. 2019, FCOS: Fully Convolutional One-Stage Object Detection (ICCV); mmdetection 3.3 "
                + "FCOSHead";
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset("with centre sampling", new FcosAssigner()),
                new Preset("without centre sampling", new FcosAssigner(false, 1.5, List.of(64.0, 128.0, 256.0, 512.0))));
    }

    @Override
    public String usualWeighting() {
        return "focal";
    }

    /** Smallest largest-distance to an edge, in pixels, that a level is responsible for, inclusive. */
    double lowerLimit(int level) {
        return level == 0 ? 0 : limit(level - 1);
    }

    /** Largest distance to an edge that a level is responsible for, inclusive; infinite on the last level. */
    double upperLimit(int level, int levels) {
        return level == levels - 1 ? Double.POSITIVE_INFINITY : limit(level);
    }

    private double limit(int i) {
        int last = rangeLimits.size() - 1;
        return i <= last ? rangeLimits.get(i) : Math.scalb(rangeLimits.get(last), i - last);
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new FcosAssignment(this, input, cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        double[] reach = bag.column("maxDistance");
        double farthest = java.util.Arrays.stream(reach).max().orElse(0);
        CandidateChartBuilder chart = CandidateChartBuilder.of("reach", "Reach and level ranges", bag)
                .x("reach (px)", "the largest of the distances to the four edges")
                .y("centre-ness", "√(min(l, r) / max(l, r) · min(t, b) / max(t, b))")
                .decided("candidates", "points inside the ground truth", reach, bag.column("centerness"))
                .note("area " + ExplanationBuilder.text(bag.facts().get("area")) + " px²; " + BagCharts.kept(bag));
        List<FeatureLevel> levels = input.priors().levels();
        for (FeatureLevel level : levels) {
            double limit = upperLimit(level.index(), levels.size());
            if (limit <= 1.25 * farthest) {
                chart.upright(limit, level.label() + " up to " + ExplanationBuilder.text(limit),
                        "points of " + level.label() + " learn objects of a smaller reach, those of the next level of a "
                                + "larger one");
            }
        }
        return List.of(chart.build());
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new FcosExplanation(this, input, result, prior, gt).explain();
    }
}
