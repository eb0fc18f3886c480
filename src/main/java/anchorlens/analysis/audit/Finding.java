package anchorlens.analysis.audit;

import anchorlens.assign.Explanation;
import anchorlens.geometry.Edge;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing an audit found.
 *
 * @param problem what it is
 * @param object  index of the object, −1 where it is about the image
 * @param edge    of {@link Problem#UNREACHABLE}, else null
 * @param cause   why the object has no or few positives, else null
 * @param measure positives of the object; px beyond the reach or the border; IoU of duplicates; NaN where there is nothing to
 *                measure
 * @param reason  one sentence for people
 * @param remedy  a parameter of the assigner and the value with which the object has more positives, tried out
 * @param input   a larger input with which the object has more positives, tried out where no parameter of the assigner helps
 */
public record Finding(Problem problem, int object, Edge edge, Cause cause, double measure, String reason,
                      Optional<Explanation.Flip> remedy, Optional<Input> input) {
    /** The size of a network's input in pixels. */
    public record Input(int width, int height) {
    }

    public Finding {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(input, "input");
    }

    static Finding of(Problem problem, int object, double measure, String reason) {
        return new Finding(problem, object, null, null, measure, reason, Optional.empty(), Optional.empty());
    }
}
