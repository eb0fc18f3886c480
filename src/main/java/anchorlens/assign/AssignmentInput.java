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
    private final Lazy<PredictedBoxes> predictedBoxes = new Lazy<>(this::indexPredictedBoxes);
    private final Lazy<LargestIou> largestIou = new Lazy<>(this::measureLargestIou);
    private final Lazy<double[]> rootBackground = new Lazy<>(this::unknown);
    private final Lazy<double[]> qualityBackground = new Lazy<>(this::unknown);
    private final Lazy<double[]> focalBackground = new Lazy<>(this::unknown);

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
        return predictedBoxes.get().anotherSearch();
    }

    private PredictedBoxes indexPredictedBoxes() {
        Predictions p = requirePredictions("A search of predicted boxes");
        return new PredictedBoxes(p.boxes(), groundTruth.boxes(), new CheckedPredictions(p));
    }

    /** The largest IoU of predicted boxes with any ground truth. */
    LargestIou largestIou() {
        return largestIou.get();
    }

    private LargestIou measureLargestIou() {
        return new LargestIou(requirePredictions("The largest IoU"), groundTruth.boxes());
    }

    /**
     * Where {@link RootClassCost} remembers the sum of each prior, {@code [P]}, NaN where it is not known yet. Written by
     * any thread, and the same by all.
     */
    double[] rootBackground() {
        return rootBackground.get();
    }

    /** Where {@link LossTable#FOCAL} of all classes of each prior is remembered, in the same way. */
    double[] focalBackground() {
        return focalBackground.get();
    }

    /** Where {@link LossTable#QUALITY} of all classes of each prior is remembered, in the same way. */
    double[] qualityBackground() {
        return qualityBackground.get();
    }

    private double[] unknown() {
        double[] out = new double[priors.count()];
        Arrays.fill(out, Double.NaN);
        return out;
    }
}
