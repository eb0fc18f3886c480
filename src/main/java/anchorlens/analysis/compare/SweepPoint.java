package anchorlens.analysis.compare;

/**
 * What a method makes of the images at one cell of a sweep.
 *
 * @param images    images that were assigned
 * @param objects   their ground truths
 * @param positives kept candidates; a prior kept by several ground truths counts for each
 * @param starved   ground truths without a positive
 * @param sumPos    Σ w_pos over all weighed pairs; NaN without weights
 * @param sumNeg    Σ w_neg over all weighed pairs, background left out; NaN without weights
 * @param agreement Jaccard's index of the positives with those of the current choice, over all images together; NaN where
 *                  neither has one
 * @param note      why images are missing, in one sentence; empty where none are
 */
public record SweepPoint(int images, long objects, long positives, long starved, double sumPos, double sumNeg, double agreement,
                         String note) {
    /** The quantities that curves are drawn of. */
    public enum Metric {
        POSITIVES, STARVED, SUM_POS, SUM_NEG, AGREEMENT;

        /** NaN where there is none. */
        public double of(SweepPoint p) {
            if (p.images == 0) {
                return Double.NaN;
            }
            return switch (this) {
                case POSITIVES -> p.positives;
                case STARVED -> p.starved;
                case SUM_POS -> p.sumPos;
                case SUM_NEG -> p.sumNeg;
                case AGREEMENT -> p.agreement;
            };
        }
    }
}
