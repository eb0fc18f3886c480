package anchorlens.scene;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.util.List;

/**
 * An object of a drawn scene with its annotation and the truth about it.
 *
 * @param category index into {@link SceneGenerator#CATEGORIES} as annotated
 * @param truly    the class that was drawn
 * @param box      as annotated, to a hundredth of a pixel
 * @param edges    what is legitimate, in the order of {@link Edge}
 * @param error    what is wrong with the annotation; {@link InjectedError#NONE} if nothing
 */
public record DrawnObject(int category, int truly, Box box, List<TrueEdge> edges, InjectedError error) {
    public DrawnObject {
        edges = List.copyOf(edges);
    }

    public TrueEdge edge(Edge edge) {
        return edges.get(edge.ordinal());
    }

    /** False for an object whose annotation was left out. */
    public boolean isAnnotated() {
        return error.kind() != InjectedError.Kind.MISSING_BOX;
    }

    /** True if any edge has two legitimate positions plainly apart. */
    public boolean isAmbiguous() {
        return edges.stream().anyMatch(TrueEdge::isAmbiguous);
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
