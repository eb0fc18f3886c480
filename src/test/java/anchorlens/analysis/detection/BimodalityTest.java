package anchorlens.analysis.detection;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.analysis.evidence.ConfidentPriors;
import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.detection.BinGrid;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BimodalityTest {
    private static final PointPriors POINTS = PointPriors.covering(128, 128, List.of(8), 0.5);
    private static final int BINS = 17;
    /** The prior at (68, 36). */
    private static final int MIDDLE = 4 * 16 + 8;

    /** All priors silent but the given ones, which lie at 36 … 100 × 4 … bottom (strides below the middle prior). */
    private static HeadOutput head(double[]... bottomsOfPriors) {
        float[] scores = new float[POINTS.count()];
        Arrays.fill(scores, -9);
        float[] logits = new float[POINTS.count() * 4 * BINS];
        for (int k = 0; k < bottomsOfPriors.length; k++) {
            int prior = MIDDLE + k;
            scores[prior] = k == 0 ? 1 : 0.5f;
            for (Edge e : Edge.values()) {
                int from = (prior * 4 + e.ordinal()) * BINS;
                Arrays.fill(logits, from, from + BINS, -30);
                double[] at = e == Edge.BOTTOM ? bottomsOfPriors[k] : new double[] {4};
                for (double bin : at) {
                    logits[from + (int) bin] = 0;
                }
            }
        }
        return new HeadOutput(128, 128, POINTS.levels(), 0.5, ClassScores.ofLogits(POINTS.count(), 1, scores,
                null),
                Optional.of(new EdgeDistributions(POINTS.count(), BinGrid.integers(BINS), logits)), Optional.empty());
    }

    private static List<double[]> edges(Box box, double... bottoms) {
        return List.of(new double[] {box.x1()}, new double[] {box.y1()}, new double[] {box.x2()}, bottoms);
    }

    private static void add(Bimodality tally, Box box, List<double[]> legitimate, HeadOutput head) {
        tally.add(box, 0, legitimate, head, ConfidentPriors.of(head, new EvidenceSettings().leastScore()));
    }

    @Test
    void findsTwoModesWhereOnePriorSeesBothPositions() {
        Bimodality tally = new Bimodality();
        Box box = new Box(36, 4, 100, 68);
        add(tally, box, edges(box, 68, 100), head(new double[] {4, 8}));
        assertThat(tally.from(24)).isEqualTo(new Bimodality.Row(24, Double.POSITIVE_INFINITY, 1, 1, 1));
        assertThat(tally.clear()).isEqualTo(new Bimodality.Row(0, 2, 3, 0, 0));
    }

    @Test
    void findsTwoModesInTheMixtureOfPriorsThatSeeOneEach() {
        Bimodality tally = new Bimodality();
        Box box = new Box(36, 4, 100, 68);
        add(tally, box, edges(box, 68, 100), head(new double[] {4}, new double[] {8}));
        assertThat(tally.from(24).twoMode()).isEqualTo(1);
    }

    @Test
    void countsAMissAFalseModeAndModesInTheWrongPlace() {
        Box box = new Box(36, 4, 100, 68);
        Bimodality tally = new Bimodality();
        add(tally, box, edges(box, 68, 100), head(new double[] {4}));
        add(tally, box, edges(box, 68, 124), head(new double[] {4, 8}));
        add(tally, box, edges(box, 68), head(new double[] {4, 8}));
        add(tally, box, edges(box, 68, 73), head(new double[] {4, 8}));
        assertThat(tally.from(24)).isEqualTo(new Bimodality.Row(24, Double.POSITIVE_INFINITY, 2, 1, 0));
        assertThat(tally.clear()).isEqualTo(new Bimodality.Row(0, 2, 13, 1, 0));
    }

    @Test
    void anObjectNobodySeesHasNoModes() {
        Bimodality tally = new Bimodality();
        Box box = new Box(36, 4, 100, 68);
        add(tally, box, edges(box, 68, 100), head());
        assertThat(tally.from(24)).isEqualTo(new Bimodality.Row(24, Double.POSITIVE_INFINITY, 1, 0, 0));
    }
}
