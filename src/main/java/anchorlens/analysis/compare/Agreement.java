package anchorlens.analysis.compare;

import anchorlens.assign.AssignmentResult;
import java.util.List;

/**
 * How far schemes agree on who learns what.
 *
 * <p><strong>Source:</strong> Jaccard 1912, "The distribution of the flora in the alpine zone".
 */
public final class Agreement {
    private Agreement() {
    }

    /**
     * Jaccard's index of the positives of two schemes, |A ∩ B| / |A ∪ B|. An element is a prior together with the ground truth
     * it is a positive of, so a prior that both use for different objects is no agreement.
     *
     * @return 0 … 1; NaN where neither has a positive or their grids differ
     */
    public static double jaccard(Scheme a, Scheme b) {
        Overlap o = a.isComparableWith(b) ? overlap(a, b) : new Overlap(0, 0);
        return o.any() == 0 ? Double.NaN : (double) o.both() / o.any();
    }

    /** Positives of two schemes with the ground truths they learn. @param both in both @param any in either */
    public record Overlap(long both, long any) {
    }

    /** What {@link #jaccard} is the ratio of, to be added up over images. The schemes must have the same priors and objects. */
    public static Overlap overlap(Scheme a, Scheme b) {
        AssignmentResult ra = a.assignment();
        AssignmentResult rb = b.assignment();
        int both = 0;
        int any = 0;
        for (int p = 0; p < ra.priorCount(); p++) {
            boolean inA = ra.isPositive(p);
            boolean inB = rb.isPositive(p);
            boolean same = inA && inB && ra.gtIndex()[p] == rb.gtIndex()[p];
            both += same ? 1 : 0;
            any += same ? 1 : (inA ? 1 : 0) + (inB ? 1 : 0);
        }
        return new Overlap(both, any);
    }

    /** {@code [S × S]} of all schemes with each other; 1 on the diagonal of a scheme with positives. */
    public static double[][] matrix(List<Scheme> schemes) {
        double[][] out = new double[schemes.size()][schemes.size()];
        for (int i = 0; i < out.length; i++) {
            for (int j = i; j < out.length; j++) {
                out[i][j] = jaccard(schemes.get(i), schemes.get(j));
                out[j][i] = out[i][j];
            }
        }
        return out;
    }
}
