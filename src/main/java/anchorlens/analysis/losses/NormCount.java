package anchorlens.analysis.losses;

import anchorlens.loss.FocalLoss;

/** Counts gradient norms of all prior × class terms in equal bins, and how much each bin pulls under three losses. */
final class NormCount {
    private final long[] counts;
    private final double[] plain;
    private final double[] focal;
    private final double[] harmonized;

    private final FocalLoss loss;

    NormCount(FocalSettings settings) {
        int bins = settings.bins();
        loss = new FocalLoss(settings.alpha(), settings.gammas().getLast());
        counts = new long[bins];
        plain = new double[bins];
        focal = new double[bins];
        harmonized = new double[bins];
    }

    /**
     * @param logit  of the class
     * @param object whether the target is 1
     * @param norm   |p − y|, 0…1
     * @param weight of GHM
     */
    void add(double logit, boolean object, double norm, double weight) {
        int k = (int) Math.min(counts.length - 1, norm * counts.length);
        counts[k]++;
        plain[k] += norm;
        harmonized[k] += weight * norm;
        focal[k] += Math.abs(loss.gradient(logit, object));
    }

    FocalResult.NormBins bins() {
        return new FocalResult.NormBins(counts.clone(), shares(plain), shares(focal), shares(harmonized));
    }

    private static double[] shares(double[] sums) {
        double total = 0;
        for (double s : sums) {
            total += s;
        }
        double[] out = new double[sums.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = total > 0 ? sums[k] / total : 0;
        }
        return out;
    }
}
