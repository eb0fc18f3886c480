package anchorlens.analysis.flags;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well a score finds what is sought, in descending order of the score. What has no score (NaN) comes last.
 *
 * @param averagePrecision {@code Σ (R_n − R_{n−1}) · P_n} over the distinct values of the score, equal ones taken together
 * @param areaUnderCurve   probability that something sought scores higher than something else, equal scores counting half
 * @param halfRecall       the score that half of what is sought reaches; NaN where nothing is sought
 */
public record Ranking(double averagePrecision, double areaUnderCurve, double halfRecall) {
    /**
     * Ranks.
     *
     * @param sought one a score
     * @return NaN where nothing is sought, or nothing else is there
     */
    public static Ranking of(double[] scores, boolean[] sought) {
        double[] key = Arrays.stream(scores).map(s -> Double.isNaN(s) ? Double.NEGATIVE_INFINITY : s).toArray();
        Integer[] order = IntStream.range(0, key.length).boxed().sorted(Comparator.comparingDouble(i -> -key[i]))
                .toArray(Integer[]::new);
        double all = 0;
        for (boolean s : sought) {
            all += s ? 1 : 0;
        }
        double precision = 0;
        double pairs = 0;
        double found = 0;
        double others = 0;
        double half = Double.NaN;
        for (int from = 0; from < order.length; ) {
            int to = from;
            double here = 0;
            while (to < order.length && key[order[to]] == key[order[from]]) {
                here += sought[order[to++]] ? 1 : 0;
            }
            pairs += (to - from - here) * (found + here / 2);
            found += here;
            others += to - from - here;
            precision += here / all * found / to;
            half = Double.isNaN(half) && all > 0 && found >= all / 2 ? key[order[from]] : half;
            from = to;
        }
        return new Ranking(all > 0 ? precision : Double.NaN, pairs / (all * others), half);
    }
}
