package anchorlens.analysis.evidence;

import anchorlens.analysis.Mode;
import java.util.List;

/** How far a position lies from what a density supports. */
public final class Location {
    private static final double LEAST_DENSITY = 1e-12;

    private Location() {
    }

    /** {@code 1 − 2 · min(F(x), 1 − F(x))}: 0 at the median, 1 where all of the density lies on one side. */
    public static double tail(EdgeMixture mixture, double x) {
        double below = mixture.below(x);
        return 1 - 2 * Math.min(below, 1 - below);
    }

    /**
     * {@code min |x − μ| / (σ + 1 px)} over the modes that hold the least mass; one input pixel is added to their spread.
     */
    public static double modeDistance(EdgeMixture mixture, double x, double leastMass) {
        double nearest = Double.POSITIVE_INFINITY;
        List<Mode> modes = mixture.modes();
        for (Mode mode : modes) {
            if (mode.mass() >= leastMass || mode == modes.getFirst()) {
                nearest = Math.min(nearest, Math.abs(x - mode.position()) / (mode.spread() + mixture.step()));
            }
        }
        return nearest;
    }

    /** The probability of all positions where the density is higher than at x, 0…1. */
    public static double highestDensityShare(EdgeMixture mixture, double x) {
        double at = mixture.at(x);
        double sum = 0;
        for (double d : mixture.density()) {
            sum += d > at ? d : 0;
        }
        return Math.min(1, sum * mixture.step());
    }

    /**
     * Mean distance of the probability from a position, {@code ∫ D(t) · min(|t − x|, most) dt}, in image pixels.
     *
     * @param most what all greater distances count as
     */
    public static double meanDistance(EdgeMixture mixture, double x, double most) {
        double sum = 0;
        for (int i = 0; i < mixture.density().length; i++) {
            sum += mixture.density()[i] * Math.min(most, Math.abs(mixture.first() + i * mixture.step() - x));
        }
        return sum * mixture.step();
    }

    /** {@code −ln(D(x) · b)} in nats, at most 27.6. */
    public static double surprise(EdgeMixture mixture, double x) {
        return -Math.log(Math.max(LEAST_DENSITY, mixture.at(x) * mixture.binWidth()));
    }

    /** Continuous ranked probability score, {@code ∫ (F(t) − [t ≥ x])² dt}, in image pixels. */
    public static double rankedProbability(EdgeMixture mixture, double x) {
        int n = mixture.density().length;
        double last = mixture.first() + (n - 1) * mixture.step();
        double sum = Math.max(0, mixture.first() - x) + Math.max(0, x - last);
        for (int i = 0; i + 1 < n; i++) {
            double t = mixture.first() + (i + 0.5) * mixture.step();
            double off = mixture.below(t) - (t >= x ? 1 : 0);
            sum += off * off * mixture.step();
        }
        return sum;
    }
}
