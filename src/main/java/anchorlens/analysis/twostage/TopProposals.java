package anchorlens.analysis.twostage;

import anchorlens.detection.ClassScores;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Nms;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.loss.DeltaCoder;
import anchorlens.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a dense model's best boxes as the proposals of a second stage: each prior scores by its best class, boxes are clipped
 * to the input, and non-maximum suppression works across classes, as in a region proposal network.
 *
 * <p><strong>Source:</strong> Ren et al. 2015, "Faster R-CNN", section 3.3; mmdetection 3.3 {@code RPNHead.predict}.
 *
 * @param count     proposals an image at most, N
 * @param iou       largest IoU two proposals may have
 * @param perLevel  best boxes of each level that suppression looks at
 */
public record TopProposals(
        @Parameter(label = "Proposals", symbol = "N", min = 1, max = 5000, sliderMin = 10, sliderMax = 1000, group = "Proposals",
                help = "How many of the best boxes an image are kept after suppression.",
                source = "mmdetection: 1000, in training 2000 (Faster R-CNN)")
        int count,
        @Parameter(label = "NMS IoU", min = 0.05, max = 1, group = "Proposals",
                help = "Two proposals of a larger IoU are duplicates, and the lower-scored one goes.",
                source = "Faster R-CNN 0.7; Dynamic R-CNN's released code 0.85")
        double iou,
        @Parameter(label = "Before NMS", min = 1, max = 10_000, sliderMin = 100, sliderMax = 3000, group = "Proposals",
                help = "How many of the best boxes of each level enter suppression.", source = "mmdetection: 2000 in training")
        int perLevel) {

    public TopProposals() {
        this(300, 0.85, 1000);
    }

    public TopProposals {
        if (count < 1 || perLevel < 1 || !(iou > 0 && iou <= 1)) {
            throw new IllegalArgumentException("proposals need a number of 1 or more, before and after suppression, and a "
                    + "largest IoU above 0 and up to 1, not " + count + ", " + perLevel + " and " + iou);
        }
    }

    /**
     * The proposals of one image, best first, in input pixels; boxes of no area are left out.
     *
     * @param width  of the input
     * @param height of the input
     */
    public Boxes of(Predictions predictions, List<FeatureLevel> levels, int width, int height) {
        int n = predictions.count();
        float[] objectness = new float[n];
        List<Box> clipped = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            Box box = DeltaCoder.clip(predictions.boxes().get(i), width, height);
            clipped.add(box);
            boolean hasArea = box.width() > 0 && box.height() > 0;
            objectness[i] = hasArea ? (float) (predictions.scores().maxProbability(i) * predictions.scores().objectness(i)) : 0;
        }
        Boxes boxes = Boxes.of(clipped);
        Predictions classless = new Predictions(boxes, ClassScores.ofProbabilities(n, 1, objectness, null),
                java.util.Optional.empty());
        List<Nms.Detection> kept = Nms.run(classless, levels, new Nms.Settings(0, iou, perLevel, count));
        return Boxes.of(kept.stream().map(d -> boxes.get(d.prior())).toList());
    }
}
