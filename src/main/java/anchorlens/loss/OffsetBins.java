package anchorlens.loss;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Classification of box offsets over bins, with hierarchical focusing: each stage cuts one bin of the stage before
 * into K bins, so that M stages of K bins resolve {@code (high − low) / K^M} with K·M outputs.
 *
 * <p><strong>Source:</strong> Qiu et al. 2020, "Offset Bin Classification Network for Accurate Object Detection"
 * (CVPR). Interval, K, M and the four choices below are not given there; they are derived and therefore parameters.
 *
 * @param low        lower end of the first interval
 * @param high       upper end of the first interval
 * @param bins       K, bins of every stage, 2 or more
 * @param stages     M, 1 or more
 * @param stands     which value a bin stands for
 * @param outOfRange what happens to offsets (and residuals) outside a stage's interval
 * @param residual   what of a stage the next one starts from
 * @param target     how an offset becomes a target
 */
public record OffsetBins(
        @Parameter(label = "Interval from", symbol = "a", min = -1000, max = 1000, sliderMin = -4, sliderMax = 0,
                help = "Lower end of the offsets that the bins cover.")
        double low,
        @Parameter(label = "Interval to", symbol = "b", min = -1000, max = 1000, sliderMin = 0, sliderMax = 4,
                help = "Upper end of the offsets that the bins cover; it must exceed the lower one.")
        double high,
        @Parameter(label = "Bins", symbol = "K", min = 2, max = 256, sliderMax = 64,
                help = "Bins of every stage; more resolve finer and are harder to tell apart.")
        int bins,
        @Parameter(label = "Stages", symbol = "M", min = 1, max = 8, sliderMax = 4,
                help = "Each stage divides one bin of the stage before again.")
        int stages,
        @Parameter(label = "A bin stands for", help = "The offset that a bin counts as; not said in the paper.")
        Stands stands,
        @Parameter(label = "Offsets outside",
                help = "What becomes of offsets beyond the interval; not said in the paper.")
        OutOfRange outOfRange,
        @Parameter(label = "Next stage from", help = "What the next stage is to correct; not said in the paper.")
        Residual residual,
        @Parameter(label = "Target", help = "One bin, or two neighbours by distance; not said in the paper.")
        Target target) {

    /** Which value a bin stands for. */
    public enum Stands implements Labelled {
        CENTER("its centre"), LOWER_EDGE("its lower edge");

        private final String label;

        Stands(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** What happens to an offset outside the interval: it counts to the nearest bin, or has no target. */
    public enum OutOfRange { CLAMP, IGNORE }

    /** What of a stage the next one corrects. */
    public enum Residual implements Labelled {
        CHOSEN_BIN("the chosen bin"), EXPECTATION("the expectation");

        private final String label;

        Residual(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** The whole weight on one bin, or shared linearly between the two bins whose values lie beside the offset. */
    public enum Target { HARD, SOFT }

    /**
     * One stage's view of an offset.
     *
     * @param interval what the stage divides
     * @param residual what was left for it
     * @param bin      the chosen bin, or −1 if the residual is ignored; the stage then adds nothing
     * @param value    what the stage adds to the decoded offset
     */
    public record Step(OffsetInterval interval, double residual, int bin, double value) {
    }

    public OffsetBins() {
        this(-1, 1, 8, 2, Stands.CENTER, OutOfRange.CLAMP, Residual.CHOSEN_BIN, Target.HARD);
    }

    public OffsetBins {
        Objects.requireNonNull(residual, "residual");
        new OffsetInterval(low, high, bins, stands, outOfRange, target);
        if (stages < 1) {
            throw new IllegalArgumentException("offset bins need 1 stage or more, not " + stages);
        }
    }

    /** The interval of a stage, 0…M − 1: from the second on one bin of the stage before, seen from that bin's value. */
    public OffsetInterval stage(int stage) {
        double from = low;
        double to = high;
        for (int m = 0; m < stage; m++) {
            double width = (to - from) / bins;
            from = stands == Stands.CENTER ? -0.5 * width : 0;
            to = from + width;
        }
        return new OffsetInterval(from, to, bins, stands, outOfRange, target);
    }

    /** Width of a bin of the last stage. */
    public double resolution() {
        return stage(stages - 1).binWidth();
    }

    /** How an offset is written down stage by stage if every stage chooses the right bin. */
    public List<Step> encode(double offset) {
        List<Step> steps = new ArrayList<>();
        double left = offset;
        for (int m = 0; m < stages; m++) {
            OffsetInterval interval = stage(m);
            int bin = interval.binOf(left);
            double value = bin < 0 ? 0 : interval.valueOf(bin);
            steps.add(new Step(interval, left, bin, value));
            left -= value;
        }
        return List.copyOf(steps);
    }

    /**
     * What a network's logits say stage by stage, and what each stage leaves of a known offset. The bin is the most
     * probable one, the value its own or the expectation, as {@link #residual} says.
     *
     * @param logits {@code [M][K]}
     */
    public List<Step> read(double[][] logits, double offset) {
        if (logits.length != stages) {
            throw new IllegalArgumentException("logits of " + logits.length + " stages do not fit " + stages
                    + " stages");
        }
        List<Step> steps = new ArrayList<>();
        double left = offset;
        for (int m = 0; m < stages; m++) {
            OffsetInterval interval = stage(m);
            int bin = interval.mostProbable(logits[m]);
            double value = residual == Residual.EXPECTATION ? interval.expectation(logits[m]) : interval.valueOf(bin);
            steps.add(new Step(interval, left, bin, value));
            left -= value;
        }
        return List.copyOf(steps);
    }

    /** The sum of what the stages add. */
    public static double decode(List<Step> steps) {
        double sum = 0;
        for (Step step : steps) {
            sum += step.value();
        }
        return sum;
    }

    /** What even the right bins leave of an offset; inside the interval at most half a bin (a whole one for edges). */
    public double quantizationError(double offset) {
        return offset - decode(encode(offset));
    }
}
