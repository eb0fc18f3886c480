package anchorlens.assign;

import anchorlens.detection.FeatureLevel;
import java.util.Arrays;

/**
 * The cheapest priors of one ground truth under a {@link DynamicSoftLabelAssigner}.
 *
 * <p>Exact, but the scores of most pairs are never looked at: they cost nothing at least, so a pair whose box and place
 * alone cost more than the dearest one to be listed is passed over.
 */
final class SoftLabelSelection {
    /** An IoU that the largest often reach, and few boxes in all. */
    private static final double GUESS = 0.6;
    private static final double FLOOR_STEP = 0.9;
    /** What the dearest pair to be listed costs at most where predictions are good, and nearly everywhere. */
    private static final double NEAR = 1.5;
    private static final double FAR = 18;
    private static final double SEED_STRIDES = 2;
    private final SoftLabelCost costs;
    private final TopK seeds;
    private final TopK largest;
    private final TopK cheapest;
    private final TopK promising;
    private int[] open = new int[256];
    private double[] overlap = new double[256];
    private double[] bounds = new double[256];
    private int size;
    private double iouSum;

    SoftLabelSelection(SoftLabelCost costs) {
        this.costs = costs;
        int topk = costs.rules.topk();
        seeds = new TopK(topk);
        largest = new TopK(topk);
        cheapest = new TopK(topk);
        promising = new TopK(topk);
    }

    /** Sum of the largest IoUs of the ground truth that {@link #select} saw last. */
    double iouSum() {
        return iouSum;
    }

    /** What a bag starts with: the k taken and the next cheapest, as far as their box meets the ground truth. */
    int[] select(int g, int candidates) {
        sumLargest(g);
        if (costs.hasCenterCost()) {
            double limit = NEAR;
            gatherAround(g, limit);
            while (dearest() > limit) {
                limit = limit == NEAR ? Math.min(dearest(), FAR) : dearest();
                gatherAround(g, limit);
            }
        } else {
            gatherByIou(g);
        }
        int k = Math.min(DynamicK.of(iouSum), candidates);
        if (cheapest.size() < k || -cheapest.value(k - 1) >= Math.min(costs.iouCost(0), SoftLabelCost.OUTSIDE)) {
            return withDisjoint(g, k);
        }
        return priors(cheapest.size());
    }

    private int[] priors(int n) {
        int[] out = new int[n];
        for (int r = 0; r < n; r++) {
            out[r] = cheapest.prior(r);
        }
        return out;
    }

    private void sumLargest(int g) {
        costs.overlapping.target(costs.boxes, g);
        collectLargest(g, GUESS);
        if (!(largest.least() >= GUESS)) {
            collectLargest(g, seed(g));
        }
        iouSum = 0;
        for (int r = 0; r < largest.size(); r++) {
            iouSum += largest.value(r);
        }
    }

    private void collectLargest(int g, double least) {
        PredictedBoxes boxes = costs.overlapping;
        boxes.find(least);
        largest.clear();
        for (int n = 0; n < boxes.size(); n++) {
            if (costs.isCandidate(boxes.found(n)) && boxes.maxIou(n) >= largest.least()) {
                double u = costs.iou(boxes.found(n), g);
                if (u > 0 && u >= least) {
                    largest.offer(u, boxes.found(n));
                }
            }
        }
    }

    /** An IoU that enough candidates reach, from those around the centre; 0 where none is known. */
    private double seed(int g) {
        seeds.clear();
        for (FeatureLevel level : costs.priors.levels()) {
            if (costs.selectAround(level, g, SEED_STRIDES)) {
                for (int row = costs.window.rowFrom; row < costs.window.rowTo; row++) {
                    int end = level.prior(row, costs.window.colTo, 0);
                    for (int i = level.prior(row, costs.window.colFrom, 0); i < end; i++) {
                        if (costs.isCandidate(i)) {
                            seeds.offer(costs.iou(i, g), i);
                        }
                    }
                }
            }
        }
        return seeds.isFull() ? seeds.least() : 0;
    }

    /**
     * Fills {@link #cheapest} where distance costs nothing: a pair costs more than its IoU does. Those of large IoU come
     * first, because what they cost spares most others a look at their scores.
     */
    private void gatherByIou(int g) {
        cheapest.clear();
        for (int r = 0; r < largest.size(); r++) {
            offer(largest.prior(r), g, largest.value(r), costs.iouCost(largest.value(r)));
        }
        noteReaching(leastIou(dearest()));
        double above = Double.POSITIVE_INFINITY;
        double floor = largest.isFull() ? largest.least() : 0;
        do {
            floor *= FLOOR_STEP;
            offerBetween(floor, above, g);
            above = floor;
        } while (floor > leastIou(dearest()));
    }

