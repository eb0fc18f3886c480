package anchorlens.assign;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.Arrays;

/** Candidates and costs of a {@link YoloV7Assigner} on one input. */
final class YoloV7Cost {
    private static final double EPSILON = 1e-8;
    final YoloV7Assigner rules;
    final AnchorPriors anchors;
    final YoloListing listing;
    private final GroundTruth groundTruth;
    private final CheckedPredictions predictions;
    private final RootClassCost classCost;
    /** {@code [E]}: entries of the listing that are of a fitting size. */
    private final int[] entries;

    YoloV7Cost(YoloV7Assigner rules, AssignmentInput input, CancellationToken cancel) {
        this.rules = rules;
        anchors = YoloListing.anchorsOf(input, "YOLOv7");
        groundTruth = input.groundTruth();
        Predictions p = input.requirePredictions("YOLOv7");
        predictions = new CheckedPredictions(p);
        classCost = new RootClassCost(input, predictions);
        listing = new YoloListing(anchors, groundTruth.boxes(), cancel);
        int[] fitting = new int[listing.size()];
        int n = 0;
        for (int k = 0; k < fitting.length; k++) {
            if (fits(listing.prior(k), listing.gt(k))) {
                fitting[n++] = k;
            }
        }
        entries = Arrays.copyOf(fitting, n);
    }

    int gtCount() {
        return groundTruth.count();
    }

    /** E, the number of candidates; a prior listed for several ground truths counts as often. */
    int candidateCount() {
        return entries.length;
    }

    int prior(int candidate) {
        return listing.prior(entries[candidate]);
    }

    /** The ground truth that a candidate was listed for. */
    int listedFor(int candidate) {
        return listing.gt(entries[candidate]);
    }

    boolean fits(int prior, int gt) {
        return listing.ratio(prior, gt) < rules.anchorLimit();
    }

    double iou(int prior, int gt) {
        Boxes b = groundTruth.boxes();
        return predictions.iou(prior, b.x1(gt), b.y1(gt), b.x2(gt), b.y2(gt));
    }

    double clsCost(int prior, int gt) {
        return classCost.of(prior, groundTruth.label(gt));
    }

    /** The weighted cost of an IoU. */
    double iouCost(double iou) {
        return rules.iouWeight() * -Math.log(iou + EPSILON);
    }

    double cost(int prior, int gt) {
        return clsCost(prior, gt) + iouCost(iou(prior, gt));
    }
}
