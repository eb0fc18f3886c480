package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The steps by which {@link AtssAssigner} decided about one pair. */
final class AtssExplanation {
    /** How far from the present k another one is looked for that turns the threshold's gate over. */
    private static final int SEARCHED = 30;

    private final AtssAssigner rules;
    private final AtssMeasure measure;
    private final AssignmentInput input;
    private final AssignmentResult result;
    private final int prior;
    private final int gt;
    private final FeatureLevel level;
    private final double overlap;
    private final ExplanationBuilder out;
    private int rank = 1;

    AtssExplanation(AtssAssigner rules, AssignmentInput input, AssignmentResult result, int prior, int gt) {
        this.rules = rules;
        this.input = input;
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        measure = new AtssMeasure(rules, input);
        level = measure.anchors.levels().get(measure.anchors.levelOf(prior));
        overlap = measure.overlap(prior, gt);
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        if (isAdopted()) {
            return adopted();
        }
        boolean candidate = result.bags().get(gt).rowOf(prior) >= 0;
        IgnoreRegions regions = measure.ignoreRegions();
        boolean far = regions.contains(measure.anchors.boxes(), prior);
        if (far && candidate) {
            out.quantity(IgnoreRegions.NAME, regions.share(measure.anchors.boxes(), prior),
                    "above " + text(rules.ignoreIofThr()) + ": infinitely far, yet the level has fewer than k others");
        } else if (regions.isActive()) {
            regions.explain(out, measure.anchors.boxes(), prior, "ignoreIofThr");
        }
        out.quantity("distance", Math.sqrt(measure.squaredDistance(prior, gt)),
                "between the centres of anchor and object, in px");
        if (!far) {
            rankGate(regions);
        }
        overlapGate();
        double depth = measure.depth(prior, gt);
        out.gate("centre inside", depth, "distance in px of the anchor's centre from the nearest edge, negative "
                + "outside",
                "> " + text(rules.variant().margin()) + " px", depth > rules.variant().margin(), Verdict.CENTRE_OUTSIDE);
        if (out.allPassed()) {
            rivalGate();
        }
        if (out.allPassed() && measure.hasTarget()) {
            out.quantity("target", result.qualityTarget()[prior], "IoU of the predicted box with the object");
        }
        return out.build();
    }

    /** Whether the pair is mmyolo's: kept for the largest IoU of all objects without a claim of its own. */
    private boolean isAdopted() {
        return result.gtIndex()[prior] == gt && !(isNear()
                && rules.variant().reaches(overlap, result.bags().get(gt).facts().get("threshold"))
                && measure.depth(prior, gt) > rules.variant().margin()) && rules.variant() == AtssAssigner.Variant.MMYOLO;
    }

    private boolean isNear() {
        double own = measure.squaredDistance(prior, gt);
        int nearer = 0;
        for (int i = level.firstPrior(); i < level.endPrior() && nearer < rules.topk(); i++) {
            double other = measure.squaredDistance(i, gt);
            nearer += other < own || other == own && i < prior ? 1 : 0;
        }
        return nearer < rules.topk();
    }

    private Explanation adopted() {
        out.quantity("distance", Math.sqrt(measure.squaredDistance(prior, gt)),
                "between the centres of anchor and object, in px");
        out.gate("claims of other objects", overlap, "several others claim the anchor; the largest IoU of all objects keeps "
                + "it, even of one that does not", "largest", true, Verdict.LOST_TO_OTHER_GT);
        if (measure.hasTarget()) {
            out.quantity("target", result.qualityTarget()[prior], "IoU of the predicted box with the object");
        }
        return out.build();
    }

    private void rankGate(IgnoreRegions regions) {
        double own = measure.squaredDistance(prior, gt);
        for (int i = level.firstPrior(); i < level.endPrior(); i++) {
            double other = measure.squaredDistance(i, gt);
            if ((other < own || other == own && i < prior) && !regions.contains(measure.anchors.boxes(), i)) {
                rank++;
            }
        }
        out.gate("rank", rank, "place by distance among the " + level.count() + " anchors of " + level.label(),
                "≤ top k = " + rules.topk(), rank <= rules.topk(), Verdict.NOT_IN_TOP_K, "topk",
                ExplanationBuilder.rankFlip(rank, rules.topk(), FlipValues.isAllowed(rules, "topk", rank) ? rank : 0));
    }

    private void overlapGate() {
        if (rules.comparesPredictions()) {
            out.quantity("score", measure.score(prior, gt), "predicted probability of the object's class, s");
            out.quantity("IoU", measure.predictedIou(prior, gt), "of the predicted box with the object, u");
        }
        Map<String, Double> facts = result.bags().get(gt).facts();
        double threshold = facts.get("threshold");
        boolean single = Double.isNaN(threshold);
        boolean anchor = !rules.comparesPredictions();
        String sign = rules.variant() == AtssAssigner.Variant.MMDET ? "≥ " : "> ";
        boolean passed = rules.variant().reaches(overlap, threshold);
        out.gate(anchor ? "IoU" : "cost", overlap, anchor ? "intersection / union of anchor and object"
                        : "s^(1 − α) · u^α, α " + text(rules.alpha()),
                single ? sign + "mean + std, which a single candidate does not have"
                        : sign + "mean + std = " + text(facts.get("mean")) + " + " + text(facts.get("std")) + " = "
                        + text(threshold),
                passed, Verdict.BELOW_THRESHOLD, "topk", thresholdFlip(passed));
    }

    /**
     * The k nearest to the present one with which mean + std, taken over other candidates then, turns the gate over while the
     * pair stays a candidate.
     */
    private OptionalInt thresholdFlip(boolean passed) {
        GroundTruth truth = input.groundTruth();
        GroundTruth alone = new GroundTruth(Boxes.of(List.of(truth.boxes().get(gt))), new int[]{truth.label(gt)}, truth.ignored());
        AssignmentInput ofOne = new AssignmentInput(input.priors(), alone, input.predictions(), input.inputWidth(),
                input.inputHeight());
        for (int step = 1; step <= SEARCHED; step++) {
            for (int k : new int[]{rules.topk() - step, rules.topk() + step}) {
                if (k >= rank && FlipValues.isAllowed(rules, "topk", k)) {
                    AtssAssigner other = new AtssAssigner(rules.variant(), k, rules.overlap(), rules.alpha(), rules.ignoreIofThr());
                    double threshold = other.assign(ofOne, CancellationToken.NONE).bags().getFirst().facts().get("threshold");
                    if (rules.variant().reaches(overlap, threshold) != passed) {
                        return OptionalInt.of(k);
                    }
                }
            }
        }
        return OptionalInt.empty();
    }

    private void rivalGate() {
        int owner = result.gtIndex()[prior];
        String formula = "an anchor that several objects claim learns the one of largest "
                + (measure.name().equals("iou") ? "IoU" : "cost");
        if (owner == gt) {
            out.gate("claims of other objects", overlap, formula, "largest", true, Verdict.LOST_TO_OTHER_GT);
        } else {
            out.gate("claims of other objects", overlap, formula, (gt < owner ? "≥ " : "> ")
                    + text(measure.overlap(prior, owner)) + " of " + gtName(owner), false, Verdict.LOST_TO_OTHER_GT);
        }
    }
}
