package anchorlens.assign;

import anchorlens.detection.ClassScores;
import anchorlens.detection.Exponential;

/**
 * The cost of priors' scores as background of every class, {@code Σ_c −ln(1 − q_c)} with {@code q_c} the square root
 * of class probability times objectness.
 *
 * <p>One logarithm of a product instead of one a class, and the scores of some priors at a time, in vector loops.
 */
final class RootScores {
    /** Priors that are worked on together. */
    static final int BLOCK = 8;
    /** The reference clamps each logarithm here. */
    private static final double MAX_COST = 100;
    private static final double SAFE_PRODUCT = 1e-280;
    private final int classes;
    private final float[] scores;
    private final float[] objectness;
    private final boolean logits;
    private final double[] root;

    RootScores(ClassScores source) {
        classes = source.classes();
        scores = source.array();
        objectness = source.objectnessArray();
        logits = source.isLogits();
        root = new double[BLOCK * classes];
    }

    /** {@code −ln x}, at most {@value #MAX_COST}. */
    static double cost(double x) {
        return Math.min(-Math.log(x), MAX_COST);
    }

    /** The costs of the priors {@code from … to − 1}, into {@code out} at their indices; NaN where a score is. */
    void backgroundCosts(int from, int to, double[] out) {
        for (int block = from; block < to; block += BLOCK) {
            int end = Math.min(to, block + BLOCK);
            takeRoots(block * classes, (end - block) * classes);
            for (int i = block; i < end; i++) {
                out[i] = backgroundCost((i - block) * classes, Math.sqrt(any(i)));
            }
        }
    }

    private double any(int prior) {
        return objectness == null ? 1 : logits ? ClassScores.sigmoid(objectness[prior]) : objectness[prior];
    }

    /** Square roots of probabilities. Where the exponential is less exact, these are 0 or 1 to a dozen digits. */
    private void takeRoots(int from, int n) {
        float sign = logits ? -1 : 1;
        for (int k = 0; k < n; k++) {
            root[k] = sign * scores[from + k];
        }
        if (!logits) {
            for (int k = 0; k < n; k++) {
                root[k] = Math.sqrt(root[k]);
            }
            return;
        }
        Exponential.rootSigmoidOfNegated(root, 0, n);
    }

    private double backgroundCost(int from, double rootOfAny) {
        double product = product(from, rootOfAny);
        if (product < SAFE_PRODUCT) {
            double sum = 0;
            for (int c = from; c < from + classes; c++) {
                sum += cost(1 - rootOfAny * root[c]);
            }
            return sum;
        }
        return -Math.log(product);
    }

    private double product(int from, double f) {
        double a = 1;
        double b = 1;
        double d = 1;
        double e = 1;
        int c = from;
        int end = from + classes;
        for (; c + 3 < end; c += 4) {
            a *= 1 - f * root[c];
            b *= 1 - f * root[c + 1];
            d *= 1 - f * root[c + 2];
            e *= 1 - f * root[c + 3];
        }
        for (; c < end; c++) {
            a *= 1 - f * root[c];
        }
        return a * b * (d * e);
    }
}
