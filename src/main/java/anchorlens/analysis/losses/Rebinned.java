package anchorlens.analysis.losses;

import anchorlens.analysis.EdgeDensity;
import anchorlens.loss.OffsetBins;
import anchorlens.loss.OffsetInterval;
import java.util.ArrayList;
import java.util.List;

/**
 * A predicted edge distribution as offset bins would hold it: the share of its density in each bin, stage by stage. Where the
 * next stage corrects the chosen bin, it divides what lies in that bin; where it corrects the expectation, all of the density, what
 * lies beyond its interval being clamped or ignored.
 *
 * @param stages   first to last
 * @param decoded  the offset it is read as
 * @param expected the expected offset of the distribution itself
 * @param outside  its share beyond the first interval, 0…1
 */
public record Rebinned(List<Stage> stages, double decoded, double expected, double outside) {
    /**
     * One stage.
     *
     * @param edges   {@code [K + 1]} ends of the bins as offsets of the whole
     * @param shares  {@code [K]} of the density, adding up to 1; all 0 where none of it lies in the interval and what lies outside
     *                is ignored
     * @param chosen  the bin with the largest share
     * @param entropy of the shares in nats
     */
    public record Stage(double[] edges, double[] shares, int chosen, double entropy) {
    }

    public Rebinned {
        stages = List.copyOf(stages);
    }

    /**
     * Puts an edge's density into offset bins.
     *
     * @param density in input pixels
     * @param origin  where offsets are measured from, in input pixels; outwards is positive
     * @param unit    pixels of an offset of 1, above 0
     */
    public static Rebinned of(EdgeDensity density, double origin, double unit, OffsetBins bins) {
        Piecewise offsets = Piecewise.of(density, origin, unit);
        boolean clamp = bins.outOfRange() == OffsetBins.OutOfRange.CLAMP;
        List<Stage> stages = new ArrayList<>();
        double base = 0;
        double outside = 0;
        double from = clamp ? Double.NEGATIVE_INFINITY : bins.low();
        double to = clamp ? Double.POSITIVE_INFINITY : bins.high();
        for (int m = 0; m < bins.stages(); m++) {
            OffsetInterval interval = bins.stage(m);
            double[] edges = new double[interval.bins() + 1];
            for (int k = 0; k < edges.length; k++) {
                edges[k] = base + interval.low() + k * interval.binWidth();
            }
            double[] shares = shares(offsets, edges, from, to);
            if (m == 0) {
                outside = Math.max(0, 1 - offsets.mass(edges[0], edges[edges.length - 1]));
            }
            int chosen = largest(shares);
            stages.add(new Stage(edges, shares, chosen, entropy(shares)));
            double value = 0;
            for (int k = 0; k < shares.length; k++) {
                value += bins.residual() == OffsetBins.Residual.EXPECTATION ? shares[k] * interval.valueOf(k)
                        : k == chosen ? interval.valueOf(k) : 0;
            }
            if (bins.residual() == OffsetBins.Residual.CHOSEN_BIN) {
                from = chosen == 0 ? from : edges[chosen];
                to = chosen == shares.length - 1 ? to : edges[chosen + 1];
            }
            base += value;
        }
        return new Rebinned(stages, base, density.edge().direction() * (density.expectation() - origin) / unit, outside);
    }

    /** Shares of what lies between two offsets; what of it lies beyond the bins counts to the first and the last one. */
    private static double[] shares(Piecewise offsets, double[] edges, double from, double to) {
        int bins = edges.length - 1;
        double[] out = new double[bins];
        double sum = 0;
        for (int k = 0; k < bins; k++) {
            double left = k == 0 ? from : Math.max(from, edges[k]);
            double right = k == bins - 1 ? to : Math.min(to, edges[k + 1]);
            out[k] = offsets.mass(left, right);
            sum += out[k];
        }
        for (int k = 0; k < bins && sum > 0; k++) {
            out[k] /= sum;
        }
        return out;
    }

    private static int largest(double[] shares) {
        int best = 0;
        for (int k = 1; k < shares.length; k++) {
            best = shares[k] > shares[best] ? k : best;
        }
        return best;
    }

    private static double entropy(double[] shares) {
        double sum = 0;
        for (double s : shares) {
            sum -= s > 0 ? s * Math.log(s) : 0;
        }
        return sum + 0.0;
    }
}
