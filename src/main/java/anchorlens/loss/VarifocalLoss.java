package anchorlens.loss;

import anchorlens.parameters.Parameter;

/**
 * Varifocal loss of one class logit x with a soft target q: {@code q · BCE(p, q)} where q &gt; 0 and
 * {@code −α · p^γ · ln(1 − p)} where q = 0, {@code p = σ(x)}.
 *
 * <p>Positives are weighted by their quality and not modulated; only negatives are.
 *
 * <p><strong>Source:</strong> Zhang et al. 2021, "VarifocalNet", equation 2; mmdetection 3.3 {@code varifocal_loss}.
 *
 * @param alpha       weight of negatives, 0 or more
 * @param gamma       how fast an easy negative fades, 0 or more
 * @param iouWeighted false to weigh every positive 1 instead of q
 */
public record VarifocalLoss(
        @Parameter(label = "Weight of negatives", symbol = "α", min = 0, max = 10, sliderMax = 2,
                help = "How much background counts against the positives.", source = "VarifocalNet, section 4.4: 0.75")
        double alpha,
        @Parameter(label = "Focusing", symbol = "γ", min = 0, max = 10, sliderMax = 5,
                help = "How fast an easy negative fades; positives are not modulated.",
                source = "VarifocalNet, section 4.4: 2")
        double gamma,
        @Parameter(label = "Weigh positives by IoU", help = "Off: every positive weighs 1 instead of its quality.",
                source = "mmdetection 3.3: on")
        boolean iouWeighted) implements LogitLoss {

    public VarifocalLoss() {
        this(0.75, 2, true);
    }

    public VarifocalLoss {
        if (!(alpha >= 0 && gamma >= 0)) {
            throw new IllegalArgumentException("α and γ of the varifocal loss must be 0 or more, but are " + alpha
                    + " and "
                    + gamma);
        }
    }

    @Override
    public double value(double logit, double target) {
        return factor(Logistic.sigmoid(logit), target) * Logistic.crossEntropy(logit, target);
    }

    @Override
    public double gradient(double logit, double target) {
        double p = Logistic.sigmoid(logit);
        if (target > 0) {
            return factor(p, target) * (p - target);
        }
        return factor(p, target) * (p + gamma * Logistic.sigmoid(-logit) * Logistic.softplus(logit));
    }

    /** What the cross entropy is multiplied by: q (or 1) of a positive, {@code α · p^γ} of a negative. */
    public double factor(double probability, double target) {
        if (target > 0) {
            return iouWeighted ? target : 1;
        }
        return alpha * (gamma == 2 ? probability * probability : Math.pow(probability, gamma));
    }
}
