package anchorlens.analysis.audit;

import anchorlens.assign.Explanation;
import anchorlens.geometry.Edge;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern GROUND_TRUTH = Pattern.compile("(\\bground truth )(\\d+)\\b");

    /** The size of a network's input in pixels. */
    public record Input(int width, int height) {
    }

    public Finding {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(input, "input");
    }

    /**
     * The same finding with other ground truths called by their numbers in another list, such as that of all annotations of an image.
     *
     * @param numberOf the number of each ground truth there
     */
    public Finding numbered(int[] numberOf) {
        String renamed = GROUND_TRUTH.matcher(reason).replaceAll(m -> m.group(1) + numberOf[Integer.parseInt(m.group(2))]);
        return new Finding(problem, object, edge, cause, measure, renamed, remedy, input);
    }

    static Finding of(Problem problem, int object, double measure, String reason) {
        return new Finding(problem, object, null, null, measure, reason, Optional.empty(), Optional.empty());
    }
}
