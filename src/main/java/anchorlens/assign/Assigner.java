package anchorlens.assign;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.Preset;
import anchorlens.task.CancellationToken;
import java.util.List;
import java.util.Set;

/**
 * Decides which priors learn which ground truth.
 *
 * <p>An implementation is a public record whose components, annotated with
 * {@link anchorlens.parameters.Parameter @Parameter}, are its hyper-parameters; its no-argument constructor holds the
 * published defaults and registers it through {@code @AutoService(Assigner.class)}. One file holds one method. It appears in
 * the window and on the command line by being there.
 *
 * <p>Contract: deterministic, ties to the lowest index; positives ⊆ candidates; no ground truth gives all priors negative; a
 * ground truth of zero area is never an error; permuting the ground truths permutes the result (but for ties); NaN in a
 * prediction is named in an exception, never spread; the token is polled at least once a level or ground truth.
 */
public interface Assigner extends Preset.Provider {
    /** Short lower-case name for the command line and presets: "atss". */
    String id();

    /** The field's name: "ATSS". */
    String displayName();

    /** One sentence for the help: what it does. */
    String summary();

    /** The formula it decides by, in one sentence with the published numbers. */
    default String formula() {
        return "";
    }

    /** What it is good for, in one sentence. */
    default String goodFor() {
        return "";
    }

    /** Author, year, title, and the reference implementation followed. */
    String source();

    Set<Need> needs();

    /** The kind of method, under which people look for it. */
    default Family family() {
        return needs().contains(Need.PREDICTIONS) ? Family.DYNAMIC : Family.STATIC;
    }

    /** Whether a prior may be a positive of several objects; {@code gtIndex} then names one of them. */
    default boolean sharesPriors() {
        return family() == Family.SOFT;
    }

    /** Kinds of assigners, in the order in which the field came to them. */
    enum Family implements Labelled {
        /** Decides from priors and annotations alone. */
        STATIC("static"),
        /** Looks at what the model predicts now. */
        DYNAMIC("dynamic"),
        /** Shares priors out among the objects as a transport problem. */
        OPTIMAL_TRANSPORT("optimal transport"),
        /** Has no hard set of positives: every candidate takes part by its weight, so pictures show weights. */
        SOFT("soft"),
        /** One prior or query an object. */
        ONE_TO_ONE("one-to-one");

        private final String label;

        Family(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** The id of the weighting that the method is published with. */
    String usualWeighting();

    /**
     * Assigns.
     *
     * @throws IllegalArgumentException in one sentence where a need is not met or a prediction is not finite
     * @throws java.util.concurrent.CancellationException when the token asks for it
     */
    AssignmentResult assign(AssignmentInput input, CancellationToken cancel);

    /**
     * Every quantity and gate that decided about one pair, computed anew from the same input; also for priors that never
     * were candidates.
     *
     * @param result what {@link #assign} returned for this input
     */
    Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt);

    /**
     * Charts of what decided among the candidates of one ground truth, the most telling first: thresholds as lines, what was
     * fitted as curves. Computed anew from the same input, off the screen's thread.
     *
     * @param result what {@link #assign} returned for this input
     */
    default List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        return List.of();
    }

    /** All assigners on the class path with their default parameters, by family and then by display name. */
    static List<Assigner> catalog() {
        return java.util.ServiceLoader.load(Assigner.class).stream().map(java.util.ServiceLoader.Provider::get)
                .sorted(java.util.Comparator.comparing(Assigner::family).thenComparing(Assigner::displayName)).toList();
    }
}
