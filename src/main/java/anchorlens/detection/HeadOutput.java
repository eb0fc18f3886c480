package anchorlens.detection;

import anchorlens.geometry.Boxes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a dense head said about one image, in plain arrays, prior by prior in the order of its priors.
 *
 * @param inputWidth    width of the network's input in pixels
 * @param inputHeight   height of the network's input in pixels
 * @param priors        what the head predicts from: points, the head's own anchors, or loose boxes where it has no grid
 * @param scores        class scores of all priors
 * @param distributions edge distributions, where the head has them
 * @param boxes         boxes {@code [P × 4]} in input pixels that do not follow from distributions: decoded by the model, or
 *                      from its distances or deltas
 * @param offsets       offsets of boundary points by which boxes are refined, where the head has them; boxes and distributions
 *                      are those before the refinement
 */
public record HeadOutput(int inputWidth, int inputHeight, Priors priors, ClassScores scores,
                         Optional<EdgeDistributions> distributions, Optional<Boxes> boxes, Optional<EdgeOffsets> offsets) {
    public HeadOutput {
        Objects.requireNonNull(scores, "scores");
        if (scores.count() != priors.count()) {
            throw new IllegalArgumentException("there are " + priors.count() + " priors, but scores of " + scores.count());
        }
        if (offsets.isPresent() && offsets.get().count() != priors.count()) {
            throw new IllegalArgumentException("there are " + priors.count() + " priors, but offsets of " + offsets.get().count());
        }
    }

    /** A head that does not refine its boxes. */
    public HeadOutput(int inputWidth, int inputHeight, Priors priors, ClassScores scores,
                      Optional<EdgeDistributions> distributions, Optional<Boxes> boxes) {
        this(inputWidth, inputHeight, priors, scores, distributions, boxes, Optional.empty());
    }

    /** The same with offsets of boundary points. */
    public HeadOutput withOffsets(Optional<EdgeOffsets> found) {
        return new HeadOutput(inputWidth, inputHeight, priors, scores, distributions, boxes, found);
    }

    /** A head with one point a cell, at the given offset in it. */
    public HeadOutput(int inputWidth, int inputHeight, List<FeatureLevel> levels, double priorOffset, ClassScores scores,
                      Optional<EdgeDistributions> distributions, Optional<Boxes> boxes) {
        this(inputWidth, inputHeight, new PointPriors(levels, priorOffset), scores, distributions, boxes);
    }

    public int priorCount() {
        return scores.count();
    }

    /** The grids, fine to coarse; none where the priors are loose boxes. */
    public List<FeatureLevel> levels() {
        return priors.levels();
    }

    /** Where in its cell a prior lies: 0 corner, 0.5 middle; 0.5 where there is no grid. */
    public double priorOffset() {
        return switch (priors) {
            case PointPriors points -> points.offset();
            case AnchorPriors anchors -> anchors.offset();
            case BoxPriors _ -> 0.5;
        };
    }
}
