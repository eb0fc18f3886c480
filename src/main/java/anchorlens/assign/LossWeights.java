package anchorlens.assign;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * How strongly each prior is pulled towards an object and towards background: the loss of a prior for a class with
 * probability s is {@code −w_pos · ln s − w_neg · ln(1 − s)}.
 *
 * <p>The pair table has a row for every (prior, ground truth) that the scheme weighs, ordered by ground truth and, within
 * one, by prior; the terms the weights came from stand beside them. The arrays over priors are what pictures show: of a
 * prior with pairs its strongest one (largest w_pos, then lowest ground truth), of any other prior 0 and the background
 * weight of its highest-scored class.
 */
public final class LossWeights {
    /** A quantity of every pair, such as "s", "IoU" or "t", with the formula it comes from. */
    public static final class Term {
        private final String name;
        private final String formula;
        private final Lazy<double[]> values;

        public Term(String name, String formula, double[] values) {
            this(name, formula, () -> values);
        }

        /** A term that weights do not need: worked out when somebody asks for it, then kept. */
        public Term(String name, String formula, Supplier<double[]> source) {
            this.name = name;
            this.formula = formula;
            values = new Lazy<>(source);
        }

        public String name() {
            return name;
        }

        public String formula() {
            return formula;
        }

        /** {@code [K]}, not to be written to. */
        public double[] values() {
            return values.get();
        }
    }

    private final int[] prior;
    private final int[] gt;
    private final double[] pairPos;
    private final double[] pairNeg;
    private final List<Term> terms;
    private final double[] pos;
    private final double[] neg;
    private final int[] pairOf;

    /**
     * @param prior         {@code [K]} prior of each pair
     * @param gt            {@code [K]} ground truth of each pair
     * @param pairPos       {@code [K]} w_pos
     * @param pairNeg       {@code [K]} w_neg
     * @param terms         each {@code [K]}
     * @param backgroundNeg {@code [P]} w_neg of a prior as background; entries of priors with pairs are not looked at
     */
    public LossWeights(int[] prior, int[] gt, double[] pairPos, double[] pairNeg, List<Term> terms, double[] backgroundNeg) {
        this.prior = prior;
        this.gt = gt;
        this.pairPos = pairPos;
        this.pairNeg = pairNeg;
        this.terms = List.copyOf(terms);
        this.pos = new double[backgroundNeg.length];
        this.neg = backgroundNeg.clone();
        this.pairOf = new int[backgroundNeg.length];
        Arrays.fill(pairOf, -1);
        for (int k = 0; k < prior.length; k++) {
            int p = prior[k];
            int best = pairOf[p];
            if (best < 0 || pairPos[k] > pairPos[best]) {
                pairOf[p] = k;
                pos[p] = pairPos[k];
                neg[p] = pairNeg[k];
            }
        }
    }

    /** K, the number of weighed pairs. */
    public int pairCount() {
        return prior.length;
    }

    public int prior(int pair) {
        return prior[pair];
    }

    public int gt(int pair) {
        return gt[pair];
    }

    public double pairPos(int pair) {
        return pairPos[pair];
    }

    public double pairNeg(int pair) {
        return pairNeg[pair];
    }

    public List<Term> terms() {
        return terms;
    }

    /** {@code [P]} w_pos as pictures show it, not to be written to. */
    public double[] pos() {
        return pos;
    }

    /** {@code [P]} w_neg as pictures show it, not to be written to. */
    public double[] neg() {
        return neg;
    }

    /** The strongest pair of a prior, −1 where it has none. */
    public int pairOf(int prior) {
        return pairOf[prior];
    }

    /** The pair of a prior and a ground truth, −1 where the scheme does not weigh it. */
    public int pairOf(int priorIndex, int gtIndex) {
        for (int k = 0; k < prior.length; k++) {
            if (prior[k] == priorIndex && gt[k] == gtIndex) {
                return k;
            }
        }
        return -1;
    }
}
