package anchorlens.assign;

/**
 * A mixture of two Gaussians over numbers, fitted by expectation maximisation.
 *
 * <ol>
 * <li>Start: weights ½ and ½, means the smallest and the largest number, precisions 1 and 1.
 * <li>E step: {@code ln r_ik ∝ ln w_k + ½ ln τ_k − ½ τ_k (x_i − m_k)² − ½ ln 2π}; the bound ℓ is the mean over i of the
 * logarithm of their sum.
 * <li>M step: {@code n_k = Σ r + 10 ε}, {@code m_k = Σ r x / n_k}, {@code v_k = Σ r x² / n_k − m_k² + 1e-6},
 * {@code w_k = n_k / Σ n}, {@code τ = 1 / v}.
 * <li>It ends after the M step in which ℓ changed by less than 1e-3, or after 100 steps.
 * </ol>
 *
 * <p><strong>Source:</strong> Dempster, Laird and Rubin 1977; scikit-learn 1.9 {@code GaussianMixture} as PAA sets it.
 */
final class GaussianMixture {
    private static final double TOLERANCE = 1e-3;
    private static final double REGULARISATION = 1e-6;
    private static final int MAX_ITERATIONS = 100;
    private static final double COUNT_FLOOR = 10 * Math.ulp(1.0);
    private static final double LN_2_PI = Math.log(2 * Math.PI);
    final double[] weight = {0.5, 0.5};
    final double[] mean = new double[2];
    final double[] precision = {1, 1};
    /** Logarithms of the weights and precisions. */
    private final double[] logWeight = {Math.log(0.5), Math.log(0.5)};
    private final double[] logPrecision = new double[2];
    private int iterations;
    private boolean converged;
    private double lowerBound = Double.NEGATIVE_INFINITY;

    /** @param x at least two numbers in ascending order */
    GaussianMixture(double[] x) {
        mean[0] = x[0];
        mean[1] = x[x.length - 1];
        double[] share = new double[x.length];
        while (!converged && iterations < MAX_ITERATIONS) {
            iterations++;
            double before = lowerBound;
            lowerBound = expect(x, share);
            maximise(x, share);
            converged = Math.abs(lowerBound - before) < TOLERANCE;
        }
    }

    int iterations() {
        return iterations;
    }

    boolean converged() {
        return converged;
    }

    /** Mean log-likelihood of a number before the last M step. */
    double lowerBound() {
        return lowerBound;
    }

    /** Fills the shares of the first component. */
    private double expect(double[] x, double[] share) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double first = weighted(0, x[i]);
            double total = logOfSum(first, weighted(1, x[i]));
            share[i] = Math.exp(first - total);
            sum += total;
        }
        return sum / x.length;
    }

    private void maximise(double[] x, double[] share) {
        double[] count = new double[2];
        for (int k = 0; k < 2; k++) {
            double n = COUNT_FLOOR;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < x.length; i++) {
                double r = k == 0 ? share[i] : 1 - share[i];
                n += r;
                sum += r * x[i];
                squares += r * x[i] * x[i];
            }
            count[k] = n;
            mean[k] = sum / n;
            precision[k] = 1 / (squares / n - mean[k] * mean[k] + REGULARISATION);
        }
        weight[0] = count[0] / (count[0] + count[1]);
        weight[1] = count[1] / (count[0] + count[1]);
        for (int k = 0; k < 2; k++) {
            logWeight[k] = Math.log(weight[k]);
            logPrecision[k] = Math.log(precision[k]);
        }
    }

    /** Logarithm of a component's weight times its density. */
    private double weighted(int k, double x) {
        double d = x - mean[k];
        return logWeight[k] + 0.5 * (logPrecision[k] - precision[k] * d * d - LN_2_PI);
    }

    /** Logarithm of the mixture's density. */
    double logProbability(double x) {
        return logOfSum(weighted(0, x), weighted(1, x));
    }

    /** {@code ln(e^a + e^b)}. */
    private static double logOfSum(double a, double b) {
        return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    /** 0 or 1: the component a number more likely comes from, 0 on ties. */
    int component(double x) {
        return weighted(1, x) > weighted(0, x) ? 1 : 0;
    }
}
