package anchorlens.analysis.losses;

import anchorlens.loss.OffsetBins;
import anchorlens.loss.OffsetInterval;
import java.util.ArrayList;
import java.util.List;

/**
 * What offset bins make of a true and a predicted offset, stage by stage.
 *
 * @param stages       first to last
 * @param decoded      the offset that the prediction is read as
 * @param quantization what even the right bins leave of the true offset
 */
public record OffsetStudy(List<Stage> stages, double decoded, double quantization) {
    /**
     * One stage.
     *
     * @param interval      what it divides, as offsets from {@code base}
     * @param base          what the stages before have added
     * @param probabilities {@code [K]} of the bell
     * @param target        {@code [K]} target weights of what is left of the true offset; all 0 where it is ignored
     * @param chosen        the most probable bin
     * @param value         what the stage adds
     * @param expectation   {@code Σ p_k v_k}
     * @param entropy       of the probabilities in nats
     * @param crossEntropy  the loss
     * @param gradient      its derivative with respect to the middle of the bell
     */
    public record Stage(OffsetInterval interval, double base, double[] probabilities, double[] target, int chosen, double value,
                        double expectation, double entropy, double crossEntropy, double gradient) {
        /** Ends of the bins as offsets of the whole, {@code [K + 1]}. */
        public double[] edges() {
            double[] out = new double[interval.bins() + 1];
            for (int k = 0; k < out.length; k++) {
                out[k] = base + interval.low() + k * interval.binWidth();
            }
            return out;
        }
    }

    public OffsetStudy {
        stages = List.copyOf(stages);
    }

    /** Runs the prediction through all stages; the bell is as many bins wide in each. */
    public static OffsetStudy of(OffsetBins bins, OffsetProbe probe) {
        List<Stage> out = new ArrayList<>();
        double base = 0;
        for (int m = 0; m < bins.stages(); m++) {
            OffsetInterval interval = bins.stage(m);
            double spread = probe.spread() * interval.binWidth();
            double center = probe.predicted() - base;
            double left = probe.target() - base;
            double[] logits = interval.bell(center, spread);
            int chosen = interval.mostProbable(logits);
            double expectation = interval.expectation(logits);
            double value = bins.residual() == OffsetBins.Residual.EXPECTATION ? expectation : interval.valueOf(chosen);
            out.add(new Stage(interval, base, interval.probabilities(logits), interval.weights(left), chosen, value, expectation,
                    interval.entropy(logits), interval.value(logits, left), interval.bellGradient(center, spread, left)));
            base += value;
        }
        return new OffsetStudy(out, base, bins.quantizationError(probe.target()));
    }

    /**
     * The gradient of a stage's cross entropy with respect to the middle of the bell, over predicted offsets; the stages before
     * are taken to have chosen the right bins.
     */
    public static double[] gradients(OffsetBins bins, OffsetProbe probe, int stage, double[] predicted) {
        List<OffsetBins.Step> right = bins.encode(probe.target());
        double base = OffsetBins.decode(right.subList(0, stage));
        OffsetInterval interval = bins.stage(stage);
        double spread = probe.spread() * interval.binWidth();
        double[] out = new double[predicted.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = interval.bellGradient(predicted[i] - base, spread, probe.target() - base);
        }
        return out;
    }

    /** What is left of each true offset when every stage chooses right. */
    public static double[] quantization(OffsetBins bins, double[] offsets) {
        double[] out = new double[offsets.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = bins.quantizationError(offsets[i]);
        }
        return out;
    }
}
