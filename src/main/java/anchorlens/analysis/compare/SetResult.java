package anchorlens.analysis.compare;

import java.util.List;

/**
 * What several configurations make of a set, as far as it was looked at.
 *
 * @param configurations one entry each
 * @param objects        every object
 * @param images         every image with what is contested in it
 * @param looked         images looked at, without those that could not be read
 */
public record SetResult(List<OfConfiguration> configurations, SetObjects objects, List<ContestedImage> images, int looked) {
    /** Levels are numbered by their stride, 3 for 8; those beyond share the last number. */
    public static final int LEVELS = 16;

    /**
     * Of one configuration.
     *
     * @param all        of all objects
     * @param bySize     one entry an {@link ObjectSize}
     * @param byClass    one entry a category of the set
     * @param byLevel    one entry a level: positives and weights of the pairs on it, objects those that have positives there
     * @param contested  priors that passed every gate of two ground truths or more, whichever of them got it
     * @param background Σ w_neg of the priors that no ground truth weighs; NaN without weights
     * @param agreement  Jaccard's index of the positives with those of the first configuration, over all images together; NaN where
     *                   neither has one or the priors differ
     * @param levels     levels that the priors lie on, by number
     */
    public record OfConfiguration(SetGroup all, List<SetGroup> bySize, List<SetGroup> byClass, List<SetGroup> byLevel, long contested,
                                  double background, double agreement, int levels) {
        public OfConfiguration {
            bySize = List.copyOf(bySize);
            byClass = List.copyOf(byClass);
            byLevel = List.copyOf(byLevel);
        }

        /** Whether its priors lie on a level. */
        public boolean hasLevel(int level) {
            return (levels & 1 << level) != 0;
        }
    }

    /** Contested priors of an image that has any under some configuration. @param contested one entry a configuration */
    public record ContestedImage(int image, int[] contested) {
    }

    public SetResult {
        configurations = List.copyOf(configurations);
    }
}
