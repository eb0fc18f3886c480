package anchorlens.analysis;

import anchorlens.detection.BinGrid;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Edge;
import java.util.Arrays;

/**
 * Turns edge distributions into densities over pixels.
 *
 * <p>Bin k of a prior lies at {@code centre ∓ position_k · stride}, minus for left and top. Its mass is spread as a
 * symmetric triangle around it that ends at its neighbours (where bins are unevenly spaced: at the farther one's
 * distance on both sides). So the density is piecewise linear through evenly spaced bins, and its mean is the expectation
 * of the distribution exactly. This holds for the end bins too, as their triangles are not cut: a density reaches one bin
 * width beyond the last bin, and one behind the prior's centre.
 *
 * <p>Bins closer than two bin widths can never show as two modes.
 */
public final class EdgeDensities {
    private EdgeDensities() {
    }

    /** The density of one prior's edge with the usual {@link ModeSettings}; see {@link #ofPrior(Priors, EdgeDistributions,
     * int, Edge, ModeSettings)}. */
    public static EdgeDensity ofPrior(Priors priors, EdgeDistributions distributions, int prior, Edge edge) {
        return ofPrior(priors, distributions, prior, edge, new ModeSettings());
    }

    /**
     * The density of one prior's edge, exact and not smoothed. With B evenly spaced bins it has B + 2 points: the bins and
     * one point of density 0 beyond each end.
     *
     * @throws IllegalArgumentException if priors and distributions differ in number, or the logits are not finite
     */
    public static EdgeDensity ofPrior(Priors priors, EdgeDistributions distributions, int prior, Edge edge,
                                      ModeSettings settings) {
        requireSameCount(priors, distributions);
        Triangles t = triangles(priors, distributions, prior, edge);
        double[] positions = t.corners();
        double[] density = new double[positions.length];
        for (int i = 1; i < positions.length - 1; i++) {
            density[i] = t.at(positions[i]);
        }
        return new EdgeDensity(edge, positions, density, t.mean(), ModeFinder.find(positions, density, settings));
    }

    /** The mixture of several priors' densities with the usual {@link ModeSettings}. */
    public static EdgeDensity mixture(Priors priors, EdgeDistributions distributions, int[] priorIds, double[] weights,
                                      Edge edge) {
        return mixture(priors, distributions, priorIds, weights, edge, new ModeSettings());
    }

    /**
     * The weighted mean of several priors' densities on one pixel grid, lightly smoothed.
     *
     * <ol>
     * <li>Every triangle is put on a grid of {@link ModeSettings#gridStep} pixels by integrating it against the grid's own
     * linear interpolation, which keeps its mass and its mean exactly.
     * <li>The sum is smoothed with a Gaussian of {@link ModeSettings#smoothing} pixels, cut at 4 σ and normalised, on a grid
     * wide enough that nothing is lost: mass and mean stay.
     * </ol>
     *
     * @param weights one a prior, at least 0, in any unit: they are divided by their sum
     * @throws IllegalArgumentException if there is no prior, the weights do not fit or are all 0, priors and distributions
     *                                  differ in number, or logits are not finite
     */
    public static EdgeDensity mixture(Priors priors, EdgeDistributions distributions, int[] priorIds, double[] weights,
                                      Edge edge, ModeSettings settings) {
        requireSameCount(priors, distributions);
        double total = sumOf(priorIds, weights);
        Triangles[] parts = new Triangles[priorIds.length];
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        double expectation = 0;
        for (int k = 0; k < parts.length; k++) {
            parts[k] = triangles(priors, distributions, priorIds[k], edge);
            from = Math.min(from, parts[k].start());
            to = Math.max(to, parts[k].end());
            expectation += weights[k] / total * parts[k].mean();
        }
        double step = settings.gridStep();
        double[] kernel = gaussian(settings.smoothing() / step);
        int margin = kernel.length / 2 + 2;
        long first = (long) Math.floor(from / step) - margin;
        int count = (int) ((long) Math.ceil(to / step) + margin - first) + 1;
        double[] positions = new double[count];
        Arrays.setAll(positions, i -> (first + i) * step);
        double[] density = new double[count];
        for (int k = 0; k < parts.length; k++) {
            parts[k].addTo(density, positions[0], step, weights[k] / total);
        }
        double[] smooth = convolve(density, kernel);
        return new EdgeDensity(edge, positions, smooth, expectation, ModeFinder.find(positions, smooth, settings));
    }

    private static void requireSameCount(Priors priors, EdgeDistributions distributions) {
        if (priors.count() != distributions.count()) {
            throw new IllegalArgumentException("there are " + priors.count() + " priors but edge distributions of "
                    + distributions.count() + "; choose one prior a cell, as the model has");
        }
    }

    private static double sumOf(int[] priorIds, double[] weights) {
        if (priorIds.length != weights.length) {
            throw new IllegalArgumentException(priorIds.length + " priors but " + weights.length + " weights");
        }
        double total = 0;
        for (double w : weights) {
            if (!(w >= 0) || Double.isInfinite(w)) {
                throw new IllegalArgumentException("weights of a mixture must be finite and at least 0, not " + w);
            }
            total += w;
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("a mixture needs at least one prior with a weight above 0");
        }
        return total;
    }

    private static Triangles triangles(Priors priors, EdgeDistributions distributions, int prior, Edge edge) {
        BinGrid bins = distributions.bins();
        int n = bins.count();
        double origin = distributions.origin(priors, prior, edge);
        double unit = distributions.unit(priors, prior, edge);
        double[] p = distributions.probabilities(prior, edge);
        double[] position = new double[n];
        double[] mass = new double[n];
        for (int k = 0; k < n; k++) {
            if (!Double.isFinite(p[k])) {
                throw new IllegalArgumentException("the " + edge.name().toLowerCase(java.util.Locale.ROOT)
                        + " edge distribution of prior " + prior + " is not finite; the model's output is broken there");
            }
            int i = edge.direction() < 0 ? n - 1 - k : k;
            position[i] = origin + edge.direction() * bins.position(k) * unit;
            mass[i] = p[k];
        }
        return new Triangles(position, mass);
    }

    /** Symmetric, of odd length, with sum 1; sigma in samples, cut at 4 sigma. */
    private static double[] gaussian(double sigma) {
        int radius = (int) Math.ceil(4 * sigma);
        double[] kernel = new double[2 * radius + 1];
        for (int i = 0; i < kernel.length; i++) {
            double z = radius == 0 ? 0 : (i - radius) / sigma;
            kernel[i] = Math.exp(-0.5 * z * z);
        }
        double sum = Arrays.stream(kernel).sum();
        Arrays.setAll(kernel, i -> kernel[i] / sum);
        return kernel;
    }

    private static double[] convolve(double[] values, double[] kernel) {
        int radius = kernel.length / 2;
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = Math.max(0, i - radius); values[i] != 0 && j <= Math.min(values.length - 1, i + radius); j++) {
                out[j] += values[i] * kernel[j - i + radius];
            }
        }
        return out;
    }
}
