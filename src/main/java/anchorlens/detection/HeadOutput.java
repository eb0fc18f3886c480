package anchorlens.detection;

import anchorlens.geometry.Boxes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a dense head said about one image, in plain arrays, level by level in the order of {@link FeatureLevel}.
 *
 * @param inputWidth    width of the network's input in pixels
 * @param inputHeight   height of the network's input in pixels
 * @param levels        the grids, one prior a cell unless the level says otherwise
 * @param priorOffset   where in its cell a point lies: 0 corner, 0.5 middle
 * @param scores        class scores of all priors
 * @param distributions edge distributions, where the head has them
 * @param boxes         boxes the model decoded itself, {@code [P × 4]} in input pixels, where it has no distributions
 */
public record HeadOutput(int inputWidth, int inputHeight, List<FeatureLevel> levels, double priorOffset,
                         ClassScores scores, Optional<EdgeDistributions> distributions, Optional<Boxes> boxes) {
    public HeadOutput {
        levels = List.copyOf(levels);
        Objects.requireNonNull(scores, "scores");
        int priors = levels.isEmpty() ? 0 : levels.getLast().endPrior();
        if (scores.count() != priors) {
            throw new IllegalArgumentException("the grids have " + priors + " priors, the scores " + scores.count());
        }
    }

    public int priorCount() {
        return scores.count();
    }

    /** The points the head predicts from. */
    public PointPriors points() {
        return new PointPriors(levels, priorOffset);
    }
}
