package anchorlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.detection.BinGrid;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Edge;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeDensitiesTest {
    /** 4 × 4 cells of 8 px: prior 5 (row 1, column 1) sits at (12, 12). */
    private final PointPriors points = PointPriors.covering(32, 32, List.of(8), 0.5);

    private EdgeDistributions masses(BinGrid bins, Map<Integer, Double> massOfBin) {
        float[] logits = new float[points.count() * 4 * bins.count()];
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        for (int row = 0; row < points.count() * 4; row++) {
            for (var e : massOfBin.entrySet()) {
                logits[row * bins.count() + e.getKey()] = (float) Math.log(e.getValue());
            }
        }
        return new EdgeDistributions(points.count(), bins, logits);
    }

    private EdgeDistributions masses(Map<Integer, Double> massOfBin) {
        return masses(BinGrid.integers(8), massOfBin);
    }

    private EdgeDistributions random(BinGrid bins) {
        Random random = new Random(7);
        float[] logits = new float[points.count() * 4 * bins.count()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = 3 * (float) random.nextGaussian();
        }
        return new EdgeDistributions(points.count(), bins, logits);
    }

    private static double mass(EdgeDensity d) {
        double sum = 0;
        for (int i = 0; i + 1 < d.positions().length; i++) {
            sum += (d.positions()[i + 1] - d.positions()[i]) * (d.density()[i] + d.density()[i + 1]) / 2;
        }
        return sum;
    }

    private static double mean(EdgeDensity d) {
        double sum = 0;
        for (int i = 0; i + 1 < d.positions().length; i++) {
            double a = d.positions()[i];
            double b = d.positions()[i + 1];
            sum += (b - a) * (d.density()[i] * (2 * a + b) + d.density()[i + 1] * (a + 2 * b)) / 6;
        }
        return sum;
    }

    @Test
    void spreadsOneBinAsTriangleBetweenItsNeighbours() {
        EdgeDensity d = EdgeDensities.ofPrior(points, masses(Map.of(3, 1.0)), 5, Edge.RIGHT);
        assertThat(d.positions()).containsExactly(4, 12, 20, 28, 36, 44, 52, 60, 68, 76);
        assertThat(d.density()).containsExactly(0, 0, 0, 0, 0.125, 0, 0, 0, 0, 0);
        assertThat(d.expectation()).isEqualTo(36);
        assertThat(d.modes()).singleElement().satisfies(m -> {
            assertThat(m).isEqualTo(new Mode(36, 1, 0.125, m.spread()));
            assertThat(m.spread()).isEqualTo(8 / Math.sqrt(6), within(1e-12));
        });
    }

    @Test
    void laysLeftAndTopBinsTowardsSmallerCoordinates() {
        for (Edge edge : List.of(Edge.LEFT, Edge.TOP)) {
            EdgeDensity d = EdgeDensities.ofPrior(points, masses(Map.of(3, 1.0)), 5, edge);
            assertThat(d.positions()).containsExactly(-52, -44, -36, -28, -20, -12, -4, 4, 12, 20);
            assertThat(d.density()).containsExactly(0, 0, 0, 0, 0, 0.125, 0, 0, 0, 0);
            assertThat(d.expectation()).isEqualTo(-12);
        }
    }

    @Test
    void usesRowForVerticalAndColumnForHorizontalEdges() {
        EdgeDistributions one = masses(Map.of(1, 1.0));
        int row2col0 = 8;
        assertThat(EdgeDensities.ofPrior(points, one, row2col0, Edge.RIGHT).expectation()).isEqualTo(4 + 8);
        assertThat(EdgeDensities.ofPrior(points, one, row2col0, Edge.BOTTOM).expectation()).isEqualTo(20 + 8);
    }

    @Test
    void neighbouringBinsMakeOneModeAtTheirMean() {
        EdgeDensity d = EdgeDensities.ofPrior(points, masses(Map.of(2, 0.75, 3, 0.25)), 5, Edge.RIGHT);
        assertThat(d.expectation()).isCloseTo(30, within(1e-6));
        assertThat(d.modes()).hasSize(1);
        assertThat(d.modes().getFirst().position()).isCloseTo(30, within(1e-6));
        assertThat(d.modes().getFirst().mass()).isCloseTo(1, within(1e-9));
    }

    @Test
    void partsTwoPeaksWithTheirMassesHeaviestFirst() {
        EdgeDensity d = EdgeDensities.ofPrior(points, masses(Map.of(1, 0.44, 5, 0.56)), 5, Edge.RIGHT);
        assertThat(d.modes()).hasSize(2);
        assertThat(d.modes().get(0).position()).isCloseTo(52, within(1e-6));
        assertThat(d.modes().get(0).mass()).isCloseTo(0.56, within(1e-6));
        assertThat(d.modes().get(0).prominence()).isCloseTo(0.56 / 8, within(1e-6));
        assertThat(d.modes().get(1).position()).isCloseTo(20, within(1e-6));
        assertThat(d.modes().get(1).mass()).isCloseTo(0.44, within(1e-6));
        assertThat(d.modes().get(1).prominence()).isCloseTo(0.44 / 8, within(1e-6));
        assertThat(d.expectation()).isCloseTo(0.44 * 20 + 0.56 * 52, within(1e-6));
    }

    @Test
    void mergesALightModeIntoItsNeighbourWithoutMovingIt() {
        EdgeDensity d = EdgeDensities.ofPrior(points, masses(Map.of(1, 0.92, 5, 0.08)), 5, Edge.RIGHT);
        assertThat(d.modes()).hasSize(1);
        assertThat(d.modes().getFirst().position()).isCloseTo(20, within(1e-6));
        assertThat(d.modes().getFirst().mass()).isCloseTo(1, within(1e-6));
        ModeSettings keen = new ModeSettings(1, 1, 0.05, 0.05);
        assertThat(EdgeDensities.ofPrior(points, masses(Map.of(1, 0.92, 5, 0.08)), 5, Edge.RIGHT, keen).modes()).hasSize(2);
    }

    @Test
    void ignoresARippleBelowTheProminence() {
        Map<Integer, Double> ripple = Map.of(1, 0.25, 2, 0.245, 3, 0.255, 4, 0.25);
        assertThat(EdgeDensities.ofPrior(points, masses(ripple), 5, Edge.RIGHT).modes()).hasSize(1);
        ModeSettings keen = new ModeSettings(1, 1, 0, 0.1);
        assertThat(EdgeDensities.ofPrior(points, masses(ripple), 5, Edge.RIGHT, keen).modes()).hasSize(2);
    }

    @Test
    void findsAFlatDistributionToBeOneMode() {
        EdgeDensity d = EdgeDensities.ofPrior(points, masses(Map.of(2, 0.25, 3, 0.25, 4, 0.25, 5, 0.25)), 5, Edge.BOTTOM);
        assertThat(d.modes()).hasSize(1);
        assertThat(d.modes().getFirst().position()).isCloseTo(12 + 3.5 * 8, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(Edge.class)
    void keepsMassAndExpectationOfAnyDistributionExactly(Edge edge) {
        for (BinGrid bins : List.of(BinGrid.integers(8), BinGrid.integers(17), BinGrid.of(0, 0.5, 1.5, 4, 8))) {
            EdgeDistributions d = random(bins);
            for (int prior = 0; prior < points.count(); prior++) {
                EdgeDensity density = EdgeDensities.ofPrior(points, d, prior, edge);
                double centre = edge.isHorizontalPosition() ? points.centerX(prior) : points.centerY(prior);
                double expected = centre + edge.direction() * d.expectation(prior, edge) * 8;
                assertThat(density.expectation()).isCloseTo(expected, within(1e-9));
                assertThat(mass(density)).isCloseTo(1, within(1e-9));
                assertThat(mean(density)).isCloseTo(expected, within(1e-6));
                assertThat(density.modes().stream().mapToDouble(Mode::mass).sum()).isCloseTo(1, within(1e-9));
            }
        }
    }

    @Test
    void mixesPriorsByWeightKeepingMassAndMean() {
        EdgeDistributions d = random(BinGrid.of(0, 0.7, 1.9, 3, 5));
        EdgeDensity mix = EdgeDensities.mixture(points, d, new int[] {0, 5, 10}, new double[] {2, 1, 1}, Edge.LEFT,
                new ModeSettings(0.5, 0.8, 0.05, 0.1));
        double expected = 0.5 * EdgeDensities.ofPrior(points, d, 0, Edge.LEFT).expectation()
                + 0.25 * EdgeDensities.ofPrior(points, d, 5, Edge.LEFT).expectation()
                + 0.25 * EdgeDensities.ofPrior(points, d, 10, Edge.LEFT).expectation();
        assertThat(mix.positions()[1] - mix.positions()[0]).isEqualTo(0.5);
        assertThat(mix.expectation()).isCloseTo(expected, within(1e-9));
        assertThat(mass(mix)).isCloseTo(1, within(1e-8));
        assertThat(mean(mix)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void findsTwoModesOfUnimodalPriorsThatDisagree() {
        int bins = 8;
        float[] logits = new float[points.count() * 4 * bins];
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        int bottom = Edge.BOTTOM.ordinal();
        logits[bottom * bins + 1] = 0;          // prior 0, centre 4: edge at 12
        logits[(12 * 4 + bottom) * bins + 5] = 0;  // prior 12, centre 28: edge at 68
        EdgeDistributions d = new EdgeDistributions(points.count(), BinGrid.integers(bins), logits);
        EdgeDensity mix = EdgeDensities.mixture(points, d, new int[] {0, 12}, new double[] {3, 1}, Edge.BOTTOM);
        assertThat(mix.modes()).hasSize(2);
        assertThat(mix.modes().get(0).position()).isCloseTo(12, within(1e-6));
        assertThat(mix.modes().get(0).mass()).isCloseTo(0.75, within(1e-9));
        assertThat(mix.modes().get(1).position()).isCloseTo(68, within(1e-6));
        assertThat(mix.modes().get(1).mass()).isCloseTo(0.25, within(1e-9));
        assertThat(mix.expectation()).isCloseTo(26, within(1e-9));
    }

    @Test
    void namesWhatIsWrongWithItsInput() {
        EdgeDistributions d = masses(Map.of(1, 1.0));
        assertThatThrownBy(() -> EdgeDensities.mixture(points, d, new int[] {1}, new double[] {0}, Edge.TOP))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("weight above 0");
        assertThatThrownBy(() -> EdgeDensities.mixture(points, d, new int[] {1}, new double[] {Double.NaN}, Edge.TOP))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("NaN");
        EdgeDistributions nothing = masses(Map.of());
        assertThatThrownBy(() -> EdgeDensities.ofPrior(points, nothing, 3, Edge.TOP))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("top").hasMessageContaining("prior 3");
        PointPriors others = PointPriors.covering(64, 64, List.of(8), 0.5);
        assertThatThrownBy(() -> EdgeDensities.ofPrior(others, d, 3, Edge.TOP))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("64 priors");
    }
}
