package anchorlens.assign;

import anchorlens.geometry.Boxes;

/**
 * Finds the cheapest queries of a ground truth. Runs of queries that follow each other are passed over as a whole where
 * their largest score, the distance of the ground truth from their range of centres and sizes, and their largest
 * possible IoU, which GIoU never exceeds, already cost too much.
 */
final class QuerySearch {
    private static final int FIRST_RUNS = 4;
    private final HungarianCost costs;
    private final BoxBlocks runs;
    private final double[] leastCls;
    /** Smallest and largest centre x, centre y, width and height of each run, {@code [runs × 8]}. */
    private final double[] range;
    private final double[] bound;
    private final TopK promising = new TopK(FIRST_RUNS);

    QuerySearch(HungarianCost costs) {
        this.costs = costs;
        float[] predicted = costs.input.predictions().orElseThrow().boxes().array();
        float[] xyxy = new float[4 * costs.queries.length];
        for (int n = 0; n < costs.queries.length; n++) {
            System.arraycopy(predicted, 4 * costs.queries[n], xyxy, 4 * n, 4);
        }
        runs = new BoxBlocks(xyxy);
        leastCls = new double[runs.count()];
        range = new double[8 * runs.count()];
        bound = new double[runs.count()];
        for (int run = 0; run < runs.count(); run++) {
            summarise(run, xyxy);
        }
    }

    private void summarise(int run, float[] xyxy) {
        int r = 8 * run;
        for (int f = 0; f < 4; f++) {
            range[r + 2 * f] = Double.POSITIVE_INFINITY;
            range[r + 2 * f + 1] = Double.NEGATIVE_INFINITY;
        }
        double surest = 0;
        for (int n = runs.first(run); n < runs.end(run); n++) {
            int k = 4 * n;
            surest = Math.max(surest, costs.maxProbability(costs.queries[n]));
            widen(r, 0.5 * ((double) xyxy[k] + xyxy[k + 2]));
            widen(r + 2, 0.5 * ((double) xyxy[k + 1] + xyxy[k + 3]));
            widen(r + 4, (double) xyxy[k + 2] - xyxy[k]);
            widen(r + 6, (double) xyxy[k + 3] - xyxy[k + 1]);
        }
        leastCls[run] = costs.leastClsCost(surest);
    }

    private void widen(int at, double value) {
        range[at] = Math.min(range[at], value);
        range[at + 1] = Math.max(range[at + 1], value);
    }

    private double distance(int at, double value) {
        return Math.max(0, Math.max(range[at] - value, value - range[at + 1]));
    }

    /** Fills {@code cheapest} with queries and their negative costs, ties to the lowest index. */
    void cheapest(int g, TopK cheapest) {
        Boxes b = costs.boxes;
        double cx = 0.5 * (b.x1(g) + b.x2(g));
        double cy = 0.5 * (b.y1(g) + b.y2(g));
        double w = b.x2(g) - b.x1(g);
        double h = b.y2(g) - b.y1(g);
        double perX = costs.rules.l1Weight() / costs.input.inputWidth();
        double perY = costs.rules.l1Weight() / costs.input.inputHeight();
        promising.clear();
        for (int run = 0; run < bound.length; run++) {
            int r = 8 * run;
            bound[run] = leastCls[run] + perX * (distance(r, cx) + distance(r + 4, w))
                    + perY * (distance(r + 2, cy) + distance(r + 6, h))
                    - costs.rules.giouWeight() * runs.maxIou(run, b.x1(g), b.y1(g), b.x2(g), b.y2(g)) - ROUNDING;
            promising.offer(-bound[run], run);
        }
        cheapest.clear();
        for (int r = 0; r < promising.size(); r++) {
            offer(promising.prior(r), g, cheapest);
        }
        for (int run = 0; run < bound.length; run++) {
            if (bound[run] <= -cheapest.least() && !promising.contains(run)) {
                offer(run, g, cheapest);
            }
        }
    }

    private void offer(int run, int g, TopK cheapest) {
        for (int n = runs.first(run); n < runs.end(run); n++) {
            int prior = costs.queries[n];
            double box = costs.l1Cost(prior, g) + costs.giouCost(prior, g);
            double dearest = -cheapest.least();
            if (box + leastCls[run] <= dearest && box + costs.leastClsCost(prior, g) <= dearest) {
                cheapest.offer(-(costs.clsCost(prior, g) + box), prior);
            }
        }
    }

    /** Keeps bounds on the safe side of the rounding of what they bound. */
    private static final double ROUNDING = 1e-9;
}
