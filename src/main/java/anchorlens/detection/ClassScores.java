package anchorlens.detection;

/**
 * Class scores of every prior, {@code [P × C]}, row by row, with an optional objectness (or centerness) of each prior.
 *
 * <p>Whether the numbers are logits or probabilities is decided once, by the factory; every accessor names which of the
 * two it returns. Nothing here is to be written to.
 */
public final class ClassScores {
    private static final double MIN_PROBABILITY = 1e-12;

    private final int count;
    private final int classes;
    private final float[] values;
    private final float[] objectness;
    private final boolean logits;
    private volatile double[] largest;
    private volatile double[] objectnessProbabilities;

    private ClassScores(int count, int classes, float[] values, float[] objectness, boolean logits) {
        if (values.length != (long) count * classes || objectness != null && objectness.length != count) {
            throw new IllegalArgumentException(values.length + " scores do not fit " + count + " priors × " + classes
                    + " classes");
        }
        this.count = count;
        this.classes = classes;
        this.values = values;
        this.objectness = objectness;
        this.logits = logits;
    }

    /** Scores before the sigmoid; {@code objectness} as logits too, or null where the head has none. */
    public static ClassScores ofLogits(int count, int classes, float[] logits, float[] objectness) {
        return new ClassScores(count, classes, logits, objectness, true);
    }

    /** Scores after the sigmoid; {@code objectness} as probabilities too, or null where the head has none. */
    public static ClassScores ofProbabilities(int count, int classes, float[] probabilities, float[] objectness) {
        return new ClassScores(count, classes, probabilities, objectness, false);
    }

    /** P. */
    public int count() {
        return count;
    }

    /** C. */
    public int classes() {
        return classes;
    }

    public boolean hasObjectness() {
        return objectness != null;
    }

    /** True where {@link #array()} holds logits. */
    public boolean isLogits() {
        return logits;
    }

    /** The numbers as given, {@code [P × C]}. */
    public float[] array() {
        return values;
    }

    /** The objectness numbers as given, {@code [P]}, or null. */
    public float[] objectnessArray() {
        return objectness;
    }

    /** σ of the class logit, in 0…1, without objectness. */
    public double probability(int prior, int cls) {
        double v = values[prior * classes + cls];
        return logits ? sigmoid(v) : v;
    }

    /** The class logit; of a probability its inverse sigmoid, clamped to ±27.6 (probability 1e-12). */
    public double logit(int prior, int cls) {
        double v = values[prior * classes + cls];
        return logits ? v : logit(v);
    }

    /** Probability that the prior holds any object; 1 where the head has no objectness. */
    public double objectness(int prior) {
        if (objectness == null) {
            return 1;
        }
        return logits ? sigmoid(objectness[prior]) : objectness[prior];
    }

    /**
     * The objectness of every prior as a probability, {@code [P]}, not to be written to; null where the head has none. Worked
     * out at the first call and remembered, because no parameter changes it.
     */
    public double[] objectnessProbabilities() {
        if (objectness == null) {
            return null;
        }
        double[] known = objectnessProbabilities;
        if (known == null) {
            known = new double[count];
            for (int i = 0; i < count; i++) {
                known[i] = objectness(i);
            }
            objectnessProbabilities = known;
        }
        return known;
    }

    /** Class probability times objectness: the score a detector with an objectness branch reports. */
    public double joint(int prior, int cls) {
        return probability(prior, cls) * objectness(prior);
    }

    /** The class with the largest number, lowest index on ties. */
    public int bestClass(int prior) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (values[prior * classes + c] > values[prior * classes + best]) {
                best = c;
            }
        }
        return best;
    }

    /**
     * The largest class probability of a prior, without objectness; NaN where one of its numbers is NaN. All priors are
     * searched at the first call and remembered, because no parameter changes them.
     */
    public double maxProbability(int prior) {
        double[] max = largest;
        if (max == null) {
            max = findLargest();
            largest = max;
        }
        return max[prior];
    }

    private double[] findLargest() {
        double[] max = new double[count];
        for (int i = 0; i < count; i++) {
            float best = Float.NEGATIVE_INFINITY;
            int end = (i + 1) * classes;
            for (int k = i * classes; k < end; k++) {
                best = Math.max(best, values[k]);
            }
            max[i] = logits ? sigmoid(best) : best;
        }
        return max;
    }

    public static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** The inverse sigmoid of a probability, clamped to ±27.6 (probability 1e-12). */
    public static double logit(double p) {
        double q = Math.min(Math.max(p, MIN_PROBABILITY), 1 - MIN_PROBABILITY);
        return Math.log(q / (1 - q));
    }
}
