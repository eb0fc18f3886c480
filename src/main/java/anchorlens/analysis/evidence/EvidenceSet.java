package anchorlens.analysis.evidence;

import anchorlens.geometry.Box;
import anchorlens.geometry.Iou;
import java.util.Arrays;

/**
 * The priors that speak of one annotated object, and how loudly.
 *
 * <p>Two kinds of evidence are needed, because the annotated box hides the other convention from those who agree with it,
 * while only those who may agree can support it:
 * <ul>
 * <li><em>Grown</em>: independent of the annotated extent; tells whether an edge is ambiguous.
 *     <ol>
 *     <li>The seed is the best-scored prior of the class whose centre, and the centre of whose box, lie strictly inside the
 *         annotated box.
 *     <li>All join whose {@code s ≥ share · s_seed}, {@code intersection / min(area) ≥ 0.75} and {@code IoU ≥ 0.2} with the
 *         seed's box.
 *     <li>{@code w = s}.
 *     </ol>
 * <li><em>Supporting</em>: {@code IoU with the annotated box ≥ 0.4}, {@code w = s · IoU⁶}; tells whether the annotated edge
 *     finds any support.
 * </ul>
 *
 * @param members indices into {@link ConfidentPriors}, ascending
 * @param weights of each, summing to 1
 * @param seed    index of the seed, −1 without one
 */
public record EvidenceSet(int[] members, double[] weights, int seed) {
    /** Nobody speaks. */
    public static final EvidenceSet NONE = new EvidenceSet(new int[0], new double[0], -1);

    /** @param annotated in input pixels */
    public static EvidenceSet grown(ConfidentPriors priors, Box annotated, int cls, EvidenceSettings settings) {
        double[] score = priors.scores(cls);
        int seed = -1;
        double best = settings.leastScore();
        for (int i = 0; i < score.length; i++) {
            if (score[i] > best && isInside(annotated, priors.centerX(i), priors.centerY(i))) {
                Box box = priors.box(i);
                if (isInside(annotated, box.centerX(), box.centerY())) {
                    seed = i;
                    best = score[i];
                }
            }
        }
        if (seed < 0) {
            return NONE;
        }
        double least = settings.seedShare() * best;
        Box around = priors.box(seed);
        int[] members = new int[score.length];
        double[] weights = new double[score.length];
        int n = 0;
        for (int i = 0; i < score.length; i++) {
            if (score[i] > settings.leastScore() && score[i] >= least
                    && (i == seed || belongs(around, priors.box(i), settings))) {
                members[n] = i;
                weights[n++] = score[i];
            }
        }
        return of(members, weights, n, seed);
    }

    /** @param annotated in input pixels */
    public static EvidenceSet supporting(ConfidentPriors priors, Box annotated, int cls, EvidenceSettings settings) {
        double[] score = priors.scores(cls);
        int[] members = new int[score.length];
        double[] weights = new double[score.length];
        int n = 0;
        int best = -1;
        for (int i = 0; i < score.length; i++) {
            if (score[i] > settings.leastScore()) {
                double iou = Iou.iou(priors.box(i), annotated);
                if (iou >= settings.supportIou() && iou > 0) {
                    best = n == 0 || score[i] > score[best] ? i : best;
                    members[n] = i;
                    weights[n++] = score[i] * Math.pow(iou, settings.supportPower());
                }
            }
        }
        return of(members, weights, n, best);
    }

    private static EvidenceSet of(int[] members, double[] weights, int n, int seed) {
        if (n == 0) {
            return NONE;
        }
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += weights[k];
        }
        double[] shares = new double[n];
        for (int k = 0; k < n; k++) {
            shares[k] = weights[k] / sum;
        }
        return new EvidenceSet(Arrays.copyOf(members, n), shares, seed);
    }

    private static boolean isInside(Box box, double x, double y) {
        return x > box.x1() && x < box.x2() && y > box.y1() && y < box.y2();
    }

    private static boolean belongs(Box seed, Box other, EvidenceSettings settings) {
        double common = Iou.intersection(seed.x1(), seed.y1(), seed.x2(), seed.y2(), other.x1(), other.y1(), other.x2(),
                other.y2());
        return common > 0 && common >= settings.leastInside() * Math.min(seed.area(), other.area())
                && Iou.iou(seed, other) >= settings.seedIou();
    }

    public int size() {
        return members.length;
    }

    public boolean isEmpty() {
        return members.length == 0;
    }

    /** Effective number of priors, {@code 1 / Σ w²} (Kish 1965); 0 for an empty set. */
    public double effectiveSize() {
        double sum = 0;
        for (double w : weights) {
            sum += w * w;
        }
        return sum == 0 ? 0 : 1 / sum;
    }
}
