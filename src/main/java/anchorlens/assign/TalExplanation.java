package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

/** Every quantity and gate of one pair under a {@link TalAssigner}. */
final class TalExplanation {
    private static final String RANK_FORMULA = "place of the metric among all priors, ties to the lowest index";
    private final TalMetric m;
    private final AssignmentResult result;
    private final int prior;
    private final int gt;
    private final ExplanationBuilder out;
    private final double score;
    private final double overlap;
    private final double metric;

    TalExplanation(TalMetric metric, AssignmentResult result, int prior, int gt) {
        m = metric;
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        out = new ExplanationBuilder(prior, gt);
        score = metric.score(prior, gt);
        overlap = metric.overlap(prior, gt);
        this.metric = metric.metricOf(prior, gt);
    }

    Explanation explain() {
        out.quantity("score", score, "probability of the class, σ(logit)");
        if (m.isInsideOnly()) {
            insideOnly();
        } else {
            mmdetection();
        }
        if (out.allPassed()) {
            out.quantity("target", result.qualityTarget()[prior], "m / (max m + ε) · max u over the positives of the "
                    + "ground truth");
        }
        return out.build();
    }

    private void mmdetection() {
        out.quantity("IoU", overlap, "of the predicted box with the ground truth");
        out.gate("metric", metric, metricFormula(), "> 0", metric > 0, Verdict.BELOW_THRESHOLD);
        rankGate();
        insideGate();
        int rival = rivalAmongClaimants();
        if (out.allPassed() && rival >= 0) {
            double theirs = m.overlap(prior, rival);
            out.gate("IoU against " + gtName(rival), overlap, "both selected the prior; the larger IoU keeps it",
                    (gt < rival ? "≥ " : "> ") + text(theirs), result.gtIndex()[prior] == gt, Verdict.LOST_TO_OTHER_GT);
        }
    }

    private void insideOnly() {
        out.quantity(m.overlapName(), overlap, "of the predicted box with the ground truth, 0 at least");
        boolean adopted = result.gtIndex()[prior] == gt && !(m.inside(prior, gt) && rank() <= m.rules.topk());
        if (adopted) {
            out.quantity("metric", m.heldMetric(prior, gt), metricFormula());
            out.quantity("rank", rank(), RANK_FORMULA);
            out.gate(m.overlapName() + " against all ground truths", overlap, "several others selected the prior; the largest "
                    + m.overlapName() + " of all ground truths keeps it, even one that did not select it", "largest", true,
                    Verdict.LOST_TO_OTHER_GT);
            finalRankGate();
            return;
        }
        insideGate();
        out.quantity("metric", metric, metricFormula() + ", 0 outside");
        rankGate();
        if (out.allPassed() && disputed()) {
            int rival = largestOther();
            double own = m.disputedOverlap(prior, gt);
            double theirs = m.disputedOverlap(prior, rival);
            out.gate(m.overlapName() + " against " + gtName(rival), overlap, "several selected the prior; the largest "
                    + m.overlapName() + " of all ground truths keeps it", (gt < rival ? "≥ " : "> ") + text(theirs),
                    own > theirs || own == theirs && gt < rival, Verdict.LOST_TO_OTHER_GT);
        }
        if (out.allPassed()) {
            finalRankGate();
        }
    }

    private String metricFormula() {
        return "s^α · u^β, α " + text(m.rules.alpha()) + ", β " + text(m.rules.beta());
    }

    private void insideGate() {
        out.gate("centre inside", m.depth(prior, gt), "distance in px of the centre from the nearest edge, negative "
                + "outside",
                "> " + text(m.rules.variant().margin()) + " px", m.inside(prior, gt), Verdict.CENTRE_OUTSIDE);
    }

    private void rankGate() {
        int rank = rank();
        int k = m.rules.topk();
        out.gate("rank", rank, RANK_FORMULA, "≤ top k = " + k, rank <= k, Verdict.NOT_IN_TOP_K, "topk",
                ExplanationBuilder.rankFlip(rank, k, ExplanationBuilder.maxOf(TalAssigner.class, "topk")));
    }

    /** The second top k, where there is one. */
    private void finalRankGate() {
        int k = m.rules.kept();
        CandidateBag bag = result.bags().get(gt);
        int row = bag.rowOf(prior);
        if (k == Integer.MAX_VALUE || row < 0) {
            return;
        }
        boolean[] held = new boolean[bag.size()];
        for (int r = 0; r < held.length; r++) {
            held[r] = bag.verdict(r) == Verdict.KEPT || bag.verdict(r) == Verdict.NOT_IN_TOP_K;
        }
        int rank = TalAssignment.finalRank(bag.priors(), bag.column("metric"), held, row);
        out.gate("final rank", rank, "place of the metric among the priors that the ground truth still holds",
                "≤ final top k = " + k, rank <= k, Verdict.NOT_IN_TOP_K, "finalTopk",
                ExplanationBuilder.rankFlip(rank, k, ExplanationBuilder.maxOf(TalAssigner.class, "finalTopk")));
    }

    private int rank() {
        int rank = 1;
        for (int i = 0; i < m.priors.count(); i++) {
            double other = i == prior ? metric : m.metricOf(i, gt);
            if (other > metric || other == metric && i < prior) {
                rank++;
            }
        }
        return rank;
    }

    /** The strongest other ground truth that selected this prior with its centre inside, −1 where none did. */
    private int rivalAmongClaimants() {
        int rival = -1;
        for (CandidateBag bag : result.bags()) {
            int row = bag.gt() == gt ? -1 : bag.rowOf(prior);
            if (row >= 0 && bag.verdict(row) != Verdict.CENTRE_OUTSIDE
                    && (rival < 0 || m.overlap(prior, bag.gt()) > m.overlap(prior, rival))) {
                rival = bag.gt();
            }
        }
        return rival;
    }

    private boolean disputed() {
        return result.bags().stream().anyMatch(bag -> bag.gt() != gt && bag.rowOf(prior) >= 0);
    }

    private int largestOther() {
        int best = -1;
        for (int g = 0; g < m.gtCount(); g++) {
            if (g != gt && (best < 0 || m.disputedOverlap(prior, g) > m.disputedOverlap(prior, best))) {
                best = g;
            }
        }
        return best;
    }
}
