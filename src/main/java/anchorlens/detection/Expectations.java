package anchorlens.detection;

import anchorlens.geometry.Edge;
import java.util.Arrays;

/**
 * The expected distances of the four edges of many priors, block by block. Logits are exponentiated as they are, in vector
 * loops; where their sum is too large or small for that to be exact, the softmax is taken the careful way.
 *
 * <p>{@code Σ_k p_k · position_k} is summed from the last bin down: the sum of what lies at or above each bin, times the
 * step to it.
 */
final class Expectations {
    /** Priors of a block: as much as the fastest memory holds. */
    static final int BLOCK = 16;
    private static final double LARGEST = Math.exp(Exponential.MODERATE);
    private static final Edge[] EDGES = Edge.values();
    private final EdgeDistributions distributions;
    private final float[] logits;
    private final int bins;
    private final double start;
    /** From the bin before to each bin. */
    private final double[] steps;
    private final boolean uniform;
    private final double[] powers;
    private final int perPrior;

    Expectations(EdgeDistributions distributions) {
        this.distributions = distributions;
        logits = distributions.array();
        bins = distributions.bins().count();
        start = distributions.bins().position(0);
        steps = new double[bins];
        for (int k = 1; k < bins; k++) {
            steps[k] = distributions.bins().position(k) - distributions.bins().position(k - 1);
        }
        uniform = Arrays.stream(steps).skip(1).allMatch(s -> s == steps[1]);
        perPrior = EDGES.length * bins;
        powers = new double[BLOCK * perPrior];
    }

    /** The distances l, t, r, b of up to {@value #BLOCK} priors, in strides or in units of their reference boxes. */
    void of(int firstPrior, int count, double[] out) {
        Exponential.ofModerate(logits, firstPrior * perPrior, powers, count * perPrior);
        for (int n = 0; n < count; n++) {
            if (uniform) {
                uniform(n * perPrior, out, n * EDGES.length);
            } else {
                for (Edge edge : EDGES) {
                    out[n * EDGES.length + edge.ordinal()] = stepwise(n * perPrior + edge.ordinal() * bins);
                }
            }
        }
        for (int row = 0; row < EDGES.length * count; row++) {
            if (Double.isNaN(out[row])) {
                out[row] = distributions.expectation(firstPrior + row / EDGES.length, EDGES[row % EDGES.length]);
            }
        }
    }

    /** The four edges of a prior side by side, whose sums need not wait for each other; NaN where one is not to be trusted. */
    private void uniform(int l, double[] out, int at) {
        int t = l + bins;
        int r = t + bins;
        int b = r + bins;
        double aboveL = 0;
        double aboveT = 0;
        double aboveR = 0;
        double aboveB = 0;
        double weightedL = 0;
        double weightedT = 0;
        double weightedR = 0;
        double weightedB = 0;
        for (int k = bins - 1; k > 0; k--) {
            aboveL += powers[l + k];
            weightedL += aboveL;
            aboveT += powers[t + k];
            weightedT += aboveT;
            aboveR += powers[r + k];
            weightedR += aboveR;
            aboveB += powers[b + k];
            weightedB += aboveB;
        }
        out[at] = quotient(weightedL * steps[1], aboveL + powers[l]);
        out[at + 1] = quotient(weightedT * steps[1], aboveT + powers[t]);
        out[at + 2] = quotient(weightedR * steps[1], aboveR + powers[r]);
        out[at + 3] = quotient(weightedB * steps[1], aboveB + powers[b]);
    }

    private double stepwise(int first) {
        double above = 0;
        double weighted = 0;
        for (int k = bins - 1; k > 0; k--) {
            above += powers[first + k];
            weighted += above * steps[k];
        }
        return quotient(weighted, above + powers[first]);
    }

    private double quotient(double weighted, double sum) {
        return sum < LARGEST && sum > 1 / LARGEST ? start + weighted / sum : Double.NaN;
    }
}
