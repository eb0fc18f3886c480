package anchorlens.loss;

import java.util.Objects;

/**
 * One stage of offset-bin classification: an interval cut into equal bins, one of which is to be chosen by a softmax.
 *
 * <p>Bin k reaches from {@code low + kΔ} to {@code low + (k + 1)Δ} and stands for its centre or its lower edge.
 *
 * <p><strong>Source:</strong> Qiu et al. 2020, "Offset Bin Classification Network for Accurate Object Detection"
 * (CVPR), as far as described; what it leaves open are the options of {@link OffsetBins}.
 *
 * @param low        lower end of the interval
 * @param high       upper end, above the lower one
 * @param bins       K, 2 or more
 * @param stands     which value a bin stands for
 * @param outOfRange what happens to offsets outside the interval
 * @param target     how an offset becomes a target
 */
public record OffsetInterval(double low, double high, int bins, OffsetBins.Stands stands,
        OffsetBins.OutOfRange outOfRange,
        OffsetBins.Target target) {

    public OffsetInterval {
        Objects.requireNonNull(stands, "stands");
        Objects.requireNonNull(outOfRange, "outOfRange");
        Objects.requireNonNull(target, "target");
        if (!(low < high && bins >= 2)) {
            throw new IllegalArgumentException("offset bins need an interval with its lower end first and 2 bins or "
                    + "more, not "
                    + low + "…" + high + " and " + bins);
        }
    }

    /** Δ, the width of a bin. */
    public double binWidth() {
        return (high - low) / bins;
    }

    /** v_k, what a bin stands for. */
    public double valueOf(int bin) {
        return low + (bin + (stands == OffsetBins.Stands.CENTER ? 0.5 : 0)) * binWidth();
    }

    /**
     * The bin an offset lies in; −1 if it lies outside and such offsets are ignored. The upper end is in the last bin.
     */
    public int binOf(double offset) {
        if (outOfRange == OffsetBins.OutOfRange.IGNORE && !(offset >= low && offset <= high)) {
            return -1;
        }
        return (int) Math.max(0, Math.min(bins - 1, Math.floor((offset - low) / binWidth())));
    }

    /** Target weights that add up to 1, {@code [K]}; all 0 for an ignored offset. */
    public double[] weights(double offset) {
        double[] out = new double[bins];
        int bin = binOf(offset);
        if (bin < 0) {
            return out;
        }
        if (target == OffsetBins.Target.HARD) {
            out[bin] = 1;
            return out;
        }
        double position = Math.max(0, Math.min(bins - 1, (offset - valueOf(0)) / binWidth()));
        int left = Math.min((int) position, bins - 2);
        out[left] = left + 1 - position;
        out[left + 1] = position - left;
        return out;
    }

    /** Cross entropy with the target weights, 0 or more; 0 for an ignored offset. */
    public double value(double[] logits, double offset) {
        requireFit(logits);
        double[] weights = weights(offset);
        double logSum = Softmax.logSumExp(logits);
        double sum = 0;
        for (int k = 0; k < bins; k++) {
            sum += weights[k] == 0 ? 0 : weights[k] * (logSum - logits[k]);
        }
        return sum;
    }

    /** Its derivative with respect to every logit, {@code [K]}: probabilities less target weights. */
    public double[] gradient(double[] logits, double offset) {
        requireFit(logits);
        if (binOf(offset) < 0) {
            return new double[bins];
        }
        double[] out = Softmax.of(logits);
        double[] weights = weights(offset);
        for (int k = 0; k < bins; k++) {
            out[k] -= weights[k];
        }
        return out;
    }

    /** Softmax of the logits, {@code [K]}. */
    public double[] probabilities(double[] logits) {
        requireFit(logits);
        return Softmax.of(logits);
    }

    /** {@code Σ p_k v_k}. */
    public double expectation(double[] logits) {
        double[] p = probabilities(logits);
        double sum = 0;
        for (int k = 0; k < bins; k++) {
            sum += p[k] * valueOf(k);
        }
        return sum;
    }

    /** The derivative of the expectation with respect to every logit: {@code p_k (v_k − expectation)}. */
    public double[] expectationGradient(double[] logits) {
        double mean = expectation(logits);
        double[] out = probabilities(logits);
        for (int k = 0; k < bins; k++) {
            out[k] *= valueOf(k) - mean;
        }
        return out;
    }

    /** The most probable bin, the first of equals. */
    public int mostProbable(double[] logits) {
        requireFit(logits);
        int best = 0;
        for (int k = 1; k < bins; k++) {
            best = logits[k] > logits[best] ? k : best;
        }
        return best;
    }

    /** Entropy of the probabilities in nats, 0…ln K. */
    public double entropy(double[] logits) {
        double[] p = probabilities(logits);
        double sum = 0;
        for (double share : p) {
            sum -= share > 0 ? share * Math.log(share) : 0;
        }
        return sum;
    }

    /** Logits of a bell of the given spread around a predicted offset: {@code −(v_k − center)² / 2 spread²}. */
    public double[] bell(double center, double spread) {
        double[] out = new double[bins];
        for (int k = 0; k < bins; k++) {
            double away = (valueOf(k) - center) / spread;
            out[k] = -0.5 * away * away;
        }
        return out;
    }

    /**
     * The derivative of the cross entropy of a {@link #bell} with respect to its centre, the counterpart of a
     * regression loss's gradient: {@code (expectation − Σ target_k v_k) / spread²}.
     */
    public double bellGradient(double center, double spread, double offset) {
        double[] gradient = gradient(bell(center, spread), offset);
        double sum = 0;
        for (int k = 0; k < bins; k++) {
            sum += gradient[k] * (valueOf(k) - center);
        }
        return sum / (spread * spread);
    }

    private void requireFit(double[] logits) {
        if (logits.length != bins) {
            throw new IllegalArgumentException(logits.length + " logits do not fit " + bins + " offset bins");
        }
    }
}
