package anchorlens.assign;

import java.util.Arrays;

/**
 * The assignment of rows to columns, each to one of its own, of least total cost; rows list the columns they may have.
 *
 * <p>Row after row is added along the shortest augmenting path by reduced cost {@code c − u − v}, found by Dijkstra's
 * method over the listed columns; row and column potentials u and v keep reduced costs at 0 or above and v at 0 or
 * below. Ties go to a free column, then to the one seen first.
 *
 * <p><strong>Source:</strong> Jonker and Volgenant 1987, "A shortest augmenting path algorithm for dense and sparse
 * linear assignment problems"; Crouse 2016, "On implementing 2D rectangular assignment algorithms".
 */
final class LinearAssignment {
    private static final int NONE = -1;
    private final int[][] columns;
    private final double[][] costs;
    private final int[] columnOf;
    private final int[] rowOf;
    private final double[] rowPotential;
    private final double[] columnPotential;
    private final double[] shortest;
    private final int[] pathFrom;
    private final boolean[] scanned;
    private final int[] touched;
    private int touchedCount;

    /**
     * @param columns {@code [rows]}: the columns each row may have
     * @param costs   {@code [rows]}: what each of them costs, finite
     * @param count   number of columns
     */
    LinearAssignment(int[][] columns, double[][] costs, int count) {
        this.columns = columns;
        this.costs = costs;
        columnOf = new int[columns.length];
        rowOf = new int[count];
        Arrays.fill(columnOf, NONE);
        Arrays.fill(rowOf, NONE);
        rowPotential = new double[columns.length];
        columnPotential = new double[count];
        shortest = new double[count];
        Arrays.fill(shortest, Double.POSITIVE_INFINITY);
        pathFrom = new int[count];
        scanned = new boolean[count];
        touched = new int[count];
    }

    /** Solves it; false where the lists do not let every row have a column. */
    boolean solve() {
        for (int row = 0; row < columnOf.length; row++) {
            int sink = search(row);
            boolean found = sink != NONE;
            if (found) {
                update(row, sink);
                augment(row, sink);
            }
            for (int t = 0; t < touchedCount; t++) {
                shortest[touched[t]] = Double.POSITIVE_INFINITY;
                scanned[touched[t]] = false;
            }
            touchedCount = 0;
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** The free column at the end of the shortest path from a row. */
    private int search(int start) {
        int row = start;
        double length = 0;
        while (true) {
            relax(row, length);
            int next = nearest();
            if (next == NONE) {
                return NONE;
            }
            scanned[next] = true;
            if (rowOf[next] == NONE) {
                return next;
            }
            length = shortest[next];
            row = rowOf[next];
        }
    }

    private void relax(int row, double length) {
        for (int k = 0; k < columns[row].length; k++) {
            int j = columns[row][k];
            double path = length + costs[row][k] - rowPotential[row] - columnPotential[j];
            if (!scanned[j] && path < shortest[j]) {
                if (shortest[j] == Double.POSITIVE_INFINITY) {
                    touched[touchedCount++] = j;
                }
                shortest[j] = path;
                pathFrom[j] = row;
            }
        }
    }

    private int nearest() {
        int best = NONE;
        for (int t = 0; t < touchedCount; t++) {
            int j = touched[t];
            if (!scanned[j] && (best == NONE || shortest[j] < shortest[best]
                    || shortest[j] == shortest[best] && rowOf[j] == NONE && rowOf[best] != NONE)) {
                best = j;
            }
        }
        return best;
    }

    private void update(int start, int sink) {
        double length = shortest[sink];
        rowPotential[start] += length;
        for (int t = 0; t < touchedCount; t++) {
            int j = touched[t];
            if (scanned[j] && j != sink) {
                rowPotential[rowOf[j]] += length - shortest[j];
                columnPotential[j] -= length - shortest[j];
            }
        }
    }

    private void augment(int start, int sink) {
        int column = sink;
        while (true) {
            int row = pathFrom[column];
            rowOf[column] = row;
            int freed = columnOf[row];
            columnOf[row] = column;
            if (row == start) {
                return;
            }
            column = freed;
        }
    }

    /** The column of a row. */
    int columnOf(int row) {
        return columnOf[row];
    }

    /** A row of a solution cannot gain from a column that costs this much or more. */
    double rowPotential(int row) {
        return rowPotential[row];
    }
}
