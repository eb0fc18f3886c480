package anchorlens.review;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.util.List;
import java.util.Optional;

/**
 * A flag as a scan finds it, in terms of the data set.
 *
 * @param kind        what it is
 * @param annotation  position among the image's annotations; −1 for a missing object
 * @param edges       which edges it is about, the strongest first; empty for the whole box
 * @param score       how strongly, 0…1
 * @param reason      one sentence
 * @param category    class of the annotation by its index; of a missing object the one the model sees, −1 where the set lacks it
 * @param annotated   the annotated box in image pixels; empty for a missing object
 * @param alternative the box to take instead, in image pixels; empty where there is none
 * @param instead     class to take instead by its index, −1 where the class stays or the set lacks it
 * @param other       of a duplicate the earlier annotation's position, else −1
 * @param separation  distance of the two likeliest positions of the strongest edge as a share of the box's side; 0 where there
 *                    are none
 * @param evidence    the positions of all edges; empty where the model has no distributions
 */
public record FoundFlag(FlagKind kind, int annotation, List<Edge> edges, double score, String reason, int category,
                        Optional<Box> annotated, Optional<Box> alternative, int instead, int other, double separation,
                        List<EdgeSummary> evidence) {
    public FoundFlag {
        edges = List.copyOf(edges);
        evidence = List.copyOf(evidence);
    }
}
