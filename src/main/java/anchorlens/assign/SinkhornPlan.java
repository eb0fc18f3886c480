package anchorlens.assign;

import anchorlens.task.CancellationToken;

/**
 * The entropic optimal transport plan between rows of given supply and columns that each demand 1, with a last row, the
 * background, that every column has an entry in. Other entries are sparse: what is missing costs too much to carry
 * mass.
 *
 * <p>Each iteration balances the columns, then the rows, in logarithms, so that no cost over- or underflows:
 * {@code v_i = ε (ln(1 + 1e-8) − lse_g (u_g − c_gi) / ε)}, {@code u_g = ε (ln(μ_g + 1e-8) − lse_i (v_i − c_gi) / ε)}, u
 * starting at 1. With the shares {@code p_gi} of column i that row g holds after the first half, the second is
 * {@code u_g += ε (ln(μ_g + 1e-8) − ln Σ_i p_gi (1 + 1e-8))}, so that one exponential an entry is enough.
 *
 * <p><strong>Source:</strong> Cuturi 2013, "Sinkhorn Distances"; OTA's {@code SinkhornDistance}.
 */
final class SinkhornPlan {
    private static final double OFFSET = 1e-8;
    private static final double TINY = 1e-200;
    private final double epsilon;
    private final int[] from;
    private final int[] column;
    private final double[] cost;
    private final double[] backgroundCost;
    private final int idle;
    private final double[] potential;
    private final double[] logSupply;
    private final double[] share;
    private final double[] backgroundShare;
    private final double[] largest;
    private final double[] total;

    /**
     * @param from           {@code [G + 1]}: entries of row g lie from {@code from[g]} to {@code from[g + 1]}
     * @param column         column of each entry
     * @param cost           cost of each entry
     * @param backgroundCost {@code [columns]}
     * @param idle           how many more columns there are that no row but the background has an entry in
     * @param supply         {@code [G]}
     */
    SinkhornPlan(double epsilon, int[] from, int[] column, double[] cost, double[] backgroundCost, int idle, double[] supply) {
        this.epsilon = epsilon;
        this.from = from;
        this.column = column;
        this.cost = cost;
        this.backgroundCost = backgroundCost;
        this.idle = idle;
        int rows = supply.length;
        potential = new double[rows + 1];
        logSupply = new double[rows + 1];
        double rest = backgroundCost.length + idle;
        for (int g = 0; g <= rows; g++) {
            potential[g] = 1;
            double mu = g < rows ? supply[g] : Math.max(0, rest);
            logSupply[g] = Math.log(mu + OFFSET);
            rest -= mu;
        }
        share = new double[column.length];
        backgroundShare = new double[backgroundCost.length];
        largest = new double[backgroundCost.length];
        total = new double[backgroundCost.length];
    }

    void iterate(int iterations, CancellationToken cancel) {
        for (int n = 0; n < iterations; n++) {
            cancel.throwIfCancelled();
            balanceColumns();
            balanceRows();
        }
        rescale();
    }

    private void balanceColumns() {
        int rows = from.length - 1;
        for (int i = 0; i < largest.length; i++) {
            backgroundShare[i] = (potential[rows] - backgroundCost[i]) / epsilon;
            largest[i] = backgroundShare[i];
        }
        for (int g = 0; g < rows; g++) {
            for (int e = from[g]; e < from[g + 1]; e++) {
                share[e] = (potential[g] - cost[e]) / epsilon;
                largest[column[e]] = Math.max(largest[column[e]], share[e]);
            }
        }
        for (int i = 0; i < largest.length; i++) {
            backgroundShare[i] = Math.exp(backgroundShare[i] - largest[i]);
            total[i] = backgroundShare[i];
        }
        for (int e = 0; e < share.length; e++) {
            share[e] = Math.exp(share[e] - largest[column[e]]);
            total[column[e]] += share[e];
        }
        for (int i = 0; i < largest.length; i++) {
            backgroundShare[i] /= total[i];
        }
        for (int e = 0; e < share.length; e++) {
            share[e] /= total[column[e]];
        }
    }

    private void balanceRows() {
        int rows = from.length - 1;
        for (int g = 0; g < rows; g++) {
            double sum = 0;
            for (int e = from[g]; e < from[g + 1]; e++) {
                sum += share[e];
            }
            double log = sum > TINY ? Math.log(sum) : logOfShares(g);
            potential[g] += epsilon * (logSupply[g] - log - Math.log1p(OFFSET));
        }
        double sum = idle;
        for (double p : backgroundShare) {
            sum += p;
        }
        double log = sum > TINY ? Math.log(sum) : logOfBackground();
        potential[rows] += epsilon * (logSupply[rows] - log - Math.log1p(OFFSET));
    }

    /** Logarithm of the sum of a row's shares where they are too small for numbers. */
    private double logOfShares(int g) {
        double most = Double.NEGATIVE_INFINITY;
        for (int e = from[g]; e < from[g + 1]; e++) {
            most = Math.max(most, logShare(g, e));
        }
        double sum = 0;
        for (int e = from[g]; e < from[g + 1]; e++) {
            sum += Math.exp(logShare(g, e) - most);
        }
        return most + Math.log(sum);
    }

    private double logShare(int g, int e) {
        return (potential[g] - cost[e]) / epsilon - largest[column[e]] - Math.log(total[column[e]]);
    }

    private double logOfBackground() {
        int rows = from.length - 1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < largest.length; i++) {
            most = Math.max(most, (potential[rows] - backgroundCost[i]) / epsilon - largest[i] - Math.log(total[i]));
        }
        double sum = 0;
        for (int i = 0; i < largest.length; i++) {
            sum += Math.exp((potential[rows] - backgroundCost[i]) / epsilon - largest[i] - Math.log(total[i]) - most);
        }
        return most + Math.log(sum);
    }

    /** Divides every row by its largest entry; what a row is multiplied by before that makes no difference. */
    private void rescale() {
        for (int g = 0; g + 1 < from.length; g++) {
            double most = 0;
            for (int e = from[g]; e < from[g + 1]; e++) {
                most = Math.max(most, share[e]);
            }
            for (int e = from[g]; e < from[g + 1] && most > 0; e++) {
                share[e] /= most;
            }
        }
        double most = idle > 0 ? 1 : 0;
        for (double p : backgroundShare) {
            most = Math.max(most, p);
        }
        for (int i = 0; i < backgroundShare.length && most > 0; i++) {
            backgroundShare[i] /= most;
        }
    }

    /** {@code [entries]}: each entry of the plan over the largest of its row. */
    double[] unit() {
        return share;
    }

    /** {@code [columns]}: the background's entries over its largest; 1 in columns without entries. */
    double[] backgroundUnit() {
        return backgroundShare;
    }
}
