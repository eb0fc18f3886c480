package anchorlens.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Edge cases and rules of MaxIoU, FCOS and ATSS that the reference scenes do not single out. */
class StaticAssignerTest {
    private static final PointPriors POINTS = AssignerScene.ORDINARY.points();
    private static final Priors ANCHORS = AnchorPriors.square(POINTS.levels(), 0, 8);

    private static AssignmentInput input(Priors priors, List<Box> ignored, Box... boxes) {
        return new AssignmentInput(priors, new GroundTruth(Boxes.of(List.of(boxes)), new int[boxes.length],
                Boxes.of(ignored)),
                Optional.empty(), 128, 128);
    }

    private static AssignmentResult assign(Assigner assigner, Priors priors, Box... boxes) {
        return assigner.assign(input(priors, List.of(), boxes), CancellationToken.NONE);
    }

    private static List<Long> counts(AssignmentResult r) {
        return List.of(PriorState.POSITIVE, PriorState.NEGATIVE, PriorState.IGNORED).stream()
                .map(s -> Arrays.stream(r.state()).filter(t -> t == s).count()).toList();
    }

    @Test
    void maxIouGivesAllPriorsToAnObjectThatOverlapsNoneUnlessAMinimumIsSet() {
        Box zeroArea = new Box(40, 40, 40, 60);
        Box outside = new Box(300, 300, 360, 360);
        MaxIouAssigner base = new MaxIouAssigner();
        assertThat(counts(assign(base, ANCHORS, zeroArea))).containsExactly(336L, 0L, 0L);
        assertThat(counts(assign(base, ANCHORS, outside))).containsExactly(336L, 0L, 0L);
        assertThat(counts(assign(AssignerContractTest.with(base, "minPosIou", 0.3), ANCHORS, zeroArea)))
                .containsExactly(0L, 336L, 0L);
        AssignmentResult first = assign(AssignerContractTest.with(base, "gtMaxAssignAll", false), ANCHORS, outside);
        assertThat(counts(first)).containsExactly(1L, 335L, 0L);
        assertThat(first.isPositive(0)).isTrue();
    }

    @Test
    void maxIouLetsALaterLowQualityMatchOverrideABetterOne() {
        Priors one = new BoxPriors(Boxes.of(List.of(new Box(0, 0, 40, 40))));
        AssignmentResult r = assign(new MaxIouAssigner(), one, new Box(0, 0, 40, 36), new Box(20, 20, 60, 60));
        assertThat(r.gtIndex()).containsExactly(1);
        assertThat(r.bags().get(0).verdict(0)).isEqualTo(Verdict.LOST_TO_OTHER_GT);
    }

    @Test
    void maxIouIgnoresPriorsBetweenTheThresholds() {
        Priors three = new BoxPriors(Boxes.of(List.of(new Box(0, 0, 100, 100), new Box(0, 0, 100, 45),
                new Box(0, 0, 100, 30))));
        AssignmentResult r = assign(new MaxIouAssigner(), three, new Box(0, 0, 100, 100));
        assertThat(r.state()).containsExactly(PriorState.POSITIVE, PriorState.IGNORED, PriorState.NEGATIVE);
        assertThat(r.bags().getFirst().verdict(1)).isEqualTo(Verdict.IGNORED);
    }

    @Test
    void fcosGivesAPointToTheSmallestObjectAndTheFirstOfEqualOnes() {
        Box large = new Box(10, 10, 90, 90);
        Box small = new Box(40, 40, 60, 60);
        AssignmentResult r = assign(new FcosAssigner(false, 1.5, List.of(1000.0)), POINTS, large, small, small);
        int middle = POINTS.levels().getFirst().prior(6, 6, 0);
        assertThat(r.gtIndex()[middle]).isEqualTo(1);
        assertThat(r.bags().get(0).verdict(r.bags().get(0).rowOf(middle))).isEqualTo(Verdict.LOST_TO_OTHER_GT);
        assertThat(r.bags().get(2).verdict(r.bags().get(2).rowOf(middle))).isEqualTo(Verdict.LOST_TO_OTHER_GT);
    }

