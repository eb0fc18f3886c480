package anchorlens.analysis.audit;

import anchorlens.assign.Verdict;
import anchorlens.parameters.Labelled;

/** Why an object has no or few positives. */
public enum Cause implements Labelled {
    /** No prior's centre lies inside the box, on any level. */
    TOO_SMALL("too small for the stride"),
    CENTRE_OUTSIDE("centre outside"),
    OUT_OF_LEVEL_RANGE("out of the level's range"),
    BELOW_THRESHOLD("below the threshold"),
    NOT_IN_TOP_K("not in the top k"),
    LOST_TO_OTHER("lost to another object"),
    IGNORED("ignored"),
    /** The nearest priors are all taken already; there are no more of them. */
    NO_MORE_PRIORS("no more priors near it");

    private final String label;

    Cause(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    static Cause of(Verdict verdict) {
        return switch (verdict) {
            case CENTRE_OUTSIDE -> CENTRE_OUTSIDE;
            case OUT_OF_LEVEL_RANGE -> OUT_OF_LEVEL_RANGE;
            case BELOW_THRESHOLD -> BELOW_THRESHOLD;
            case NOT_IN_TOP_K -> NOT_IN_TOP_K;
            case LOST_TO_OTHER_GT -> LOST_TO_OTHER;
            case IGNORED -> IGNORED;
            case KEPT -> NO_MORE_PRIORS;
        };
    }
}
