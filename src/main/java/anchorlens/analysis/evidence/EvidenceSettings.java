package anchorlens.analysis.evidence;

import anchorlens.parameters.Parameter;

/**
 * Which priors speak of an annotated object, and what counts as a mode of what they say together. One share of a score is
 * {@code s / s_seed}; s is the predicted probability of the annotated class.
 */
public record EvidenceSettings(
        @Parameter(label = "Least score", symbol = "s₀", min = 0.001, max = 0.9, sliderMax = 0.3, group = "Evidence",
                help = "Only priors with a score above this take part: s > s₀. Larger values listen to surer priors alone.")
        double leastScore,
        @Parameter(label = "Share of the seed", min = 0, max = 1, group = "Evidence",
                help = "Grown evidence: priors need s ≥ share · s of the best prior inside the annotated box, the seed. Smaller "
                        + "values admit the rarer convention.")
        double seedShare,
        @Parameter(label = "Inside the smaller", min = 0, max = 1, group = "Evidence",
                help = "Grown evidence: the box of a prior must share this part of the smaller of both boxes with the seed's: "
                        + "intersection / min(area) ≥ value.")
        double leastInside,
        @Parameter(label = "IoU with the seed", min = 0, max = 1, group = "Evidence",
                help = "Grown evidence: the box of a prior must have this IoU with the seed's box. Larger values lose "
                        + "conventions that differ widely.")
        double seedIou,
        @Parameter(label = "IoU with the annotation", min = 0, max = 0.95, group = "Evidence",
                help = "Supporting evidence: boxes of priors must have this IoU with the annotated box. Larger values ask only "
                        + "those that nearly agree.")
        double supportIou,
        @Parameter(label = "IoU exponent", min = 0, max = 12, group = "Evidence",
                help = "Supporting evidence: priors weigh w = s · IoU^exponent. Larger values trust those that agree more.")
        double supportPower,
        @Parameter(label = "Prominence", min = 0.001, max = 1, sliderMax = 0.3, group = "Modes",
                help = "A hill of the density is a mode if it rises at least this share of the highest density above its "
                        + "valleys. Larger values find fewer modes.")
        double prominence,
        @Parameter(label = "Mode mass", min = 0, max = 0.5, group = "Modes",
                help = "A mode counts as a position of the edge if it holds at least this share of the probability.")
        double modeMass) {

    public EvidenceSettings() {
        this(0.05, 0.3, 0.75, 0.2, 0.4, 6, 0.05, 0.1);
    }

    public EvidenceSettings {
        if (!(leastScore > 0 && leastScore < 1) || !(seedShare >= 0 && seedShare <= 1) || !(leastInside >= 0 && leastInside <= 1)
                || !(seedIou >= 0 && seedIou <= 1) || !(supportIou >= 0 && supportIou < 1) || !(supportPower >= 0)
                || !(prominence > 0 && prominence <= 1) || !(modeMass >= 0 && modeMass <= 1)) {
            throw new IllegalArgumentException("scores, shares and overlaps lie in 0 … 1 (the least score and the prominence "
                    + "above 0, the least score and the IoU with the annotation below 1), and the exponent is at least 0");
        }
    }
}
