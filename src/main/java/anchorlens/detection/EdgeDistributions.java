package anchorlens.detection;

import anchorlens.geometry.Edge;

/**
 * For every prior and edge a distribution over the distance from the prior's centre to that edge: logits
 * {@code [P × 4 × B]}, edges in the order l, t, r, b, bins at the positions of a {@link BinGrid} in strides.
 *
 * <p><strong>Source:</strong> Li et al. 2020, "Generalized Focal Loss", section 3.2: the distance is the expectation
 * {@code Σ_k p_k · position_k} of the softmax {@code p} of the logits.
 */
public final class EdgeDistributions {
    private final int count;
    private final BinGrid bins;
    private final float[] logits;

    /** @param logits {@code [P × 4 × B]}, given away by the caller */
    public EdgeDistributions(int count, BinGrid bins, float[] logits) {
        if (logits.length != (long) count * 4 * bins.count()) {
            throw new IllegalArgumentException(logits.length + " logits do not fit " + count + " priors × 4 edges × "
                    + bins.count() + " bins");
        }
        this.count = count;
        this.bins = bins;
        this.logits = logits;
    }

    /** P. */
    public int count() {
        return count;
    }

    public BinGrid bins() {
        return bins;
    }

    /** The logits as the head gave them, {@code [P × 4 × B]}, not to be written to. */
    public float[] array() {
        return logits;
    }

    /** The softmax of one edge's logits into {@code out[0 … B−1]}; sums to 1. */
    public void probabilities(int prior, Edge edge, double[] out) {
        int b = bins.count();
        int from = (prior * 4 + edge.ordinal()) * b;
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < b; k++) {
            max = Math.max(max, logits[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < b; k++) {
            out[k] = Math.exp(logits[from + k] - max);
            sum += out[k];
        }
        for (int k = 0; k < b; k++) {
            out[k] /= sum;
        }
    }

    public double[] probabilities(int prior, Edge edge) {
        double[] out = new double[bins.count()];
        probabilities(prior, edge, out);
        return out;
    }

    /** The expected distance of an edge in strides. */
    public double expectation(int prior, Edge edge) {
        double[] p = probabilities(prior, edge);
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum += p[k] * bins.position(k);
        }
        return sum;
    }
}
