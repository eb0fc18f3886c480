package anchorlens.analysis.losses;

import anchorlens.loss.HardExamples;

/** Counts what a loss keeps of foreground and background, and how much each adds to it. */
final class MethodTally {
    private final long[] count = new long[2];
    private final double[] sum = new double[2];
    private final double[] squares = new double[2];

    void add(boolean positive, double loss) {
        int side = positive ? 0 : 1;
        count[side]++;
        sum[side] += loss;
        squares[side] += loss * loss;
    }

    /** What hard example mining kept. */
    void add(HardExamples kept, double[] loss) {
        kept.positives().forEach(i -> add(true, loss[i]));
        kept.negatives().forEach(i -> add(false, loss[i]));
    }

    long foreground() {
        return count[0];
    }

    long background() {
        return count[1];
    }

    FocalResult.Method method(String name) {
        return new FocalResult.Method(name, count[0], count[1], sum[0], sum[1], effective(0), effective(1));
    }

    /** Kish's effective number of equally strong samples, {@code (Σ l)² / Σ l²}. */
    private double effective(int side) {
        return squares[side] > 0 ? sum[side] * sum[side] / squares[side] : 0;
    }
}
