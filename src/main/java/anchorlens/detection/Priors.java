package anchorlens.detection;

import java.util.List;

/**
 * The fixed places a dense detector predicts from, on the grids of a feature pyramid, in input-image pixels.
 *
 * <p>{@link PointPriors} are points with a stride, {@link AnchorPriors} boxes on the same grids, {@link BoxPriors} boxes
 * without a grid (proposals of a two-stage detector).
 */
public sealed interface Priors permits AnchorPriors, PointPriors, BoxPriors {
    /** The pyramid levels from fine to coarse; {@link BoxPriors} have none. */
    List<FeatureLevel> levels();

    /** P, the number of priors of all levels. */
    int count();

    double centerX(int prior);

    double centerY(int prior);

    /** Index of the level of a prior, −1 where there are no levels. */
    default int levelOf(int prior) {
        List<FeatureLevel> levels = levels();
        for (int l = 0; l < levels.size(); l++) {
            if (prior < levels.get(l).endPrior()) {
                return l;
            }
        }
        return -1;
    }

    /** Stride of a prior's level in pixels, 1 where there are no levels. */
    default int strideOf(int prior) {
        int level = levelOf(prior);
        return level < 0 ? 1 : levels().get(level).stride();
    }
}
