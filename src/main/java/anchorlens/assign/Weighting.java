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

    String source();

    Set<Need> needs();

    /**
     * Weighs the candidates of an assignment.
     *
     * @throws IllegalArgumentException in one sentence where a need is not met or a prediction is not finite
     */
    LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel);

    static List<Weighting> catalog() {
        return java.util.ServiceLoader.load(Weighting.class).stream().map(java.util.ServiceLoader.Provider::get)
                .sorted(java.util.Comparator.comparing(Weighting::displayName)).toList();
    }
}
