package anchorlens.analysis.losses;

import anchorlens.loss.DynamicBeta;
import anchorlens.loss.GhmClassification;
import anchorlens.loss.GhmRegression;
import anchorlens.loss.HarmonizedLoss;
import anchorlens.loss.GeneralizedFocalLoss;
import anchorlens.loss.LogitLoss;
import anchorlens.loss.Logistic;
import anchorlens.loss.ResidualLoss;
import anchorlens.loss.SmoothL1Loss;
import java.util.Arrays;
import java.util.Optional;

/**
 * Losses as functions to be drawn. Those that depend on a set of samples take it from an image: GHM its gradient density,
 * Dynamic smooth L1 its β.
 */
public final class LossCurves {
    private LossCurves() {
    }

    /**
     * A classification loss.
     *
     * @param parameters of a {@link LossOption} of the family {@link LossFamily#CLASSIFICATION}
     * @param samples    the image that GHM weighs by; without one every weight is 1
     * @return a loss whose targets run from 0 to 1; for the generalized focal loss 0 stands for its left and 1 for its right value
     */
    public static LogitLoss classification(Record parameters, Optional<LossSamples> samples) {
        return switch (parameters) {
            case GhmClassification ghm -> new Harmonized(samples.map(s -> weights(s.harmonized(ghm), ghm.bins())).orElse(null));
            case GeneralizedFocalLoss gfl -> new Scaled(gfl);
            default -> (LogitLoss) parameters;
        };
    }

    /**
     * A regression loss.
     *
     * @param parameters of a {@link LossOption} of the family {@link LossFamily#REGRESSION}
     * @param samples    the image that GHM weighs by; without one every weight is 1
     * @param noted      what {@link DynamicBeta#note} said of each image seen so far
     */
    public static ResidualLoss regression(Record parameters, Optional<LossSamples> samples, double[] noted) {
        return switch (parameters) {
            case DynamicBeta dynamic -> new SmoothL1Loss(beta(dynamic, noted));
            case GhmRegression ghm -> new HarmonizedResidual(ghm, samples.filter(s -> s.targets().length > 0)
                    .map(s -> weights(s.harmonized(ghm), ghm.bins())).orElse(null));
            default -> (ResidualLoss) parameters;
        };
    }

    /** β of the iteration that follows the noted ones. */
    public static double beta(DynamicBeta dynamic, double[] noted) {
        return dynamic.run(Arrays.copyOf(noted, noted.length + 1))[noted.length];
    }

    /** The logit of a probability, ±∞ at the ends. */
    public static double logit(double probability) {
        return Math.log(probability) - Math.log1p(-probability);
    }

    /** The weight of a sample by the bin of its gradient norm; NaN where no sample has such a norm. */
    static double[] weights(HarmonizedLoss set, int bins) {
        double used = Arrays.stream(set.counts()).filter(c -> c > 0).count();
        double samples = set.divisor() - Math.ulp(1f);
        double[] out = new double[bins];
        Arrays.setAll(out, k -> set.counts()[k] == 0 ? Double.NaN : samples / set.average()[k] / used);
        return out;
    }

    private static double weight(double[] weights, double norm) {
        return weights == null ? 1 : weights[(int) Math.max(0, Math.min(weights.length - 1, Math.floor(norm * weights.length)))];
    }

    /** Cross entropy times the weight of its gradient norm. */
    private record Harmonized(double[] weights) implements LogitLoss {
        @Override
        public double value(double logit, double target) {
            return weight(weights, Math.abs(Logistic.sigmoid(logit) - target)) * Logistic.crossEntropy(logit, target);
        }

        @Override
        public double gradient(double logit, double target) {
            double slope = Logistic.sigmoid(logit) - target;
            return weight(weights, Math.abs(slope)) * slope;
        }
    }

    /** The generalized focal loss over a target that runs from 0 to 1 between its two values. */
    private record Scaled(GeneralizedFocalLoss loss) implements LogitLoss {
        @Override
        public double value(double logit, double target) {
            return loss.value(logit, between(target));
        }

        @Override
        public double gradient(double logit, double target) {
            return loss.gradient(logit, between(target));
        }

        private double between(double target) {
            return target == 1 ? loss.upper() : loss.lower() + target * (loss.upper() - loss.lower());
        }
    }

    /** The authentic smooth L1 loss times the weight of its gradient norm. */
    private record HarmonizedResidual(GhmRegression ghm, double[] weights) implements ResidualLoss {
        @Override
        public double value(double error) {
            return weight(weights, Math.abs(ghm.gradient(error))) * ghm.value(error);
        }

        @Override
        public double gradient(double error) {
            return weight(weights, Math.abs(ghm.gradient(error))) * ghm.gradient(error);
        }
    }
}
