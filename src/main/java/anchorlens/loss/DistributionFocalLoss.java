package anchorlens.loss;

import anchorlens.detection.BinGrid;
import java.util.Objects;

/**
 * Distribution focal loss of one edge: the cross entropy of its softmax with the target spread linearly over the two
 * bins beside it, {@code −(y_r − y)/(y_r − y_l) · ln p_l − (y − y_l)/(y_r − y_l) · ln p_r}.
 *
 * <p>Its minimum is the entropy of the two weights, not 0. Positions and target are in strides.
 *
 * <p><strong>Source:</strong> Li et al. 2020, "Generalized Focal Loss", equation 6; mmdetection 3.3
 * {@code distribution_focal_loss}, whose bins are 0, 1, 2 ….
 *
 * @param bins where the bins lie
 */
public record DistributionFocalLoss(BinGrid bins) {
    public DistributionFocalLoss {
        Objects.requireNonNull(bins, "bins");
    }

    /**
     * The loss, 0 or more.
     *
     * @param logits {@code [B]}
     * @param target a distance from the first bin on to before the last one, in strides
     * @throws IllegalArgumentException if the target lies elsewhere
     */
    public double value(double[] logits, double target) {
        int left = binLeftOf(target);
        double logSum = logSumExp(logits);
        double right = shareOfRight(left, target);
        return (1 - right) * (logSum - logits[left]) + right * (logSum - logits[left + 1]);
    }

    /** The derivative with respect to every logit: softmax less the two target weights, {@code [B]}. */
    public double[] gradient(double[] logits, double target) {
        int left = binLeftOf(target);
        double right = shareOfRight(left, target);
        double[] out = softmax(logits);
        out[left] -= 1 - right;
        out[left + 1] -= right;
        return out;
    }

    /** The expected distance {@code Σ_k p_k · position_k} in strides. */
    public double expectation(double[] logits) {
        double[] p = softmax(logits);
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum += p[k] * bins.position(k);
        }
        return sum;
    }

    /**
     * The derivative of the expected distance with respect to every logit: {@code p_k · (position_k − expectation)}.
     */
    public double[] expectationGradient(double[] logits) {
        double mean = expectation(logits);
        double[] out = softmax(logits);
        for (int k = 0; k < out.length; k++) {
            out[k] *= bins.position(k) - mean;
        }
        return out;
    }

    private double shareOfRight(int left, double target) {
        return (target - bins.position(left)) / (bins.position(left + 1) - bins.position(left));
    }

    private int binLeftOf(double target) {
        if (!(target >= bins.position(0) && target < bins.reach())) {
            throw new IllegalArgumentException("a target distance must lie from " + bins.position(0) + " to below "
                    + bins.reach() + " strides, but is " + target + "; clamp it first");
        }
        int left = 0;
        while (bins.position(left + 1) <= target) {
            left++;
        }
        return left;
    }

    private double[] softmax(double[] logits) {
        requireFit(logits);
        return Softmax.of(logits);
    }

    private double logSumExp(double[] logits) {
        requireFit(logits);
        return Softmax.logSumExp(logits);
    }

    private void requireFit(double[] logits) {
        if (logits.length != bins.count()) {
            throw new IllegalArgumentException(logits.length + " logits do not fit " + bins.count() + " bins");
        }
    }
}
