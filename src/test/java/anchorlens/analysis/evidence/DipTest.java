package anchorlens.analysis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DipTest {
    @Test
    void twoEqualSpikesHaveAQuarter() {
        assertThat(Dip.ofSample(0, 1)).isEqualTo(0.25, within(1e-12));
        assertThat(Dip.ofSample(0, 0, 0, 1, 1, 1)).isEqualTo(0.25, within(1e-12));
    }

    @Test
    void evenlySpacedAndEqualValuesHaveTheLeastThereIs() {
        assertThat(Dip.ofSample(5, 1, 4, 2, 3)).as("1 / 2n").isEqualTo(0.1, within(1e-12));
        assertThat(Dip.ofSample(7, 7, 7)).isEqualTo(1 / 6.0, within(1e-12));
        assertThat(Dip.ofSample()).isZero();
    }

    @Test
    void unequalSpikesDipHalfOfTheLighterMass() {
        assertThat(Dip.ofSample(0, 0, 0, 1)).as("1/4 of the mass, halved").isEqualTo(0.125, within(1e-12));
    }

    @Test
    void aUnimodalDistributionHasNone() {
        double[] x = IntStream.rangeClosed(0, 20).mapToDouble(i -> i).toArray();
        double[] triangle = Arrays.stream(x).map(v -> v <= 10 ? v * v / 200 : 1 - (20 - v) * (20 - v) / 200).toArray();
        assertThat(Dip.ofDistribution(x, triangle)).isEqualTo(0, within(1e-12));
        assertThat(Dip.ofDistribution(x, Arrays.stream(x).map(v -> v / 20).toArray())).isEqualTo(0, within(1e-12));
    }

    @Test
    void twoUniformPartsFarApartDipByTheGapBetweenThem() {
        // F rises to 1/2 on [0, 1], rests until 9, rises to 1 on [9, 10]: the best unimodal function is straight over the gap
        double[] x = {0, 1, 9, 10};
        assertThat(Dip.ofDistribution(x, new double[]{0, 0.5, 0.5, 1})).isEqualTo(dipByHand(), within(1e-12));
    }

    /** At 1, F exceeds the convex minorant 0 … (9, ½), which is 1/18 there, by 4/9; half of it is the dip. */
    private static double dipByHand() {
        return (0.5 - 1 / 18.0) / 2;
    }

    @Test
    void neitherScaleNorDirectionMatters() {
        Random random = new Random(3);
        double[] sample = random.doubles(40).map(v -> v < 0.4 ? v : v + 0.5).toArray();
        double dip = Dip.ofSample(sample);
        assertThat(Dip.ofSample(Arrays.stream(sample).map(v -> 7 * v - 3).toArray())).isEqualTo(dip, within(1e-12));
        assertThat(Dip.ofSample(Arrays.stream(sample).map(v -> -v).toArray())).isEqualTo(dip, within(1e-12));
    }

    @Test
    void reachesPublishedQuantilesOfUniformSamples() {
        // Hartigan and Hartigan 1985, table 1: the 95 % point is .0702 for n = 50 and .0370 for n = 200
        assertThat(Dip.pValue(0.0702, 50)).isEqualTo(0.05, within(0.02));
        assertThat(Dip.pValue(0.0370, 200)).isEqualTo(0.05, within(0.02));
        assertThat(Dip.pValue(0, 10)).isEqualTo(1);
        assertThat(Dip.pValue(0.25, 50)).isEqualTo(1 / 1001.0, within(1e-12));
    }
}
