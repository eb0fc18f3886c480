package anchorlens.loss;

/** Softmax over the logits of one choice, without overflow. */
final class Softmax {
    private Softmax() {
    }

    /** Probabilities that add up to 1, {@code [K]}. */
    static double[] of(double[] logits) {
        double logSum = logSumExp(logits);
        double[] p = new double[logits.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp(logits[k] - logSum);
        }
        return p;
    }

    /** {@code ln Σ e^z}; minus the logarithm of a probability is this less its logit. */
    static double logSumExp(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            max = Math.max(max, z);
        }
        double sum = 0;
        for (double z : logits) {
            sum += Math.exp(z - max);
        }
        return max + Math.log(sum);
    }
}
