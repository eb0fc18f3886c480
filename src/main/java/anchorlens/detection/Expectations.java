package anchorlens.detection;

import anchorlens.geometry.Edge;

/**
 * The expected distances of all four edges of a prior at once. Logits are exponentiated as they are, in vector loops; where
 * they are so large that their sum could leave the range of a double, the softmax is taken the careful way.
 */
final class Expectations {
    private static final double LARGEST = 1e100;
    private static final Edge[] EDGES = Edge.values();
    private final EdgeDistributions distributions;
    private final float[] logits;
    private final double[] positions;
    private final double[] powers;

    Expectations(EdgeDistributions distributions) {
        this.distributions = distributions;
        logits = distributions.array();
        positions = new double[distributions.bins().count()];
        for (int k = 0; k < positions.length; k++) {
            positions[k] = distributions.bins().position(k);
        }
        powers = new double[EDGES.length * positions.length];
    }

    /** The distances l, t, r, b of a prior, in strides or in units of its reference box. */
    void of(int prior, double[] out) {
        int from = prior * powers.length;
        for (int k = 0; k < powers.length; k++) {
            powers[k] = logits[from + k];
        }
        Exponential.apply(powers, 0, powers.length);
        for (int e = 0; e < EDGES.length; e++) {
            double sum = 0;
            double weighted = 0;
            int first = e * positions.length;
            for (int k = 0; k < positions.length; k++) {
                sum += powers[first + k];
                weighted += powers[first + k] * positions[k];
            }
            out[e] = sum < LARGEST && sum > 1 / LARGEST ? weighted / sum : distributions.expectation(prior, EDGES[e]);
        }
    }
}
