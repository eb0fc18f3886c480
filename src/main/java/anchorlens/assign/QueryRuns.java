package anchorlens.assign;

import static anchorlens.assign.PairMeasures.common;

import anchorlens.detection.Reciprocal;
import java.util.Arrays;

/**
 * Runs of {@value #SIZE} predicted boxes that follow each other in an order, with the box around each run, its smallest and
 * largest area and the range of its centres and sizes: enough to bound what any box of a run has in common with another box,
 * and how near it is, for all runs at once in vector loops.
 */
final class QueryRuns {
    static final int SIZE = 16;
    /** Keeps a bound above the IoU whatever the last bits of either are. */
    private static final double ROUNDING = 1 + 1e-12;
    private final int[] query;
    private final int count;
    private final double[] x1;
    private final double[] y1;
    private final double[] x2;
    private final double[] y2;
    private final double[] minArea;
    private final double[] maxArea;
    private final Range centerX;
    private final Range centerY;
    private final Range width;
    private final Range height;
    private final double[] across;
    private final double[] down;

    /** The middle of the values of each run and how far they reach from it, {@code [runs]}. */
    private record Range(double[] middle, double[] reach) {
        static Range of(double[] least, double[] most) {
            for (int run = 0; run < least.length; run++) {
                double middle = 0.5 * (least[run] + most[run]);
                most[run] -= middle;
                least[run] = middle;
            }
            return new Range(least, most);
        }

        void addDistance(double value, double weight, double[] out) {
            for (int run = 0; run < out.length; run++) {
                double beyond = Math.abs(value - middle[run]) - reach[run];
                out[run] += 0.5 * weight * (beyond + Math.abs(beyond));
            }
        }
    }

    /**
     * @param xyxy  finite boxes, {@code [P × 4]}
     * @param order indices of some of them, in the order that brings similar ones together
     */
    QueryRuns(float[] xyxy, int[] order) {
        query = order;
        count = Math.ceilDiv(order.length, SIZE);
        float[][] corner = layOut(xyxy);
        x1 = least(corner[0], corner[0], 1, 0);
        y1 = least(corner[1], corner[1], 1, 0);
        x2 = most(corner[2], corner[2], 1, 0);
        y2 = most(corner[3], corner[3], 1, 0);
        centerX = Range.of(least(corner[0], corner[2], 0.5, 0.5), most(corner[0], corner[2], 0.5, 0.5));
        centerY = Range.of(least(corner[1], corner[3], 0.5, 0.5), most(corner[1], corner[3], 0.5, 0.5));
        width = Range.of(least(corner[2], corner[0], 1, -1), most(corner[2], corner[0], 1, -1));
        height = Range.of(least(corner[3], corner[1], 1, -1), most(corner[3], corner[1], 1, -1));
        minArea = filled(Double.POSITIVE_INFINITY);
        maxArea = new double[count];
        for (int place = 0; place < SIZE; place++) {
            widenAreas(corner[0], corner[1], corner[2], corner[3], place * count);
        }
        across = new double[count];
        down = new double[count];
    }

    /** A coordinate an array; the first box of every run, then the second of every run, and so on. */
    private float[][] layOut(float[] xyxy) {
        float[][] corner = new float[4][SIZE * count];
        for (int run = 0; run < count; run++) {
            for (int place = 0; place < SIZE; place++) {
                int k = 4 * query[Math.min(first(run) + place, query.length - 1)];
                for (int c = 0; c < corner.length; c++) {
                    corner[c][place * count + run] = xyxy[k + c];
                }
            }
        }
        return corner;
    }

    /** The least of {@code factorA · a + factorB · b} in each run. Floats in and doubles out, which cannot be one array. */
    private double[] least(float[] a, float[] b, double factorA, double factorB) {
        double[] out = filled(Double.POSITIVE_INFINITY);
        for (int place = 0; place < SIZE; place++) {
            int from = place * count;
            for (int run = 0; run < out.length; run++) {
                out[run] = Math.min(out[run], factorA * a[from + run] + factorB * b[from + run]);
            }
        }
        return out;
    }

    private double[] most(float[] a, float[] b, double factorA, double factorB) {
        double[] out = filled(Double.NEGATIVE_INFINITY);
        for (int place = 0; place < SIZE; place++) {
            int from = place * count;
            for (int run = 0; run < out.length; run++) {
                out[run] = Math.max(out[run], factorA * a[from + run] + factorB * b[from + run]);
            }
        }
        return out;
    }

    private void widenAreas(float[] left, float[] top, float[] right, float[] bottom, int from) {
        double[] area = new double[count];
        for (int run = 0; run < area.length; run++) {
            area[run] = ((double) right[from + run] - left[from + run]) * ((double) bottom[from + run] - top[from + run]);
        }
        for (int run = 0; run < area.length; run++) {
            minArea[run] = Math.min(minArea[run], area[run]);
            maxArea[run] = Math.max(maxArea[run], area[run]);
        }
    }

    private double[] filled(double value) {
        double[] out = new double[count];
        Arrays.fill(out, value);
        return out;
    }

    int count() {
        return count;
    }

    /** Index of the n-th box in the order. */
    int query(int n) {
        return query[n];
    }

    /** Place in the order of the first box of a run. */
    int first(int run) {
        return run * SIZE;
    }

    /** One past the place of the last box of a run. */
    int end(int run) {
        return Math.min(query.length, (run + 1) * SIZE);
    }

    /**
     * A bound of the IoU of the boxes of each run with the given one, 0 where none can meet it, into {@code out[0 … count − 1]}.
     *
     * <p>The intersection is at most that with the box around the run, and at most the largest area; the union is at
     * least the larger of the two areas.
     */
    void maxIou(double gx1, double gy1, double gx2, double gy2, double[] out) {
        double target = (gx2 - gx1) * (gy2 - gy1);
        common(x1, x2, count, gx1, gx2, across);
        common(y1, y2, count, gy1, gy2, down);
        for (int run = 0; run < out.length; run++) {
            out[run] = Math.min(across[run] * down[run], maxArea[run]);
        }
        for (int run = 0; run < out.length; run++) {
            out[run] *= ROUNDING * Reciprocal.of(Math.max(Math.max(minArea[run], target), Float.MIN_NORMAL));
        }
    }

    /** Adds what the boxes of each run are at least apart from a box in centre and size, weighed by axis. */
    void addDistances(double cx, double cy, double w, double h, double perX, double perY, double[] out) {
        centerX.addDistance(cx, perX, out);
        width.addDistance(w, perX, out);
        centerY.addDistance(cy, perY, out);
        height.addDistance(h, perY, out);
    }
}
