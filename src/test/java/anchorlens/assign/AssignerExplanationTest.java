package anchorlens.assign;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Explanation.Flip;
import anchorlens.assign.Explanation.Step;
import anchorlens.task.CancellationToken;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Explanations of every assigner say what the assignment did, for each pair of a prior and an object. */
class AssignerExplanationTest {
    static Stream<Arguments> assignersAndScenes() {
        return AssignerContractTest.assignersAndScenes();
    }

    @ParameterizedTest
    @MethodSource("assignersAndScenes")
    void explanationsAgreeWithBagsAndStates(Assigner assigner, AssignerScene scene) {
        AssignmentInput input = scene.input(assigner);
        AssignmentResult result = assigner.assign(input, CancellationToken.NONE);
        for (int g = 0; g < scene.objects().count(); g++) {
            CandidateBag bag = result.bags().get(g);
            for (int i : priorsToExplain(result, g)) {
                Explanation e = assigner.explain(input, result, i, g);
                int row = bag.rowOf(i);
                String problem = e.prior() != i || e.gt() != g ? "it explains another pair"
                        : (e.verdict() == Verdict.KEPT) != e.firstFailure().isEmpty() ? "verdict and gates disagree"
                        : row >= 0 && bag.verdict(row) != e.verdict() ? "the bag says " + bag.verdict(row)
                        : row < 0 && e.verdict() == Verdict.KEPT ? "the prior is no candidate"
                        : e.verdict() == Verdict.IGNORED && result.state()[i] != PriorState.IGNORED ? "the prior is "
                                + result.state()[i] : "";
                assertThat(problem).as(() -> e.toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("assignersAndScenes")
    void everyOfferedFlipTurnsItsGate(Assigner assigner, AssignerScene scene) {
        AssignmentInput input = scene.input(assigner);
        AssignmentResult result = assigner.assign(input, CancellationToken.NONE);
        Map<Flip, Assigner> changed = new HashMap<>();
        Map<Flip, AssignmentResult> changedResult = new HashMap<>();
        for (int g = 0; g < scene.objects().count(); g++) {
            for (int i : priorsToExplain(result, g)) {
                Explanation e = assigner.explain(input, result, i, g);
                for (Step step : e.steps()) {
                    if (step.gate().isEmpty() || step.gate().get().flip().isEmpty()) {
                        continue;
                    }
                    Flip flip = step.gate().get().flip().get();
                    Assigner other = changed.computeIfAbsent(flip,
                            f -> AssignerContractTest.with(assigner, f.parameter(), f.value()));
                    AssignmentResult otherResult = changedResult.computeIfAbsent(flip,
                            f -> other.assign(input, CancellationToken.NONE));
                    assertThat(other.explain(input, otherResult, e.prior(), e.gt()).steps())
                            .as(() -> flip + " turns '" + step.name() + "' of " + e).noneMatch(s -> comesOutAsBefore(s, step));
                }
            }
        }
    }

    /** All candidates and every fifth of the other priors. */
    private static int[] priorsToExplain(AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        return IntStream.range(0, result.priorCount()).filter(i -> i % 5 == 0 || bag.rowOf(i) >= 0).toArray();
    }

    /** A gate turned if it comes out the other way, or if the pair is no longer decided by it. */
    private static boolean comesOutAsBefore(Step after, Step before) {
        return after.name().equals(before.name()) && after.gate().isPresent()
                && after.gate().get().passed() == before.gate().orElseThrow().passed();
    }

    @Test
    void staticAssignersOfferFlips() {
        assertThat(flips(new AtssAssigner())).contains("topk");
        assertThat(flips(new FcosAssigner())).contains("radius");
        assertThat(flips(new MaxIouAssigner())).contains("posIouThr");
        assertThat(flips(AssignerContractTest.with(new MaxIouAssigner(), "ignoreIofThr", 0.5)))
                .contains("ignoreIofThr");
        assertThat(flips(AssignerContractTest.with(new AtssAssigner(), "ignoreIofThr", 0.5))).contains("ignoreIofThr");
    }

    private static Set<String> flips(Assigner assigner) {
        AssignmentInput input = AssignerScene.IGNORING.input(assigner);
        AssignmentResult result = assigner.assign(input, CancellationToken.NONE);
        return IntStream.range(0, result.priorCount()).boxed()
                .flatMap(i -> assigner.explain(input, result, i, 0).steps().stream())
                .flatMap(s -> s.gate().stream()).flatMap(g -> g.flip().stream()).map(Flip::parameter)
                .collect(Collectors.toSet());
    }
}
