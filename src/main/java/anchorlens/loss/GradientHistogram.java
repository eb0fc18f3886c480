package anchorlens.loss;

import java.util.Arrays;

/** Weights that even out how often each gradient norm occurs; shared by both losses with harmonized gradients. */
final class GradientHistogram {
    /** PyTorch's smallest step of a float, which mmdetection adds to what it divides a loss by. */
    private static final double FLOAT_STEP = Math.ulp(1f);

    private GradientHistogram() {
    }

    /**
     * Weighs every sample by {@code N / (n_bin · bins in use)}.
     *
     * @param norms    gradient norms, 0 or more
     * @param valid    which samples count
     * @param average  moving average of the counts so far, {@code [bins]}; not changed
     * @param momentum share of the average that stays, 0 for none
     * @param last     upper end of the last bin, beyond 1
     */
    static HarmonizedLoss weigh(double[] norms, boolean[] valid, double[] average, double momentum, double last) {
        int bins = average.length;
        int[] counts = new int[bins];
        int[] binOf = new int[norms.length];
        int total = 0;
        for (int i = 0; i < norms.length; i++) {
            binOf[i] = valid[i] ? bin(norms[i], bins, last) : -1;
            total += valid[i] ? 1 : 0;
            if (binOf[i] >= 0) {
                counts[binOf[i]]++;
            }
        }
        double[] next = average.clone();
        double[] density = new double[bins];
        int used = 0;
        for (int k = 0; k < bins; k++) {
            if (counts[k] > 0) {
                used++;
                next[k] = momentum > 0 ? momentum * next[k] + (1 - momentum) * counts[k] : next[k];
                density[k] = momentum > 0 ? next[k] : counts[k];
            }
        }
        double samples = Math.max(total, 1);
        double[] weights = new double[norms.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = binOf[i] < 0 ? 0 : samples / density[binOf[i]] / used;
        }
        return new HarmonizedLoss(0, new double[norms.length], weights, counts, next, samples + FLOAT_STEP);
    }

    /** The bin {@code k/bins ≤ norm < (k + 1)/bins}, or −1 for one beyond the last. */
    private static int bin(double norm, int bins, double last) {
        if (!(norm < last)) {
            return -1;
        }
        int k = (int) Math.min(norm * bins, bins - 1);
        while (k > 0 && norm < (double) k / bins) {
            k--;
        }
        while (k < bins - 1 && norm >= (double) (k + 1) / bins) {
            k++;
        }
        return k;
    }

    /** The average before the first call. */
    static double[] empty(int bins) {
        return new double[bins];
    }

    static boolean[] all(int count) {
        boolean[] valid = new boolean[count];
        Arrays.fill(valid, true);
        return valid;
    }

    static void requireSameLength(double[] predicted, double[] target, boolean[] valid, double[] average, int bins) {
        if (predicted.length != target.length || predicted.length != valid.length || average.length != bins) {
            throw new IllegalArgumentException("predictions, targets and marks of a harmonized loss must be equally "
                    + "many and "
                    + "its average must have " + bins + " bins, but there are " + predicted.length + ", "
                            + target.length
                    + ", " + valid.length + " and " + average.length);
        }
    }

    static void require(int bins, double momentum) {
        if (!(bins >= 1 && momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("harmonized gradients need 1 bin or more and a momentum from 0 to "
                    + "below 1, not "
                    + bins + " and " + momentum);
        }
    }
}
