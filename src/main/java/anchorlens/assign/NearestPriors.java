package anchorlens.assign;

import anchorlens.detection.FeatureLevel;

/**
 * The k priors of a level whose centres are nearest to a point: by squared distance, then by prior index.
 *
 * <p>Rows and columns are ordered by their own distance from the point, outwards from it. The cell at place i of the
 * columns and j of the rows has (i + 1)(j + 1) − 1 cells that are no farther, so only some k ln k cells around the
 * point can be among the k nearest. Not for several threads.
 */
final class NearestPriors {
    private final int limit;
    private final double offset;
    private final int[] cols;
    private final double[] colDistance;
    private final int[] rows;
    private final double[] rowDistance;
    private final int[] priors;
    private final double[] distances;
    private int size;

    /** @param limit k */
    NearestPriors(int limit, double offset) {
        this.limit = limit;
        this.offset = offset;
        cols = new int[limit];
        colDistance = new double[limit];
        rows = new int[limit];
        rowDistance = new double[limit];
        priors = new int[limit];
        distances = new double[limit];
    }

    /** How many were found by the latest search: k, or all of the level. */
    int size() {
        return size;
    }

    /** The prior at a place, nearest first. */
    int prior(int place) {
        return priors[place];
    }

    /** Squared distance in px². */
    static double squaredDistance(double dx, double dy) {
        return dx * dx + dy * dy;
    }

    /** Searches around (x, y). */
    void search(FeatureLevel level, double x, double y) {
        size = 0;
        int cells = Math.ceilDiv(limit, level.priorsPerCell());
        int colCount = outwards(x, level.stride(), level.cols(), cells, cols, colDistance);
        int rowCount = outwards(y, level.stride(), level.rows(), cells, rows, rowDistance);
        for (int i = 0; i < colCount; i++) {
            int reach = Math.min(rowCount, cells / (i + 1));
            for (int j = 0; j < reach; j++) {
                double d = squaredDistance(colDistance[i], rowDistance[j]);
                if (size == limit && d > distances[size - 1]) {
                    break;
                }
                for (int a = 0; a < level.priorsPerCell(); a++) {
                    offer(level.prior(rows[j], cols[i], a), d);
                }
            }
        }
    }

    /** Searches priors one by one; the marked ones count as infinitely far. */
    void search(FeatureLevel level, double x, double y, boolean[] far) {
        size = 0;
        for (int r = 0; r < level.rows(); r++) {
            double dy = (r + offset) * level.stride() - y;
            for (int c = 0; c < level.cols(); c++) {
                double d = squaredDistance((c + offset) * level.stride() - x, dy);
                for (int a = 0; a < level.priorsPerCell(); a++) {
                    int p = level.prior(r, c, a);
                    offer(p, far[p] ? Double.POSITIVE_INFINITY : d);
                }
            }
        }
    }

    private void offer(int prior, double distance) {
        int at = size;
        if (size < limit) {
            size++;
        } else if (distance < distances[limit - 1] || distance == distances[limit - 1] && prior < priors[limit - 1]) {
            at = limit - 1;
        } else {
            return;
        }
        while (at > 0 && (distance < distances[at - 1] || distance == distances[at - 1] && prior < priors[at - 1])) {
            distances[at] = distances[at - 1];
            priors[at] = priors[at - 1];
            at--;
        }
        distances[at] = distance;
        priors[at] = prior;
    }

    /** The rows or columns nearest to a position, nearest first, lower index on ties; returns how many. */
    private int outwards(double position, int stride, int cells, int wanted, int[] out, double[] distance) {
        int below = (int) Math.max(-1, Math.min(cells - 1, Math.floor(position / stride - offset)));
        int above = below + 1;
        int n = Math.min(wanted, cells);
        for (int i = 0; i < n; i++) {
            double down = below >= 0 ? position - (below + offset) * stride : Double.POSITIVE_INFINITY;
            double up = above < cells ? (above + offset) * stride - position : Double.POSITIVE_INFINITY;
            if (Math.abs(down) <= Math.abs(up)) {
                out[i] = below--;
                distance[i] = down;
            } else {
                out[i] = above++;
                distance[i] = up;
            }
        }
        return n;
    }
}
