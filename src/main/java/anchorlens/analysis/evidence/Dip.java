package anchorlens.analysis.evidence;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Hartigan's dip: the smallest largest difference between a distribution function and any unimodal one, 0 for a unimodal
 * distribution, 1/4 for two equal spikes.
 *
 * <p>Found exactly, with a modal interval [l, u] that starts as the whole range and D as the largest jump:
 * <ol>
 * <li>G is the greatest convex minorant of F on [l, u], L its least concave majorant, d their largest distance, which lies at
 *     a corner of one of them; the corners around it bound the new modal interval.
 * <li>If {@code d ≤ D}, the dip is {@code D / 2}.
 * <li>D grows to the largest F − G to the left, and L − F to the right of the new interval; repeat inside it.
 * </ol>
 *
 * <p><strong>Source:</strong> Hartigan and Hartigan 1985, "The Dip Test of Unimodality"; Hartigan 1985, algorithm AS 217.
 */
public final class Dip {
    private static final int SIMULATIONS = 1000;
    private static final long SEED = 217;

    private final double[] x;
    private final double[] lower;
    private final double[] upper;
    private double largest;

    private Dip(double[] x, double[] lower, double[] upper) {
        this.x = x;
        this.lower = lower;
        this.upper = upper;
    }

    /** The dip of a sample, at least {@code 1 / 2n}; 0 for an empty one. Equal values count as if they were just apart. */
    public static double ofSample(double... sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double[] lower = new double[n];
        double[] upper = new double[n];
        for (int i = 0; i < n; i++) {
            lower[i] = (double) i / n;
            upper[i] = (double) (i + 1) / n;
        }
        return n == 0 ? 0 : Math.max(0.5 / n, new Dip(sorted, lower, upper).statistic(1.0 / n));
    }

    /** The dip of a continuous distribution function that is linear between ascending points. */
    public static double ofDistribution(double[] x, double[] below) {
        return new Dip(x, below, below).statistic(0);
    }

    /**
     * How often a sample of n from a uniform distribution, the unimodal one that dips deepest, has a dip of this size:
     * {@code (1 + #{D_i ≥ D}) / (1 + N)} over N = 1000 simulated samples, always the same ones.
     *
     * @param n size of the sample, at least 1
     */
    public static double pValue(double statistic, int n) {
        SplittableRandom random = new SplittableRandom(SEED + n);
        int reached = 0;
        double[] sample = new double[n];
        for (int i = 0; i < SIMULATIONS; i++) {
            for (int k = 0; k < n; k++) {
                sample[k] = random.nextDouble();
            }
            reached += ofSample(sample) >= statistic - 1e-12 ? 1 : 0;
        }
        return (1.0 + reached) / (1 + SIMULATIONS);
    }

    private double statistic(double start) {
        largest = start;
        int low = 0;
        int high = x.length - 1;
        while (low < high) {
            int[] minorant = hull(lower, low, high, 1);
            int[] majorant = hull(upper, low, high, -1);
            double far = -1;
            int left = low;
            int right = high;
            for (int g : minorant) {
                double d = onHull(majorant, upper, g) - lower[g];
                if (d > far) {
                    far = d;
                    left = g;
                    right = firstFrom(majorant, g);
                }
            }
            for (int l : majorant) {
                double d = upper[l] - onHull(minorant, lower, l);
                if (d > far) {
                    far = d;
                    left = lastUpTo(minorant, l);
                    right = l;
                }
            }
            if (far <= largest + 1e-15) {
                break;
            }
            for (int i = low; i <= left; i++) {
                largest = Math.max(largest, upper[i] - onHull(minorant, lower, i));
            }
            for (int i = right; i <= high; i++) {
                largest = Math.max(largest, onHull(majorant, upper, i) - lower[i]);
            }
            if (left == low && right == high) {
                break;
            }
            low = left;
            high = right;
        }
        return largest / 2;
    }

    /** Corners of the greatest convex minorant (sign 1) or the least concave majorant (sign −1) between two points. */
    private int[] hull(double[] y, int low, int high, int sign) {
        int[] corners = new int[high - low + 1];
        int n = 0;
        for (int i = low; i <= high; i++) {
            while (n >= 2 && sign * ((y[corners[n - 1]] - y[corners[n - 2]]) * (x[i] - x[corners[n - 2]])
                    - (y[i] - y[corners[n - 2]]) * (x[corners[n - 1]] - x[corners[n - 2]])) >= 0) {
                n--;
            }
            corners[n++] = i;
        }
        return Arrays.copyOf(corners, n);
    }

    private double onHull(int[] corners, double[] y, int i) {
        int k = Arrays.binarySearch(corners, i);
        if (k >= 0) {
            return y[i];
        }
        int a = corners[-k - 2];
        int b = corners[-k - 1];
        double part = x[b] > x[a] ? (x[i] - x[a]) / (x[b] - x[a]) : (double) (i - a) / (b - a);
        return y[a] + (y[b] - y[a]) * part;
    }

    private static int firstFrom(int[] corners, int i) {
        int k = Arrays.binarySearch(corners, i);
        return corners[k >= 0 ? k : -k - 1];
    }

    private static int lastUpTo(int[] corners, int i) {
        int k = Arrays.binarySearch(corners, i);
        return corners[k >= 0 ? k : -k - 2];
    }
}
