package anchorlens.assign;

import anchorlens.detection.FeatureLevel;

/** The sum of a ground truth's largest predicted IoUs over all candidates, whose whole part is SimOTA's k. */
final class DynamicK {
    /** An IoU that the largest often reach, and few boxes in all. */
    private static final double GUESS = 0.6;
    private static final double FIRST_REACH = 1.5;
    private static final double LAST_REACH = 6;
    private final SimOtaCost costs;
    private final TopK largest;
    private final TopK seeds;

    DynamicK(SimOtaCost costs) {
        this.costs = costs;
        largest = new TopK(costs.rules.candidateTopk());
        seeds = new TopK(costs.rules.candidateTopk());
    }

    /** The whole part of a sum of IoUs, 1 at least. */
    static int of(double iouSum) {
        return Math.max((int) iouSum, 1);
    }

    double sumOfLargest(int g) {
        costs.overlapping.target(costs.boxes, g);
        collect(g, GUESS);
        if (!(largest.least() >= GUESS)) {
            collect(g, seed(g));
        }
        double sum = 0;
        for (int r = 0; r < largest.size(); r++) {
            sum += largest.value(r);
        }
        return sum;
    }

    private void collect(int g, double leastIou) {
        PredictedBoxes overlapping = costs.overlapping;
        overlapping.find(leastIou);
        largest.clear();
        for (int k = 0; k < overlapping.size(); k++) {
            int i = overlapping.found(k);
            if (costs.isCandidate(i) && overlapping.maxIou(k) >= largest.least()) {
                largest.offer(costs.iou(i, g), i);
            }
        }
    }

    /** An IoU that enough candidates around the centre reach; 0 where none is known. */
    private double seed(int g) {
        double floor = 0;
        for (double strides = FIRST_REACH; floor == 0 && strides <= LAST_REACH; strides *= 2) {
            floor = leastAround(g, strides);
        }
        return floor;
    }

    private double leastAround(int g, double strides) {
        seeds.clear();
        for (FeatureLevel level : costs.priors.levels()) {
            if (costs.window.selectAround(level, costs.centerX(g), costs.centerY(g), strides)) {
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
}
