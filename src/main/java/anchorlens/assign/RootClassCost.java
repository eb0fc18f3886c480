package anchorlens.assign;

/**
 * What a prior's scores cost as those of one class, {@code Σ_c BCE(q_c, 1 of that class)} with {@code q_c} the square root
 * of class probability times objectness. The sum over all classes is made once a prior of
 * an input.
 */
final class RootClassCost {
    private final CheckedPredictions predictions;
    private final RootScores root;
    private final double[] background;

    RootClassCost(AssignmentInput input, CheckedPredictions predictions) {
        this.predictions = predictions;
        root = new RootScores(input.predictions().orElseThrow().scores());
        background = input.rootBackground();
    }

    /** Works out the sums of the priors {@code from … to − 1} together, which takes less than half the time. */
    void prepare(int from, int to) {
        int first = from;
        while (first < to && !Double.isNaN(background[first])) {
            first++;
        }
        int end = to;
        while (end > first && !Double.isNaN(background[end - 1])) {
            end--;
        }
        root.backgroundCosts(first, end, background);
    }

    /** @throws IllegalArgumentException naming the first score of the prior that is not finite */
    double of(int prior, int label) {
        if (Double.isNaN(background[prior])) {
            prepare(prior, prior + 1);
            if (Double.isNaN(background[prior])) {
                predictions.requireFiniteScores(prior);
            }
        }
        double q = Math.sqrt(predictions.joint(prior, label));
        return background[prior] - RootScores.cost(1 - q) + RootScores.cost(q);
    }
}
