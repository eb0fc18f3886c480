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
    private final HungarianCost costs;
    private final int[] query;
    private final BoxBlocks runs;
    /** The middle of the centre x, centre y, width and height of each run and how far they reach, {@code [runs × 8]}. */
    private final double[] range;
    /** The classes that ground truths have, and the place of each class among them, −1 of others. */
    private final int[] wanted;
    private final int[] columnOf;
    private final int columns;
    /** Logits of these classes, {@code [queries × columns]}, and the least class cost of each run. */
    private final float[] logit;
    private final double[] leastCls;
    private final double[] giouBound;
    private final double[] boxBound;
    private final double[] bound;
    private final TopK promising = new TopK(FIRST_RUNS);

    /** @throws IllegalArgumentException naming the first score of a ground truth's class that is not finite */
    QuerySearch(HungarianCost costs) {
        this.costs = costs;
        float[] predicted = costs.input.predictions().orElseThrow().boxes().array();
        query = ordered(predicted);
        float[] xyxy = new float[4 * query.length];
        for (int n = 0; n < query.length; n++) {
            System.arraycopy(predicted, 4 * query[n], xyxy, 4 * n, 4);
        }
        runs = new BoxBlocks(xyxy);
        range = new double[8 * runs.count()];
        giouBound = new double[runs.count()];
        boxBound = new double[runs.count()];
        bound = new double[runs.count()];
        for (int run = 0; run < runs.count(); run++) {
            summarise(run, xyxy);
        }
        int classes = costs.input.predictions().orElseThrow().scores().classes();
        wanted = new int[classes];
        columnOf = new int[classes];
        Arrays.fill(columnOf, -1);
        columns = columns();
        logit = new float[query.length * columns];
        leastCls = new double[runs.count() * columns];
        readLogits(columns);
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

    private void summarise(int run, float[] xyxy) {
        int r = 8 * run;
        for (int f = 0; f < 4; f++) {
            range[r + 2 * f] = Double.POSITIVE_INFINITY;
            range[r + 2 * f + 1] = Double.NEGATIVE_INFINITY;
        }
        for (int n = runs.first(run); n < runs.end(run); n++) {
            int k = 4 * n;
            widen(r, 0.5 * ((double) xyxy[k] + xyxy[k + 2]));
            widen(r + 2, 0.5 * ((double) xyxy[k + 1] + xyxy[k + 3]));
            widen(r + 4, (double) xyxy[k + 2] - xyxy[k]);
            widen(r + 6, (double) xyxy[k + 3] - xyxy[k + 1]);
        }
        for (int f = r; f < r + 8; f += 2) {
            double middle = 0.5 * (range[f] + range[f + 1]);
            range[f + 1] -= middle;
            range[f] = middle;
        }
    }

    private void widen(int at, double value) {
        range[at] = Math.min(range[at], value);
        range[at + 1] = Math.max(range[at + 1], value);
    }

    /** In the order of the priors, which is that of memory. */
    private void readLogits(int count) {
        int[] place = new int[costs.input.priors().count()];
        for (int n = 0; n < query.length; n++) {
            place[query[n]] = n;
        }
        for (int i : costs.queries) {
            costs.logits(i, wanted, count, logit, place[i] * count);
        }
        double[] surest = new double[count];
        for (int run = 0; run < runs.count(); run++) {
            Arrays.fill(surest, Double.NEGATIVE_INFINITY);
            for (int n = runs.first(run); n < runs.end(run); n++) {
                raise(surest, n * count);
            }
            for (int c = 0; c < count; c++) {
                leastCls[run * count + c] = costs.leastClsCost((float) surest[c]);
            }
        }
    }

    /** Two types of arrays, which the compiler knows not to be one: so the loop becomes vector instructions. */
    private void raise(double[] surest, int from) {
        for (int c = 0; c < surest.length; c++) {
            surest[c] = Math.max(surest[c], logit[from + c]);
        }
    }

    /** Gives the classes that ground truths have a column each and says how many there are. */
    private int columns() {
        int count = 0;
        for (int g = 0; g < costs.boxes.count(); g++) {
            if (columnOf[costs.label(g)] < 0) {
                columnOf[costs.label(g)] = count;
                wanted[count++] = costs.label(g);
            }
        }
        return count;
    }

    private double distance(int at, double value) {
        double beyond = Math.abs(value - range[at]) - range[at + 1];
        return 0.5 * (beyond + Math.abs(beyond));
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
        double cx = 0.5 * (b.x1(g) + b.x2(g));
        double cy = 0.5 * (b.y1(g) + b.y2(g));
        double w = b.x2(g) - b.x1(g);
        double h = b.y2(g) - b.y1(g);
        double perX = costs.rules.l1Weight() / costs.input.inputWidth();
        double perY = costs.rules.l1Weight() / costs.input.inputHeight();
        int column = columnOf[costs.label(g)];
        for (int run = 0; run < bound.length; run++) {
            int r = 8 * run;
            giouBound[run] = -costs.rules.giouWeight() * runs.maxIou(run, b.x1(g), b.y1(g), b.x2(g), b.y2(g)) - ROUNDING;
            boxBound[run] = perX * (distance(r, cx) + distance(r + 4, w))
                    + perY * (distance(r + 2, cy) + distance(r + 6, h))
                    + giouBound[run];
            bound[run] = boxBound[run] + leastCls[run * columns + column];
        }
    }

    private void offer(int run, int g, TopK cheapest) {
        int column = columnOf[costs.label(g)];
        for (int n = runs.first(run); n < runs.end(run); n++) {
            double cls = costs.leastClsCost(logit[n * columns + column]);
            double dearest = -cheapest.least();
            if (cls + boxBound[run] <= dearest) {
                double l1 = costs.l1Cost(query[n], g);
                if (cls + l1 + giouBound[run] <= dearest) {
                    double box = l1 + costs.giouCost(query[n], g);
                    if (cls + box <= dearest) {
                        cheapest.offer(-(costs.nearlyClsCost(query[n], g, cls) + box), query[n]);
                    }
                }
            }
        }
    }

    /** Keeps bounds on the safe side of the rounding of what they bound. */
    private static final double ROUNDING = 1e-9;
}
