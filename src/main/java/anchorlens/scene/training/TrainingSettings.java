package anchorlens.scene.training;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import java.util.Objects;

/**
 * Everything that decides what a training yields, besides its scenes.
 *
 * @param network   measures of the network
 * @param assigner  decides which priors learn which object
 * @param weighting decides the classification loss and its targets
 * @param dfl       weight of distribution focal loss
 * @param giou      weight of the GIoU loss; above half of {@code dfl} it suppresses second modes
 * @param rate      largest learning rate
 * @param decay     weight decay
 * @param clip      largest norm of the gradients
 * @param batch     scenes a step
 * @param steps     in all
 * @param flip      whether half of the scenes are shown with left and right exchanged
 * @param seed      of the first weights, the order of scenes and the flips
 */
public record TrainingSettings(NetworkConfig network, Assigner assigner, Weighting weighting, double dfl, double giou,
                               double rate, double decay, double clip, int batch, long steps, boolean flip, long seed) {
    /** Share of the steps in which the rate rises to its largest. */
    static final double WARM_UP = 0.03;
    /** What the rate falls to, as a share of the largest. */
    static final double LAST_RATE = 0.02;

    public TrainingSettings {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(assigner, "assigner");
        ClassificationLoss.of(weighting);
        if (!(dfl >= 0 && giou >= 0 && rate > 0 && decay >= 0 && clip > 0) || batch < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "rate, clip, batch and steps must be above 0, loss weights and decay 0 or "
                    + "more, but are " + rate + ", " + clip + ", " + batch + ", " + steps + "; " + dfl + ", " + giou
                    + ", " + decay);
        }
    }

    /** The learning rate of a step from 1 on: a straight rise, then half a cosine. */
    double rateAt(long step) {
        double warm = Math.max(1, WARM_UP * steps);
        if (step < warm) {
            return rate * step / warm;
        }
        double done = (step - warm) / Math.max(1, steps - warm);
        return rate * (LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + Math.cos(Math.PI * Math.min(done, 1))));
    }

    /** What two trainings must share for one to go on where the other stopped. */
    String fingerprint(SceneSource scenes) {
        return this + " on " + scenes.count() + " scenes of " + scenes.classNames();
    }
}
