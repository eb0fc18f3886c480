package anchorlens.ui.review;

import anchorlens.analysis.EdgeDensity;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is drawn over the picture of a flag, in image pixels.
 *
 * @param annotated   the box of the file
 * @param other       what could be taken instead, or was drawn by hand
 * @param otherName   what to write at it
 * @param edited      the box whose edges are being moved
 * @param active      the edge that arrow keys move
 * @param flagged     the edges the flag is about; empty for all
 * @param densities   where the model sees the edges
 * @param neighbours  the other annotated boxes of the image
 * @param twin        of a duplicate the earlier box
 * @param name        what to write at the annotated box
 */
record BoxScene(Optional<Box> annotated, Optional<Box> other, String otherName, Optional<Box> edited, Optional<Edge> active,
                Set<Edge> flagged, List<EdgeDensity> densities, List<Box> neighbours, Optional<Box> twin, String name) {
    static final BoxScene EMPTY = new BoxScene(Optional.empty(), Optional.empty(), "", Optional.empty(), Optional.empty(), Set.of(),
            List.of(), List.of(), Optional.empty(), "");

    /** The box that edges can be grabbed of. */
    Optional<Box> grabbed() {
        return edited.or(() -> annotated).or(() -> other);
    }

    /** All of the boxes that matter, with room around them; empty where there is none. */
    Optional<Box> place() {
        List<Box> all = java.util.stream.Stream.of(annotated, other, edited, twin).flatMap(Optional::stream).toList();
        return all.stream().reduce((a, b) -> new Box(Math.min(a.x1(), b.x1()), Math.min(a.y1(), b.y1()), Math.max(a.x2(), b.x2()),
                Math.max(a.y2(), b.y2())));
    }
}
