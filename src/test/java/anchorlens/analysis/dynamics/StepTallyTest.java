package anchorlens.analysis.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.EdgeDensity;
import anchorlens.analysis.Mode;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.assign.PriorState;
import anchorlens.assign.Verdict;
import anchorlens.detection.BinGrid;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Edge;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Four priors of 16 px, two objects: 0 keeps priors 0 and 1, 1 keeps none. */
class StepTallyTest {
    private static final PointPriors POINTS = PointPriors.covering(32, 32, List.of(16), 0.5);
    private static final Box OBJECT = new Box(0, 0, 20, 10);

    private static AssignmentInput input() {
        Boxes predicted = Boxes.of(List.of(OBJECT, new Box(0, 0, 10, 10), OBJECT, OBJECT));
        float[] scores = {0.9f, 0.1f, 0.5f, 0.5f};
        float[] logits = new float[4 * 4 * 4];
        for (int k = 0; k < 4; k++) {
            logits[4 * k] = 100;
        }
        return new AssignmentInput(POINTS, new GroundTruth(Boxes.of(List.of(OBJECT, new Box(20, 20, 30, 30))), new int[2], Boxes.NONE),
                Optional.of(new Predictions(predicted, ClassScores.ofProbabilities(4, 1, scores, null),
                        Optional.of(new EdgeDistributions(4, BinGrid.integers(4), logits)))), 32, 32);
    }

    private static AssignmentResult assignment(int... kept) {
        int[] gt = new int[4];
        Arrays.fill(gt, -1);
        PriorState[] state = new PriorState[4];
        Arrays.fill(state, PriorState.NEGATIVE);
        Verdict[] verdicts = new Verdict[kept.length];
        Arrays.fill(verdicts, Verdict.KEPT);
        return new AssignmentResult(gt, state, List.of(new CandidateBag(0, kept, verdicts, List.of(), Map.of()),
                new CandidateBag(1, new int[] {3}, new Verdict[] {Verdict.BELOW_THRESHOLD}, List.of(), Map.of())), null);
    }

    private static LossWeights weights(double first, double second) {
        return new LossWeights(new int[] {0, 1}, new int[2], new double[] {first, second}, new double[] {0.25, 0.25}, List.of(),
                new double[] {7, 7, 0.5, 0.125});
    }

    private static StepStatistics of(boolean soft, LossWeights w, AssignmentResult last, LossWeights lastWeights) {
        StepTally tally = new StepTally(soft);
        EdgeDensity one = new EdgeDensity(Edge.LEFT, new double[] {0, 1}, new double[] {0, 0}, 0, List.of(new Mode(0, 1, 1, 1)));
        EdgeDensity two = new EdgeDensity(Edge.TOP, new double[] {0, 1}, new double[] {0, 0}, 0,
                List.of(new Mode(0, 0.6, 1, 1), new Mode(1, 0.4, 1, 1)));
        AssignmentResult now = assignment(0, 1);
        tally.add(input(), now, Optional.ofNullable(w), List.of(List.of(one, two), List.of()),
                AssignedPairs.of(now, Optional.ofNullable(w)), AssignedPairs.of(last, Optional.ofNullable(lastWeights)));
        return tally.statistics();
    }

    @Test
    void countsPositivesAndMeasuresTheirBoxesAndScores() {
        StepStatistics s = of(false, null, assignment(0, 1), null);
        assertThat(s.objects()).isEqualTo(2);
        assertThat(s.starved()).isEqualTo(1);
        assertThat(s.positivesPerObject()).isEqualTo(1);
        assertThat(s.meanIou()).isCloseTo(0.75, within(1e-9));
        assertThat(s.stdIou()).isCloseTo(0.25, within(1e-9));
        assertThat(s.correlation()).isCloseTo(1, within(1e-9));
        assertThat(s.sumPos()).isNaN();
        assertThat(s.weightAgreement()).isNaN();
    }

    @Test
    void takesEntropyInNatsAndTheShareOfObjectsWithTwoModes() {
        StepStatistics s = of(false, null, assignment(0, 1), null);
        double half = Math.log(4) / 2;
        assertThat(s.entropy()[0]).as("one edge certain, one of four equal bins").isCloseTo(half, within(1e-9));
        assertThat(s.bimodal()).containsExactly(0, 1, 0, 0);
    }

    @Test
    void softSchemesCountByTheirWeights() {
        StepStatistics s = of(true, weights(3, 1), assignment(0, 1), weights(3, 1));
        assertThat(s.positivesPerObject()).as("effective number (3+1)²/(9+1), halved by the starved object")
                .isCloseTo(0.8, within(1e-12));
        assertThat(s.meanIou()).isCloseTo((3 * 1 + 0.5) / 4, within(1e-9));
        assertThat(s.sumPos()).isEqualTo(4);
        assertThat(s.sumNeg()).as("two pairs, two background priors").isEqualTo(0.25 + 0.25 + 0.5 + 0.125);
        assertThat(s.weightAgreement()).isEqualTo(1);
    }

    @Test
    void comparesWithTheLastAssignment() {
        StepStatistics s = of(false, weights(2, 1), assignment(1, 2), weights(1, 4));
        assertThat(s.agreement()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(s.weightAgreement()).isCloseTo((1 + 1) / (2.0 + 4), within(1e-12));
    }

    @Test
    void emptyAssignmentsAgree() {
        Agreement agreement = new Agreement();
        AssignedPairs none = AssignedPairs.of(assignment(), Optional.empty());
        agreement.add(none, none);
        assertThat(agreement.ofPositives()).isEqualTo(1);
        assertThat(agreement.ofWeights()).isNaN();
    }
}
