package anchorlens.loss;

/**
 * Cross entropy of a choice among K classes: {@code −ln p_y}, p the softmax of the logits; gradient {@code p_k − 1[k
 * = y]}.
 *
 * <p><strong>Source:</strong> mmdetection 3.3 {@code cross_entropy}; the loss of two-stage detectors and of SSD,
 * where one of the classes is background.
 */
public record SoftmaxCrossEntropy() {
    /**
     * The loss, 0 or more.
     *
     * @param logits {@code [K]}
     * @param target the class, 0…K − 1
     * @throws IllegalArgumentException if there is no such class
     */
    public double value(double[] logits, int target) {
        requireClass(logits, target);
        return Softmax.logSumExp(logits) - logits[target];
    }

    /** The derivative with respect to every logit, {@code [K]}; they add up to 0. */
    public double[] gradient(double[] logits, int target) {
        requireClass(logits, target);
        double[] out = Softmax.of(logits);
        out[target] = -restOf(out, target);
        return out;
    }

    /** 1 − p of a class as the sum of the others, which keeps its digits where p is nearly 1. */
    private static double restOf(double[] p, int excepted) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum += k == excepted ? 0 : p[k];
        }
        return sum;
    }

    private static void requireClass(double[] logits, int target) {
        if (target < 0 || target >= logits.length) {
            throw new IllegalArgumentException("there is no class " + target + " among " + logits.length + " logits");
        }
    }
}
