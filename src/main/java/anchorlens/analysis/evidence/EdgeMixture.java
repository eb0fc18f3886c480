package anchorlens.analysis.evidence;

import anchorlens.analysis.EdgeDensity;
import anchorlens.analysis.Mode;
import anchorlens.analysis.ModeFinder;
import anchorlens.analysis.ModeSettings;
import anchorlens.geometry.Edge;
import java.util.Arrays;
import java.util.List;

/**
 * What a set of priors says together about the position of one edge: the weighted mean of their distributions as a density
 * over image pixels,
 * <pre>D(x) = Σ_k w_k Σ_j p_kj · tri((x − x_kj) / b_k) / b_k</pre>
 * where x_kj is the position of bin j of prior k, b_k the width of its bins and tri a triangle of height 1 and half-width 1:
 * linear interpolation between the bins, and no further smoothing. It is given at every pixel of the network's input, linear
 * between them, and its integral is 1. Positions are in image pixels, where one input pixel is {@link #step} wide.
 */
public final class EdgeMixture {
    private final Edge edge;
    private final double first;
    private final double step;
    private final double[] density;
    private final double[] below;
    private final double binWidth;
    private final double withinStd;
    private final double betweenStd;
    private final ModeSettings modeSettings;
    private final double mean;
    private final double std;
    private List<Mode> modes;

    /**
     * @param density    at {@code first + i · step}, in any unit, 0 at both ends, not all 0; given away by the caller
     * @param binWidth   weighted mean width of the bins, in image pixels
     * @param withinStd  root of the weighted mean variance within the priors, in image pixels
     * @param betweenStd standard deviation of the priors' expectations, in image pixels
     */
    EdgeMixture(Edge edge, double first, double step, double[] density, double binWidth, double withinStd, double betweenStd,
                EvidenceSettings settings) {
        this.edge = edge;
        this.first = first;
        this.step = step;
        this.density = density;
        this.binWidth = binWidth;
        this.withinStd = withinStd;
        this.betweenStd = betweenStd;
        this.modeSettings = new ModeSettings(1, 0, settings.prominence(), 0);
        double sum = 0;
        double moment = 0;
        for (int i = 0; i < density.length; i++) {
            sum += density[i];
            moment += i * density[i];
        }
        double middle = moment / sum;
        double square = 0;
        below = new double[density.length];
        for (int i = 0; i < density.length; i++) {
            density[i] /= sum * step;
            below[i] = i == 0 ? 0 : below[i - 1] + 0.5 * step * (density[i - 1] + density[i]);
            square += (i - middle) * (i - middle) * density[i] * step;
        }
        mean = first + middle * step;
        std = Math.sqrt(square) * step;
    }

    public Edge edge() {
        return edge;
    }

    /** Position of the first point, in image pixels. */
    public double first() {
        return first;
    }

    /** Distance of the points, in image pixels. */
    public double step() {
        return step;
    }

    /** Per image pixel at each point, 0 at both ends; not to be written to. */
    public double[] density() {
        return density;
    }

    /** Mean width of the bins, in image pixels: what "apart" is measured in. */
    public double binWidth() {
        return binWidth;
    }

    /** The expected position. */
    public double mean() {
        return mean;
    }

    /** Standard deviation; its square is {@link #withinStd}² + {@link #betweenStd}² and a share of the triangles. */
    public double std() {
        return std;
    }

    /** How unsure the priors are each for itself: root of the weighted mean of their variances. */
    public double withinStd() {
        return withinStd;
    }

    /** How much the priors disagree: standard deviation of their expectations. */
    public double betweenStd() {
        return betweenStd;
    }

    /** All modes, the heaviest first, however light; their masses add up to 1. */
    public List<Mode> modes() {
        if (modes == null) {
            modes = ModeFinder.find(positions(), density, modeSettings);
        }
        return modes;
    }

    /** The modes that hold at least this share of the probability, the heaviest first. */
    public List<Mode> modes(double leastMass) {
        return modes().stream().filter(m -> m.mass() >= leastMass).toList();
    }

    private double[] positions() {
        double[] positions = new double[density.length];
        Arrays.setAll(positions, i -> first + i * step);
        return positions;
    }

    /** The density at a position, linear between the points. */
    public double at(double x) {
        double u = (x - first) / step;
        int i = (int) Math.floor(u);
        if (!(u >= 0) || i >= density.length - 1) {
            return 0;
        }
        return density[i] + (u - i) * (density[i + 1] - density[i]);
    }

    /** The probability of positions below this one, F(x), 0…1. */
    public double below(double x) {
        double u = (x - first) / step;
        if (!(u > 0)) {
            return 0;
        }
        int i = (int) Math.floor(u);
        if (i >= density.length - 1) {
            return 1;
        }
        double part = u - i;
        return Math.min(1, below[i] + step * part * (density[i] + 0.5 * part * (density[i + 1] - density[i])));
    }

    /** The position that a share of the probability lies below: the inverse of {@link #below}. */
    public double quantile(double share) {
        int i = Arrays.binarySearch(below, share);
        if (i >= 0) {
            return first + i * step;
        }
        int next = Math.min(-i - 1, below.length - 1);
        double from = below[Math.max(0, next - 1)];
        double width = below[next] - from;
        return first + (next - 1 + (width > 0 ? (share - from) / width : 0)) * step;
    }

    /** Hartigan's dip of the mixture itself, 0…¼: see {@link Dip}. */
    public double dip() {
        return Dip.ofDistribution(positions(), below);
    }

    /** The density as pictures and charts draw it. */
    public EdgeDensity toDensity() {
        return new EdgeDensity(edge, positions(), density, mean, modes());
    }
}
