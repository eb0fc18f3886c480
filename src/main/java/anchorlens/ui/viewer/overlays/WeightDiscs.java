package anchorlens.ui.viewer.overlays;

import anchorlens.analysis.compare.PriorMaps;
import anchorlens.assign.LossWeights;
import anchorlens.detection.FeatureLevel;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.PriorWalk;
import java.util.List;
import java.util.function.Function;

/**
 * Walks through the weights in view with the radius each is drawn with: area in proportion to the weight, the image's
 * largest weight filling its cell on the finest level that is shown.
 */
public final class WeightDiscs {
    /** Sees a prior's place and radius in device pixels. */
    interface Visitor {
        void visit(double x, double y, double radius);
    }

    private static final double LEAST = 3.5;
    private static final double MOST = 9;

    private WeightDiscs() {
    }

    /** Visits what would be at least {@code visible} logical pixels in radius. */
    static void inView(OverlayContext c, Function<LossWeights, double[]> kind, double visible, Visitor visitor) {
        c.result().flatMap(r -> r.weights()).map(kind).ifPresent(values ->
                inView(c, values, PriorMaps.largest(values), visible, (prior, x, y, radius) -> visitor.visit(x, y, radius)));
    }

    /** Sees a prior, its place and its radius in device pixels. */
    public interface PriorVisitor {
        void visit(int prior, double x, double y, double radius);
    }

    /**
     * Visits what would be at least {@code visible} logical pixels in radius.
     *
     * @param values {@code [P]}; NaN is left out
     * @param max    the value whose disc fills its cell
     */
    public static void inView(OverlayContext c, double[] values, double max, double visible, PriorVisitor visitor) {
        double full = fullRadius(c);
        double least = c.px(visible);
        PriorWalk.inView(c, full + 2, (prior, level, x, y) -> {
            double radius = full * Math.sqrt(values[prior] / max);
            if (radius >= least) {
                visitor.visit(prior, x, y, radius);
            }
        });
    }

    /** True where a prior's weight is large enough to be drawn. */
    static boolean draws(OverlayContext c, Function<LossWeights, double[]> kind, double visible, int prior) {
        return c.result().flatMap(r -> r.weights()).filter(w -> {
            double[] values = kind.apply(w);
            return draws(c, values, PriorMaps.largest(values), visible, prior);
        }).isPresent();
    }

    /** True where the disc of a prior is large enough to be drawn. */
    public static boolean draws(OverlayContext c, double[] values, double max, double visible, int prior) {
        return fullRadius(c) * Math.sqrt(values[prior] / max) >= c.px(visible);
    }

    private static double fullRadius(OverlayContext c) {
        List<FeatureLevel> levels = c.result().map(r -> r.input().priors().levels()).orElse(List.of());
        double stride = levels.stream().filter(l -> c.options().isLevelShown(l.index())).mapToInt(FeatureLevel::stride).min().orElse(16);
        return Math.clamp(0.46 * stride * Math.min(c.inputScaleX(), c.inputScaleY()), c.px(LEAST), c.px(MOST));
    }
}
