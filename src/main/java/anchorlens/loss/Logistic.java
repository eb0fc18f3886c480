package anchorlens.loss;

/** The two functions of a logit that every sigmoid loss is made of, without overflow at either end. */
public final class Logistic {
    private Logistic() {
    }

    /** {@code 1 / (1 + e^−x)}. */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    /** {@code ln(1 + e^x)}, which is −ln of the sigmoid of −x. */
    public static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** Binary cross entropy of a logit with a target in 0…1. */
    public static double crossEntropy(double x, double target) {
        return softplus(x) - x * target;
    }
}
