package anchorlens.assign;

import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * Static matching of YOLOv5 by size and cell: an anchor is a positive of an object if neither side differs by a factor of
 * {@code T} or more, {@code max(w/w_a, w_a/w, h/h_a, h_a/h) < T}, and its cell holds the object's centre or is one of the two
 * neighbours nearest to it.
 *
 * <p>Overlap plays no part, nor does where in its cell an anchor sits. The same object may match several anchors of a cell
 * and several levels; the same anchor may be a positive of several objects: box and class loss use them all, objectness
 * that of the one written last, which is the one a picture shows for the prior. The order is that of the reference: own
 * cells, then left, top, right and bottom neighbours; anchors within; objects within. A centre off the image is moved into
 * the outermost cell. An object without area, or {@code T} times larger or smaller than every anchor, gets nothing.
 *
 * <p>A bag lists the anchors of the cells in reach, also those of the wrong size. {@code dx, dy} are the regression target:
 * the object's centre from the corner of the cell, in cells.
 *
 * <p><strong>Source:</strong> Ultralytics YOLOv5 {@code ComputeLoss.build_targets}; there is no paper. The published anchor
 * sizes are a preset of the priors.
 */
@AutoService(Assigner.class)
public record YoloV5Assigner(
        @Parameter(label = "Size limit", symbol = "T", min = 1, max = 100, sliderMax = 10,
                help = "The factor that neither side of anchor and object may differ by. Larger admits anchors of other sizes "
                        + "and so more levels.",
                source = "YOLOv5 hyp: anchor_t 4")
        double anchorLimit) implements Assigner {

    public YoloV5Assigner() {
        this(4);
    }

    public YoloV5Assigner {
        if (!(anchorLimit >= 1)) {
            throw new IllegalArgumentException("anchorLimit must be at least 1, but is " + anchorLimit);
        }
    }

    @Override
    public String id() {
        return "yolov5";
    }

    @Override
    public String displayName() {
        return "YOLOv5";
    }

    @Override
    public String summary() {
        return "Anchors of about the object's size learn it in the cell of its centre and the two cells nearest to that.";
    }

    @Override
    public String formula() {
        return "An anchor learns an object where max(w/w_a, w_a/w, h/h_a, h_a/h) < 4, in the cell of its "
                + "centre and the two cells nearest to that.";
    }

    @Override
    public String goodFor() {
        return "YOLOv5's training, and any set where anchor sizes matter most; shows objects that no anchor "
                + "size fits.";
    }

    @Override
    public String source() {
        return "Jocher et al. 2020, YOLOv5 (software); YOLOv5 ComputeLoss.build_targets";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ANCHORS);
    }

    @Override
    public boolean sharesPriors() {
        return true;
    }

    @Override
    public String usualWeighting() {
        return "hard";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new YoloV5Assignment(this, input, cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        double[] ratio = bag.column("ratio");
        return List.of(CandidateChartBuilder.of("ratio", "Size ratio by level", bag)
                .x("size ratio", "the larger of both sides' ratios, ground truth to anchor or anchor to ground truth")
                .y("stride (px)", "of the anchor's level")
                .decided("candidates", "anchors of the cells that the rule lists", ratio, BagCharts.strides(bag, input.priors()))
                .upright(anchorLimit, "limit " + ExplanationBuilder.text(anchorLimit), "anchors of a smaller ratio are positives")
                .note(BagCharts.kept(bag)).build());
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new YoloV5Explanation(this, input, result, prior, gt).explain();
    }
}
