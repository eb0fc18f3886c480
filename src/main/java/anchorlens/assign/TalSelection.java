package anchorlens.assign;

import anchorlens.detection.FeatureLevel;
import anchorlens.geometry.Boxes;

/**
 * The top k of one ground truth by metric.
 *
 * <p>Exact, but most pairs are never measured: s is at most 1, so that m cannot exceed u^β, and u cannot exceed what the box
 * around a run of predictions allows. Scores are looked up only for pairs that could still enter the top k.
 */
final class TalSelection {
    private final TalMetric m;
    private final CellWindow window;
    private final BoxBlocks blocks;
    private final TopK seeds;

    TalSelection(TalMetric metric) {
        m = metric;
        window = new CellWindow(metric.offset);
        blocks = metric.isUltralytics() ? null : new BoxBlocks(metric.predicted, metric.predictions);
        seeds = new TopK(metric.rules.topk());
    }

    /** Fills {@code top}, which has the size of the top k. */
    void select(int gt, TopK top) {
        top.clear();
        if (m.metric(0, 0) > 0) {
            everyPrior(gt, top);
        } else if (m.isUltralytics()) {
            insidePriors(gt, top);
            fillWithZeros(gt, top);
        } else {
            overlappingPriors(gt, top);
        }
    }

    private void everyPrior(int gt, TopK top) {
        for (int i = 0; i < m.priors.count(); i++) {
            top.offer(m.metricOf(i, gt), i);
        }
    }

    private void insidePriors(int gt, TopK top) {
        boolean bounded = m.beta.of(0) == 0;
        for (FeatureLevel level : m.priors.levels()) {
            if (!window.select(level, m.left(gt), m.top(gt), m.right(gt), m.bottom(gt), m.rules.variant().margin())) {
                continue;
            }
            for (int row = window.rowFrom; row < window.rowTo; row++) {
                int end = level.prior(row, window.colTo, 0);
                for (int i = level.prior(row, window.colFrom, 0); i < end; i++) {
                    double bound = bounded ? m.beta.of(m.overlapBound(i, gt)) : 1;
                    if (bound > 0 && bound >= top.least()) {
                        offerPositive(m.metric(m.score(i, gt), m.overlap(i, gt)), i, top);
                    }
                }
            }
        }
    }

    private static void offerPositive(double metric, int prior, TopK top) {
        if (metric > 0) {
            top.offer(metric, prior);
        }
    }

    /** Where fewer than k priors have a metric above 0, the others tie at 0: the lowest indices fill the rest. */
    private void fillWithZeros(int gt, TopK top) {
        int above = top.size();
        for (int i = 0; i < m.priors.count() && !top.isFull(); i++) {
            if (above == 0 || !top.contains(i)) {
                top.offer(0, i);
            }
        }
    }

    private void overlappingPriors(int gt, TopK top) {
        Boxes b = m.input.groundTruth().boxes();
        double x1 = b.x1(gt);
        double y1 = b.y1(gt);
        double x2 = b.x2(gt);
        double y2 = b.y2(gt);
        boolean bounded = m.beta.of(0) == 0;
        double floor = seed(gt);
        for (int block = 0; block < blocks.count(); block++) {
            double most = bounded ? m.beta.of(blocks.maxIou(block, x1, y1, x2, y2)) : 1;
            if (most == 0 || most < floor || most < top.least()) {
                continue;
            }
            int end = blocks.end(block);
            for (int i = blocks.first(block); i < end; i++) {
                double u = m.predictions.iou(i, x1, y1, x2, y2);
                double power = m.beta.of(u);
                if (power > 0 && power >= floor && power >= top.least()) {
                    offerPositive(m.alpha.of(m.score(i, gt)) * power, i, top);
                }
            }
        }
    }

    /**
     * A metric that at least k priors reach, from the cells around the centre, where predictions are best; 0 where none is
     * known.
     */
    private double seed(int gt) {
        seeds.clear();
        Boxes b = m.input.groundTruth().boxes();
        double x = 0.5 * (b.x1(gt) + b.x2(gt));
        double y = 0.5 * (b.y1(gt) + b.y2(gt));
        for (FeatureLevel level : m.priors.levels()) {
            double reach = 1.5 * level.stride();
            if (window.select(level, x - reach, y - reach, x + reach, y + reach, 0)) {
                for (int row = window.rowFrom; row < window.rowTo; row++) {
                    for (int i = level.prior(row, window.colFrom, 0); i < level.prior(row, window.colTo, 0); i++) {
                        seeds.offer(m.metricOf(i, gt), i);
                    }
                }
            }
        }
        return seeds.isFull() ? Math.max(0, seeds.least()) : 0;
    }
}
