package anchorlens.analysis.twostage;

import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import anchorlens.loss.DeltaCoder;
import java.util.Arrays;

/**
 * The proposals of one image against its ground truths: which one each overlaps most, by how much, and the offsets that a
 * second stage would regress. Arrays are not to be written to.
 *
 * @param gt      {@code [N]} the ground truth of the largest IoU, the first of equals; −1 without ground truths
 * @param iou     {@code [N]} that IoU, 0…1; 0 without ground truths
 * @param deltas  {@code [N × 4]} encoded t_x, t_y, t_w, t_h; 0 without ground truths
 * @param objects G
 */
public record ProposalTargets(int[] gt, double[] iou, double[] deltas, int objects) {
    private static final int OFFSETS = 4;

    /**
     * Matches.
     *
     * @param proposals {@code [N × 4]}
     * @param truths    {@code [G × 4]}, same pixels
     * @param coder     whose standard deviations scale the offsets
     * @param addTruths true to append the ground truths themselves as proposals, as training does ({@code add_gt_as_proposals})
     */
    public static ProposalTargets of(Boxes proposals, Boxes truths, DeltaCoder coder, boolean addTruths) {
        int own = proposals.count();
        int n = own + (addTruths ? truths.count() : 0);
        int[] gt = new int[n];
        double[] iou = new double[n];
        double[] deltas = new double[OFFSETS * n];
        Arrays.fill(gt, truths.count() == 0 ? -1 : 0);
        for (int i = 0; i < own && truths.count() > 0; i++) {
            for (int g = 0; g < truths.count(); g++) {
                double v = Iou.iou(proposals.x1(i), proposals.y1(i), proposals.x2(i), proposals.y2(i), truths.x1(g),
                        truths.y1(g), truths.x2(g), truths.y2(g));
                if (v > iou[i]) {
                    iou[i] = v;
                    gt[i] = g;
                }
            }
            System.arraycopy(coder.encode(proposals.get(i), truths.get(gt[i])), 0, deltas, OFFSETS * i, OFFSETS);
        }
        for (int i = own; i < n; i++) {
            gt[i] = i - own;
            iou[i] = 1;
        }
        return new ProposalTargets(gt, iou, deltas, truths.count());
    }

    /** N. */
    public int count() {
        return gt.length;
    }

    /** True where a proposal is a positive at an IoU threshold, inclusive. */
    public boolean isPositive(int proposal, double threshold) {
        return objects > 0 && iou[proposal] >= threshold;
    }

    /** How many proposals reach an IoU. */
    public int positives(double threshold) {
        int n = 0;
        for (int i = 0; i < count(); i++) {
            n += isPositive(i, threshold) ? 1 : 0;
        }
        return n;
    }

    /** {@code (|t_x| + |t_y|) / 2}: the size that Dynamic R-CNN's β follows. */
    public double size(int proposal) {
        return 0.5 * (Math.abs(deltas[OFFSETS * proposal]) + Math.abs(deltas[OFFSETS * proposal + 1]));
    }

    /** One encoded offset: 0 t_x, 1 t_y, 2 t_w, 3 t_h. */
    public double delta(int proposal, int offset) {
        return deltas[OFFSETS * proposal + offset];
    }
}
