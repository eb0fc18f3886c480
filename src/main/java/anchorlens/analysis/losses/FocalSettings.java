package anchorlens.analysis.losses;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import java.util.List;
import java.util.Objects;

/**
 * How the loss is shared out among foreground and background.
 *
 * @param gammas   the focusing parameters that are compared, 1 … 8 of them
 * @param alpha    weight of the object's class against the others, 0…1
 * @param counting what one sample is
 * @param ratio    background priors for each positive that hard example mining keeps, 0 or more
 * @param number   how many priors the sampler keeps, 1 or more
 * @param fraction largest share of positives among them, 0…1
 * @param bins     how finely GHM tells gradient norms apart, 1 or more
 */
public record FocalSettings(
        @Parameter(label = "Focusing", symbol = "γ", min = 0, max = 10,
                help = "The focal losses that are compared; 0 is the balanced cross entropy.", source = "RetinaNet, figure 4: 0, 0.5, 1, 2",
                group = "Focal loss")
        List<Double> gammas,
        @Parameter(label = "Positive share", symbol = "α", min = 0, max = 1,
                help = "Weight of positives; background has the rest to 1. It does not change the shape of the curves of background.",
                source = "RetinaNet, section 4: 0.25", group = "Focal loss")
        double alpha,
        @Parameter(label = "A sample is", help = "What the curves count: a prior with the loss of all its classes, or every prior × class.",
                source = "RetinaNet, section 5.1, does not say which", group = "Focal loss")
        Counting counting,
        @Parameter(label = "Background per positive", min = 0, max = 100, sliderMax = 10,
                help = "How many of the hardest background priors mining keeps for each positive.", source = "SSD, section 2.2: 3",
                group = "Hard examples")
        double ratio,
        @Parameter(label = "Sampled priors", min = 1, max = 100_000, sliderMin = 16, sliderMax = 2048, logarithmic = true,
                help = "How many of the hardest priors OHEM keeps in all.", source = "mmdetection 3.3 OHEMSampler: 512",
                group = "Hard examples")
        int number,
        @Parameter(label = "Positives at most", min = 0, max = 1,
                help = "Largest share of positives among the sampled priors; background fills the rest.",
                source = "mmdetection 3.3 OHEMSampler: 0.25", group = "Hard examples")
        double fraction,
        @Parameter(label = "GHM bins", symbol = "M", min = 1, max = 1000, sliderMax = 100,
                help = "How finely the harmonized loss tells gradient norms apart.", source = "GHM, section 4.2: 30",
                group = "Harmonized gradients")
        int bins) {

    /** What one sample is. */
    public enum Counting implements Labelled {
        PRIOR("a prior"), TERM("a prior × class");

        private final String label;

        Counting(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public FocalSettings() {
        this(List.of(0.0, 0.5, 1.0, 2.0), 0.25, Counting.PRIOR, 3, 512, 0.25, 30);
    }

    public FocalSettings {
        gammas = List.copyOf(gammas);
        Objects.requireNonNull(counting, "counting");
        if (gammas.isEmpty() || gammas.size() > 8 || gammas.stream().anyMatch(g -> !(g >= 0))) {
            throw new IllegalArgumentException("1 to 8 values of γ, 0 or more, can be compared, not " + gammas);
        }
        if (gammas.stream().distinct().count() != gammas.size()) {
            throw new IllegalArgumentException("every γ is to be named once, not " + gammas);
        }
        if (!(alpha >= 0 && alpha <= 1 && ratio >= 0 && number >= 1 && fraction >= 0 && fraction <= 1 && bins >= 1)) {
            throw new IllegalArgumentException("α and the share of positives must lie in 0…1, counts must be 1 or more");
        }
    }
}
