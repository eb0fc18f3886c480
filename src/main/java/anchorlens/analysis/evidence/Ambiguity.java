package anchorlens.analysis.evidence;

import anchorlens.analysis.Mode;
import java.util.List;

/** How much a density looks like two positions. */
public final class Ambiguity {
    private static final double SHARE_OF_SPREAD = 0.2;

    private Ambiguity() {
    }

    /**
     * {@code max_{i<j} min(m_i, m_j) · |μ_i − μ_j| / b + 0.2 · σ / b}: the lighter mass of two modes times how many bins b
     * they lie apart, and, for edges whose two positions have melted into one hill, a little of the spread. Does not look at
     * the annotation.
     */
    public static double shape(EdgeMixture mixture) {
        return twoModes(mixture) + SHARE_OF_SPREAD * mixture.std() / mixture.binWidth();
    }

    /** The first term alone; 0 where there is one mode. */
    public static double twoModes(EdgeMixture mixture) {
        List<Mode> modes = mixture.modes();
        double best = 0;
        for (int i = 0; i < modes.size(); i++) {
            for (int j = i + 1; j < modes.size(); j++) {
                Mode a = modes.get(i);
                Mode b = modes.get(j);
                best = Math.max(best, Math.min(a.mass(), b.mass()) * Math.abs(a.position() - b.position()));
            }
        }
        return best / mixture.binWidth();
    }

    /** Distance between the quartiles, in bin widths. */
    public static double interquartile(EdgeMixture mixture) {
        return (mixture.quantile(0.75) - mixture.quantile(0.25)) / mixture.binWidth();
    }

    /**
     * Differential entropy in nats, positions measured in bin widths: {@code −∫ D · ln(D · b) dx}. One bin alone has 0.5, two
     * equally probable ones far apart ln 2 more.
     */
    public static double entropy(EdgeMixture mixture) {
        double sum = 0;
        for (double d : mixture.density()) {
            if (d > 0) {
                sum -= d * Math.log(d * mixture.binWidth());
            }
        }
        return sum * mixture.step();
    }

    /**
     * Sarle's bimodality coefficient of a density, {@code (skewness² + 1) / kurtosis}: 5/9 for a uniform one, 1/3 for a
     * normal one, 1 for two equal spikes.
     *
     * <p><strong>Source:</strong> SAS/STAT 9, The CLUSTER Procedure, in the limit of many samples; Pfister et al. 2013, "Good
     * things peak in pairs".
     */
    public static double bimodalityCoefficient(EdgeMixture mixture) {
        double[] moment = new double[5];
        for (int i = 0; i < mixture.density().length; i++) {
            double z = (mixture.first() + i * mixture.step() - mixture.mean()) / mixture.std();
            double share = mixture.density()[i] * mixture.step();
            for (int k = 2; k <= 4; k++) {
                moment[k] += share * Math.pow(z, k);
            }
        }
        double skewness = moment[3] / Math.pow(moment[2], 1.5);
        return (skewness * skewness + 1) / (moment[4] / (moment[2] * moment[2]));
    }
}
