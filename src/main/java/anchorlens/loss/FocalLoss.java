package anchorlens.loss;

/**
 * Focal loss of one class logit x: {@code −α (1 − p)^γ ln p} of the object's class, {@code −(1 − α) p^γ ln(1 − p)} of
 * every other, {@code p = σ(x)}.
 *
 * <p><strong>Source:</strong> Lin et al. 2017, "Focal Loss for Dense Object Detection", equation 5; mmdetection 3.3
 * {@code py_sigmoid_focal_loss}.
 *
 * @param alpha weight of the object's class against the others, 0…1
 * @param gamma how fast a well classified prior fades, 0 or more
 */
public record FocalLoss(double alpha, double gamma) {
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

    /** What the cross entropy is multiplied by, for a probability. */
    public double factor(double probability, boolean positive) {
        return factorOfError(positive ? 1 - probability : probability, positive);
    }

    /** @param error distance of p from its target: 1 − p of the object's class, p of the others */
    private double factorOfError(double error, boolean positive) {
        return (positive ? alpha : 1 - alpha) * (gamma == 2 ? error * error : Math.pow(error, gamma));
    }
}
