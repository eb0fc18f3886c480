package anchorlens.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.geometry.Edge;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationsTest {
    private static final int PRIORS = 45;

    /** Spread of the logits, up to sizes whose exponentials no double holds. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 3, 9, 12, 40, 300, 5000, 1e30})
    void agreeWithTheSoftmaxTakenTheCarefulWay(double spread) {
        Random random = new Random(11);
        BinGrid bins = BinGrid.integers(17);
        float[] logits = new float[PRIORS * 4 * bins.count()];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = (float) (spread * random.nextGaussian());
        }
        EdgeDistributions distributions = new EdgeDistributions(PRIORS, bins, logits);
        Expectations expectations = new Expectations(distributions);
        double[] found = new double[4 * Expectations.BLOCK];
        for (int first = 0; first < PRIORS; first += Expectations.BLOCK) {
            int count = Math.min(Expectations.BLOCK, PRIORS - first);
            expectations.of(first, count, found);
            for (int row = 0; row < 4 * count; row++) {
                assertThat(found[row]).isCloseTo(distributions.expectation(first + row / 4, Edge.values()[row % 4]), within(1e-7));
            }
        }
    }

    @Test
    void binsNeedNotBeSpacedEvenly() {
        float[] logits = {1, 2, -1, 0, 0.5f, 3, -2, 1, 4, 0, 1, 2};
        EdgeDistributions distributions = new EdgeDistributions(1, BinGrid.of(-2, 0.5, 7), logits);
        double[] found = new double[4];
        new Expectations(distributions).of(0, 1, found);
        for (Edge edge : Edge.values()) {
            assertThat(found[edge.ordinal()]).isCloseTo(distributions.expectation(0, edge), within(1e-9));
        }
    }

    @Test
    void aLogitThatIsNotANumberSpoilsItsOwnEdgeOnly() {
        float[] logits = new float[4 * 3];
        logits[4] = Float.NaN;
        double[] found = new double[4];
        new Expectations(new EdgeDistributions(1, BinGrid.integers(3), logits)).of(0, 1, found);
        assertThat(found[1]).isNaN();
        assertThat(new double[] {found[0], found[2], found[3]}).containsExactly(new double[] {1, 1, 1}, within(1e-12));
    }
}
