package anchorlens.loss;

import anchorlens.parameters.Parameter;
import java.util.Arrays;

/**
 * How Dynamic R-CNN lets the β of smooth L1 follow the regression targets: every iteration notes its k-th smallest
 * target, and every C iterations β becomes the median of what was noted, at most its first value.
 *
 * <p><strong>Source:</strong> Zhang et al. 2020, "Dynamic R-CNN", section 3.3; mmdetection 3.3 {@code
 * DynamicRoIHead}. A target is {@code (|t_x| + |t_y|) / 2} of an encoded positive: its size, not the error of a
 * prediction.
 *
 * @param initial  β until the first update, and its largest value; above 0
 * @param smallest K_β, counted per image of an iteration, 1 or more
 * @param every    C, iterations per update, 1 or more
 */
public record DynamicBeta(
        @Parameter(label = "First β", symbol = "β₀", min = 1e-6, max = 100, sliderMin = 0.01, sliderMax = 2,
                logarithmic = true, help = "β until the first update; it never grows beyond.",
                        source = "Dynamic R-CNN: 1")
        double initial,
        @Parameter(label = "Smallest target", symbol = "K_β", min = 1, max = 10_000, sliderMax = 100,
                help = "Which of the smallest targets of an image counts.", source = "Dynamic R-CNN: 10")
        int smallest,
        @Parameter(label = "Iterations per update", symbol = "C", min = 1, max = 100_000, sliderMax = 1000,
                help = "How many iterations are noted before β follows them.", source = "Dynamic R-CNN: 100")
        int every) {

    private static final double NO_SPREAD = 1e-15;

    public DynamicBeta() {
        this(1, 10, 100);
    }

    public DynamicBeta {
        if (!(initial > 0 && smallest >= 1 && every >= 1)) {
            throw new IllegalArgumentException("a dynamic β needs a first value above 0, and 1 or more as count and as "
                    + "iterations per update, not " + initial + ", " + smallest + " and " + every);
        }
    }

    /**
     * What an iteration notes: its {@code min(K_β · images, targets)}-th smallest target.
     *
     * @param targets sizes of the targets of its positives, 0 or more; at least one
     * @param images  how many images they come from
     */
    public double note(double[] targets, int images) {
        if (targets.length == 0 || images < 1) {
            throw new IllegalArgumentException("an iteration without positives notes nothing for β");
        }
        double[] sorted = targets.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min((long) smallest * images, sorted.length) - 1];
    }

    /**
     * β after an update.
     *
     * @param beta  β so far
     * @param noted what the iterations since the last update noted, in any order
     * @return the median (of an even number the mean of the middle two), at most β₀; β so far if nothing was noted or
     * the
     *         median is below 1e-15
     */
    public double update(double beta, double[] noted) {
        if (noted.length == 0) {
            return beta;
        }
        double[] sorted = noted.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
        return median < NO_SPREAD ? beta : Math.min(initial, median);
    }

    /** β with which every iteration of a run trains, {@code [noted]}, if each notes one target. */
    public double[] run(double[] noted) {
        double[] out = new double[noted.length];
        double beta = initial;
        for (int i = 0; i < noted.length; i++) {
            out[i] = beta;
            if ((i + 1) % every == 0) {
                beta = update(beta, Arrays.copyOfRange(noted, i + 1 - every, i + 1));
            }
        }
        return out;
    }
}