    @Test
    void fcosLimitsIncludeBothEnds() {
        // the largest distance is 28 px from the point (36, 36) of the first level, 32 px from (40, 40) of the second
        AssignmentResult r = assign(new FcosAssigner(false, 1.5, List.of(28.0)), POINTS, new Box(8, 8, 64, 64));
        FeatureLevel fine = POINTS.levels().getFirst();
        assertThat(r.isPositive(fine.prior(4, 4, 0))).as("28 px, the limit").isTrue();
        assertThat(r.isPositive(fine.prior(5, 5, 0))).as("36 px").isFalse();
        assertThat(assign(new FcosAssigner(false, 1.5, List.of(32.0)), POINTS, new Box(8, 8, 64, 64))
                .isPositive(POINTS.levels().get(1).prior(2, 2, 0))).as("32 px, the limit, on the second level")
                .isTrue();
    }

    @Test
    void fcosLimitsFitAnyNumberOfLevels() {
        FcosAssigner usual = new FcosAssigner();
        assertThat(List.of(usual.lowerLimit(0), usual.upperLimit(0, 5), usual.lowerLimit(4)))
                .containsExactly(0.0, 64.0, 512.0);
        assertThat(usual.upperLimit(4, 5)).isInfinite();
        assertThat(usual.upperLimit(2, 3)).as("the last of three levels").isInfinite();
        assertThat(usual.upperLimit(5, 7)).as("limits go on doubling").isEqualTo(2048);
        assertThatThrownBy(() -> new FcosAssigner(true, 1.5, List.of(64.0, 32.0))).hasMessageContaining("ascend");
    }

    @Test
    void atssGivesNoPositiveToASingleCandidate() {
        Priors one = AnchorPriors.square(List.of(new FeatureLevel(0, 64, 1, 1, 1, 0)), 0.5, 1);
        AssignmentResult r = assign(new AtssAssigner(), one, new Box(0, 0, 64, 64));
        assertThat(r.positiveCount()).isZero();
        assertThat(r.bags().getFirst().verdict(0)).isEqualTo(Verdict.BELOW_THRESHOLD);
        assertThat(r.bags().getFirst().facts().get("std")).isNaN();
    }

    @Test
    void atssTakesTheLowestIndexWhereDistancesTie() {
        // the centre (64, 64) lies on a corner anchor of every level, so that its neighbours tie in fours
        AssignmentResult r = assign(new AtssAssigner(AtssAssigner.Variant.MMDET, 3, AtssAssigner.Overlap.ANCHOR, 0.8, 0), ANCHORS,
                new Box(30, 30, 98, 98));
        FeatureLevel fine = ANCHORS.levels().getFirst();
        assertThat(Arrays.copyOf(r.bags().getFirst().priors(), 3))
                .containsExactly(fine.prior(8, 8, 0), fine.prior(7, 8, 0),
                fine.prior(8, 7, 0));
    }

    @Test
    void atssLetsAnchorsOfIgnoreRegionsInOnlyWhereALevelHasNoOthers() {
        AssignmentInput everywhere = input(ANCHORS, List.of(new Box(-200, -200, 400, 400)),
                new Box(30.5, 30.5, 98, 98));
        AssignmentResult r = new AtssAssigner(AtssAssigner.Variant.MMDET, 9, AtssAssigner.Overlap.ANCHOR, 0.8, 0.5)
                .assign(everywhere, CancellationToken.NONE);
        assertThat(Arrays.copyOf(r.bags().getFirst().priors(), 9)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(r.state()).doesNotContain(PriorState.NEGATIVE);
    }

    @Test
    void flipOfTheRankNamesThePlaceOfThePrior() {
        AssignmentInput in = input(ANCHORS, List.of(), new Box(30.5, 31.25, 98, 98));
        AtssAssigner atss = new AtssAssigner();
        AssignmentResult r = atss.assign(in, CancellationToken.NONE);
        AssignmentResult wide = new AtssAssigner(AtssAssigner.Variant.MMDET, 14, AtssAssigner.Overlap.ANCHOR, 0.8, 0)
                .assign(in, CancellationToken.NONE);
        int fourteenth = wide.bags().getFirst().prior(13);
        Explanation e = atss.explain(in, r, fourteenth, 0);
        assertThat(e.verdict()).isEqualTo(Verdict.NOT_IN_TOP_K);
        assertThat(e.firstFailure().orElseThrow().value()).isEqualTo(14);
        assertThat(e.firstFailure().orElseThrow().gate().orElseThrow().flip().orElseThrow())
                .isEqualTo(new Explanation.Flip("topk", 14));
    }
}
