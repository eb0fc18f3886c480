package anchorlens.assign;

import anchorlens.parameters.Labelled;

/** What became of a prior as a candidate of one ground truth: kept, or the first gate it failed. */
public enum Verdict implements Labelled {
    /** A positive of this ground truth. */
    KEPT("kept"),
    /** Not among the k best (nearest, cheapest …). */
    NOT_IN_TOP_K("not in the top k"),
    /** Its IoU, metric or centre prior lies below the threshold. */
    BELOW_THRESHOLD("below the threshold"),
    /** Its centre lies outside the box, or outside the sampled part of it. */
    CENTRE_OUTSIDE("centre outside"),
    /** The ground truth is too small or too large for the prior's level. */
    OUT_OF_LEVEL_RANGE("out of the level's range"),
    /** Another ground truth had the better claim. */
    LOST_TO_OTHER_GT("lost to another ground truth"),
    /** In an ignore region, or between the negative and the positive threshold: takes no part in the loss. */
    IGNORED("ignored");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
