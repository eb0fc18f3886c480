package anchorlens.analysis.audit;

import anchorlens.parameters.Labelled;

/** What an audit finds. */
public enum Problem implements Labelled {
    /** No prior learns the object. */
    NO_POSITIVES("no positives"),
    /** Fewer priors than asked for learn it. */
    FEW_POSITIVES("few positives"),
    /** None of the priors that learn it can express the edge with its bins. */
    UNREACHABLE("unreachable edge"),
    /** The box has no area, or a number of it is not finite. */
    DEGENERATE("degenerate box"),
    /** The box leaves the image. */
    OFF_IMAGE("off the image"),
    /** Another box of the class is nearly the same. */
    DUPLICATE("duplicate box"),
    /** The image could not be read, so its objects were not looked at. */
    UNREADABLE("unreadable image");

    private final String label;

    Problem(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
