package anchorlens.scene.training;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.PointPriors;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The measures of the detector.
 *
 * @param inputSize side of its square input in pixels, a multiple of the coarsest stride
 * @param classes   C
 * @param bins      B of each edge distribution, at 0 … B − 1 strides
 * @param widths    channels of the stem and of the stages at strides 4, 8, 16, 32 and perhaps 64
 * @param neck      channels of the pyramid and the head
 */
public record NetworkConfig(int inputSize, int classes, int bins, List<Integer> widths, int neck) {
    /** Channels of the usual network of half a million parameters. */
    public static final List<Integer> USUAL_WIDTHS = List.of(12, 24, 48, 72, 96);
    static final int USUAL_BINS = 17;
    static final double PRIOR_OFFSET = 0.5;
    private static final int FIRST_STRIDE = 8;
    private static final int STAGES_BEFORE_PYRAMID = 2;

    public NetworkConfig {
        widths = List.copyOf(widths);
        if (classes < 1 || bins < 4 || neck < 1 || widths.size() < 3 || widths.size() > 6
                || widths.stream().anyMatch(w -> w < 1)) {
            throw new IllegalArgumentException("a network needs a class, 4 bins and 3 to 6 widths, not " + classes
                    + ", " + bins + " and " + widths);
        }
        int coarsest = FIRST_STRIDE << widths.size() - STAGES_BEFORE_PYRAMID - 1;
        if (inputSize < coarsest || inputSize % coarsest != 0) {
            throw new IllegalArgumentException("the input's side must be a multiple of the coarsest stride " + coarsest
                    + ", but is " + inputSize);
        }
    }

    /** The usual network, its channels multiplied by {@code width}. */
    public static NetworkConfig usual(int inputSize, int classes, double width) {
        List<Integer> widths = USUAL_WIDTHS.stream().map(w -> (int) Math.max(1, Math.round(w * width))).toList();
        return new NetworkConfig(inputSize, classes, USUAL_BINS, widths, widths.get(STAGES_BEFORE_PYRAMID));
    }

    /** The strides of the levels, fine to coarse: 8, 16, 32 …. */
    public List<Integer> strides() {
        return IntStream.range(0, widths.size() - STAGES_BEFORE_PYRAMID).map(i -> FIRST_STRIDE << i).boxed().toList();
    }

    /** The grids the head predicts on. */
    public List<FeatureLevel> levels() {
        return points().levels();
    }

    /** The points the head predicts from, in the middle of their cells. */
    public PointPriors points() {
        return PointPriors.covering(inputSize, inputSize, strides(), PRIOR_OFFSET);
    }

    /** P. */
    public int priors() {
        return points().count();
    }
}
