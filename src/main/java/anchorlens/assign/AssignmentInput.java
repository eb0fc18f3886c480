package anchorlens.assign;

import anchorlens.detection.GroundTruth;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything an assigner may look at, in input-image pixels.
 *
 * @param priors      the P priors
 * @param groundTruth the G objects and the ignore regions
 * @param predictions one prediction a prior; absent where no model is open, which only static assigners can do without
 * @param inputWidth  width of the network's input
 * @param inputHeight height of the network's input
 */
public record AssignmentInput(Priors priors, GroundTruth groundTruth, Optional<Predictions> predictions,
                              int inputWidth, int inputHeight) {
    public AssignmentInput {
        Objects.requireNonNull(priors, "priors");
        Objects.requireNonNull(groundTruth, "groundTruth");
        if (predictions.isPresent() && predictions.get().count() != priors.count()) {
            throw new IllegalArgumentException("there are " + priors.count() + " priors but predictions of "
                    + predictions.get().count() + "; choose one prior a cell, as the model has");
        }
    }

    /** @throws IllegalArgumentException where there are none */
    public Predictions requirePredictions(String who) {
        return predictions.orElseThrow(() -> new IllegalArgumentException(
                who + " looks at predicted scores and boxes: open a model, or choose a static assigner such as ATSS"));
    }
}
