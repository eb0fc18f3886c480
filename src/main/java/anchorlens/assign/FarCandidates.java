package anchorlens.assign;

import java.util.Arrays;

/**
 * The cheapest candidates that are not near a ground truth: what SimOTA takes where its k exceeds the near ones.
 *
 * <p>Candidates are looked at by falling IoU; since scores cost nothing at least, the search ends as soon as the IoU
 * alone costs more than what was found.
 */
final class FarCandidates {
    private final SimOtaCost costs;
    private long[] byIou = new long[256];
    private int size;

    FarCandidates(SimOtaCost costs) {
        this.costs = costs;
    }

    /** The {@code k} cheapest; values are negative costs without the penalty. */
    TopK cheapest(int g, int k) {
        TopK best = new TopK(k);
        collectOverlapping(g);
        for (int r = 0; r < size; r++) {
            int prior = (int) byIou[r];
            double u = costs.iou(prior, g);
            if (-costs.iouCost(u) < best.least() - ROUNDING) {
                return best;
            }
            best.offer(-costs.iouCost(u) - costs.clsCost(prior, g), prior);
        }
        if (-costs.iouCost(0) >= best.least()) {
            for (int i = 0; i < costs.priors.count(); i++) {
                if (costs.isCandidate(i) && !costs.isNear(i, g) && costs.iou(i, g) == 0) {
                    best.offer(-costs.iouCost(0) - costs.clsCost(i, g), i);
                }
            }
        }
        return best;
    }

    /** Candidates with an IoU above 0 that are not near, by falling IoU as far as float tells them apart. */
    private void collectOverlapping(int g) {
        size = 0;
        costs.overlapping.target(costs.boxes, g);
        costs.overlapping.find(0);
        for (int k = 0; k < costs.overlapping.size(); k++) {
            int i = costs.overlapping.found(k);
            if (costs.isCandidate(i) && !costs.isNear(i, g)) {
                add((long) ~Float.floatToIntBits((float) costs.iou(i, g)) << 32 | i);
            }
        }
        Arrays.sort(byIou, 0, size);
    }

    private void add(long key) {
        if (size == byIou.length) {
            byIou = Arrays.copyOf(byIou, 2 * size);
        }
        byIou[size++] = key;
    }

    /** Two IoUs that are one float differ by less than this in cost per unit of weight, which is 100 at most. */
    private static final double ROUNDING = 1e-4;
}
