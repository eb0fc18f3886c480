package anchorlens.analysis.flags;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * From where on something is flagged. Scores lie in 0…1; b is the width of the bins, side the annotated box's side along the
 * axis of the edge, D the density over positions and F its integral.
 */
public record FlagSettings(
        @Parameter(label = "Ambiguous from", min = 0, max = 1, group = "Edges",
                help = "Least score 1 − exp(−a · s^¼), a = (∫ D(x) · min(|x − g|, 2 b) dx + ½ |E_D − E_S|) / b · (1 − t⁸): how "
                        + "far the grown evidence D sees the edge from the annotated g on the average, and how far its mean moves "
                        + "if only supporters S are asked, unless nobody supports g; s is the best score inside the box. Two "
                        + "modes, and the annotation near one of them, are needed as well.")
        double ambiguous,
        @Parameter(label = "Mislocated from", min = 0, max = 1, group = "Edges",
                help = "Least score 1 − (1.01 − t)^(5/3 · m^¼ / n^⅔), t = 1 − 2 · min(F, 1 − F) of the supporting evidence at "
                        + "the annotated edge, m = max s · IoU² among the supporting priors, n = √(width · height) / b the size "
                        + "of the box.")
        double mislocated,
        @Parameter(label = "Undecided from", min = 0, max = 1, group = "Edges",
                help = "Least score 1 − exp(−3 · (Q₃ − Q₁) / side), Q the quartiles of the grown evidence, for edges with a "
                        + "single mode.")
        double undecided,
        @Parameter(label = "Missing from", min = 0, max = 1, group = "Objects",
                help = "Least predicted score of a box that no annotation explains.")
        double missing,
        @Parameter(label = "Explained by IoU", min = 0, max = 1, group = "Objects",
                help = "A predicted box is explained by an annotation of any class with this IoU, or by one of its own class "
                        + "that shares 3/4 of the smaller box.")
        double explained,
        @Parameter(label = "Spurious from", min = 0, max = 1, group = "Objects",
                help = "Least score 1 − s, s the best predicted score of any class among boxes with IoU ≥ 0.3, and of the "
                        + "annotated class inside.")
        double spurious,
        @Parameter(label = "Spurious at least", min = 0, max = 512, sliderMax = 64, unit = "px", group = "Objects",
                help = "Annotations with a shorter side than this in the network's input are too small to be called spurious.")
        double spuriousSide,
        @Parameter(label = "Duplicate from", min = 0, max = 1, group = "Objects",
                help = "Least IoU of two annotations of one class.")
        double duplicate,
        @Parameter(label = "Class doubt from", min = 0, max = 1, group = "Objects",
                help = "Least score s_other − s_own, the best predicted scores of another and of the annotated class among "
                        + "boxes with IoU ≥ 0.5.")
        double classDoubt) implements anchorlens.parameters.Preset.Provider {

    /** Sets of thresholds. */
    public enum Preset implements Labelled {
        /** Few flags, nearly all of them right. */
        STRICT("strict", new FlagSettings(0.8, 0.6, 0.9, 0.7, 0.3, 0.93, 24, 0.85, 0.5)),
        /** At most one in a hundred clean edges. */
        BALANCED("balanced", new FlagSettings(0.6, 0.45, 0.8, 0.5, 0.3, 0.85, 16, 0.7, 0.3)),
        /** Many flags, for a set that is to be perfect. */
        WIDE("wide", new FlagSettings(0.5, 0.3, 0.65, 0.35, 0.3, 0.7, 12, 0.6, 0.15));

        private final String label;
        private final FlagSettings settings;

        Preset(String label, FlagSettings settings) {
            this.label = label;
            this.settings = settings;
        }

        @Override
        public String label() {
            return label;
        }

        public FlagSettings settings() {
            return settings;
        }
    }

    @Override
    public List<anchorlens.parameters.Preset> presets() {
        return Arrays.stream(Preset.values()).map(p -> new anchorlens.parameters.Preset(p.label, p.settings)).toList();
    }

    /** The balanced preset. */
    public FlagSettings() {
        this(Preset.BALANCED.settings);
    }

    private FlagSettings(FlagSettings s) {
        this(s.ambiguous, s.mislocated, s.undecided, s.missing, s.explained, s.spurious, s.spuriousSide, s.duplicate,
                s.classDoubt);
    }

    public FlagSettings {
        for (double share : new double[]{ambiguous, mislocated, undecided, missing, explained, spurious, duplicate,
                classDoubt}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("thresholds of flags lie in 0 … 1, not " + share);
            }
        }
        if (!(spuriousSide >= 0)) {
            throw new IllegalArgumentException("the shortest side of a spurious box is at least 0 px, not " + spuriousSide);
        }
    }
}
