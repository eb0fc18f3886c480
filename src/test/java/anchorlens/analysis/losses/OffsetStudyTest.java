package anchorlens.analysis.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.EdgeDensity;
import anchorlens.geometry.Edge;
import anchorlens.loss.OffsetBins;
import anchorlens.loss.OffsetBins.OutOfRange;
import anchorlens.loss.OffsetBins.Residual;
import anchorlens.loss.OffsetBins.Stands;
import anchorlens.loss.OffsetBins.Target;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetStudyTest {
    private static final OffsetBins BINS = new OffsetBins(-1, 1, 4, 2, Stands.CENTER, OutOfRange.CLAMP, Residual.CHOSEN_BIN, Target.HARD);

    @Test
    void theSecondStageDividesTheChosenBin() {
        OffsetStudy study = OffsetStudy.of(BINS, new OffsetProbe(0.3, 0.3, 0.3, 1));
        assertThat(study.stages()).hasSize(2);
        assertThat(study.stages().getFirst().edges()).containsExactly(-1, -0.5, 0, 0.5, 1);
        assertThat(study.stages().getFirst().chosen()).isEqualTo(2);
        assertThat(study.stages().get(1).edges()).containsExactly(new double[] {0, 0.125, 0.25, 0.375, 0.5}, within(1e-12));
        assertThat(study.decoded()).isCloseTo(0.3125, within(1e-12));
        assertThat(study.quantization()).isCloseTo(-0.0125, within(1e-12));
        for (OffsetStudy.Stage s : study.stages()) {
            assertThat(Arrays.stream(s.probabilities()).sum()).isCloseTo(1, within(1e-12));
            assertThat(s.target()[2]).isEqualTo(1);
        }
    }

    @Test
    void theGradientIsTheSlopeOfTheCrossEntropy() {
        double h = 1e-6;
        double slope = (OffsetStudy.of(BINS, new OffsetProbe(0.3, 0.1 + h, 0.8, 1)).stages().getFirst().crossEntropy()
                - OffsetStudy.of(BINS, new OffsetProbe(0.3, 0.1 - h, 0.8, 1)).stages().getFirst().crossEntropy()) / (2 * h);
        OffsetProbe probe = new OffsetProbe(0.3, 0.1, 0.8, 1);
        assertThat(OffsetStudy.of(BINS, probe).stages().getFirst().gradient()).isCloseTo(slope, within(1e-6));
        assertThat(OffsetStudy.gradients(BINS, probe, 0, new double[] {0.1})[0]).isCloseTo(slope, within(1e-6));
    }

    @Test
    void quantizationStaysWithinHalfABinOfTheLastStage() {
        double[] offsets = new double[2001];
        Arrays.setAll(offsets, i -> -1 + i / 1000.0);
        for (double e : OffsetStudy.quantization(BINS, offsets)) {
            assertThat(Math.abs(e)).isLessThanOrEqualTo(0.0625 + 1e-12);
        }
    }

    @Test
    void aDensityIsSharedOutOverTheBins() {
        EdgeDensity tent = new EdgeDensity(Edge.LEFT, new double[] {80, 100, 120}, new double[] {0, 0.05, 0}, 100, List.of());
        Rebinned r = Rebinned.of(tent, 100, 40, BINS);
        assertThat(r.stages().getFirst().shares()).containsExactly(new double[] {0, 0.5, 0.5, 0}, within(1e-12));
        assertThat(r.expected()).isZero();
        assertThat(r.outside()).isCloseTo(0, within(1e-12));
        assertThat(r.stages().getFirst().entropy()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(r.stages().get(1).edges()[0]).isCloseTo(-0.5, within(1e-12));
        assertThat(r.stages().get(1).shares()).containsExactly(new double[] {1 / 16.0, 3 / 16.0, 5 / 16.0, 7 / 16.0}, within(1e-12));
        Rebinned shifted = Rebinned.of(tent, 60, 40, BINS);
        assertThat(shifted.expected()).isEqualTo(-1);
        assertThat(shifted.outside()).isCloseTo(0.5, within(1e-12));
        assertThat(shifted.stages().getFirst().shares()).containsExactly(new double[] {1, 0, 0, 0}, within(1e-12));
    }
}
