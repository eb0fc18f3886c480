package anchorlens.analysis.losses;

import anchorlens.detection.BinGrid;
import anchorlens.loss.DistributionFocalLoss;
import anchorlens.loss.LogitLoss;

/**
 * Distribution focal loss as a function of one logit: of two neighbouring bins, the logit is that of the right one less that of
 * the left one, and the target the share of the way from left to right.
 *
 * <p><strong>Source:</strong> {@link DistributionFocalLoss} with two bins, whose other bins have no probability.
 */
public record TwoBinLoss() implements LogitLoss {
    private static final DistributionFocalLoss PAIR = new DistributionFocalLoss(BinGrid.integers(2));

    /** {@inheritDoc} The target, 0…1, is the share of the way from the left bin to the right one. */
    @Override
    public double value(double logit, double target) {
        return target == 1 ? PAIR.value(new double[] {logit, 0}, 0) : PAIR.value(new double[] {0, logit}, target);
    }

    @Override
    public double gradient(double logit, double target) {
        return target == 1 ? PAIR.gradient(new double[] {logit, 0}, 0)[0] : PAIR.gradient(new double[] {0, logit}, target)[1];
    }
}
