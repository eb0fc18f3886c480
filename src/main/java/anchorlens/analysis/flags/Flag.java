package anchorlens.analysis.flags;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing worth a look.
 *
 * @param kind        what it is
 * @param object      index into {@link InspectionInput#objects}; −1 for {@link FlagKind#MISSING}
 * @param edges       which edges it is about, the strongest first; empty where it is about the whole box
 * @param score       how strongly, 0…1; the formula is in the help of the kind's threshold in {@link FlagSettings}
 * @param reason      one sentence for people, in image pixels
 * @param alternative the box as the model would have it, in image pixels: only the flagged edges differ from the annotation;
 *                    of {@code MISSING} the whole box; empty where there is nothing to take instead
 * @param cls         class of the model that the alternative has: the annotated one, of {@code CLASS_DOUBT} and
 *                    {@code MISSING} the one the model sees; −1 where the model lacks the annotated class
 * @param other       of {@code DUPLICATE} the earlier annotation's index into the objects, else −1
 */
public record Flag(FlagKind kind, int object, List<Edge> edges, double score, String reason, Optional<Box> alternative,
                   int cls, int other) {
    public Flag {
        edges = List.copyOf(edges);
        Objects.requireNonNull(alternative, "alternative");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a flag's score lies in 0 … 1, but is " + score);
        }
    }

    /** The strongest edge; empty where the flag is about the whole box. */
    public Optional<Edge> edge() {
        return edges.stream().findFirst();
    }
}
