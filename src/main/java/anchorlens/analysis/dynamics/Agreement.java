package anchorlens.analysis.dynamics;

/**
 * How far assignments of the same images agree, added up image by image: the Jaccard index of their positives
 * {@code |A ∩ B| / |A ∪ B|} and its form for weights {@code Σ min(w, w′) / Σ max(w, w′)} (Ruzicka).
 */
public final class Agreement {
    private long common;
    private long united;
    private double smaller;
    private double larger;
    private boolean weighed;

    /** Adds one image. */
    public void add(AssignedPairs a, AssignedPairs b) {
        long[] x = a.kept();
        long[] y = b.kept();
        int both = 0;
        for (int i = 0, j = 0; i < x.length && j < y.length; ) {
            both += x[i] == y[j] ? 1 : 0;
            long least = Math.min(x[i], y[j]);
            i += x[i] == least ? 1 : 0;
            j += y[j] == least ? 1 : 0;
        }
        common += both;
        united += x.length + y.length - both;
        if (a.hasWeights() && b.hasWeights()) {
            weighed = true;
            addWeights(a, b);
        }
    }

    private void addWeights(AssignedPairs a, AssignedPairs b) {
        int i = 0;
        int j = 0;
        while (i < a.weighed().length || j < b.weighed().length) {
            long x = i < a.weighed().length ? a.weighed()[i] : Long.MAX_VALUE;
            long y = j < b.weighed().length ? b.weighed()[j] : Long.MAX_VALUE;
            double u = x <= y ? a.weights()[i] : 0;
            double v = y <= x ? b.weights()[j] : 0;
            smaller += Math.min(u, v);
            larger += Math.max(u, v);
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }
    }

    /** Of the positives, 0…1; 1 where there are none on either side. */
    public double ofPositives() {
        return united == 0 ? 1 : common / (double) united;
    }

    /** Of w_pos, 0…1; 1 where all are 0, NaN without weights. */
    public double ofWeights() {
        if (!weighed) {
            return Double.NaN;
        }
        return larger > 0 ? smaller / larger : 1;
    }
}
