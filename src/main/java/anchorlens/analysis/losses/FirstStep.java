package anchorlens.analysis.losses;

import anchorlens.loss.LogitLoss;
import anchorlens.loss.PriorBias;

/**
 * The classification loss of the first training step against the prior probability π that the class bias is set to, divided by
 * the number of positives.
 *
 * @param positives targets 1
 * @param negatives targets 0, every class of every prior that takes part
 */
public record FirstStep(long positives, long negatives) {
    /** Of the priors that were counted. */
    public static FirstStep of(FocalResult.Imbalance counts) {
        return new FirstStep(counts.foreground(), (counts.foreground() + counts.background()) * counts.classes() - counts.foreground());
    }

    /** Loss at a π between 0 and 1. */
    public double loss(LogitLoss loss, double probability) {
        return PriorBias.firstLoss(loss, probability, positives, negatives);
    }

    /** The part of it that background has, 0…1. */
    public double backgroundShare(LogitLoss loss, double probability) {
        return PriorBias.firstLoss(loss, probability, 0, negatives) / (loss(loss, probability) * Math.max(1, positives));
    }

    /** {@code n} values of π, evenly spaced in decades from 1e-4 to 0.5. */
    public static double[] probabilities(int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = 1e-4 * Math.pow(5000, i / (n - 1.0));
        }
        return out;
    }
}
