package anchorlens.analysis.compare;

/**
 * What a configuration makes of a group of objects: all, those of a class, or of a size.
 *
 * @param objects    ground truths it was given
 * @param positives  their kept candidates
 * @param starved    those without a positive
 * @param gained     those without a positive that have one in the first configuration
 * @param lost       those with a positive that have none in the first configuration
 * @param sumPos     Σ w_pos over their pairs; NaN without weights
 * @param sumNeg     Σ w_neg over their pairs; NaN without weights
 */
public record SetGroup(long objects, long positives, long starved, long gained, long lost, double sumPos, double sumNeg) {
    /** Of no objects. */
    public static final SetGroup NONE = new SetGroup(0, 0, 0, 0, 0, 0, 0);

    /** What bars are drawn of. */
    public enum Quantity {
        POSITIVES_EACH, POSITIVES, STARVED, POS_EACH, NEG_EACH;

        /** NaN where there is none. */
        public double of(SetGroup g) {
            if (g.objects == 0) {
                return Double.NaN;
            }
            return switch (this) {
                case POSITIVES_EACH -> (double) g.positives / g.objects;
                case POSITIVES -> g.positives;
                case STARVED -> g.starved;
                case POS_EACH -> g.sumPos / g.objects;
                case NEG_EACH -> g.sumNeg / g.objects;
            };
        }
    }

    SetGroup plus(int kept, boolean isGained, boolean isLost, double pos, double neg) {
        return new SetGroup(objects + 1, positives + kept, starved + (kept == 0 ? 1 : 0), gained + (isGained ? 1 : 0), lost + (isLost ? 1 : 0),
                sumPos + pos, sumNeg + neg);
    }
}
