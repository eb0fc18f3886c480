package anchorlens.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.detection.ClassScores;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.Predictions;
import anchorlens.task.CancellationToken;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every weighting of the catalog promises, on the assignment of every assigner. */
class WeightingContractTest {
    static Stream<Arguments> pairs() {
        return Weighting.catalog().stream().flatMap(w -> Assigner.catalog().stream().map(a -> Arguments.of(w, a)));
    }

    static List<Weighting> weightings() {
        return Weighting.catalog();
    }

    private static AssignmentInput input(Assigner assigner) {
        AssignerScene scene = AssignerScene.ORDINARY;
        return scene.input(scene.priors(assigner), Optional.of(scene.predictions()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyKeptCandidateHasOnePairWithFiniteWeights(Weighting weighting, Assigner assigner) {
        AssignmentInput input = input(assigner);
        AssignmentResult assignment = assigner.assign(input, CancellationToken.NONE);
        LossWeights weights = weighting.weigh(input, assignment, CancellationToken.NONE);
        for (int k = 0; k < weights.pairCount(); k++) {
            assertThat(weights.pairPos(k)).isFinite().isNotNegative();
            assertThat(weights.pairNeg(k)).isFinite().isNotNegative();
            if (k > 0) {
                assertThat((long) weights.gt(k) << 32 | weights.prior(k)).as("order of pairs")
                        .isGreaterThan((long) weights.gt(k - 1) << 32 | weights.prior(k - 1));
            }
        }
        for (CandidateBag bag : assignment.bags()) {
            for (int r = 0; r < bag.size(); r++) {
                if (bag.verdict(r) == Verdict.KEPT) {
                    assertThat(weights.pairOf(bag.prior(r), bag.gt())).isNotNegative();
                }
            }
        }
        assertThat(weights.terms()).allMatch(t -> t.values().length == weights.pairCount());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void backgroundHasOnlyANegativeWeightAndIgnoredPriorsNone(Weighting weighting, Assigner assigner) {
        AssignmentInput input = input(assigner);
        AssignmentResult assignment = assigner.assign(input, CancellationToken.NONE);
        LossWeights weights = weighting.weigh(input, assignment, CancellationToken.NONE);
        for (int i = 0; i < assignment.priorCount(); i++) {
            if (weights.pairOf(i) < 0) {
                assertThat(weights.pos()[i]).isZero();
                assertThat(weights.neg()[i] > 0).as("prior %d, %s", i, assignment.state()[i])
                        .isEqualTo(assignment.state()[i] == PriorState.NEGATIVE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("weightings")
    void withoutObjectsThereIsOnlyBackground(Weighting weighting) {
        Assigner assigner = new AtssAssigner();
        AssignerScene scene = AssignerScene.ORDINARY.withObjects(GroundTruth.NONE);
        AssignmentInput input = scene.input(scene.priors(assigner), Optional.of(scene.predictions()));
        LossWeights weights = weighting.weigh(input, assigner.assign(input, CancellationToken.NONE),
                CancellationToken.NONE);
        assertThat(weights.pairCount()).isZero();
        assertThat(weights.neg()).hasSize(336);
    }

    @ParameterizedTest
    @MethodSource("weightings")
    void namesThePriorWhoseScoreIsNotANumber(Weighting weighting) {
        AssignmentInput clean = input(new AtssAssigner());
        AssignmentResult assignment = new AtssAssigner().assign(clean, CancellationToken.NONE);
        if (!weighting.needs().contains(Need.PREDICTIONS)) {
            return;
        }
        int[] looked = {0, assignment.bags().getFirst().prior(0)};
        for (int prior : looked) {
            Predictions p = AssignerScene.ORDINARY.predictions();
            java.util.Arrays.fill(p.scores().array(), 3 * prior, 3 * prior + 3, Float.NaN);
            AssignmentInput input = AssignerScene.ORDINARY.input(clean.priors(), Optional.of(p));
            assertThatThrownBy(() -> weighting.weigh(input, assignment, CancellationToken.NONE))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("prior " + prior + " is NaN");
        }
    }

    @Test
    void toodNormalisesTheMetricItselfWhereTheAssignerDefinesNoTarget() {
        AssignmentInput input = input(new AtssAssigner());
        AssignmentResult assignment = new AtssAssigner().assign(input, CancellationToken.NONE);
        LossWeights weights = new ToodWeighting().weigh(input, assignment, CancellationToken.NONE);
        double[] u = weights.terms().get(1).values();
        double[] t = weights.terms().get(2).values();
        for (int g = 0; g < 4; g++) {
            double maxOverlap = 0;
            double maxTarget = 0;
            for (int k = 0; k < weights.pairCount(); k++) {
                maxOverlap = Math.max(maxOverlap, weights.gt(k) == g ? u[k] : 0);
                maxTarget = Math.max(maxTarget, weights.gt(k) == g ? t[k] : 0);
            }
            assertThat(maxTarget).as("the best target is the best IoU").isCloseTo(maxOverlap, within(1e-4));
        }
    }

    @Test
    void hardLabelsCountEveryPositiveAndEveryBackgroundPriorOnce() {
        AssignmentInput input = input(new AtssAssigner());
        AssignmentResult assignment = new AtssAssigner().assign(input, CancellationToken.NONE);
        LossWeights weights = new HardWeighting().weigh(input, assignment, CancellationToken.NONE);
        assertThat(Stream.of(weights.pos()).flatMapToDouble(java.util.Arrays::stream).sum())
                .isEqualTo(assignment.positiveCount());
        assertThat(java.util.Arrays.stream(weights.neg()).sum()).isEqualTo(336.0 - assignment.positiveCount());
    }

    @Test
    void maxProbabilityIsThatOfTheBestClass() {
        ClassScores scores = AssignerScene.ORDINARY.predictions().scores();
        for (int i = 0; i < scores.count(); i++) {
            assertThat(scores.maxProbability(i)).isEqualTo(scores.probability(i, scores.bestClass(i)));
        }
    }
}
