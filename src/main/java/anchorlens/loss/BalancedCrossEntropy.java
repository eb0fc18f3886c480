package anchorlens.loss;

import anchorlens.parameters.Parameter;

/**
 * Cross entropy with a fixed weight of each side: {@code −α y ln p − (1 − α)(1 − y) ln(1 − p)} for y of 0 or 1.
 *
 * <p>It evens out how many priors each side has, but not how hard they are. It is the focal loss with γ = 0, also for
 * targets between 0 and 1, which are weighted {@code α y + (1 − α)(1 − y)}.
 *
 * <p><strong>Source:</strong> Lin et al. 2017, "Focal Loss for Dense Object Detection", equation 3; mmdetection 3.3
 * {@code py_sigmoid_focal_loss} with γ = 0.
 *
 * @param alpha weight of the object's class against the others, 0…1
 */
public record BalancedCrossEntropy(
        @Parameter(label = "Positive share", symbol = "α", min = 0, max = 1,
                help = "Weight of positives; background has the rest to 1.",
                        source = "RetinaNet, table 1a: 0.75 is best")
        double alpha) implements LogitLoss {

    public BalancedCrossEntropy() {
        this(0.75);
    }

    public BalancedCrossEntropy {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("α of the balanced cross entropy must lie in 0…1, but is " + alpha);
        }
    }

    @Override
    public double value(double logit, double target) {
        return new FocalLoss(alpha, 0).value(logit, target);
    }

    @Override
    public double gradient(double logit, double target) {
        return new FocalLoss(alpha, 0).gradient(logit, target);
    }
}
