package anchorlens.assign;

import anchorlens.detection.FeatureLevel;
import anchorlens.geometry.Boxes;

/**
 * The top k of one ground truth by metric.
 *
 * <p>Exact, but few pairs are measured: since s is at most 1, a metric of τ takes an IoU of τ^(1/β), and the k-th best
 * metric around the centre of the ground truth is a τ that the top k of all cannot fall below. Scores are looked up
 * only for pairs that could still enter.
 */
final class TalSelection {
    private static final double FIRST_REACH = 1.5;
    private static final double LAST_REACH = 6;
    private static final double FIRST_GUESS = 0.6;
    private static final double SECOND_GUESS = 0.05;
    /** Keeps the IoU on the safe side of the power's rounding. */
    private static final double ROUNDING = 1 - 1e-9;
    private final TalMetric m;
    private final CellWindow window;
    private final PredictedBoxes boxes;
    private final TopK seeds;

    TalSelection(TalMetric metric) {
        m = metric;
        window = new CellWindow(metric.offset);
        boxes = metric.isInsideOnly() ? null : metric.input.searchPredictedBoxes();
        seeds = new TopK(metric.rules.topk());
    }

    /** Fills {@code top}, which has the size of the top k. */
    void select(int gt, TopK top) {
        top.clear();
        if (m.beta.of(0) > 0) {
            everyPrior(gt, top);
        } else if (m.isInsideOnly()) {
            insidePriors(gt, top);
        } else {
            overlappingPriors(gt, top);
        }
        if (m.isInsideOnly()) {
            fillWithZeros(top);
        }
    }

    /** Where the IoU has no weight, boxes tell nothing. */
    private void everyPrior(int gt, TopK top) {
        for (int i = 0; i < m.priors.count(); i++) {
            double metric = m.metricOf(i, gt);
            if (metric > 0) {
                top.offer(metric, i);
            }
        }
    }

    private void insidePriors(int gt, TopK top) {
        for (FeatureLevel level : m.priors.levels()) {
            if (window.select(level, m.left(gt), m.top(gt), m.right(gt), m.bottom(gt), m.rules.variant().margin())) {
                for (int row = window.rowFrom; row < window.rowTo; row++) {
                    int end = level.prior(row, window.colTo, 0);
                    for (int i = level.prior(row, window.colFrom, 0); i < end; i++) {
                        measure(i, gt, top);
                    }
                }
            }
        }
    }

    /**
     * Looks at boxes above a guessed IoU first, and lower only while the top k found there leave room for others. A
     * small guess costs far more than a large one, because more boxes are of a fitting area.
     */
    private void overlappingPriors(int gt, TopK top) {
        boxes.target(m.input.groundTruth().boxes(), gt);
        double reached = reachedFrom(FIRST_GUESS, gt, top);
        if (reached >= FIRST_GUESS) {
            return;
        }
        double certain = Math.max(reached, iouFor(seed(gt)));
        double guess = reached > 0 ? certain : Math.max(certain, SECOND_GUESS);
        reached = reachedFrom(guess, gt, top);
        while (reached < guess && certain < guess) {
            certain = Math.max(certain, reached);
            guess = certain;
            reached = reachedFrom(guess, gt, top);
        }
    }

    /** Fills the top k from boxes above an IoU, and returns the one that others needed to be among them; 0 if any can. */
    private double reachedFrom(double leastIou, int gt, TopK top) {
        top.clear();
        boxes.find(leastIou);
        for (int k = 0; k < boxes.size(); k++) {
            if (m.beta.of(boxes.maxIou(k)) >= top.least()) {
                measure(boxes.found(k), gt, top);
            }
        }
        return top.isFull() ? iouFor(top.least()) : 0;
    }

    /** The IoU without which a pair cannot have a metric. */
    private double iouFor(double metric) {
        return Math.pow(metric, 1 / m.rules.beta()) * ROUNDING;
    }

    /** CIoU never exceeds IoU, so that the IoU bounds the metric of both variants. */
    private void measure(int prior, int gt, TopK top) {
        Boxes b = m.input.groundTruth().boxes();
        double power = m.beta.of(m.predictions.iou(prior, b.x1(gt), b.y1(gt), b.x2(gt), b.y2(gt)));
        if (power > 0 && power >= top.least()) {
            double metric = m.usesCiou() ? m.metric(m.score(prior, gt), m.overlap(prior, gt))
                    : m.alpha.of(m.score(prior, gt)) * power;
            if (metric > 0) {
                top.offer(metric, prior);
            }
        }
    }

    /** Where fewer than k priors have a metric above 0, the others tie at 0: the lowest indices fill the rest. */
    private void fillWithZeros(TopK top) {
        int above = top.size();
        for (int i = 0; i < m.priors.count() && !top.isFull(); i++) {
            if (above == 0 || !top.contains(i)) {
                top.offer(0, i);
            }
        }
    }

    /**
     * A metric that at least k priors reach, from the cells around the centre, where predictions are best; 0 where none
     * is known.
     */
    private double seed(int gt) {
        double floor = 0;
        for (double strides = FIRST_REACH; floor == 0 && strides <= LAST_REACH; strides *= 2) {
            floor = leastAround(gt, strides);
        }
        return floor;
    }

    private double leastAround(int gt, double strides) {
        seeds.clear();
        Boxes b = m.input.groundTruth().boxes();
        double x = 0.5 * (b.x1(gt) + b.x2(gt));
        double y = 0.5 * (b.y1(gt) + b.y2(gt));
        for (FeatureLevel level : m.priors.levels()) {
            if (window.selectAround(level, x, y, strides)) {
                for (int row = window.rowFrom; row < window.rowTo; row++) {
                    int end = level.prior(row, window.colTo, 0);
                    for (int i = level.prior(row, window.colFrom, 0); i < end; i++) {
                        offerSeed(i, gt);
                    }
                }
            }
        }
        return seeds.isFull() ? seeds.least() : 0;
    }

    private void offerSeed(int prior, int gt) {
        double power = m.beta.of(m.overlap(prior, gt));
        if (power > 0 && power > seeds.least()) {
            seeds.offer(m.alpha.of(m.score(prior, gt)) * power, prior);
        }
    }
}
