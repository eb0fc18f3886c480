package anchorlens.ui.compare;

import anchorlens.analysis.compare.Differences;
import anchorlens.analysis.compare.Differences.Change;
import anchorlens.analysis.compare.PriorMaps;
import anchorlens.analysis.compare.Scheme;
import anchorlens.assign.Verdict;
import java.util.Arrays;

/** What one pane draws for its scheme: worked out once for a result, painted for every frame. */
sealed interface PaneMap {
    /** Nothing to draw. @param reason in one sentence, empty where that goes without saying */
    record Nothing(String reason) implements PaneMap {
    }

    /**
     * Weights as sizes.
     *
     * @param pos    {@code [P]}, null where it is not shown
     * @param posMax the value of full size
     * @param neg    {@code [P]}, null where it is not shown
     * @param negMax the value of full size
     */
    record Sizes(double[] pos, double posMax, double[] neg, double negMax) implements PaneMap {
    }

    /** Values as colours from dark blue to yellow. @param low the darkest @param high the lightest @param rank whether they are ranks */
    record Shades(double[] values, double low, double high, boolean rank) implements PaneMap {
    }

    /** What became of candidates. @param positivesOnly whether the others are left out */
    record Verdicts(Verdict[] verdicts, boolean positivesOnly) implements PaneMap {
    }

    /** Differences to the reference as colours from blue to red. @param neg drawn as rings, null where not shown */
    record Diverging(double[] pos, double[] neg, double limit) implements PaneMap {
    }

    /** Changes against the reference. */
    record Changes(Change[] changes) implements PaneMap {
    }

    /**
     * How maps are made.
     *
     * @param show     what is shown
     * @param ownScale whether weights are measured by the scheme's own largest
     * @param gt       the ground truth that is shown alone, −1 for all
     */
    record How(Show show, boolean ownScale, int gt) {
    }

    /** The map of a scheme. @param posMax full size where the scale is common @param negMax likewise */
    static PaneMap of(Scheme scheme, How how, double posMax, double negMax) {
        if (how.show().needsWeights() && scheme.weights().isEmpty()) {
            return new Nothing("");
        }
        return switch (how.show()) {
            case PAIR, POS, NEG -> {
                double[] pos = how.show() == Show.NEG ? null : PriorMaps.pos(scheme, how.gt());
                double[] neg = how.show() == Show.POS ? null : PriorMaps.neg(scheme, how.gt());
                yield new Sizes(pos, how.ownScale() ? largest(pos) : posMax, neg, how.ownScale() ? largest(neg) : negMax);
            }
            case QUALITY -> new Shades(PriorMaps.qualities(scheme, how.gt()), 0, 1, false);
            case RANK -> {
                double[] ranks = PriorMaps.ranks(scheme, how.gt());
                yield new Shades(ranks, Math.max(2, PriorMaps.largest(ranks)), 1, true);
            }
            case POSITIVES -> new Verdicts(positives(scheme, how.gt()), true);
            case VERDICTS -> new Verdicts(PriorMaps.verdicts(scheme, how.gt()), false);
        };
    }

    private static Verdict[] positives(Scheme scheme, int gt) {
        Verdict[] out = new Verdict[scheme.priorCount()];
        for (int p = 0; p < out.length; p++) {
            boolean shown = scheme.assignment().isPositive(p) && (gt < 0 || scheme.assignment().gtIndex()[p] == gt);
            out[p] = shown ? Verdict.KEPT : null;
        }
        return out;
    }

    static double largest(double[] values) {
        return values == null ? 0 : PriorMaps.largest(values);
    }

    /** How a scheme differs from the reference. @param limit largest difference of all panes, 0 to take this map's own */
    static PaneMap difference(Scheme scheme, Scheme reference, How how) {
        if (how.show().needsWeights() && (scheme.weights().isEmpty() || reference.weights().isEmpty())
                || !scheme.isComparableWith(reference)) {
            return new Nothing("");
        }
        return switch (how.show()) {
            case PAIR, POS, NEG -> {
                double[] pos = how.show() == Show.NEG ? null : difference(PriorMaps.pos(scheme, how.gt()),
                        PriorMaps.pos(reference, how.gt()), how.ownScale());
                double[] neg = how.show() == Show.POS ? null : difference(PriorMaps.neg(scheme, how.gt()),
                        PriorMaps.neg(reference, how.gt()), how.ownScale());
                yield new Diverging(pos, neg, Math.max(largestSize(pos), largestSize(neg)));
            }
            case QUALITY -> diverging(Differences.of(PriorMaps.qualities(scheme, how.gt()), PriorMaps.qualities(reference, how.gt()),
                    Double.NaN));
            case RANK -> diverging(Differences.of(PriorMaps.ranks(scheme, how.gt()), PriorMaps.ranks(reference, how.gt()), Double.NaN));
            case POSITIVES -> new Changes(Differences.ofPositives(scheme, reference, how.gt()));
            case VERDICTS -> new Changes(Differences.ofVerdicts(scheme, reference, how.gt()));
        };
    }

    private static double[] difference(double[] values, double[] reference, boolean asShares) {
        return asShares ? Differences.of(Differences.shares(values), Differences.shares(reference), 0)
                : Differences.of(values, reference, 0);
    }

    private static Diverging diverging(double[] values) {
        return new Diverging(values, null, largestSize(values));
    }

    private static double largestSize(double[] values) {
        return values == null ? 0 : Arrays.stream(values).filter(v -> v == v).map(Math::abs).max().orElse(0);
    }

    /** True where the map marks a prior. */
    default boolean marks(int prior) {
        return switch (this) {
            case Nothing n -> false;
            case Sizes s -> false;
            case Shades s -> !Double.isNaN(s.values()[prior]);
            case Verdicts v -> v.verdicts()[prior] != null;
            case Diverging d -> d.limit() > 0 && (size(d.pos(), prior) > 0.02 * d.limit() || size(d.neg(), prior) > 0.02 * d.limit());
            case Changes c -> c.changes()[prior] != null;
        };
    }

    private static double size(double[] values, int prior) {
        return values == null || Double.isNaN(values[prior]) ? 0 : Math.abs(values[prior]);
    }
}
