package anchorlens.analysis.dynamics;

/**
 * How one checkpoint of a training assigns, over one image or several. Arrays are not to be written to.
 *
 * <p>"Mean", "spread" and "correlation" run over the pairs of a kept prior and its ground truth. Under a hard assigner every
 * pair counts the same, under a soft one by its w_pos.
 *
 * @param images              how many images were looked at
 * @param objects             G, their ground truths
 * @param starved             ground truths without a positive
 * @param positivesPerObject  kept priors a ground truth; under a soft assigner the effective number {@code (Σw)² / Σw²} of each,
 *                            averaged; NaN without ground truths
 * @param meanIou             mean IoU of the predicted boxes with their ground truths; NaN without predictions or positives
 * @param stdIou              their standard deviation (of the population)
 * @param correlation         Pearson's correlation of the score of the ground truth's class with the IoU, −1…1; NaN where either
 *                            does not vary
 * @param sumPos              Σ w_pos over pairs, an image; NaN without weights
 * @param sumNeg              Σ w_neg over all priors, pairs and background, an image; NaN without weights
 * @param entropy             {@code [4]} in the order l, t, r, b: mean entropy of the edge distributions of the pairs in nats, 0 to
 *                            ln B; NaN without distributions
 * @param bimodal             {@code [4]}: share of the ground truths with positives whose mixture has a second mode at that edge;
 *                            NaN without distributions
 * @param agreement           Jaccard index of the positives (pairs) with those of the last checkpoint, 0…1; 1 where both are empty
 * @param weightAgreement     the same of weights, {@code Σ min(w, w′) / Σ max(w, w′)} of w_pos; NaN without weights
 */
public record StepStatistics(int images, int objects, int starved, double positivesPerObject, double meanIou, double stdIou,
                             double correlation, double sumPos, double sumNeg, double[] entropy, double[] bimodal,
                             double agreement, double weightAgreement) {
    /** Mean over the four edges. */
    public static double mean(double[] edges) {
        double sum = 0;
        for (double e : edges) {
            sum += e;
        }
        return sum / edges.length;
    }
}
