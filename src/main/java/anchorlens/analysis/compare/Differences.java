package anchorlens.analysis.compare;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.Verdict;
import java.util.Arrays;

/** How the maps of one scheme differ from those of a reference, prior by prior. */
public final class Differences {
    /** What became of a prior between the reference and the scheme. */
    public enum Change {
        /** A positive of the same ground truth in both. */
        SAME,
        /** A positive in the scheme only. */
        GAINED,
        /** A positive in the reference only. */
        LOST,
        /** A positive of different ground truths. */
        MOVED,
        /** A candidate in either, kept by neither, for different reasons. */
        OTHER_REASON
    }

    private Differences() {
    }

    /**
     * {@code value − reference} of every prior.
     *
     * @param absent what a missing value counts as: 0 for weights; NaN leaves the prior out
     */
    public static double[] of(double[] values, double[] reference, double absent) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            boolean nothing = Double.isNaN(values[i]) && Double.isNaN(reference[i]);
            out[i] = nothing ? Double.NaN : or(values[i], absent) - or(reference[i], absent);
        }
        return out;
    }

    private static double or(double value, double absent) {
        return Double.isNaN(value) ? absent : value;
    }

    /** The values as shares of the largest; unchanged where that is 0. */
    public static double[] shares(double[] values) {
        double max = PriorMaps.largest(values);
        return max == 0 ? values : Arrays.stream(values).map(v -> v / max).toArray();
    }

    /**
     * Changes among the positives; null for a prior that is one in neither.
     *
     * @param gt counts the positives of this ground truth only; −1 for all
     */
    public static Change[] ofPositives(Scheme scheme, Scheme reference, int gt) {
        Change[] out = new Change[scheme.priorCount()];
        for (int p = 0; p < out.length; p++) {
            int now = ownGt(scheme.assignment(), p, gt);
            int before = ownGt(reference.assignment(), p, gt);
            if (now >= 0 || before >= 0) {
                out[p] = now == before ? Change.SAME : before < 0 ? Change.GAINED : now < 0 ? Change.LOST : Change.MOVED;
            }
        }
        return out;
    }

    private static int ownGt(AssignmentResult assignment, int prior, int gt) {
        int own = assignment.isPositive(prior) ? assignment.gtIndex()[prior] : -1;
        return gt < 0 || own == gt ? own : -1;
    }

    /** Changes among the verdicts: those of the positives, and candidates that fail for another reason. */
    public static Change[] ofVerdicts(Scheme scheme, Scheme reference, int gt) {
        Change[] out = ofPositives(scheme, reference, gt);
        Verdict[] now = PriorMaps.verdicts(scheme, gt);
        Verdict[] before = PriorMaps.verdicts(reference, gt);
        for (int p = 0; p < out.length; p++) {
            if (out[p] == null && now[p] != before[p]) {
                out[p] = Change.OTHER_REASON;
            }
        }
        return out;
    }
}
