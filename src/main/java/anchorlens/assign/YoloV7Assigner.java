package anchorlens.assign;

import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * YOLOv7's matching in two stages: {@link YoloV5Assigner YOLOv5's} rule by size and cell lists candidates of all objects,
 * of which each object takes the k cheapest as in SimOTA, k being the whole part of the sum of its largest predicted IoUs.
 *
 * <p>Cost of a pair: {@code Σ_c BCE(q_c, 1 of its class) + w · (−ln(IoU + 1e-8))} with {@code q_c = √(σ(class c) ·
 * σ(objectness))}, objectness being 1 where the head has none. There is no test whether an anchor lies inside the object,
 * and an object may take a candidate that was listed for another one. A candidate taken by several goes to the object for
 * which it is cheapest of all, even one that did not take it.
 *
 * <p>An anchor that the first stage lists for two objects is two candidates in the released code: both count towards k, and
 * each may be matched. So a prior may be a positive of two objects, or fill two places of one; the column "matches" says how
 * often it was matched, and the picture shows the object written last.
 *
 * <p>A bag lists the candidates that were listed for the object or taken by it, cheapest first.
 *
 * <p><strong>Source:</strong> Wang et al. 2023, "YOLOv7: Trainable bag-of-freebies sets new state-of-the-art for real-time
 * object detectors"; {@code ComputeLossOTA.build_targets} and {@code find_3_positive}. The released code scales objects by
 * the image's width in both directions, which is right for square inputs only; here both are in pixels.
 */
@AutoService(Assigner.class)
public record YoloV7Assigner(
        @Parameter(label = "Size limit", symbol = "T", min = 1, max = 100, sliderMax = 10,
                help = "The factor that neither side of anchor and object may differ by. Larger admits more candidates.",
                source = "YOLOv7 hyp: anchor_t 4")
        double anchorLimit,
        @Parameter(label = "IoUs summed", symbol = "q", min = 1, max = 100, sliderMax = 30,
                help = "How many of the largest IoUs are summed to give an object its number of positives. More give more.",
                source = "YOLOv7 ComputeLossOTA: 10")
        int candidateTopk,
        @Parameter(label = "IoU cost", symbol = "w", min = 0, max = 100, sliderMax = 10,
                help = "Weight of the box in the cost. Larger prefers tight boxes to sure scores.",
                source = "YOLOv7 ComputeLossOTA: 3")
        double iouWeight) implements Assigner {

    public YoloV7Assigner() {
        this(4, 10, 3);
    }

    public YoloV7Assigner {
        if (!(anchorLimit >= 1 && candidateTopk >= 1 && iouWeight >= 0)) {
            throw new IllegalArgumentException("YOLOv7 needs anchorLimit and candidateTopk of at least 1 and iouWeight of 0 or "
                    + "more, not " + anchorLimit + ", " + candidateTopk + " and " + iouWeight);
        }
    }

    @Override
    public String id() {
        return "yolov7";
    }

    @Override
    public String displayName() {
        return "YOLOv7";
    }

    @Override
    public String summary() {
        return "Of the anchors that YOLOv5's rule lists, each object takes the cheapest by score and box, as in SimOTA.";
    }

    @Override
    public String formula() {
        return "Of the anchors that YOLOv5's rule lists: cost = Σ BCE(√(class · objectness)) + 3 · (−ln "
                + "IoU), and the k = ⌊Σ of the 10 largest IoUs⌋ cheapest.";
    }

    @Override
    public String goodFor() {
        return "YOLOv7's training: static candidates, settled by what the model predicts.";
    }

    @Override
    public String source() {
        return "Wang et al. 2023, YOLOv7: Trainable bag-of-freebies sets new state-of-the-art for real-time object detectors "
                + "(CVPR); YOLOv7 ComputeLossOTA";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ANCHORS, Need.PREDICTIONS);
    }

    @Override
    public Family family() {
        return Family.OPTIMAL_TRANSPORT;
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
        return new YoloV7Assignment(new YoloV7Cost(this, input, cancel), cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        return new YoloV7Chart(new YoloV7Cost(this, input, CancellationToken.NONE), result.bags().get(gt)).charts();
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new YoloV7Explanation(new YoloV7Cost(this, input, CancellationToken.NONE), result, prior, gt).explain();
    }
}
