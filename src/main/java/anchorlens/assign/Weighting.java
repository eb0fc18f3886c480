package anchorlens.assign;

import anchorlens.parameters.Preset;
import anchorlens.task.CancellationToken;
import java.util.List;
import java.util.Set;

/**
 * Gives every candidate its positive and negative loss weight. Like an {@link Assigner}, a public record in one file,
 * registered through {@code @AutoService(Weighting.class)}.
 */
public interface Weighting extends Preset.Provider {
    String id();

    String displayName();

    String summary();

    /** The formula it decides by, in one sentence with the published numbers. */
    default String formula() {
        return "";
    }

    /** What it is good for, in one sentence. */
    default String goodFor() {
        return "";
    }

    String source();

    Set<Need> needs();

    /**
     * Weighs the candidates of an assignment.
     *
     * @throws IllegalArgumentException in one sentence where a need is not met or a prediction is not finite
     */
    LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel);

    /**
     * Charts of how the candidates of one ground truth were weighed, the most telling first.
     *
     * @param weights    what {@link #weigh} returned
     * @param assignment what they were made from
     */
    default List<CandidateChart> charts(LossWeights weights, AssignmentResult assignment, int gt) {
        return List.of(new WeightCharts(weights, assignment, gt).byCandidate());
    }

    static List<Weighting> catalog() {
        return java.util.ServiceLoader.load(Weighting.class).stream().map(java.util.ServiceLoader.Provider::get)
                .sorted(java.util.Comparator.comparing(Weighting::displayName)).toList();
    }
}
