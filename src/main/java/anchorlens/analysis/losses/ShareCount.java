package anchorlens.analysis.losses;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums losses by their size in fine steps, so that any number of images needs the same memory. The points of the curve are
 * exact; between them losses differ by 1.1 % at most.
 */
final class ShareCount {
    private static final int STEPS_PER_OCTAVE = 64;
    private static final int LOWEST = -260;
    private static final int HIGHEST = 40;
    private static final double PER_NAT = STEPS_PER_OCTAVE / Math.log(2);

    private final long[] counts = new long[(HIGHEST - LOWEST) * STEPS_PER_OCTAVE + 1];
    private final double[] sums = new double[counts.length];

    /** @param loss 0 or more */
    void add(double loss) {
        int at = loss > 0 ? (int) Math.floor(Math.log(loss) * PER_NAT) - LOWEST * STEPS_PER_OCTAVE + 1 : 0;
        int step = Math.max(0, Math.min(counts.length - 1, at));
        counts[step]++;
        sums[step] += loss;
    }

    double total() {
        double total = 0;
        for (double s : sums) {
            total += s;
        }
        return total;
    }

    ShareCurve curve() {
        long count = 0;
        for (long c : counts) {
            count += c;
        }
        double total = total();
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {0, 0});
        long seen = 0;
        double sum = 0;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                seen += counts[k];
                sum += sums[k];
                points.add(new double[] {(double) seen / count, total > 0 ? Math.min(1, sum / total) : 0});
            }
        }
        return new ShareCurve(points.stream().mapToDouble(p -> p[0]).toArray(), points.stream().mapToDouble(p -> p[1]).toArray(),
                count, total);
    }
}
