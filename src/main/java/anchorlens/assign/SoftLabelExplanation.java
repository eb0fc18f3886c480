package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Every quantity and gate of one pair under a {@link DynamicSoftLabelAssigner}. */
final class SoftLabelExplanation {
    private static final String RANK_FORMULA = "place by cost among all candidates, ties to the lowest index";
    private final SoftLabelCost costs;
    private final AssignmentResult result;
    private final int prior;
    private final int gt;
    private final double cost;
    private final ExplanationBuilder out;

    SoftLabelExplanation(SoftLabelCost costs, AssignmentResult result, int prior, int gt) {
        this.costs = costs;
        this.result = result;
        this.prior = prior;
        this.gt = gt;
        cost = costs.cost(prior, gt);
        out = new ExplanationBuilder(prior, gt);
    }

    Explanation explain() {
        insideGate();
        double iou = costs.iou(prior, gt);
        out.quantity("IoU", iou, "of the predicted box with the ground truth");
        out.quantity("class cost", costs.clsCost(prior, gt, iou), costs.isMmyolo()
                ? "|u − s|² · BCE(s, u), u the IoU, s the score of the class"
                : "Σ |y − s|² · BCE(s, y) over the classes, y the IoU for this class, 0 for the others");
        out.quantity("IoU cost", costs.iouCost(iou), "w · −ln(IoU + 1e-7), w " + text(costs.rules.iouWeight()));
        if (costs.rules.variant().hasCenterCost()) {
            out.quantity("centre distance", costs.centerDistance(prior, gt), "from the centre in strides");
            out.quantity("centre cost", costs.centerCost(prior, gt),
                    "10^(d − r), d the centre distance, r " + text(costs.rules.softCenterRadius()));
        }
        out.quantity("cost", cost, costs.isMmyolo() && !costs.isInside(prior) ? "fixed outside all ground truths"
                : "sum of the costs");
        if (out.allPassed()) {
            boolean adopted = result.gtIndex()[prior] == gt && rank() > k();
            if (adopted) {
                out.quantity("rank", rank(), RANK_FORMULA);
                out.gate("cost against all ground truths", cost, "several others took the prior; it goes where it "
                        + "costs "
                        + "least of all, even to one that did not take it", "least", true, Verdict.LOST_TO_OTHER_GT);
            } else {
                rankGate();
                rivalGate();
            }
        }
        if (out.allPassed()) {
            out.quantity("target", result.qualityTarget()[prior], "the IoU, target of quality focal loss");
        }
        return out.build();
    }

    private void insideGate() {
        double depth = IntStream.range(0, costs.gtCount()).mapToDouble(this::depth).max().orElseThrow();
        String formula = "distance in px of the centre from the nearest edge of a ground truth, the largest of all, "
                + "negative outside";
        if (costs.isMmyolo()) {
            out.quantity("centre inside any", depth, formula);
        } else {
            out.gate("centre inside any", depth, formula, "> 0 px", costs.isInside(prior), Verdict.CENTRE_OUTSIDE);
        }
    }

    private double depth(int g) {
        double x = costs.priors.centerX(prior);
        double y = costs.priors.centerY(prior);
        return Math.min(Math.min(x - costs.boxes.x1(g), costs.boxes.x2(g) - x),
                Math.min(y - costs.boxes.y1(g), costs.boxes.y2(g) - y));
    }

    private void rankGate() {
        int rank = rank();
        int k = k();
        out.quantity("IoU sum", result.bags().get(gt).facts().get("iouSum"),
                "of the " + costs.rules.topk() + " largest over all candidates");
        out.gate("rank", rank, RANK_FORMULA, "≤ k = " + k + ", the whole part of the IoU sum", rank <= k,
                Verdict.NOT_IN_TOP_K, "topk", topkFlip(rank, k));
    }

    private int k() {
        return result.bags().get(gt).facts().get("dynamicK").intValue();
    }

    private int rank() {
        int rank = 1;
        for (int i = 0; i < costs.priors.count(); i++) {
            if (i != prior && costs.isCandidate(i)) {
                double other = costs.cost(i, gt);
                if (other < cost || other == cost && i < prior) {
                    rank++;
                }
            }
        }
        return rank;
    }

    /**
     * The nearest number of summed IoUs with which k takes the rank in, or leaves it out; none where several others
     * take the prior, for it might then fall to this ground truth all the same.
     */
    private OptionalInt topkFlip(int rank, int k) {
        if (rank <= k && otherTakers() > 1) {
            return OptionalInt.empty();
        }
        double[] ious = IntStream.range(0, costs.priors.count()).filter(costs::isCandidate)
                .mapToDouble(i -> costs.iou(i, gt)).sorted().toArray();
        int most = (int) Math.min(ious.length, ExplanationBuilder.maxOf(DynamicSoftLabelAssigner.class, "topk"));
        int flip = -1;
        double sum = 0;
        for (int n = 1; n <= most; n++) {
            sum += ious[ious.length - n];
            int wouldBe = DynamicK.of(sum);
            if (rank <= k && n < costs.rules.topk() && wouldBe < rank) {
                flip = n;
            } else if (rank > k && n > costs.rules.topk() && wouldBe >= rank) {
                return OptionalInt.of(n);
            }
        }
        return flip > 0 ? OptionalInt.of(flip) : OptionalInt.empty();
    }

    /** How many other ground truths have the prior among their k cheapest. */
    private long otherTakers() {
        return result.bags().stream().filter(bag -> {
            int row = bag.gt() == gt ? -1 : bag.rowOf(prior);
            return row >= 0 && row < bag.facts().get("dynamicK").intValue();
        }).count();
    }

    private void rivalGate() {
        if (!out.allPassed() || otherTakers() == 0) {
            return;
        }
        int rival = IntStream.range(0, costs.gtCount()).filter(g -> g != gt).boxed()
                .min((a, b) -> Double.compare(costs.cost(prior, a), costs.cost(prior, b))).orElseThrow();
        out.gate("cost against " + gtName(rival), cost, "several took the prior; it goes where it costs least of all "
                + "ground truths", (gt < rival ? "≤ " : "< ") + text(costs.cost(prior, rival)), result.gtIndex()[prior] == gt,
                Verdict.LOST_TO_OTHER_GT);
    }
}
