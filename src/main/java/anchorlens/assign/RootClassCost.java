package anchorlens.assign;

import anchorlens.detection.ClassScores;
import java.util.Arrays;

/**
 * What a prior's scores cost as those of one class, {@code Σ_c BCE(q_c, 1 of that class)} with {@code q_c} the square root
 * of class probability times objectness. The sum over all classes is made once a prior.
 */
final class RootClassCost {
    private final CheckedPredictions predictions;
    private final RootScores root;
    private final double[] background;

    RootClassCost(ClassScores scores, CheckedPredictions predictions) {
        this.predictions = predictions;
        root = new RootScores(scores);
        background = new double[scores.count()];
        Arrays.fill(background, Double.NaN);
    }

    /** @throws IllegalArgumentException naming the first score of the prior that is not finite */
    double of(int prior, int label) {
        if (Double.isNaN(background[prior])) {
            background[prior] = root.backgroundCost(prior);
            if (Double.isNaN(background[prior])) {
                predictions.requireFiniteScores(prior);
            }
        }
        double q = Math.sqrt(predictions.joint(prior, label));
        return background[prior] - RootScores.cost(1 - q) + RootScores.cost(q);
    }
}
