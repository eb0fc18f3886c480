package anchorlens.assign;

/** The k largest of the values offered with their priors, best first, ties to the lowest prior. */
final class TopK {
    private final double[] values;
    private final int[] priors;
    private int size;

    TopK(int k) {
        values = new double[k];
        priors = new int[k];
    }

    void clear() {
        size = 0;
    }

    void offer(double value, int prior) {
        int k = values.length;
        if (size == k && (value < values[k - 1] || value == values[k - 1] && prior > priors[k - 1])) {
            return;
        }
        int at = size < k ? size++ : k - 1;
        while (at > 0 && (value > values[at - 1] || value == values[at - 1] && prior < priors[at - 1])) {
            values[at] = values[at - 1];
            priors[at] = priors[at - 1];
            at--;
        }
        values[at] = value;
        priors[at] = prior;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == values.length;
    }

    /** What a value has to reach to be among the k: the least of them, −∞ while there are fewer. */
    double least() {
        return isFull() ? values[size - 1] : Double.NEGATIVE_INFINITY;
    }

    double value(int rank) {
        return values[rank];
    }

    int prior(int rank) {
        return priors[rank];
    }

    boolean contains(int prior) {
        for (int r = 0; r < size; r++) {
            if (priors[r] == prior) {
                return true;
            }
        }
        return false;
    }
}
