package anchorlens.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.detection.ClassScores;
import anchorlens.detection.Exponential;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Reciprocal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The small parts that assigners and weightings share. */
class AssignKernelsTest {
    @Test
    void exponentialAgreesWithTheLibrary() {
        for (double limit : new double[] {1e-6, 1, 30, 100, 690}) {
            double[] x = new Random(1).doubles(4001, -limit, limit).toArray();
            double[] e = x.clone();
            Exponential.apply(e, 1, x.length);
            assertThat(e[0]).isEqualTo(x[0]);
            for (int k = 1; k < x.length; k++) {
                double exact = Math.exp(x[k]);
                assertThat(e[k]).as("e^%s", x[k]).isCloseTo(exact, within(exact * (limit > 100 ? 1e-9 : 1e-11)));
            }
        }
        double[] odd = {Double.NaN, 1e6, -1e6};
        Exponential.sigmoidOfNegated(odd, 0, 3, Double.POSITIVE_INFINITY);
        assertThat(odd[0]).isNaN();
        assertThat(odd[1]).isCloseTo(0, within(1e-300));
        assertThat(odd[2]).isEqualTo(1);
    }

    @Test
    void sigmoidsAgreeWithTheLibraryHoweverWideTheyLie() {
        for (double limit : new double[] {3, Exponential.MODERATE, 90}) {
            double[] x = new Random(2).doubles(2001, -limit, limit).toArray();
            double[] s = x.clone();
            Exponential.sigmoidOfNegated(s, 0, s.length, limit);
            for (int k = 0; k < x.length; k++) {
                double exact = 1 / (1 + Math.exp(x[k]));
                assertThat(s[k]).as("σ(%s)", -x[k]).isCloseTo(exact, within(exact * 3e-7));
            }
        }
    }

    @Test
    void rootsOfSigmoidsAgreeWithTheLibrary() {
        double[] x = {-30, -12, -3, -0.5, 0, 0.5, 3, 12, 30, 75};
        double[] roots = x.clone();
        Exponential.rootSigmoidOfNegated(roots, 0, x.length);
        for (int k = 0; k < x.length; k++) {
            double exact = Math.sqrt(1 / (1 + Math.exp(x[k])));
            assertThat(roots[k]).as("√σ(%s)", -x[k]).isCloseTo(exact, within(exact * (Math.abs(x[k]) > 30 ? 1e-5 : 3e-7)));
        }
        double[] odd = {Double.NaN, 1e6, Double.POSITIVE_INFINITY, -1e6};
        Exponential.rootSigmoidOfNegated(odd, 0, odd.length);
        assertThat(odd[0]).isNaN();
        assertThat(odd[1]).isBetween(0.0, 1e-17);
        assertThat(odd[2]).isBetween(0.0, 1e-17);
        assertThat(odd[3]).isEqualTo(1);
    }

    @Test
    void reciprocalsAgreeWithDivision() {
        for (double x = 1e-37; x < 1e37; x *= 1.37) {
            assertThat(Reciprocal.of(x)).isCloseTo(1 / x, within(1e-14 / x));
        }
    }

    @Test
    void powersAgreeWithTheLibrary() {
        for (double exponent : new double[] {0, 0.5, 1, 1.7, 2, 3, 4, 5, 6, 7, 11, 16, 17, 20}) {
            Power power = new Power(exponent);
            double[] bases = {0, 1e-3, 0.4, 1, 2.5};
            double[] all = new double[bases.length];
            power.apply(bases, 0, all, bases.length);
            for (int k = 0; k < bases.length; k++) {
                double exact = Math.pow(bases[k], exponent);
                assertThat(power.of(bases[k])).as("%s^%s", bases[k], exponent).isCloseTo(exact, within(1e-13 * exact));
                assertThat(all[k]).as("%s^%s", bases[k], exponent).isCloseTo(exact, within(1e-13 * exact));
            }
        }
    }

    @Test
    void topKKeepsTheLargestAndTheLowestPriorOnTies() {
        TopK top = new TopK(3);
        assertThat(top.least()).isEqualTo(Double.NEGATIVE_INFINITY);
        int[] priors = {9, 4, 7, 2, 5};
        double[] values = {1, 3, 1, 1, 2};
        for (int k = 0; k < priors.length; k++) {
            top.offer(values[k], priors[k]);
        }
        assertThat(IntStream.range(0, 3).map(top::prior)).containsExactly(4, 5, 2);
        assertThat(top.least()).isEqualTo(1);
        assertThat(top.contains(7)).isFalse();
    }

    @Test
    void orderIsStable() {
        double[] values = new Random(5).ints(500, 0, 40).asDoubleStream().toArray();
        Integer[] expected = IntStream.range(0, 500).boxed().sorted(Comparator.comparingDouble(i -> values[i]))
                .toArray(Integer[]::new);
        assertThat(Arrays.stream(Order.ascending(values, 500)).boxed()).containsExactly(expected);
    }

    @Test
    void windowHoldsExactlyTheCentresInside() {
        FeatureLevel level = new FeatureLevel(0, 8, 12, 15, 1, 0);
        Random random = new Random(3);
        for (double offset : new double[] {0, 0.5, 1}) {
            CellWindow window = new CellWindow(offset);
            for (int trial = 0; trial < 500; trial++) {
                double x1 = 4 * random.nextInt(-8, 40);
                double x2 = x1 + 4 * random.nextInt(-1, 20);
                double margin = trial % 2 == 0 ? 0 : 0.01;
                boolean any = window.select(level, x1, 0, x2, 60, margin);
                int[] inside = IntStream.range(0, 15).filter(c -> (c + offset) * 8 - x1 > margin
                        && x2 - (c + offset) * 8 > margin).toArray();
                assertThat(any).isEqualTo(inside.length > 0);
                if (any) {
                    assertThat(window.colFrom).isEqualTo(inside[0]);
                    assertThat(window.colTo).isEqualTo(inside[inside.length - 1] + 1);
                }
            }
        }
    }

    @Test
    void rootScoresSumTheCostOfEveryClassWhateverItsSize() {
        float[] logits = {-3, 0, 2, -45, 30, 38, -2000, 200};
        ClassScores scores = ClassScores.ofLogits(2, 4, logits, new float[] {1.5f, 80});
        double[] costs = new double[2];
        new RootScores(scores).backgroundCosts(0, 2, costs);
        for (int prior = 0; prior < 2; prior++) {
            double sum = 0;
            for (int c = 0; c < 4; c++) {
                sum += Math.min(-Math.log(1 - Math.sqrt(scores.joint(prior, c))), 100);
            }
            assertThat(costs[prior]).isCloseTo(sum, within(1e-9 * sum));
        }
        ClassScores probabilities = ClassScores.ofProbabilities(1, 3, new float[] {0.25f, 0, 1}, null);
        new RootScores(probabilities).backgroundCosts(0, 1, costs);
        assertThat(costs[0]).isCloseTo(Math.log(2) + 100, within(1e-12));
    }
}
