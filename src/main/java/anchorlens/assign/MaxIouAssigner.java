package anchorlens.assign;

import anchorlens.parameters.Parameter;
import anchorlens.parameters.Preset;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * Static matching by the IoU of anchors: a prior is a positive of the object it overlaps most if that IoU reaches the
 * positive threshold, background below the negative one, and takes no part in between. Low-quality matching then gives
 * each object its best prior (or all that tie for it), whatever their IoU.
 *
 * <p>Low-quality matches are made object by object: a later one overrides an earlier one and also a match of better
 * IoU. They compare IoU for exact equality, so among anchors that contain a small object whole, and all have the same
 * IoU but for rounding, rounding decides. An object that overlaps no prior at all ties with every prior at IoU 0: with
 * a minimum of 0 the whole image becomes its positives, as in the reference; a minimum above 0 prevents it.
 *
 * <p>A bag lists the priors whose IoU with the object is above 0, and those that low-quality matching gave to it.
 *
 * <p><strong>Source:</strong> Lin et al. 2017, "Focal Loss for Dense Object Detection", section 4 (.5/.4); Ren et al.
 * 2015, "Faster R-CNN", section 3.1.2 (.7/.3, .3); mmdetection 3.3 {@code MaxIoUAssigner}.
 */
@AutoService(Assigner.class)
public record MaxIouAssigner(
        @Parameter(label = "Positive threshold", symbol = "t⁺", min = 0.01, max = 1,
                help = "IoU from which a prior is a positive. Raising it leaves fewer positives, of better overlap.",
                source = "RetinaNet .5, RPN .7, Cascade R-CNN .5/.6/.7")
        double posIouThr,
        @Parameter(label = "Negative threshold", symbol = "t⁻", min = 0, max = 1,
                help = "Largest IoU below which a prior is background; from here to the positive threshold it is "
                        + "ignored.",
                source = "RetinaNet .4, RPN .3")
        double negIouThr,
        @Parameter(label = "Negative from", min = 0, max = 1, sliderMax = 0.5,
                help = "Largest IoU that background needs at least: priors below it are ignored. 0 keeps all of them.",
                source = "mmdetection: neg_iou_thr as a pair")
        double negIouFrom,
        @Parameter(label = "Low-quality matches", group = "Low-quality matching",
                help = "Gives each object its best priors even where their IoU is below the positive threshold.",
                source = "Faster R-CNN, section 3.1.2 (i)")
        boolean matchLowQuality,
        @Parameter(label = "Minimum IoU", min = 0, max = 1, group = "Low-quality matching",
                activeWhen = "matchLowQuality=true",
                help = "The best IoU that an object needs at least for low-quality matches. At 0 an object that "
                        + "overlaps no prior takes all priors of IoU 0.",
                source = "RetinaNet 0, RPN .3")
        double minPosIou,
        @Parameter(label = "All best priors", group = "Low-quality matching", activeWhen = "matchLowQuality=true",
                help = "Takes every prior whose IoU equals the object's best, not only the first.",
                source = "mmdetection: gt_max_assign_all; SSD takes the first only")
        boolean gtMaxAssignAll,
        @Parameter(label = "Ignore threshold", min = 0, max = 1, group = "Ignore regions",
                help = "IoF with an ignore region above which a prior takes no part. 0 switches ignore regions off.",
                source = "mmdetection: ignore_iof_thr")
        double ignoreIofThr,
        @Parameter(label = "Per prior area", group = "Ignore regions",
                help = "Divides the intersection by the area of the prior; otherwise by that of the ignore region.",
                source = "mmdetection: ignore_wrt_candidates")
        boolean ignoreWrtCandidates) implements Assigner {

    public MaxIouAssigner() {
        this(0.5, 0.4, 0, true, 0, true, 0, true);
    }

    public MaxIouAssigner {
        if (!(posIouThr > 0 && posIouThr <= 1)) {
            throw new IllegalArgumentException("posIouThr must be above 0 and at most 1, but is " + posIouThr);
        }
        requireShare("negIouThr", negIouThr);
        requireShare("negIouFrom", negIouFrom);
        requireShare("minPosIou", minPosIou);
        requireShare("ignoreIofThr", ignoreIofThr);
    }

    /** A stage that classifies proposals: one threshold, and an object may go without. */
    private static MaxIouAssigner secondStage(double threshold) {
        return new MaxIouAssigner(threshold, threshold, 0, false, threshold, true, 0, true);
    }

    private static void requireShare(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(key + " must lie in 0 … 1, but is " + value);
        }
    }

    @Override
    public String id() {
        return "maxiou";
    }

    @Override
    public String displayName() {
        return "MaxIoU";
    }

    @Override
    public String summary() {
        return "Priors whose IoU with an object reaches a threshold are its positives; its best prior always is.";
    }

    @Override
    public String formula() {
        return "IoU of prior and object: a prior is positive from 0.5 of its best object, background below "
                + "0.4, ignored between; with low-quality matching every prior that ties for an object's best "
                + "IoU is positive too.";
    }

    @Override
    public String goodFor() {
        return "The baseline of anchor-based detectors, without a model and without surprises; shows which "
                + "objects the anchors' shapes cannot reach.";
    }

    @Override
    public String source() {
        return "Lin et al. 2017, Focal Loss for Dense Object Detection (ICCV); Ren et al. 2015, Faster R-CNN "
                + "(NeurIPS); mmdetection 3.3 MaxIoUAssigner";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ANCHORS);
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset("RetinaNet", new MaxIouAssigner()),
                new Preset("RPN", new MaxIouAssigner(0.7, 0.3, 0, true, 0.3, true, 0, true)),
                new Preset("R-CNN, Cascade R-CNN stage 1", secondStage(0.5)),
                new Preset("Cascade R-CNN stage 2", secondStage(0.6)),
                new Preset("Cascade R-CNN stage 3", secondStage(0.7)),
                new Preset("SSD", new MaxIouAssigner(0.5, 0.5, 0, true, 0, false, 0, true)));
    }

    @Override
    public String usualWeighting() {
        return "focal";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new MaxIouAssignment(this, input, cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        double[] iou = bag.column("iou");
        String formula = "of the prior with the ground truth";
        CandidateChartBuilder chart = CandidateChartBuilder.of("iou", "IoU and thresholds", bag)
                .places("place by IoU", "among the priors that overlap the ground truth").y("IoU", formula)
                .decided("IoU", formula, CandidateChartBuilder.placesByLargest(iou), iou)
                .line(posIouThr, "positive from " + ExplanationBuilder.text(posIouThr), "IoU from which a prior is a positive");
        if (negIouThr != posIouThr) {
            chart.line(negIouThr, "negative below " + ExplanationBuilder.text(negIouThr),
                    "a prior whose best IoU is smaller is background; between both it is ignored");
        }
        if (negIouFrom > 0) {
            chart.line(negIouFrom, "negative from " + ExplanationBuilder.text(negIouFrom), "a prior of less IoU is ignored");
        }
        double best = bag.facts().getOrDefault(MaxIouAssignment.BEST_IOU, Double.NaN);
        boolean lowQuality = matchLowQuality && best >= minPosIou && best < posIouThr;
        if (lowQuality) {
            chart.line(best, "best " + ExplanationBuilder.text(best),
                    "low-quality matching: the best prior is a positive all the same");
        }
        String found = best == best ? "best IoU " + ExplanationBuilder.text(best) : "no prior outside ignore regions";
        return List.of(chart.note(found + (lowQuality ? ", taken as a low-quality match; " : "; ") + BagCharts.kept(bag)).build());
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new MaxIouExplanation(this, input, result, prior, gt).explain();
    }

    IgnoreRegions ignoreRegions(AssignmentInput input) {
        return new IgnoreRegions(input.groundTruth().ignored(), ignoreIofThr, ignoreWrtCandidates);
    }
}
