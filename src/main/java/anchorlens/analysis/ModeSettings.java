package anchorlens.analysis;

import anchorlens.parameters.Parameter;

/** How densities are drawn and their modes told apart. */
public record ModeSettings(
        @Parameter(label = "Grid step", min = 0.25, max = 4, unit = "px",
                help = "Spacing of the pixel grid on which distributions of several priors are added up.")
        double gridStep,
        @Parameter(label = "Smoothing", symbol = "σ", min = 0, max = 16, unit = "px",
                help = "Standard deviation of the Gaussian that a mixture is smoothed with. Beyond a third of a bin it "
                        + "melts neighbouring modes together.")
        double smoothing,
        @Parameter(label = "Prominence", min = 0, max = 1,
                help = "A hill counts as a mode where it rises at least this share of the highest density above its valleys. "
                        + "Larger values find fewer modes.")
        double minProminence,
        @Parameter(label = "Mode mass", min = 0, max = 1,
                help = "A mode with less of the probability than this is merged into its neighbour.")
        double minMass) {

    public ModeSettings() {
        this(1, 1, 0.05, 0.1);
    }

    public ModeSettings {
        if (!(gridStep > 0) || !(smoothing >= 0) || !(minProminence >= 0) || !(minMass >= 0 && minMass <= 1)) {
            throw new IllegalArgumentException("grid step must be above 0, smoothing and prominence at least 0 and mode mass "
                    + "in 0 … 1, not " + gridStep + ", " + smoothing + ", " + minProminence + " and " + minMass);
        }
    }
}
