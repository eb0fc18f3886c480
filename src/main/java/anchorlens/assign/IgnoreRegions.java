package anchorlens.assign;

import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;

/**
 * Which prior boxes lie in a crowd or ignore region: those whose IoF (intersection over foreground) with one exceeds a
 * threshold. A threshold of 0, or no region, switches it off.
 *
 * <p><strong>Source:</strong> mmdetection 3.3 {@code MaxIoUAssigner.assign}, {@code ATSSAssigner.assign}:
 * {@code ignore_iof_thr}, {@code ignore_wrt_candidates}.
 */
final class IgnoreRegions {
    static final String NAME = "IoF with ignore region";

    private final Boxes regions;
    private final double threshold;
    private final boolean ofPrior;

    /** @param ofPrior true to divide by the area of the prior, false by that of the region */
    IgnoreRegions(Boxes regions, double threshold, boolean ofPrior) {
        this.regions = regions;
        this.threshold = threshold;
        this.ofPrior = ofPrior;
    }

    boolean isActive() {
        return threshold > 0 && regions.count() > 0;
    }

    /** The largest IoF of a box with any region, 0 where there is none. */
    double share(Boxes priors, int prior) {
        double largest = 0;
        for (int m = 0; m < regions.count(); m++) {
            largest = Math.max(largest, ofPrior ? iof(priors, prior, regions, m) : iof(regions, m, priors, prior));
        }
        return largest;
    }

    private static double iof(Boxes a, int i, Boxes b, int j) {
        return Iou.iof(a.x1(i), a.y1(i), a.x2(i), a.y2(i), b.x1(j), b.y1(j), b.x2(j), b.y2(j));
    }

    boolean contains(Boxes priors, int prior) {
        return isActive() && share(priors, prior) > threshold;
    }

    /** One flag a box, or null where the rule is off, so that kernels can skip the look-up. */
    boolean[] flags(Boxes priors) {
        if (!isActive()) {
            return null;
        }
        boolean[] inside = new boolean[priors.count()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = contains(priors, i);
        }
        return inside;
    }

    /** Explains the rule as a gate; {@code key} names the threshold's parameter. */
    void explain(ExplanationBuilder out, Boxes priors, int prior, String key) {
        double share = share(priors, prior);
        String formula = "intersection / area of the " + (ofPrior ? "prior" : "region")
                + ", largest of all ignore regions";
        String condition = "≤ " + ExplanationBuilder.text(threshold);
        if (share > threshold) {
            out.gate(NAME, share, formula, condition, false, Verdict.IGNORED, key,
                    Math.min(1, FlipValues.above(share)));
        } else {
            out.gate(NAME, share, formula, condition, true, Verdict.IGNORED);
        }
    }
}
