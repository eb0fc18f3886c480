package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.Exponential;
import anchorlens.detection.GroundTruth;
import anchorlens.task.CancellationToken;
import java.util.Arrays;
import java.util.List;

/** {@link DwWeighting} by the released code. */
final class DwCodeWeights {
    private static final double EPSILON = 1e-12;
    private static final double LOW_IOU = 0.5;
    private static final int BLOCK = PairMeasures.BLOCK;
    private final GroundTruth truth;
    private final AssignmentResult assignment;
    private final CheckedPredictions predictions;
    private final Power interest;
    private final CancellationToken cancel;
    private final Power ofMu;
    private final Power ofNu;
    private final Power falling;
    private final double scale;
    private final PairTable pairs;
    private final PairMeasures measures;
    private final double[] pCls;
    private final double[] u;
    private final double[] pos;
    private final double[] neg;

    DwCodeWeights(DwWeighting rules, GroundTruth truth, AssignmentResult assignment, CheckedPredictions predictions,
                  Power interest, CancellationToken cancel) {
        this.truth = truth;
        this.assignment = assignment;
        this.predictions = predictions;
        this.interest = interest;
        this.cancel = cancel;
        ofMu = new Power(rules.mu());
        ofNu = new Power(rules.nu());
        falling = new Power(rules.gamma1());
        scale = 1 / (1 - falling.of(LOW_IOU));
        pairs = PairTable.ofMembers(assignment, DwBags.CENTER_PRIOR);
        measures = new PairMeasures(pairs, truth, assignment, predictions, rules.tau());
        int n = pairs.count();
        pCls = new double[n];
        u = new double[n];
        pos = new double[n];
        neg = new double[n];
    }

    LossWeights weigh() {
        double[] e = new double[BLOCK];
        double[] power = new double[BLOCK];
        for (int from = 0; from < pairs.count(); ) {
            cancel.throwIfCancelled();
            int to = pairs.endOfGt(from);
            double sum = 0;
            for (int block = from; block < to; block += BLOCK) {
                int end = measures.read(block, to);
                System.arraycopy(measures.iou, 0, u, block, end - block);
                System.arraycopy(measures.pCls, 0, pCls, block, end - block);
                sum = positive(block, end - block, sum, e, power);
            }
            normalise(from, to, sum);
            negative(from, to, e, power);
            from = to;
        }
        return new LossWeights(pairs.prior, pairs.gt, pos, neg, terms(),
                pairs.background(assignment, predictions, predictions.objectnessOfAll(), interest::of));
    }

    private List<Term> terms() {
        return List.of(new Term("s", "σ(class logit)", () -> measures.ofAll(m -> m.s)),
                new Term("p_cls", "s · objectness", pCls),
                new Term("IoU", "of the predicted box with the ground truth", u),
                new Term("p_loc", "exp(−τ · (1 − GIoU))", () -> measures.ofAll(m -> m.pLoc)),
                new Term("t", "p_cls · p_loc", () -> measures.ofAll(m -> m.t)),
                new Term("centre prior", "G of the bag, 1 where it has none", () -> measures.ofAll(m -> m.center)),
                new Term("P_neg", "(1 − IoU^γ₁) / (1 − 0.5^γ₁), stretched to 0…1 per ground truth, 1 below IoU 0.5",
                        this::misplaced),
                new Term("P_neg in the loss", "that of the last ground truth of the class that holds the prior",
                        () -> pairs.asLastOfClass(misplaced(), truth, assignment.priorCount())),
                new Term("I_neg", "p_cls^γ₂", this::confident));
    }

    /**
     * The numerators of the positive weights of the pairs that were just read.
     *
     * @param sum of the pairs of the ground truth before these
     * @return the sum with these
     */
    private double positive(int from, int n, double sum, double[] e, double[] power) {
        double[] share = measures.t;
        System.arraycopy(share, 0, e, 0, n);
        Exponential.applyToModerate(e, 0, n);
        for (int k = 0; k < n; k++) {
            share[k] *= measures.center[k];
        }
        ofMu.apply(e, 0, power, n);
        for (int k = 0; k < n; k++) {
            pos[from + k] = power[k] * share[k];
        }
        ofNu.apply(e, 0, power, n);
        return sum + Sums.ofProducts(power, share, n);
    }

    private void normalise(int from, int to, double sum) {
        double factor = 1 / Math.max(sum, EPSILON);
        for (int k = from; k < to; k++) {
            pos[k] *= factor;
        }
    }

    private void negative(int from, int to, double[] misplaced, double[] confident) {
        Stretch stretch = stretch(from, to);
        for (int block = from; block < to; block += BLOCK) {
            int n = Math.min(to - block, BLOCK);
            stretch.apply(block, n, misplaced);
            interest.apply(pCls, block, confident, n);
            for (int k = 0; k < n; k++) {
                neg[block + k] = misplaced[k] * confident[k];
            }
        }
    }

    private double[] misplaced() {
        double[] out = new double[u.length];
        double[] block = new double[BLOCK];
        for (int from = 0; from < out.length; ) {
            int to = pairs.endOfGt(from);
            Stretch stretch = stretch(from, to);
            for (; from < to; from += BLOCK) {
                stretch.apply(from, Math.min(to - from, BLOCK), block);
                System.arraycopy(block, 0, out, from, Math.min(to - from, BLOCK));
            }
            from = to;
        }
        return out;
    }

    private double[] confident() {
        double[] out = new double[pCls.length];
        interest.apply(pCls, 0, out, out.length);
        return out;
    }

    private Stretch stretch(int from, int to) {
        double worst = u[from];
        double best = u[from];
        for (int k = from + 1; k < to; k++) {
            worst = Math.min(worst, u[k]);
            best = Math.max(best, u[k]);
        }
        double least = (1 - falling.of(best)) * scale;
        return new Stretch(best, least, 1 / (Math.min(1, (1 - falling.of(worst)) * scale) - least + EPSILON));
    }

    /** {@code P_neg} of the pairs of one ground truth, stretched between that of its best and that of its worst. */
    private final class Stretch {
        private final double best;
        private final double least;
        private final double perSpan;

        Stretch(double best, double least, double perSpan) {
            this.best = best;
            this.least = least;
            this.perSpan = perSpan;
        }

        /** Where the best reaches IoU 0.5, all that fall short of it come out above 1, which is cut off. */
        void apply(int from, int n, double[] out) {
            if (best < LOW_IOU) {
                Arrays.fill(out, 0, n, 1);
                return;
            }
            falling.apply(u, from, out, n);
            for (int k = 0; k < n; k++) {
                out[k] = Math.min(1, ((1 - out[k]) * scale - least + EPSILON) * perSpan);
            }
        }
    }
}
