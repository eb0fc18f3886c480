package anchorlens.analysis.twostage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.MaxIouAssigner;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.ClassScores;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.loss.DeltaCoder;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalsTest {
    private static final Boxes TRUTHS = Boxes.of(List.of(new Box(10, 10, 60, 50), new Box(40, 30, 120, 110)));

    private static Boxes proposals() {
        Random random = new Random(3);
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Box t = TRUTHS.get(i % 2);
            boxes.add(new Box(t.x1() + 15 * random.nextGaussian(), t.y1() + 15 * random.nextGaussian(),
                    t.x2() + 15 * random.nextGaussian(), t.y2() + 15 * random.nextGaussian()));
        }
        return Boxes.of(boxes);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.6, 0.7})
    void matchesAsTheMaxIouAssignerDoes(double threshold) {
        ProposalTargets targets = ProposalTargets.of(proposals(), TRUTHS, DeltaCoder.ofProposals(), false);
        AssignmentResult expected = new MaxIouAssigner(threshold, threshold, 0, false, threshold, true, 0, true).assign(
                new AssignmentInput(new BoxPriors(proposals()), new GroundTruth(TRUTHS, new int[2], Boxes.NONE), Optional.empty(), 128,
                        128), CancellationToken.NONE);
        assertThat(targets.positives(threshold)).isEqualTo(expected.positiveCount()).isPositive();
        for (int i = 0; i < targets.count(); i++) {
            assertThat(targets.isPositive(i, threshold) ? targets.gt()[i] : -1).isEqualTo(expected.gtIndex()[i]);
        }
    }

    @Test
    void groundTruthsJoinAsPerfectProposals() {
        ProposalTargets with = ProposalTargets.of(proposals(), TRUTHS, DeltaCoder.ofProposals(), true);
        assertThat(with.count()).isEqualTo(202);
        assertThat(with.positives(1)).isEqualTo(2);
        assertThat(with.size(201)).isZero();
        ProposalTargets empty = ProposalTargets.of(proposals(), Boxes.NONE, DeltaCoder.ofProposals(), true);
        assertThat(empty.positives(0)).isZero();
    }

    @Test
    void countsPositivesAtEveryThresholdAndPutsOffsetsIntoBars() {
        ProposalTargets t = new ProposalTargets(new int[3], new double[] {0.3, 0.62, 0.9},
                new double[] {9, 9, 9, 9, 0.24, -0.4, 5, -5, -0.16, 0, 0, 0}, 1);
        ProposalTally tally = new ProposalTally(0.5);
        tally.add(t);
        tally.add(new ProposalTargets(new int[] {-1}, new double[1], new double[4], 0));
        ProposalTally.Sum sum = tally.sum();
        assertThat(sum.images()).isEqualTo(2);
        assertThat(sum.positivesAt()[0]).isEqualTo(1.5);
        assertThat(sum.positivesAt()[12]).as("at 0.6").isEqualTo(1);
        assertThat(sum.positivesAt()[18]).as("at 0.9").isEqualTo(0.5);
        assertThat(sum.positives()).isEqualTo(2);
        assertThat(sum.meanSize()).isCloseTo((0.32 + 0.08) / 2, within(1e-12));
        assertThat(sum.histograms()[0][32]).isEqualTo(1);
        assertThat(ProposalTally.middleOf(32)).isCloseTo(0.25, within(1e-12));
        assertThat(sum.histograms()[2][ProposalTally.BARS - 1]).as("beyond the end").isEqualTo(1);
        assertThat(sum.histograms()[3][0]).isEqualTo(1);
    }

    @Test
    void takesTheBestBoxesAcrossClassesAndClipsThem() {
        PointPriors points = PointPriors.covering(32, 32, List.of(16), 0.5);
        Boxes boxes = Boxes.of(List.of(new Box(-5, -5, 20, 20), new Box(0, 0, 20, 21), new Box(10, 10, 40, 40), new Box(40, 0, 50, 9)));
        Predictions p = new Predictions(boxes, ClassScores.ofProbabilities(4, 2,
                new float[] {0.9f, 0.1f, 0.1f, 0.8f, 0.2f, 0.3f, 0.9f, 0.9f}, null), Optional.empty());
        Boxes top = new TopProposals(10, 0.7, 10).of(p, points.levels(), 32, 32);
        assertThat(top.count()).as("one duplicate of another class, one outside the input").isEqualTo(2);
        assertThat(top.get(0)).isEqualTo(new Box(0, 0, 20, 20));
        assertThat(top.get(1)).isEqualTo(new Box(10, 10, 32, 32));
    }
}
