package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import java.util.Arrays;
import java.util.List;

/** What one ground truth of SimOTA looked at, cheapest first, with the parts of each cost. */
final class SimOtaRows {
    private final SimOtaCost costs;
    private final int gt;
    /** Sum of the largest IoUs. */
    double iouSum;
    /** The dynamic k: how many of the first rows the ground truth takes. */
    int taken;
    private int size;
    private int[] priors;
    private double[] ious;
    private double[] clsCosts;
    private double[] iouCosts;
    private double[] penalties;
    private double[] totals;

    SimOtaRows(SimOtaCost costs, int gt, int capacity) {
        this.costs = costs;
        this.gt = gt;
        priors = new int[capacity];
        ious = new double[capacity];
        clsCosts = new double[capacity];
        iouCosts = new double[capacity];
        penalties = new double[capacity];
        totals = new double[capacity];
    }

    int size() {
        return size;
    }

    int prior(int row) {
        return priors[row];
    }

    double iou(int row) {
        return ious[row];
    }

    int[] priors() {
        return Arrays.copyOf(priors, size);
    }

    void add(int prior, double penalty) {
        if (size == priors.length) {
            int more = 2 * size + 8;
            priors = Arrays.copyOf(priors, more);
            ious = Arrays.copyOf(ious, more);
            clsCosts = Arrays.copyOf(clsCosts, more);
            iouCosts = Arrays.copyOf(iouCosts, more);
            penalties = Arrays.copyOf(penalties, more);
            totals = Arrays.copyOf(totals, more);
        }
        priors[size] = prior;
        ious[size] = costs.iou(prior, gt);
        clsCosts[size] = costs.clsCost(prior, gt);
        iouCosts[size] = costs.iouCost(ious[size]);
        penalties[size] = penalty;
        totals[size] = clsCosts[size] + iouCosts[size] + penalty;
        size++;
    }

    boolean contains(int prior) {
        for (int r = 0; r < size; r++) {
            if (priors[r] == prior) {
                return true;
            }
        }
        return false;
    }

    /** Cheapest first, ties to the lowest prior. */
    void sort() {
        int[] order = Order.ascending(totals, size);
        int[] sortedPriors = new int[priors.length];
        for (int r = 0; r < size; r++) {
            sortedPriors[r] = priors[order[r]];
        }
        priors = sortedPriors;
        ious = permuted(ious, order);
        clsCosts = permuted(clsCosts, order);
        iouCosts = permuted(iouCosts, order);
        penalties = permuted(penalties, order);
        totals = permuted(totals, order);
    }

    private static double[] permuted(double[] values, int[] order) {
        double[] out = new double[values.length];
        for (int r = 0; r < order.length; r++) {
            out[r] = values[order[r]];
        }
        return out;
    }

    List<Column> columns() {
        return List.of(new Column("iou", Arrays.copyOf(ious, size)),
                new Column("clsCost", Arrays.copyOf(clsCosts, size)),
                new Column("iouCost", Arrays.copyOf(iouCosts, size)),
                        new Column("penalty", Arrays.copyOf(penalties, size)),
                new Column("cost", Arrays.copyOf(totals, size)));
    }
}
