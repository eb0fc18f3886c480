package anchorlens.scene.training;

/**
 * What a batch has to learn; N rows are the priors of all its images, image by image.
 *
 * @param positive     {@code [N × C]}: the target q of quality and varifocal loss; w_pos of dual weighting
 * @param negative     {@code [N × C]}: 1 where quality loss counts; 1 where varifocal loss sees background; P_neg of
 *                     dual weighting; 0 of a prior that takes no part
 * @param positiveNorm what the loss, or the positive part of dual weighting, is divided by
 * @param negativeNorm what the negative part of dual weighting is divided by
 * @param rows         {@code [K]}: row of every (prior, object) pair whose edges learn
 * @param weights      {@code [K]}: how much
 * @param boxes        {@code [K × 4]}: the object's box in input pixels
 * @param centers      {@code [K × 4]}: the prior's x, y, x, y in input pixels
 * @param strides      {@code [K]}: of the prior's level
 * @param bins         {@code [K × 4 × B]}: the two weights of the bins beside each edge's distance
 * @param objects      in all images of the batch
 * @param positives    priors with an object
 */
record BatchTargets(float[] positive, float[] negative, double positiveNorm, double negativeNorm, int[] rows,
        float[] weights,
                    float[] boxes, float[] centers, float[] strides, float[] bins, int objects, int positives) {
    int pairs() {
        return rows.length;
    }
}
