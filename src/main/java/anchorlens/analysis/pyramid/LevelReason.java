package anchorlens.analysis.pyramid;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.Explanation;
import anchorlens.assign.Verdict;
import anchorlens.detection.AnchorPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Iou;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a ground truth has positives on a level, or none: told by one prior of the level, the kept candidate nearest to the ground
 * truth's centre, else the nearest candidate, else the nearest prior of all.
 *
 * @param level       index of the level
 * @param candidates  how many candidates the level gave
 * @param positives   how many of them were kept
 * @param explanation of the prior that stands for the level
 */
public record LevelReason(int level, int candidates, int positives, Explanation explanation) {

    /** One reason a level, fine to coarse. */
    public static List<LevelReason> of(Assigner assigner, AssignmentInput input, AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        Box box = input.groundTruth().boxes().get(gt);
        List<LevelReason> reasons = new ArrayList<>();
        for (FeatureLevel level : input.priors().levels()) {
            int candidates = 0;
            int kept = 0;
            int witness = -1;
            boolean witnessKept = false;
            for (int row = 0; row < bag.size(); row++) {
                int prior = bag.prior(row);
                if (prior < level.firstPrior() || prior >= level.endPrior()) {
                    continue;
                }
                boolean isKept = bag.verdict(row) == Verdict.KEPT;
                candidates++;
                kept += isKept ? 1 : 0;
                boolean nearer = witness < 0 || distance(input.priors(), prior, box) < distance(input.priors(), witness, box);
                if (isKept && !witnessKept || isKept == witnessKept && nearer) {
                    witness = prior;
                    witnessKept = isKept;
                }
            }
            int told = witness >= 0 ? witness : nearest(input.priors(), level, box);
            reasons.add(new LevelReason(level.index(), candidates, kept, assigner.explain(input, result, told, gt)));
        }
        return reasons;
    }

    private static double distance(Priors priors, int prior, Box box) {
        return Math.hypot(priors.centerX(prior) - box.centerX(), priors.centerY(prior) - box.centerY());
    }

    /** The prior of a level whose centre lies nearest; of several anchors there the one of the largest IoU. */
    static int nearest(Priors priors, FeatureLevel level, Box box) {
        double offset = switch (priors) {
            case PointPriors p -> p.offset();
            case AnchorPriors a -> a.offset();
            default -> throw new IllegalArgumentException("proposals lie on no level");
        };
        int col = cell(box.centerX(), level.stride(), offset, level.cols());
        int row = cell(box.centerY(), level.stride(), offset, level.rows());
        int best = level.prior(row, col, 0);
        if (priors instanceof AnchorPriors anchors) {
            for (int a = 1; a < level.priorsPerCell(); a++) {
                int other = level.prior(row, col, a);
                if (Iou.iou(anchors.boxes().get(other), box) > Iou.iou(anchors.boxes().get(best), box)) {
                    best = other;
                }
            }
        }
        return best;
    }

    private static int cell(double center, int stride, double offset, int cells) {
        return (int) Math.clamp(Math.round(center / stride - offset), 0L, cells - 1L);
    }
}
