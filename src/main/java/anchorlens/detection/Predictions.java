package anchorlens.detection;

import anchorlens.geometry.Boxes;
import java.util.Optional;

/**
 * One decoded prediction a prior, in input-image pixels, never clipped to the image.
 *
 * @param boxes         {@code [P × 4]}
 * @param scores        {@code [P × C]}
 * @param distributions {@code [P × 4 × B]}, where the head has them
 */
public record Predictions(Boxes boxes, ClassScores scores, Optional<EdgeDistributions> distributions) {
    public Predictions {
        if (boxes.count() != scores.count()) {
            throw new IllegalArgumentException(boxes.count() + " boxes but scores of " + scores.count() + " priors");
        }
    }

    public int count() {
        return scores.count();
    }
}
