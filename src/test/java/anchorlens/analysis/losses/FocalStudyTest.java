package anchorlens.analysis.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.losses.FocalSettings.Counting;
import anchorlens.assign.PriorState;
import anchorlens.detection.ClassScores;
import anchorlens.loss.BinaryCrossEntropy;
import anchorlens.loss.FocalLoss;
import anchorlens.loss.GhmClassification;
import anchorlens.task.CancellationToken;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FocalStudyTest {
    private static final int CLASSES = 3;

    static LossSamples samples(int priors, long seed) {
        Random random = new Random(seed);
        float[] logits = new float[priors * CLASSES];
        PriorState[] state = new PriorState[priors];
        int[] cls = new int[priors];
        double[] logit = new double[priors];
        for (int i = 0; i < priors; i++) {
            state[i] = i % 40 == 0 ? PriorState.POSITIVE : i % 33 == 0 ? PriorState.IGNORED : PriorState.NEGATIVE;
            cls[i] = i % CLASSES;
            for (int c = 0; c < CLASSES; c++) {
                logits[i * CLASSES + c] = (float) (random.nextGaussian() * 2 - (state[i] == PriorState.POSITIVE ? 0 : 4));
            }
            logit[i] = logits[i * CLASSES + cls[i]];
        }
        double[] errors = new double[4 * priors];
        Arrays.fill(errors, Double.NaN);
        return new LossSamples(ClassScores.ofLogits(priors, CLASSES, logits, null), state, cls, logit, new double[priors], errors,
                new double[0]);
    }

    private static FocalResult result(FocalSettings settings, LossSamples... all) {
        FocalStudy study = new FocalStudy(settings);
        for (LossSamples s : all) {
            study.add(s, CancellationToken.NONE);
        }
        return study.result();
    }

    /** Losses of the background priors, lowest first, straight from the definition. */
    private static double[] background(LossSamples s, FocalLoss loss) {
        double[] out = new double[s.count(PriorState.NEGATIVE)];
        int n = 0;
        for (int i = 0; i < s.count(); i++) {
            if (s.state()[i] == PriorState.NEGATIVE) {
                for (int c = 0; c < CLASSES; c++) {
                    out[n] += loss.value(s.scores().logit(i, c), false);
                }
                n++;
            }
        }
        Arrays.sort(out);
        return out;
    }

    @Test
    void everyPointOfTheCurveIsThatOfTheSortedLosses() {
        LossSamples s = samples(4000, 1);
        FocalResult r = result(new FocalSettings(), s);
        for (int k = 0; k < 4; k++) {
            double[] sorted = background(s, new FocalLoss(0.25, r.settings().gammas().get(k)));
            double total = Arrays.stream(sorted).sum();
            ShareCurve curve = r.background().get(k);
            assertThat(curve.total()).isCloseTo(total, within(1e-9 * total));
            assertThat(curve.count()).isEqualTo(sorted.length);
            double sum = 0;
            int seen = 0;
            for (int i = 0; i < curve.fraction().length; i++) {
                while (seen < Math.round(curve.fraction()[i] * sorted.length)) {
                    sum += sorted[seen++];
                }
                assertThat(curve.share()[i]).isCloseTo(sum / total, within(1e-9));
            }
            double hardest = Arrays.stream(sorted, sorted.length - sorted.length / 10, sorted.length).sum() / total;
            assertThat(curve.shareOfHardest(0.1)).isCloseTo(hardest, within(2e-3));
        }
        assertThat(r.background().get(3).shareOfHardest(0.1)).isGreaterThan(r.background().get(0).shareOfHardest(0.1) + 0.1);
    }

    @Test
    void severalImagesAddUp() {
        LossSamples a = samples(800, 2);
        LossSamples b = samples(1200, 3);
        FocalResult both = result(new FocalSettings(), a, b);
        assertThat(both.imbalance()).isEqualTo(new FocalResult.Imbalance(2, 2000, 50, a.count(PriorState.NEGATIVE)
                + b.count(PriorState.NEGATIVE), a.count(PriorState.IGNORED) + b.count(PriorState.IGNORED), CLASSES));
        assertThat(both.foreground().get(1).total()).isCloseTo(result(new FocalSettings(), a).foreground().get(1).total()
                + result(new FocalSettings(), b).foreground().get(1).total(), within(1e-9));
    }

    @Test
    void termsAreCountedOneByOneWhereAskedFor() {
        LossSamples s = samples(400, 4);
        FocalResult r = result(new FocalSettings(List.of(2.0), 0.25, Counting.TERM, 3, 64, 0.25, 10), s);
        long counted = s.count() - s.count(PriorState.IGNORED);
        assertThat(r.foreground().getFirst().count()).isEqualTo(10);
        assertThat(r.background().getFirst().count()).isEqualTo(counted * 3 - 10);
        assertThat(Arrays.stream(r.norms().counts()).sum()).isEqualTo(counted * 3);
        assertThat(Arrays.stream(r.norms().harmonized()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void methodsKeepWhatTheySay() {
        LossSamples s = samples(4000, 5);
        FocalResult r = result(new FocalSettings(), s);
        assertThat(r.methods()).extracting(FocalResult.Method::name).containsExactly("Cross entropy", "Focal γ = 0", "Focal γ = 0.5",
                "Focal γ = 1", "Focal γ = 2", "OHEM, 3 : 1", "OHEM, 512 priors", "GHM");
        FocalResult.Method all = r.methods().getFirst();
        FocalResult.Method mined = r.methods().get(5);
        assertThat(mined.foreground()).isEqualTo(100);
        assertThat(mined.background()).isEqualTo(300);
        assertThat(mined.backgroundLoss()).isLessThan(all.backgroundLoss());
        assertThat(mined.foregroundShare()).isGreaterThan(all.foregroundShare());
        assertThat(r.methods().get(6).foreground() + r.methods().get(6).background()).isEqualTo(512);
        assertThat(all.effectiveBackground()).isLessThan(all.background());
        double weights = Arrays.stream(s.harmonized(new GhmClassification(30, 0)).weights()).sum();
        assertThat(weights).isCloseTo(3.0 * (s.count() - s.count(PriorState.IGNORED)), within(1e-6));
    }

    @Test
    void theFirstStepFollowsThePriorProbability() {
        FirstStep step = new FirstStep(10, 990);
        assertThat(step.loss(new BinaryCrossEntropy(), 0.5)).isCloseTo(100 * Math.log(2), within(1e-9));
        assertThat(step.loss(new BinaryCrossEntropy(), 0.01)).isCloseTo(-Math.log(0.01) - 99 * Math.log(0.99), within(1e-9));
        assertThat(step.backgroundShare(new BinaryCrossEntropy(), 0.5)).isCloseTo(0.99, within(1e-12));
        assertThat(FirstStep.probabilities(11)[10]).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void settingsSayWhatIsWrong() {
        assertThatThrownBy(() -> new FocalSettings(List.of(1.0, 1.0), 0.25, Counting.PRIOR, 3, 1, 0.5, 1))
                .hasMessageContaining("named once");
        assertThatThrownBy(() -> new FocalSettings(List.of(), 0.25, Counting.PRIOR, 3, 1, 0.5, 1)).hasMessageContaining("1 to 8");
    }
}
