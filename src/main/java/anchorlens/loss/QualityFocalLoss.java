package anchorlens.loss;

import anchorlens.parameters.Parameter;

/**
 * Quality focal loss of one class logit x with a soft target q: {@code |q − p|^β · BCE(p, q)}, {@code p = σ(x)}.
 *
 * <p>q is the IoU of the predicted box for the class of a positive and 0 for every other class. The factor is part of
 * the loss: the gradient flows through it.
 *
 * <p><strong>Source:</strong> Li et al. 2020, "Generalized Focal Loss", equation 5; mmdetection 3.3
 * {@code quality_focal_loss}.
 *
 * @param beta how fast the loss fades as p approaches q, at least 0; below 1 the gradient grows without bound beside p
 *             = q
 */
public record QualityFocalLoss(
        @Parameter(label = "Focusing", symbol = "β", min = 0, max = 10, sliderMax = 5,
                help = "How fast the loss fades as the score approaches the quality.", source = "GFL, table 1: 2")
        double beta) implements LogitLoss {

    public QualityFocalLoss() {
        this(2);
    }

    public QualityFocalLoss {
        if (!(beta >= 0)) {
            throw new IllegalArgumentException("β of the quality focal loss must be 0 or more, but is " + beta);
        }
    }

    @Override
    public double value(double logit, double target) {
        return factor(Logistic.sigmoid(logit), target) * Logistic.crossEntropy(logit, target);
    }

    /** The derivative with respect to the logit; 0 at p = q. */
    @Override
    public double gradient(double logit, double target) {
        double p = Logistic.sigmoid(logit);
        double difference = p - target;
        if (difference == 0) {
            return 0;
        }
        double ofFactor = beta * Math.pow(Math.abs(difference), beta - 1) * Math.signum(difference) * p
                * Logistic.sigmoid(-logit);
        return factor(p, target) * difference + ofFactor * Logistic.crossEntropy(logit, target);
    }

    /** The modulating factor {@code |q − p|^β} of a probability. */
    public double factor(double probability, double target) {
        double difference = Math.abs(target - probability);
        return beta == 2 ? difference * difference : Math.pow(difference, beta);
    }
}
