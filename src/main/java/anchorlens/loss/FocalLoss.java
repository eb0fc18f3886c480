package anchorlens.loss;

import anchorlens.parameters.Parameter;

/**
 * Focal loss of one class logit x: {@code −α (1 − p)^γ ln p} of the object's class, {@code −(1 − α) p^γ ln(1 − p)} of
 * every other, {@code p = σ(x)}.
 *
 * <p>A target y between 0 and 1 is read as the reference implementation does: {@code (α y + (1 − α)(1 − y)) · e^γ ·
 * BCE(p, y)} with the error {@code e = (1 − p) y + p (1 − y)}.
 *
 * <p><strong>Source:</strong> Lin et al. 2017, "Focal Loss for Dense Object Detection", equation 5; mmdetection 3.3
 * {@code py_sigmoid_focal_loss}.
 *
 * @param alpha weight of the object's class against the others, 0…1
 * @param gamma how fast a well classified prior fades, 0 or more
 */
public record FocalLoss(
        @Parameter(label = "Positive share", symbol = "α", min = 0, max = 1,
                help = "Weight of positives; background has the rest to 1.", source = "RetinaNet, section 4: 0.25")
        double alpha,
        @Parameter(label = "Focusing", symbol = "γ", min = 0, max = 10, sliderMax = 5,
                help = "How fast the loss of a well classified prior fades.", source = "RetinaNet, section 4: 2")
        double gamma) implements LogitLoss {

    public FocalLoss() {
        this(0.25, 2);
    }

    public FocalLoss {
        if (!(alpha >= 0 && alpha <= 1 && gamma >= 0)) {
            throw new IllegalArgumentException("the focal loss needs α in 0…1 and γ of 0 or more, not " + alpha
                    + " and "
                    + gamma);
        }
    }

    /** The loss, 0 or more. */
    public double value(double logit, boolean positive) {
        return positive ? factorOfError(Logistic.sigmoid(-logit), true) * Logistic.softplus(-logit)
                : factorOfError(Logistic.sigmoid(logit), false) * Logistic.softplus(logit);
    }

    /** The derivative with respect to the logit. */
    public double gradient(double logit, boolean positive) {
        double x = positive ? -logit : logit;
        double error = Logistic.sigmoid(x);
        double slope = factorOfError(error, positive) * (error + gamma * Logistic.sigmoid(-x) * Logistic.softplus(x));
        return positive ? -slope : slope;
    }

    @Override
    public double value(double logit, double target) {
        if (target == 0 || target == 1) {
            return value(logit, target == 1);
        }
        return share(target) * Math.pow(error(logit, target), gamma) * Logistic.crossEntropy(logit, target);
    }

    @Override
    public double gradient(double logit, double target) {
        if (target == 0 || target == 1) {
            return gradient(logit, target == 1);
        }
        double p = Logistic.sigmoid(logit);
        double error = error(logit, target);
        double ofFactor = gamma * Math.pow(error, gamma - 1) * (1 - 2 * target) * p * Logistic.sigmoid(-logit);
        return share(target) * (ofFactor * Logistic.crossEntropy(logit, target) + Math.pow(error,
                gamma) * (p - target));
    }

    private double share(double target) {
        return alpha * target + (1 - alpha) * (1 - target);
    }

    private static double error(double logit, double target) {
        return Logistic.sigmoid(-logit) * target + Logistic.sigmoid(logit) * (1 - target);
    }

    /** What the cross entropy is multiplied by, for a probability. */
    public double factor(double probability, boolean positive) {
        return factorOfError(positive ? 1 - probability : probability, positive);
    }

    /** @param error distance of p from its target: 1 − p of the object's class, p of the others */
    private double factorOfError(double error, boolean positive) {
        return (positive ? alpha : 1 - alpha) * (gamma == 2 ? error * error : Math.pow(error, gamma));
    }
}
