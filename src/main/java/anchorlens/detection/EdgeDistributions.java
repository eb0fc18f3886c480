package anchorlens.detection;

import anchorlens.geometry.Edge;
import java.util.Optional;

/**
 * For every prior and edge a distribution over the distance from the prior's centre to that edge: logits
 * {@code [P × 4 × B]}, edges in the order l, t, r, b, bins at the positions of a {@link BinGrid} in strides, or in the units
 * of {@link EdgeFrames} where the head measures from reference boxes.
 *
 * <p><strong>Source:</strong> Li et al. 2020, "Generalized Focal Loss", section 3.2: the distance is the expectation
 * {@code Σ_k p_k · position_k} of the softmax {@code p} of the logits.
 */
public final class EdgeDistributions {
    private final int count;
    private final BinGrid bins;
    private final float[] logits;
    private final Optional<EdgeFrames> frames;

    /** Distances in strides from the prior's centre. @param logits {@code [P × 4 × B]}, given away by the caller */
    public EdgeDistributions(int count, BinGrid bins, float[] logits) {
        this(count, bins, logits, Optional.empty());
    }

    /**
     * @param logits {@code [P × 4 × B]}, given away by the caller
     * @param frames what distances are measured from and in, where that is not the prior's centre and stride
     */
    public EdgeDistributions(int count, BinGrid bins, float[] logits, Optional<EdgeFrames> frames) {
        if (logits.length != (long) count * 4 * bins.count()) {
            throw new IllegalArgumentException(logits.length + " logits do not fit " + count + " priors × 4 edges × "
                    + bins.count() + " bins");
        }
        this.count = count;
        this.bins = bins;
        this.logits = logits;
        this.frames = frames;
        if (frames.isPresent() && frames.get().count() != count) {
            throw new IllegalArgumentException(frames.get().count() + " reference frames do not fit " + count + " priors");
        }
    }

    /** P. */
    public int count() {
        return count;
    }

    public BinGrid bins() {
        return bins;
    }

    /** Whether distances are measured from the prior's centre, in strides. */
    boolean isCentred() {
        return frames.isEmpty();
    }

    /** Where an edge's bins are measured from, input pixels: the prior's centre, or its reference box's. */
    public double origin(Priors priors, int prior, Edge edge) {
        return frames.isPresent() ? frames.get().origin(prior, edge)
                : edge.isHorizontalPosition() ? priors.centerX(prior) : priors.centerY(prior);
    }

    /** Input pixels a unit of the bins: the stride of the prior's level, or the unit of its reference box. */
    public double unit(Priors priors, int prior, Edge edge) {
        return frames.isPresent() ? frames.get().unit(prior, edge) : priors.strideOf(prior);
    }

    /** "strides", or "of the reference box" where distances are relative to one. */
    public String unitName() {
        return frames.isPresent() ? "units of the reference box" : "strides";
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

    /** The expected distance of an edge in strides, or in units of the reference box. */
    public double expectation(int prior, Edge edge) {
        double[] p = probabilities(prior, edge);
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum += p[k] * bins.position(k);
        }
        return sum;
    }
}
