package anchorlens.ui.state;

/**
 * The layers of the picture in the order of the keys 1–9 and 0, drawn from the last to the first of their kind; each has its own
 * switch and opacity.
 */
public enum Layer {
    GROUND_TRUTH("ground truth", true, 1.0),
    PRIORS("priors", false, 0.35),
    CANDIDATES("candidates", false, 0.8),
    POSITIVES("positives", true, 0.9),
    POS_WEIGHT("w_pos", false, 0.9),
    NEG_WEIGHT("w_neg", false, 0.8),
    QUALITY("quality", false, 0.8),
    PREDICTIONS("predictions", false, 0.9),
    DISTRIBUTIONS("edge distributions", true, 0.85),
    REFINEMENT("box refinement", false, 0.95);

    private final String label;
    private final boolean shownAtFirst;
    private final double opacityAtFirst;

    Layer(String label, boolean shownAtFirst, double opacityAtFirst) {
        this.label = label;
        this.shownAtFirst = shownAtFirst;
        this.opacityAtFirst = opacityAtFirst;
    }

    public String label() {
        return label;
    }

    /** The digit that switches it. */
    public String key() {
        return Integer.toString((ordinal() + 1) % 10);
    }

    public boolean isShownAtFirst() {
        return shownAtFirst;
    }

    public double opacityAtFirst() {
        return opacityAtFirst;
    }
}
