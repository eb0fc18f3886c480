package anchorlens.assign;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the cheapest queries of a ground truth. Queries of similar size and place form runs, which are passed over as a
 * whole where their largest score for the class, the distance of the ground truth from their range of centres and
 * sizes, and their largest possible IoU, which GIoU never exceeds, already cost too much.
 */
final class QuerySearch {
    private static final int FIRST_RUNS = 8;
    private static final int AREA_CLASSES = 64;
    private static final int TILE = 8;
    /** A lower score costs no less, and doubles hold its sums with other floats without rounding. */
    private static final double LOWEST = -1e4;
    private final HungarianCost costs;
    private final QueryRuns runs;
    /** {@code [C]}: the least class cost of each run, of the classes that ground truths have. */
    private final double[][] leastCls;
    private final double[] giouBound;
    private final double[] boxBound;
    private final double[] bound;
    private final TopK promising = new TopK(FIRST_RUNS);

    /** @throws IllegalArgumentException naming the first score of a ground truth's class that is not finite */
    QuerySearch(HungarianCost costs) {
        this.costs = costs;
        float[] predicted = costs.input.predictions().orElseThrow().boxes().array();
        runs = new QueryRuns(predicted, ordered(predicted));
        giouBound = new double[runs.count()];
        boxBound = new double[runs.count()];
        bound = new double[runs.count()];
        leastCls = new double[costs.input.predictions().orElseThrow().scores().classes()][];
        for (int g = 0; g < costs.boxes.count(); g++) {
            if (leastCls[costs.label(g)] == null) {
                leastCls[costs.label(g)] = new double[runs.count()];
            }
        }
        readScores();
    }

    /** The queries by area, then by place. */
    private int[] ordered(float[] predicted) {
        boolean[] included = new boolean[predicted.length / 4];
        for (int i : costs.queries) {
            included[i] = true;
        }
        int[] inTiles = inTiles(costs.input.priors(), included);
        int[] key = new int[inTiles.length];
        int[] next = new int[AREA_CLASSES + 1];
        for (int n = 0; n < key.length; n++) {
            int k = 4 * inTiles[n];
            double area = ((double) predicted[k + 2] - predicted[k]) * ((double) predicted[k + 3] - predicted[k + 1]);
            key[n] = areaClass(area);
            next[key[n] + 1]++;
        }
        for (int c = 0; c + 1 < next.length; c++) {
            next[c + 1] += next[c];
        }
        int[] out = new int[inTiles.length];
        for (int n = 0; n < key.length; n++) {
            out[next[key[n]]++] = inTiles[n];
        }
        return out;
    }

    /** The power of two that an area lies above. */
    private static int areaClass(double area) {
        return area >= 1 ? Math.min(Math.getExponent(area), AREA_CLASSES - 2) + 1 : 0;
    }

    /** The included priors by square tiles of the grids, so that neighbours come together; without grids in order. */
    private static int[] inTiles(Priors priors, boolean[] included) {
        if (priors.levels().isEmpty()) {
            return IntStream.range(0, included.length).filter(i -> included[i]).toArray();
        }
        int[] out = new int[included.length];
        int n = 0;
        for (FeatureLevel level : priors.levels()) {
            for (int top = 0; top < level.rows(); top += TILE) {
                int bottom = Math.min(top + TILE, level.rows());
                for (int left = 0; left < level.cols(); left += TILE) {
                    int right = Math.min(left + TILE, level.cols());
                    for (int row = top; row < bottom; row++) {
                        int end = level.prior(row, right - 1, level.priorsPerCell() - 1);
                        for (int i = level.prior(row, left, 0); i <= end; i++) {
                            if (included[i]) {
                                out[n++] = i;
                            }
                        }
                    }
                }
            }
        }
        return Arrays.copyOf(out, n);
    }

    private void readScores() {
        double[] surest = new double[leastCls.length];
        for (int run = 0; run < runs.count(); run++) {
            Arrays.fill(surest, LOWEST);
            for (int n = runs.first(run); n < runs.end(run); n++) {
                costs.raiseToScores(runs.query(n), surest);
            }
            for (int c = 0; c < surest.length; c++) {
                if (leastCls[c] != null) {
                    requireFinite(surest[c], run, c);
                    leastCls[c][run] = costs.leastClsCost(surest[c]);
                }
            }
        }
    }

    private void requireFinite(double surest, int run, int label) {
        for (int n = runs.first(run); n < runs.end(run) && !Double.isFinite(surest); n++) {
            costs.score(runs.query(n), label);
        }
    }

    /** Fills {@code cheapest} with queries and their negative costs, to about nine digits, ties to the lowest index. */
    void cheapest(int g, TopK cheapest) {
        bound(g);
        promising.clear();
        for (int run = 0; run < bound.length; run++) {
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

    private void bound(int g) {
        Boxes b = costs.boxes;
        runs.maxIou(b.x1(g), b.y1(g), b.x2(g), b.y2(g), giouBound);
        double weight = -costs.rules.giouWeight();
        for (int run = 0; run < giouBound.length; run++) {
            giouBound[run] = weight * giouBound[run] - ROUNDING;
        }
        System.arraycopy(giouBound, 0, boxBound, 0, boxBound.length);
        runs.addDistances(0.5 * (b.x1(g) + b.x2(g)), 0.5 * (b.y1(g) + b.y2(g)), b.x2(g) - b.x1(g), b.y2(g) - b.y1(g),
                costs.rules.l1Weight() / costs.input.inputWidth(), costs.rules.l1Weight() / costs.input.inputHeight(),
                boxBound);
        double[] cls = leastCls[costs.label(g)];
        for (int run = 0; run < bound.length; run++) {
            bound[run] = boxBound[run] + cls[run];
        }
    }

    private void offer(int run, int g, TopK cheapest) {
        for (int n = runs.first(run); n < runs.end(run); n++) {
            int i = runs.query(n);
            double cls = costs.leastClsCost(costs.score(i, costs.label(g)));
            double dearest = -cheapest.least();
            if (cls + boxBound[run] <= dearest) {
                double l1 = costs.l1Cost(i, g);
                if (cls + l1 + giouBound[run] <= dearest) {
                    double box = l1 + costs.giouCost(i, g);
                    if (cls + box <= dearest) {
                        cheapest.offer(-(costs.nearlyClsCost(i, g, cls) + box), i);
                    }
                }
            }
        }
    }

    /** Keeps bounds on the safe side of the rounding of what they bound. */
    private static final double ROUNDING = 1e-9;
}
