package anchorlens.assign;

import anchorlens.detection.GroundTruth;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything an assigner may look at, in input-image pixels. What no parameter changes, such as an index of the predicted
 * boxes, is worked out when a method first asks for it and remembered: a slider moves over one and the same input. Safe on
 * any thread.
 */
public final class AssignmentInput {
    private final Priors priors;
    private final GroundTruth groundTruth;
    private final Optional<Predictions> predictions;
    private final int inputWidth;
    private final int inputHeight;
    private volatile PredictedBoxes predictedBoxes;
    private volatile LargestIou largestIou;
    private volatile double[] rootBackground;
    private volatile double[] qualityBackground;
    private volatile double[] focalBackground;

    /**
     * @param priors      the P priors
     * @param groundTruth the G objects and the ignore regions
     * @param predictions one prediction a prior; absent where no model is open, which only static assigners can do without
     * @param inputWidth  width of the network's input
     * @param inputHeight height of the network's input
     */
    public AssignmentInput(Priors priors, GroundTruth groundTruth, Optional<Predictions> predictions, int inputWidth,
                           int inputHeight) {
        this.priors = Objects.requireNonNull(priors, "priors");
        this.groundTruth = Objects.requireNonNull(groundTruth, "groundTruth");
        if (predictions.isPresent() && predictions.get().count() != priors.count()) {
            throw new IllegalArgumentException("there are " + priors.count() + " priors but predictions of "
                    + predictions.get().count() + "; choose one prior a cell, as the model has");
        }
        this.predictions = predictions;
        this.inputWidth = inputWidth;
        this.inputHeight = inputHeight;
    }

    public Priors priors() {
        return priors;
    }

    public GroundTruth groundTruth() {
        return groundTruth;
    }

    public Optional<Predictions> predictions() {
        return predictions;
    }

    public int inputWidth() {
        return inputWidth;
    }

    public int inputHeight() {
        return inputHeight;
    }

    /** @throws IllegalArgumentException where there are none */
    public Predictions requirePredictions(String who) {
        return predictions.orElseThrow(() -> new IllegalArgumentException(
                who + " looks at predicted scores and boxes: open a model, or choose a static assigner such as ATSS"));
    }

    /**
     * A search of its own over the predicted boxes.
     *
     * @throws IllegalArgumentException naming the first box that is not finite
     */
    PredictedBoxes searchPredictedBoxes() {
        PredictedBoxes known = predictedBoxes;
        if (known == null) {
            Predictions p = requirePredictions("A search of predicted boxes");
            known = new PredictedBoxes(p.boxes(), groundTruth.boxes(), new CheckedPredictions(p));
            predictedBoxes = known;
        }
        return known.anotherSearch();
    }

    /** The largest IoU of predicted boxes with any ground truth. */
    LargestIou largestIou() {
        LargestIou known = largestIou;
        if (known == null) {
            known = new LargestIou(requirePredictions("The largest IoU"), groundTruth.boxes());
            largestIou = known;
        }
        return known;
    }

    /**
     * Where {@link RootClassCost} remembers the sum of each prior, {@code [P]}, NaN where it is not known yet. Written by
     * any thread, and the same by all.
     */
    double[] rootBackground() {
        double[] known = rootBackground;
        if (known == null) {
            known = unknown();
            rootBackground = known;
        }
        return known;
    }

    /** Where {@link LossTable#FOCAL} of all classes of each prior is remembered, in the same way. */
    double[] focalBackground() {
        double[] known = focalBackground;
        if (known == null) {
            known = unknown();
            focalBackground = known;
        }
        return known;
    }

    /** Where {@link LossTable#QUALITY} of all classes of each prior is remembered, in the same way. */
    double[] qualityBackground() {
        double[] known = qualityBackground;
        if (known == null) {
            known = unknown();
            qualityBackground = known;
        }
        return known;
    }

    private double[] unknown() {
        double[] out = new double[priors.count()];
        Arrays.fill(out, Double.NaN);
        return out;
    }
}
