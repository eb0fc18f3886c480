package anchorlens.workbench.training;

import anchorlens.analysis.twostage.ProposalTargets;
import anchorlens.geometry.Boxes;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The proposals of one image with the ground truth each overlaps most; ground truths have not joined them.
 *
 * @param boxes   {@code [N × 4]} in input pixels, best first
 * @param targets of each, in the same order
 */
public record MatchedProposals(Boxes boxes, ProposalTargets targets) {

    /** {@code [N]}: the proposals by ascending IoU, so that the best are drawn last. */
    public int[] byIou() {
        return IntStream.range(0, targets.count()).boxed().sorted(Comparator.comparingDouble(i -> targets.iou()[i]))
                .mapToInt(Integer::intValue).toArray();
    }

    /** {@code [G]}: the largest IoU that any proposal has with each ground truth it matches; 0 where none does. */
    public double[] bestOfObjects() {
        double[] best = new double[targets.objects()];
        for (int i = 0; i < targets.count(); i++) {
            int gt = targets.gt()[i];
            if (gt >= 0) {
                best[gt] = Math.max(best[gt], targets.iou()[i]);
            }
        }
        return best;
    }
}
