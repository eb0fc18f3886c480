package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.task.CancellationToken;

/** The steps by which a {@link YoloV5Assigner} decided about one pair. */
final class YoloV5Explanation {
    private final YoloV5Assigner rules;
    private final AssignmentResult result;
    private final AnchorPriors anchors;
    private final YoloListing listing;
    private final int prior;
    private final int gt;
    private final ExplanationBuilder out;

    YoloV5Explanation(YoloV5Assigner rules, AssignmentInput input, AssignmentResult result, int prior, int gt) {
        this.rules = rules;
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        anchors = YoloListing.anchorsOf(input, "YOLOv5");
        listing = new YoloListing(anchors, input.groundTruth().boxes(), CancellationToken.NONE);
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        cellGate(out, listing, anchors, prior, gt);
        double ratio = listing.ratio(prior, gt);
        boolean fits = ratio < rules.anchorLimit();
        out.gateInRange("size ratio", ratio, "max(w / w_a, w_a / w, h / h_a, h_a / h) of object and anchor",
                "< T = " + text(rules.anchorLimit()), fits, Verdict.OUT_OF_LEVEL_RANGE, YoloV5Assigner.class, "anchorLimit",
                fits ? FlipValues.below(ratio) : FlipValues.above(ratio));
        int shown = result.gtIndex()[prior];
        if (out.allPassed() && shown != gt) {
            out.quantity("objectness", Double.NaN, "is that of " + gtName(shown) + ", which is written later; box and class "
                    + "loss use both");
        }
        return out.build();
    }

    /** Whether the prior's cell holds the centre of the ground truth or is one of the two nearest neighbours. */
    static void cellGate(ExplanationBuilder out, YoloListing listing, AnchorPriors anchors, int prior, int gt) {
        FeatureLevel level = anchors.levels().get(anchors.levelOf(prior));
        double dx = Math.abs(listing.column(level, gt) - level.col(prior) - 0.5);
        double dy = Math.abs(listing.row(level, gt) - level.row(prior) - 0.5);
        out.gate("cell", Math.max(dx, dy), "distance in cells of the object's centre from the cell's middle, the larger "
                + "of x and y", "the cell of the centre, or one of its two nearest neighbours", listing.contains(prior, gt),
                Verdict.CENTRE_OUTSIDE);
    }
}
