package anchorlens.assign;

import anchorlens.detection.GroundTruth;
import java.util.Arrays;

/** The (prior, ground truth) pairs that a weighting weighs: by ground truth and, within one, by prior. */
final class PairTable {
    /** Prior, ground truth and row in the ground truth's bag of every pair, {@code [K]}. */
    final int[] prior;
    final int[] gt;
    final int[] row;

    private PairTable(int pairs) {
        prior = new int[pairs];
        gt = new int[pairs];
        row = new int[pairs];
    }

    int count() {
        return prior.length;
    }

    /** The kept candidates of every bag. */
    static PairTable ofKept(AssignmentResult assignment) {
        int n = 0;
        for (CandidateBag bag : assignment.bags()) {
            n += bag.keptCount();
        }
        PairTable table = new PairTable(n);
        int k = 0;
        for (CandidateBag bag : assignment.bags()) {
            int from = k;
            for (int r = 0; r < bag.size(); r++) {
                if (bag.verdict(r) == Verdict.KEPT) {
                    table.set(k++, bag, r);
                }
            }
            table.sort(from, k);
        }
        return table;
    }

    /** All members of the bags that have a column, kept or not; the kept ones of the others. */
    static PairTable ofMembers(AssignmentResult assignment, String column) {
        if (assignment.bags().stream().anyMatch(bag -> !bag.hasColumn(column))) {
            return ofKept(assignment);
        }
        PairTable table = new PairTable(assignment.bags().stream().mapToInt(CandidateBag::size).sum());
        int k = 0;
        for (CandidateBag bag : assignment.bags()) {
            System.arraycopy(bag.priors(), 0, table.prior, k, bag.size());
            Arrays.fill(table.gt, k, k + bag.size(), bag.gt());
            for (int r = 0; r < bag.size(); r++) {
                table.row[k + r] = r;
            }
            table.sort(k, k + bag.size());
            k += bag.size();
        }
        return table;
    }

    private void set(int k, CandidateBag bag, int r) {
        prior[k] = bag.prior(r);
        gt[k] = bag.gt();
        row[k] = r;
    }

    private void sort(int from, int to) {
        boolean sorted = true;
        for (int k = from + 1; k < to && sorted; k++) {
            sorted = prior[k - 1] < prior[k];
        }
        if (sorted) {
            return;
        }
        long[] keys = new long[to - from];
        for (int k = from; k < to; k++) {
            keys[k - from] = (long) prior[k] << 32 | row[k];
        }
        Arrays.sort(keys);
        for (int k = from; k < to; k++) {
            prior[k] = (int) (keys[k - from] >> 32);
            row[k] = (int) keys[k - from];
        }
    }

    /** Class probability of every pair's ground truth, {@code [K]}. */
    double[] scores(GroundTruth truth, CheckedPredictions predictions) {
        double[] s = new double[count()];
        for (int from = 0; from < s.length; ) {
            int to = endOfGt(from);
            predictions.probabilities(prior, from, to, truth.label(gt[from]), s, from);
            from = to;
        }
        return s;
    }

    /** IoU of every pair's predicted box with its ground truth, {@code [K]}. */
    double[] overlaps(GroundTruth truth, CheckedPredictions predictions) {
        double[] u = new double[count()];
        for (int k = 0; k < u.length; k++) {
            int g = gt[k];
            u[k] = predictions.iou(prior[k], truth.boxes().x1(g), truth.boxes().y1(g), truth.boxes().x2(g),
                    truth.boxes().y2(g));
        }
        return u;
    }

    /** One past the last pair of the ground truth that pair {@code from} belongs to. */
    int endOfGt(int from) {
        int k = from;
        while (k < gt.length && gt[k] == gt[from]) {
            k++;
        }
        return k;
    }

    /**
     * A quantity of the pairs as a loss uses it that writes ground truth after ground truth: where those of one class share a
     * prior, the later one's over the earlier's.
     *
     * @param values {@code [K]}
     */
    double[] asLastOfClass(double[] values, GroundTruth truth, int priorCount) {
        double[] out = values.clone();
        int[] lastOfPrior = new int[priorCount];
        Arrays.fill(lastOfPrior, -1);
        int[] earlier = new int[count()];
        for (int k = 0; k < earlier.length; k++) {
            int i = prior[k];
            int label = truth.label(gt[k]);
            for (int j = lastOfPrior[i]; j >= 0; j = earlier[j]) {
                if (truth.label(gt[j]) == label) {
                    out[j] = values[k];
                }
            }
            earlier[k] = lastOfPrior[i];
            lastOfPrior[i] = k;
        }
        return out;
    }

    /**
     * The weight of every prior as background, {@code [P]}: a function of the probability of its highest-scored class,
     * 0 of an ignored prior and of one with a pair.
     *
     * @param objectness what the probability is multiplied by, {@code [P]}; null for nothing
     */
    double[] background(AssignmentResult assignment, CheckedPredictions predictions, double[] objectness,
                        java.util.function.DoubleUnaryOperator weight) {
        double[] out = new double[assignment.priorCount()];
        boolean[] paired = new boolean[out.length];
        for (int p : prior) {
            paired[p] = true;
        }
        for (int i = 0; i < out.length; i++) {
            if (!paired[i] && assignment.state()[i] != PriorState.IGNORED) {
                double s = predictions.maxProbability(i);
                out[i] = weight.applyAsDouble(objectness == null ? s : s * objectness[i]);
            }
        }
        return out;
    }
}
