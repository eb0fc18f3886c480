package anchorlens.analysis.evidence;

import anchorlens.analysis.Mode;
import anchorlens.analysis.ModeFinder;
import anchorlens.analysis.ModeSettings;
import anchorlens.geometry.Edge;
import java.util.Arrays;
import java.util.List;

/**
 * What the distributions of single priors look like, as weighted means over a set: kept apart from the disagreement between
 * priors, because assigners decide who carries an ambiguity. Worked out when asked for.
 */
public final class PriorShapes {
    private final ConfidentPriors priors;
    private final EvidenceSet set;
    private final Edge edge;
    private final EvidenceSettings settings;

    PriorShapes(ConfidentPriors priors, EvidenceSet set, Edge edge, EvidenceSettings settings) {
        this.priors = priors;
        this.set = set;
        this.edge = edge;
        this.settings = settings;
    }

    private interface Shape {
        double of(double[] masses, int member);
    }

    private double mean(Shape shape) {
        int bins = priors.bins().orElseThrow().count();
        double sum = 0;
        for (int k = 0; k < set.size(); k++) {
            int row = (4 * set.members()[k] + edge.ordinal()) * bins;
            sum += set.weights()[k] * shape.of(Arrays.copyOfRange(priors.masses(), row, row + bins), set.members()[k]);
        }
        return set.isEmpty() ? Double.NaN : sum;
    }

    /** How many priors of equal weight the set is worth: {@link EvidenceSet#effectiveSize}. */
    public double effectiveCount() {
        return set.effectiveSize();
    }

    /** Mean of {@code max min(m_i, m_j) · |μ_i − μ_j|} of each prior's own modes, in strides; NaN for an empty set. */
    public double twoModes() {
        ModeSettings modeSettings = new ModeSettings(1, 0, settings.prominence(), 0);
        return mean((p, member) -> {
            double[] x = new double[p.length + 2];
            double[] y = new double[p.length + 2];
            for (int k = 0; k < p.length; k++) {
                x[k + 1] = priors.bins().orElseThrow().position(k);
                y[k + 1] = p[k];
            }
            x[0] = 2 * x[1] - x[2];
            x[p.length + 1] = 2 * x[p.length] - x[p.length - 1];
            List<Mode> modes = ModeFinder.find(x, y, modeSettings);
            double best = 0;
            for (int i = 0; i < modes.size(); i++) {
                for (int j = i + 1; j < modes.size(); j++) {
                    best = Math.max(best, Math.min(modes.get(i).mass(), modes.get(j).mass())
                            * Math.abs(modes.get(i).position() - modes.get(j).position()));
                }
            }
            return best;
        });
    }

    /** Mean entropy of the bins, {@code −Σ p ln p}, in nats; NaN for an empty set. */
    public double entropy() {
        return mean((p, member) -> Arrays.stream(p).map(v -> v > 0 ? -v * Math.log(v) : 0).sum());
    }

    /**
     * Mean share that the k most probable bins hold; near 1 for sharp distributions. NaN for an empty set.
     *
     * <p><strong>Source:</strong> Li et al. 2021, "Generalized Focal Loss V2", section 3.2: the top-k values (k = 4) that its
     * quality predictor is fed with.
     *
     * @param k bins, at least 1
     */
    public double topShare(int k) {
        return mean((p, member) -> {
            double[] sorted = p.clone();
            Arrays.sort(sorted);
            double sum = 0;
            for (int i = Math.max(0, sorted.length - k); i < sorted.length; i++) {
                sum += sorted[i];
            }
            return sum;
        });
    }
}