    /** Notes the boxes that may reach an IoU and what it cannot exceed. */
    private void noteReaching(double leastIou) {
        size = 0;
        PredictedBoxes boxes = costs.overlapping;
        boxes.find(leastIou);
        for (int n = 0; n < boxes.size(); n++) {
            if (costs.isInside(boxes.found(n)) && boxes.maxIou(n) >= leastIou) {
                note(boxes.found(n), boxes.maxIou(n), Double.NaN);
            }
        }
    }

    /** Offers the noted boxes whose IoU cannot exceed a value from {@code floor} up to {@code above}. */
    private void offerBetween(double floor, double above, int g) {
        double leastIou = leastIou(dearest());
        for (int n = 0; n < size; n++) {
            if (overlap[n] >= floor && overlap[n] < above && overlap[n] >= leastIou) {
                double u = costs.iou(open[n], g);
                if (u >= leastIou && !largest.contains(open[n])) {
                    offer(open[n], g, u, costs.iouCost(u));
                    leastIou = leastIou(dearest());
                }
            }
        }
    }

    private void note(int prior, double iou, double bound) {
        if (size == open.length) {
            open = Arrays.copyOf(open, 2 * size);
            overlap = Arrays.copyOf(overlap, 2 * size);
            bounds = Arrays.copyOf(bounds, 2 * size);
        }
        open[size] = prior;
        overlap[size] = iou;
        bounds[size++] = bound;
    }

    private double leastIou(double limit) {
        return Math.max(costs.leastIou(limit), Double.MIN_VALUE);
    }

    private void offer(int prior, int g, double iou, double bound) {
        cheapest.offer(-(costs.clsCost(prior, g, iou) + bound), prior);
    }

    /** Fills {@link #cheapest} from the pairs whose box and place cost at most the limit, the most promising first. */
    private void gatherAround(int g, double limit) {
        size = 0;
        cheapest.clear();
        promising.clear();
        double leastIou = leastIou(limit);
        double farthest = costs.farthest(limit);
        PredictedBoxes boxes = costs.overlapping;
        boxes.find(leastIou);
        for (int n = 0; n < boxes.size(); n++) {
            int i = boxes.found(n);
            if (costs.isInside(i) && costs.isWithin(i, g, farthest)) {
                consider(i, costs.iou(i, g), leastIou, g, limit);
            }
        }
        for (int r = 0; r < promising.size(); r++) {
            int n = promising.prior(r);
            offer(open[n], g, overlap[n], bounds[n]);
        }
        double last = promising.isFull() ? -promising.least() : Double.POSITIVE_INFINITY;
        for (int n = 0; n < size; n++) {
            if (bounds[n] >= last && bounds[n] <= dearest() && !promising.contains(n)) {
                offer(open[n], g, overlap[n], bounds[n]);
            }
        }
    }

    private void consider(int prior, double iou, double leastIou, int g, double limit) {
        if (iou < leastIou) {
            return;
        }
        double bound = costs.iouCost(iou) + costs.centerCost(prior, g);
        if (bound <= limit) {
            promising.offer(-bound, size);
            note(prior, iou, bound);
        }
    }

    /** The cost that a pair must not exceed to be listed. */
    private double dearest() {
        return -cheapest.least();
    }

    /** Where boxes that miss the ground truth may be among the k cheapest. */
    private int[] withDisjoint(int g, int k) {
        TopK all = new TopK(k);
        for (int r = 0; r < Math.min(k, cheapest.size()); r++) {
            all.offer(cheapest.value(r), cheapest.prior(r));
        }
        for (int i = 0; i < costs.priors.count(); i++) {
            boolean missing = costs.isInside(i) ? costs.iou(i, g) == 0 : costs.isMmyolo();
            double bound = costs.isInside(i) ? costs.iouCost(0) + costs.centerCost(i, g) : SoftLabelCost.OUTSIDE;
            if (missing && bound <= -all.least()) {
                all.offer(-costs.cost(i, g), i);
            }
        }
        int[] out = Arrays.copyOf(priors(cheapest.size()), all.size() + cheapest.size());
        int n = 0;
        for (int r = 0; r < all.size(); r++) {
            out[n++] = all.prior(r);
        }
        for (int r = 0; r < cheapest.size() && n < costs.rules.topk(); r++) {
            if (!all.contains(cheapest.prior(r))) {
                out[n++] = cheapest.prior(r);
            }
        }
        return Arrays.copyOf(out, n);
    }
}
