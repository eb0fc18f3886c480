package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.assign.PaaAssigner.Variant;
import anchorlens.detection.FeatureLevel;

/** Every quantity and gate of one pair under a {@link PaaAssigner}. */
final class PaaExplanation {
    private final PaaScores scores;
    private final CandidateBag bag;
    private final int prior;
    private final int gt;
    private final int row;
    private final ExplanationBuilder out;

    PaaExplanation(PaaScores scores, AssignmentResult result, int prior, int gt) {
        this.scores = scores;
        this.prior = prior;
        this.gt = gt;
        bag = result.bags().get(gt);
        row = bag.rowOf(prior);
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        matchingGate();
        out.quantity("class loss", scores.clsLoss(prior, gt), "Σ focal loss over the classes, α 0.25, γ 2");
        out.quantity("box loss", scores.boxLoss(prior, gt), "w · (1 − GIoU), w " + text(scores.rules.boxLossWeight()));
        double score = scores.score(prior, gt);
        out.quantity("score", score, "class loss + box loss; the lower, the better");
        if (out.allPassed()) {
            rankGate(score);
        }
        if (out.allPassed() && row >= 0) {
            mixtureGates();
        }
        return out.build();
    }

    private void matchingGate() {
        double iou = PriorOverlaps.iou(scores.boxes, gt, PriorOverlaps.boxesOf(scores.input.priors(), "PAA"), prior);
        CandidateBag offered = scores.matched.bags().get(gt);
        int at = offered.rowOf(prior);
        boolean passed = at >= 0 && offered.verdict(at) != Verdict.BELOW_THRESHOLD;
        boolean best = iou == offered.facts().getOrDefault(MaxIouAssignment.BEST_IOU, Double.NaN);
        double flip = best ? Double.NaN : passed ? FlipValues.above(iou) : FlipValues.below(iou);
        out.gateInRange("IoU with anchor", iou, "of the anchor with the ground truth",
                "≥ " + text(scores.rules.iouThr()) + ", or the best of the ground "
                        + "truth", passed, Verdict.BELOW_THRESHOLD,
                PaaAssigner.class, "iouThr", flip);
        int owner = scores.matched.gtIndex()[prior];
        if (passed && owner != gt) {
            out.gate("IoU against " + gtName(owner), iou, "an anchor belongs to the ground truth it overlaps most, or "
                    + "that it is the best anchor of", "largest", false, Verdict.LOST_TO_OTHER_GT);
        }
    }

    private void rankGate(double score) {
        FeatureLevel level = scores.input.priors().levels().get(scores.input.priors().levelOf(prior));
        int rank = 1;
        for (int i = level.firstPrior(); i < level.endPrior(); i++) {
            if (i != prior && scores.matched.gtIndex()[i] == gt) {
                double other = scores.score(i, gt);
                rank += other < score || other == score && i < prior ? 1 : 0;
            }
        }
        int k = scores.rules.topk();
        out.gate("rank", rank, "place by score among the anchors of the ground truth on " + level.label()
                + ", ties to the lowest index", "≤ top k = " + k, rank <= k, Verdict.NOT_IN_TOP_K, "topk",
                ExplanationBuilder.rankFlip(rank, k, ExplanationBuilder.maxOf(PaaAssigner.class, "topk")));
    }

    private void mixtureGates() {
        boolean original = scores.rules.variant() == Variant.ORIGINAL;
        if (bag.size() < 2) {
            out.gate("candidates", bag.size(), "of the ground truth; a mixture needs two", original ? "≥ 1" : "≥ 2",
                    original,
                    Verdict.BELOW_THRESHOLD);
            return;
        }
        double[] component = bag.column("component");
        double[] logProbability = bag.column("logProb");
        int last = PaaAssignment.densest(component, logProbability);
        String density = "logarithm of the density of the mixture at the score";
        if (original) {
            out.quantity("component", component[row], "of the mixture, 0 is the one of lower loss");
        } else {
            out.gate("component", component[row], "of the mixture that the score more likely comes from, 0 is the one "
                    + "of lower loss", "0", component[row] == 0, Verdict.BELOW_THRESHOLD);
        }
        out.quantity("log density", logProbability[row], density);
        if (last < 0) {
            out.gate("place", row + 1, "among the candidates by score", original ? "any, for the first component is "
                    + "empty"
                    : "none, for the first component is empty", original, Verdict.BELOW_THRESHOLD);
        } else {
            out.gate("place", row + 1, "among the candidates by score", "≤ " + (last + 1)
                    + ", where the first component is densest", row <= last, Verdict.BELOW_THRESHOLD);
        }
    }
}
