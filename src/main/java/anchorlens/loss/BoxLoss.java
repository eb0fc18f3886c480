package anchorlens.loss;

import anchorlens.geometry.Box;

/** A loss of one predicted box and its ground truth, unreduced; coordinates of both in the same unit, mostly pixels. */
public interface BoxLoss {
    /** The loss of a pair of boxes; boxes of zero or negative extent are allowed and yield a finite value. */
    double value(Box predicted, Box truth);

    /**
     * The derivative with respect to x1, y1, x2, y2 of the predicted box, {@code [4]}, per unit of length.
     *
     * <p>Where a coordinate equals that of the ground truth, the two sides of the kink share the derivative one half
     * each.
     */
    double[] gradient(Box predicted, Box truth);
}
