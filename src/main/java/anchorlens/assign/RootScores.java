package anchorlens.assign;

import anchorlens.detection.ClassScores;
import anchorlens.detection.Exponential;

/**
 * The cost of a prior's scores as background of every class, {@code Σ_c −ln(1 − q_c)} with {@code q_c} the square root
 * of class probability times objectness.
 *
 * <p>One logarithm of a product instead of one a class.
 */
final class RootScores {
    /** The reference clamps each logarithm here. */
    private static final double MAX_COST = 100;
    private static final double SAFE_PRODUCT = 1e-280;
    private final float[] scores;
    private final float[] objectness;
    private final boolean logits;
    private final double[] left;

    RootScores(ClassScores source) {
        scores = source.array();
        objectness = source.objectnessArray();
        logits = source.isLogits();
        left = new double[source.classes()];
    }

    /** {@code −ln x}, at most {@value #MAX_COST}. */
    static double cost(double x) {
        return Math.min(-Math.log(x), MAX_COST);
    }

    /** NaN where a score is. */
    double backgroundCost(int prior) {
        double any = objectness == null ? 1 : logits ? ClassScores.sigmoid(objectness[prior]) : objectness[prior];
        int from = prior * left.length;
        if (logits) {
            ofLogits(from, any);
        } else {
            ofProbabilities(from, any);
        }
        double product = product();
        if (product < SAFE_PRODUCT) {
            double sum = 0;
            for (double x : left) {
                sum += cost(x);
            }
            return sum;
        }
        return -Math.log(product);
    }

    /** Where the exponential is less exact, the probability is 0 or 1 to a dozen digits. */
    private void ofLogits(int from, double any) {
        for (int c = 0; c < left.length; c++) {
            left[c] = -(double) scores[from + c];
        }
        Exponential.applyToModerate(left, 0, left.length);
        for (int c = 0; c < left.length; c++) {
            left[c] = 1 - Math.sqrt(any / (1 + left[c]));
        }
    }

    private void ofProbabilities(int from, double any) {
        for (int c = 0; c < left.length; c++) {
            left[c] = 1 - Math.sqrt(scores[from + c] * any);
        }
    }

    private double product() {
        double a = 1;
        double b = 1;
        double d = 1;
        double e = 1;
        int c = 0;
        for (; c + 3 < left.length; c += 4) {
            a *= left[c];
            b *= left[c + 1];
            d *= left[c + 2];
            e *= left[c + 3];
        }
        for (; c < left.length; c++) {
            a *= left[c];
        }
        return a * b * (d * e);
    }
}
