package anchorlens.analysis.evidence;

import anchorlens.detection.BinGrid;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import java.util.Optional;

/** Adds up the distributions of a set of priors edge by edge. */
final class Mixer {
    /** A prior with this much in its last bin says "there or beyond", which is no position. */
    private static final double AT_THE_END = 0.5;
    private static final double MARGIN_BINS = 0.5;

    private final ConfidentPriors priors;
    private final Letterbox fit;
    private final EvidenceSettings settings;
    private final BinGrid bins;
    private final double[] halfWidth;

    Mixer(ConfidentPriors priors, Letterbox fit, EvidenceSettings settings) {
        this.priors = priors;
        this.fit = fit;
        this.settings = settings;
        bins = priors.bins().orElseThrow(() -> new IllegalArgumentException(
                "the model's head has no edge distributions, so it says nothing of ambiguity"));
        halfWidth = new double[bins.count()];
        for (int k = 0; k < halfWidth.length; k++) {
            double before = k == 0 ? 0 : bins.position(k) - bins.position(k - 1);
            double after = k == halfWidth.length - 1 ? 0 : bins.position(k + 1) - bins.position(k);
            halfWidth[k] = Math.max(before, after);
        }
    }

    /** The members that may speak of one edge; the others' range ends before it. */
    private boolean hasRange(int member, Edge edge, double required) {
        int last = bins.count() - 1;
        if (priors.masses()[(4 * member + edge.ordinal()) * bins.count() + last] >= AT_THE_END) {
            return false;
        }
        double distance = (required - priors.origin(member, edge)) * edge.direction() / priors.unit(member, edge);
        return Double.isNaN(required) || distance <= bins.reach() + MARGIN_BINS * halfWidth[last];
    }

    /**
     * The mixture.
     *
     * @param required a position in input pixels that priors must be able to express in order to count; NaN for none
     * @return nothing where no prior of the set has the range to speak of this edge
     */
    Optional<EdgeMixture> mix(EvidenceSet set, Edge edge, double required) {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        double total = 0;
        boolean[] speaks = new boolean[set.size()];
        for (int k = 0; k < set.size(); k++) {
            int i = set.members()[k];
            speaks[k] = hasRange(i, edge, required);
            if (speaks[k]) {
                total += set.weights()[k];
                int low = priors.firstBin(i, edge);
                int high = priors.lastBin(i, edge);
                double a = position(i, edge, low) - edge.direction() * halfWidth(i, edge, low);
                double b = position(i, edge, high) + edge.direction() * halfWidth(i, edge, high);
                from = Math.min(from, Math.min(a, b));
                to = Math.max(to, Math.max(a, b));
            }
        }
        if (!(total > 0)) {
            return Optional.empty();
        }
        double first = Math.floor(from) - 1;
        double[] density = new double[(int) (Math.ceil(to) + 1 - first) + 1];
        return Optional.of(mixture(set, speaks, total, edge, first, density));
    }

    private double position(int member, Edge edge, int bin) {
        return priors.origin(member, edge) + edge.direction() * bins.position(bin) * priors.unit(member, edge);
    }

    /** In whole pixels, because a triangle of that width keeps its area and its mean when it is read at every pixel. */
    private int halfWidth(int member, Edge edge, int bin) {
        return (int) Math.max(1, Math.round(halfWidth[bin] * priors.unit(member, edge)));
    }

    private EdgeMixture mixture(EvidenceSet set, boolean[] speaks, double total, Edge edge, double first, double[] density) {
        double binWidth = 0;
        double within = 0;
        double expectation = 0;
        double square = 0;
        for (int k = 0; k < speaks.length; k++) {
            if (speaks[k]) {
                int i = set.members()[k];
                double w = set.weights()[k] / total;
                double unit = priors.unit(i, edge);
                int row = (4 * i + edge.ordinal()) * bins.count();
                double origin = priors.origin(i, edge) - first;
                double scaled = edge.direction() * unit;
                double[] masses = priors.masses();
                for (int j = priors.firstBin(i, edge); j <= priors.lastBin(i, edge); j++) {
                    spread(density, origin + scaled * bins.position(j), halfWidth(i, edge, j), w * masses[row + j]);
                }
                double mean = origin + scaled * priors.mean(i, edge);
                binWidth += w * unit * (bins.reach() - bins.position(0)) / (bins.count() - 1);
                within += w * priors.variance(i, edge) * unit * unit;
                expectation += w * mean;
                square += w * mean * mean;
            }
        }
        double scale = edge.isHorizontalPosition() ? fit.scaleX() : fit.scaleY();
        double start = edge.isHorizontalPosition() ? fit.toImageX(first) : fit.toImageY(first);
        return new EdgeMixture(edge, start, 1 / scale, density, binWidth / scale, Math.sqrt(within) / scale,
                Math.sqrt(Math.max(0, square - expectation * expectation)) / scale, settings);
    }

    /** Adds a triangle of a given area. */
    private static void spread(double[] density, double centre, int halfWidth, double area) {
        double slope = area / ((double) halfWidth * halfWidth);
        int from = (int) Math.ceil(centre - halfWidth);
        int middle = (int) Math.floor(centre);
        int to = (int) Math.floor(centre + halfWidth);
        double y = slope * (from - centre + halfWidth);
        for (int x = from; x <= middle; x++) {
            density[x] += y;
            y += slope;
        }
        y = slope * (centre + halfWidth - middle - 1);
        for (int x = middle + 1; x <= to; x++) {
            density[x] += y;
            y -= slope;
        }
    }
}
