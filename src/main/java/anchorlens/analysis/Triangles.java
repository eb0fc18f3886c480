package anchorlens.analysis;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The density of masses at ascending positions, each spread as a symmetric triangle that reaches to its neighbours. */
final class Triangles {
    private static final int[] SECOND_DIFFERENCE = {1, -2, 1};

    private final double[] center;
    private final double[] mass;
    private final double[] halfWidth;

    Triangles(double[] center, double[] mass) {
        this.center = center;
        this.mass = mass;
        this.halfWidth = new double[center.length];
        int last = center.length - 1;
        for (int k = 0; k <= last; k++) {
            double before = k == 0 ? 0 : center[k] - center[k - 1];
            double after = k == last ? 0 : center[k + 1] - center[k];
            halfWidth[k] = Math.max(before, after);
        }
    }

    double start() {
        return corners()[0];
    }

    double end() {
        double[] corners = corners();
        return corners[corners.length - 1];
    }

    double mean() {
        double sum = 0;
        for (int k = 0; k < center.length; k++) {
            sum += mass[k] * center[k];
        }
        return sum;
    }

    /** Where the slope may change, ascending; those closer than a millionth of the narrowest triangle are one. */
    double[] corners() {
        double[] all = new double[3 * center.length];
        for (int k = 0; k < center.length; k++) {
            all[3 * k] = center[k] - halfWidth[k];
            all[3 * k + 1] = center[k];
            all[3 * k + 2] = center[k] + halfWidth[k];
        }
        Arrays.sort(all);
        double apart = 1e-6 * DoubleStream.of(halfWidth).min().orElseThrow();
        int n = 1;
        for (double x : all) {
            if (x - all[n - 1] > apart) {
                all[n++] = x;
            }
        }
        return Arrays.copyOf(all, n);
    }

    double at(double x) {
        double sum = 0;
        for (int k = 0; k < center.length; k++) {
            sum += mass[k] * Math.max(0, 1 - Math.abs(x - center[k]) / halfWidth[k]) / halfWidth[k];
        }
        return sum;
    }

    /** Adds the density to {@code grid[i]} at {@code first + i · step}, each weighted with the grid's own triangle. */
    void addTo(double[] grid, double first, double step, double weight) {
        for (int k = 0; k < center.length; k++) {
            double reach = halfWidth[k] + step;
            int from = (int) Math.ceil((center[k] - reach - first) / step);
            int to = (int) Math.floor((center[k] + reach - first) / step);
            for (int i = from; i <= to; i++) {
                grid[i] += weight * mass[k] * overlap(first + i * step - center[k], halfWidth[k], step);
            }
        }
    }

    /**
     * The convolution of two unit triangles of half-widths a and b at distance d. A triangle is the second difference of
     * |x| / 2, so the convolution is the fourth difference of |x|³ / 12.
     */
    private static double overlap(double d, double a, double b) {
        double sum = 0;
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                double x = Math.abs(d + i * a + j * b);
                sum += SECOND_DIFFERENCE[i + 1] * SECOND_DIFFERENCE[j + 1] * x * x * x;
            }
        }
        return Math.max(0, sum / (12 * a * a * b * b));
    }
}
