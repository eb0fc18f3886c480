package anchorlens.analysis.pyramid;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.AtssAssigner;
import anchorlens.assign.FcosAssigner;
import anchorlens.detection.AnchorPriors;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PyramidTest {
    private static final PointPriors POINTS = PointPriors.covering(256, 256, List.of(8, 16, 32), 0.5);
    private static final GroundTruth TRUTH = new GroundTruth(Boxes.of(List.of(new Box(20, 20, 60, 60), new Box(20, 20, 220, 220),
            new Box(300, 300, 310, 310))), new int[3], Boxes.NONE);

    @Test
    void saysWhichLevelAnObjectGoesToAndWhyNotToAnother() {
        AssignmentInput input = new AssignmentInput(POINTS, TRUTH, Optional.empty(), 256, 256);
        FcosAssigner fcos = new FcosAssigner();
        AssignmentResult result = fcos.assign(input, CancellationToken.NONE);
        LevelCounts counts = LevelCounts.of(input, result, Optional.empty(), false);
        assertThat(counts.mainLevel(0)).isZero();
        assertThat(counts.share(0, 0)).isEqualTo(1);
        assertThat(counts.mainLevel(1)).isEqualTo(1);
        assertThat(counts.mainLevel(2)).isEqualTo(-1);
        assertThat(counts.total(3)[0] + counts.total(3)[1] + counts.total(3)[2]).isEqualTo(result.positiveCount());
        List<LevelReason> reasons = LevelReason.of(fcos, input, result, 0);
        assertThat(reasons.get(0).positives()).isPositive();
        assertThat(reasons.get(0).explanation().firstFailure()).isEmpty();
        assertThat(reasons.get(1).positives()).isZero();
        assertThat(reasons.get(1).explanation().firstFailure().orElseThrow().name()).isEqualTo("largest distance");
    }

    @Test
    void theWitnessOfALevelIsItsNearestKeptCandidate() {
        AnchorPriors anchors = AnchorPriors.square(POINTS.levels(), 0.5, 8);
        AssignmentInput input = new AssignmentInput(anchors, TRUTH, Optional.empty(), 256, 256);
        AtssAssigner atss = new AtssAssigner();
        AssignmentResult result = atss.assign(input, CancellationToken.NONE);
        for (LevelReason reason : LevelReason.of(atss, input, result, 0)) {
            assertThat(reason.candidates()).isEqualTo(9);
            assertThat(anchors.levelOf(reason.explanation().prior())).isEqualTo(reason.level());
            assertThat(result.isPositive(reason.explanation().prior())).isEqualTo(reason.positives() > 0);
        }
    }

    @Test
    void findsTheNearestCellOfALevelAlsoBesideTheGrid() {
        assertThat(LevelReason.nearest(POINTS, POINTS.levels().get(2), new Box(40, 40, 60, 60))).isEqualTo(POINTS.levels().get(2).prior(1, 1, 0));
        assertThat(LevelReason.nearest(POINTS, POINTS.levels().get(2), TRUTH.boxes().get(2))).isEqualTo(POINTS.levels().get(2).prior(7, 7, 0));
    }
}
