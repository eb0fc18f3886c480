package anchorlens.assign;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.detection.Priors;
import anchorlens.task.CancellationToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an input remembers for one method must not change what another sees. */
class SharedInputTest {
    private static final AssignerScene SCENE = AssignerScene.ORDINARY;

    @Test
    void anInputThatAllMethodsHaveUsedGivesTheSameAsAFreshOne() {
        List<Assigner> methods = AssignerContractTest.assignersAndPresets();
        Map<Boolean, AssignmentInput> shared = new HashMap<>();
        for (int round = 0; round < 2; round++) {
            for (Assigner assigner : methods) {
                boolean anchors = assigner.needs().contains(Need.ANCHORS);
                if (assigner instanceof YoloV5Assigner || assigner instanceof YoloV7Assigner) {
                    continue;
                }
                assertThat(outcome(assigner, shared.computeIfAbsent(anchors, a -> fresh(assigner))))
                        .as("%s, round %d", assigner, round).isEqualTo(outcome(assigner, fresh(assigner)));
            }
        }
    }

    @Test
    void manyThreadsOnOneInputGiveTheSame() {
        AssignmentInput shared = fresh(new SimOtaAssigner());
        List<Assigner> methods = AssignerContractTest.assignersAndPresets().stream().filter(a -> a instanceof SimOtaAssigner
                || a instanceof TalAssigner || a instanceof DynamicSoftLabelAssigner || a instanceof AutoAssignAssigner).toList();
        List<String> alone = methods.stream().map(a -> outcome(a, fresh(a))).toList();
        List<String> together = methods.parallelStream().map(a -> outcome(a, shared)).collect(Collectors.toList());
        assertThat(together).isEqualTo(alone);
    }

    private static AssignmentInput fresh(Assigner assigner) {
        Priors priors = SCENE.priors(assigner);
        return SCENE.input(priors, Optional.of(SCENE.predictions()));
    }

    /** Everything an assignment and its usual weights say, as text. */
    private static String outcome(Assigner assigner, AssignmentInput input) {
        AssignmentResult result = assigner.assign(input, CancellationToken.NONE);
        Weighting weighting = Weighting.catalog().stream().filter(w -> w.id().equals(assigner.usualWeighting())).findFirst()
                .orElseThrow();
        LossWeights weights = weighting.weigh(input, result, CancellationToken.NONE);
        StringBuilder out = new StringBuilder();
        for (CandidateBag bag : result.bags()) {
            for (int r = 0; r < bag.size(); r++) {
                out.append(bag.prior(r)).append(bag.verdict(r));
                for (CandidateBag.Column c : bag.columns()) {
                    out.append(' ').append(c.values()[r]);
                }
            }
            out.append(bag.facts().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList());
        }
        for (int k = 0; k < weights.pairCount(); k++) {
            out.append(weights.prior(k)).append(' ').append(weights.pairPos(k)).append(' ').append(weights.pairNeg(k));
            for (LossWeights.Term term : weights.terms()) {
                out.append(' ').append(term.values()[k]);
            }
        }
        return out.toString();
    }
}
