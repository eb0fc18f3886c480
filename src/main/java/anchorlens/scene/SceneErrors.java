package anchorlens.scene;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.util.ArrayList;
import java.util.List;

/** Makes the errors that settings ask for and records each. */
final class SceneErrors {
    private static final int TRIES = 60;
    private static final double LEAST_SIDE = 6;

    private SceneErrors() {
    }

    static List<DrawnObject> inject(List<DrawnObject> objects, SceneSettings settings, Chance chance) {
        SceneSettings.Errors errors = settings.errors();
        List<DrawnObject> result = new ArrayList<>();
        for (DrawnObject object : objects) {
            double lot = chance.unit();
            double shifted = errors.shifted();
            double swapped = shifted + errors.swapped();
            double missing = swapped + errors.missing();
            if (lot < shifted) {
                result.add(shift(object, settings, chance));
            } else if (lot < swapped) {
                int other = chance.below(SceneGenerator.CATEGORIES.size() - 1);
                result.add(new DrawnObject(other >= object.truly() ? other + 1 : other, object.truly(), object.box(),
                        object.edges(), InjectedError.of(InjectedError.Kind.SWAPPED_LABEL)));
            } else if (lot < missing) {
                result.add(new DrawnObject(object.category(), object.truly(), object.box(), object.edges(),
                        InjectedError.of(InjectedError.Kind.MISSING_BOX)));
            } else {
                result.add(object);
                if (lot < missing + errors.duplicate()) {
                    result.add(duplicate(object, settings, chance));
                }
            }
        }
        return result;
    }

    /** Moves one edge by a part of the side so that it is at least the least shift from all that is legitimate. */
    private static DrawnObject shift(DrawnObject object, SceneSettings settings, Chance chance) {
        SceneSettings.Errors errors = settings.errors();
        for (int trial = 0; trial < TRIES; trial++) {
            Edge edge = Edge.values()[chance.below(4)];
            Box box = object.box();
            double side = edge.isHorizontalPosition() ? box.width() : box.height();
            double limit = edge.isHorizontalPosition() ? settings.width() : settings.height();
            double by = chance.sign() * chance.between(errors.leastShift(), errors.mostShift()) * side;
            double position = DrawnObject.rounded(box.edge(edge) + by);
            Box moved = box.withEdge(edge, position);
            if (position >= 0 && position <= limit && Math.min(moved.width(), moved.height()) >= LEAST_SIDE
                    && object.edge(edge).distance(position) >= errors.leastShift() * side) {
                return new DrawnObject(object.category(), object.truly(), moved, object.edges(),
                        new InjectedError(InjectedError.Kind.SHIFTED_EDGE, edge,
                                DrawnObject.rounded(position - box.edge(edge))));
            }
        }
        return object;
    }

    /** A second box, every edge up to three pixels off, within the picture. */
    private static DrawnObject duplicate(DrawnObject object, SceneSettings settings, Chance chance) {
        Box box = object.box();
        for (Edge edge : Edge.values()) {
            double limit = edge.isHorizontalPosition() ? settings.width() : settings.height();
            box = box.withEdge(edge,
                    DrawnObject.rounded(Math.clamp(box.edge(edge) + chance.between(-3, 3), 0, limit)));
        }
        return new DrawnObject(object.category(), object.truly(), box, object.edges(),
                InjectedError.of(InjectedError.Kind.DUPLICATE_BOX));
    }
}
