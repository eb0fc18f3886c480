package anchorlens.analysis.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.loss.BinaryCrossEntropy;
import anchorlens.loss.DynamicBeta;
import anchorlens.loss.GeneralizedFocalLoss;
import anchorlens.loss.GhmClassification;
import anchorlens.loss.GhmRegression;
import anchorlens.loss.HarmonizedLoss;
import anchorlens.loss.LogitLoss;
import anchorlens.loss.ResidualLoss;
import anchorlens.loss.SmoothL1Loss;
import anchorlens.parameters.RecordParameters;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossCurvesTest {
    private static final double STEP = 1e-5;

    static Stream<LossOption> classification() {
        return LossOption.of(LossFamily.CLASSIFICATION).stream();
    }

    static Stream<LossOption> regression() {
        return LossOption.of(LossFamily.REGRESSION).stream();
    }

    @ParameterizedTest
    @MethodSource("classification")
    void theGradientIsTheSlopeOfTheValue(LossOption option) {
        LogitLoss loss = LossCurves.classification(option.usual(), Optional.empty());
        for (double target : new double[] {0, 0.3, 0.75, 1}) {
            for (double x : new double[] {-6, -1.3, 0.2, 2.5}) {
                double slope = (loss.value(x + STEP, target) - loss.value(x - STEP, target)) / (2 * STEP);
                assertThat(loss.gradient(x, target)).as(option.id() + " at " + x + " for " + target).isCloseTo(slope, within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("regression")
    void regressionToo(LossOption option) {
        ResidualLoss loss = LossCurves.regression(option.usual(), Optional.empty(), new double[0]);
        for (double d : new double[] {-2.2, -0.4, 0.013, 0.7}) {
            double slope = (loss.value(d + STEP) - loss.value(d - STEP)) / (2 * STEP);
            assertThat(loss.gradient(d)).as(option.id() + " at " + d).isCloseTo(slope, within(1e-5));
        }
    }

    @Test
    void everyLossIsListedWithItsParameters() {
        assertThat(LossOption.all()).hasSize(18).allSatisfy(o -> assertThat(RecordParameters.specs(o.usual().getClass())).isNotNull());
        assertThatThrownBy(() -> LossOption.named("hinge")).hasMessageContaining("there is no loss 'hinge'; there are: ce, ");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1})
    void dflOfTwoBinsIsTheCrossEntropyOfTheShare(double target) {
        assertThat(new TwoBinLoss().value(0.7, target)).isCloseTo(new BinaryCrossEntropy().value(0.7, target), within(1e-12));
        assertThat(new TwoBinLoss().gradient(0.7, target)).isCloseTo(new BinaryCrossEntropy().gradient(0.7, target), within(1e-12));
    }

    @Test
    void theGeneralizedLossRunsFromItsLeftToItsRightValue() {
        GeneralizedFocalLoss gfl = new GeneralizedFocalLoss(2, 5, 2);
        LogitLoss loss = LossCurves.classification(gfl, Optional.empty());
        assertThat(loss.value(0.3, 0)).isEqualTo(gfl.value(0.3, 2));
        assertThat(loss.value(0.3, 1)).isEqualTo(gfl.value(0.3, 5));
        assertThat(loss.value(0.3, 0.5)).isCloseTo(gfl.value(0.3, 3.5), within(1e-12));
    }

    @Test
    void ghmWeighsBySamplesOfTheImageAndHasGapsWhereThereAreNone() {
        LossSamples samples = FocalStudyTest.samples(500, 9);
        GhmClassification ghm = new GhmClassification(20, 0.75);
        HarmonizedLoss set = samples.harmonized(ghm);
        LogitLoss loss = LossCurves.classification(ghm, Optional.of(samples));
        double x = samples.scores().logit(1, 0);
        double plain = new BinaryCrossEntropy().value(x, 0);
        assertThat(loss.value(x, 0)).isCloseTo(set.weights()[3] * plain, within(1e-9));
        LogitLoss fine = LossCurves.classification(new GhmClassification(1000, 0.75), Optional.of(samples));
        int[] counts = samples.harmonized(new GhmClassification(1000, 0.75)).counts();
        for (int k = 0; k < 1000; k++) {
            double middle = LossCurves.logit((k + 0.5) / 1000);
            assertThat(Double.isNaN(fine.value(middle, 0))).isEqualTo(counts[k] == 0);
        }
        assertThat(LossCurves.classification(ghm, Optional.empty()).value(x, 0)).isEqualTo(plain);
        assertThat(LossCurves.regression(new GhmRegression(), Optional.of(samples), new double[0]).value(0.5))
                .isEqualTo(new GhmRegression().value(0.5));
    }

    @Test
    void betaFollowsTheImagesSeen() {
        DynamicBeta each = new DynamicBeta(1, 10, 1);
        assertThat(LossCurves.beta(each, new double[0])).isEqualTo(1);
        assertThat(LossCurves.beta(each, new double[] {0.4, 0.2})).isEqualTo(0.2);
        assertThat(LossCurves.beta(new DynamicBeta(1, 10, 2), new double[] {0.4})).isEqualTo(1);
        assertThat(LossCurves.beta(new DynamicBeta(1, 10, 2), new double[] {0.4, 0.2})).isCloseTo(0.3, within(1e-15));
        assertThat(LossCurves.regression(each, Optional.empty(), new double[] {0.25}).value(0.1))
                .isEqualTo(new SmoothL1Loss(0.25).value(0.1));
    }
}
