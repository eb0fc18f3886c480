package anchorlens.scene;

import anchorlens.geometry.Edge;

/**
 * An error made on purpose in an annotation.
 *
 * @param kind what is wrong
 * @param edge the edge of {@link Kind#SHIFTED_EDGE}, else null
 * @param by   how far that edge was moved, in pixels, positive to the right or down; else 0
 */
public record InjectedError(Kind kind, Edge edge, double by) {
    /** An annotation as its convention wants it. */
    public static final InjectedError NONE = new InjectedError(Kind.NONE, null, 0);

    /** Kinds of errors; in files in lower case. */
    public enum Kind {
        /** No error. */
        NONE,
        /** One edge lies beside every legitimate position. */
        SHIFTED_EDGE,
        /** The annotation names another class. */
        SWAPPED_LABEL,
        /** The object has no annotation. */
        MISSING_BOX,
        /** The object has been annotated before. */
        DUPLICATE_BOX
    }

    static InjectedError of(Kind kind) {
        return new InjectedError(kind, null, 0);
    }
}
