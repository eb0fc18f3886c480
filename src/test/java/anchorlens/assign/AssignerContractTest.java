package anchorlens.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.ClassScores;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Boxes;
import anchorlens.parameters.ParameterSpec;
import anchorlens.parameters.ParameterSpec.ChoiceSpec;
import anchorlens.parameters.ParameterSpec.FlagSpec;
import anchorlens.parameters.Preset;
import anchorlens.parameters.RecordParameters;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every assigner of the catalog promises, with its defaults and with each of its switches turned. */
class AssignerContractTest {
    static List<Assigner> assigners() {
        List<Assigner> all = new ArrayList<>();
        for (Assigner base : Assigner.catalog()) {
            all.add(base);
            for (ParameterSpec spec : RecordParameters.specs(((Record) base).getClass())) {
                Object now = RecordParameters.values((Record) base).get(spec.key());
                if (spec instanceof FlagSpec) {
                    all.add(with(base, spec.key(), !(Boolean) now));
                } else if (spec instanceof ChoiceSpec choice) {
                    choice.choices().stream().filter(c -> c != now).forEach(c -> all.add(with(base, spec.key(), c)));
                }
            }
            if (RecordParameters.values((Record) base).containsKey("ignoreIofThr")) {
                all.add(with(base, "ignoreIofThr", 0.5));
            }
            base.presets().stream().filter(p -> p.name().equals("YOLO26 one-to-one")).forEach(p -> all.add((Assigner) p.values()));
        }
        return all;
    }

    /** With every published setting too. */
    static List<Assigner> assignersAndPresets() {
        List<Assigner> all = new ArrayList<>(assigners());
        Assigner.catalog().forEach(a -> a.presets().forEach(p -> all.add((Assigner) p.values())));
        return all.stream().distinct().toList();
    }

    static Stream<Arguments> presetsAndScenes() {
        return assignersAndPresets().stream().flatMap(a -> AssignerScene.ALL.stream().map(s -> Arguments.of(a, s)));
    }

    static Stream<Arguments> assignersAndScenes() {
        return assigners().stream().flatMap(a -> AssignerScene.ALL.stream().map(s -> Arguments.of(a, s)));
    }

    static Assigner with(Assigner base, String key, Object value) {
        return (Assigner) RecordParameters.with((Record) base, Map.of(key, value));
    }

    private static AssignmentResult assign(Assigner assigner, AssignmentInput input) {
        return assigner.assign(input, CancellationToken.NONE);
    }

    @Test
    void catalogNamesEveryAssignerOnceAndItsWeightingExists() {
        List<Assigner> catalog = Assigner.catalog();
        assertThat(catalog).extracting(Assigner::id).contains("maxiou", "fcos", "atss").doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9-]+"));
        assertThat(catalog).extracting(Assigner::usualWeighting)
                .isSubsetOf(Weighting.catalog().stream().map(Weighting::id).toList());
    }

    @Test
    void presetsAreOfItsOwnTypeAndTheDefaultsAreTheFirst() {
        for (Assigner assigner : Assigner.catalog()) {
            List<Preset> presets = assigner.presets();
            assertThat(presets).extracting(Preset::name).doesNotHaveDuplicates();
            assertThat(presets).extracting(Preset::values).doesNotHaveDuplicates()
                    .allMatch(values -> values.getClass() == assigner.getClass());
            assertThat(presets.isEmpty() || presets.getFirst().values().equals(assigner)).as(assigner.id()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("presetsAndScenes")
    void positivesAreCandidatesAndEveryBagListsAPriorOnce(Assigner assigner, AssignerScene scene) {
        AssignmentInput input = scene.input(assigner);
        AssignmentResult result = assign(assigner, input);
        assertThat(result.priorCount()).isEqualTo(input.priors().count());
        assertThat(result.bags()).hasSize(scene.objects().count());
        int[] keptBy = new int[result.priorCount()];
        for (int g = 0; g < result.bags().size(); g++) {
            CandidateBag bag = result.bags().get(g);
            assertThat(bag.gt()).isEqualTo(g);
            assertThat(bag.priors()).doesNotHaveDuplicates();
            for (int row = 0; row < bag.size(); row++) {
                int prior = bag.prior(row);
                if (bag.verdict(row) == Verdict.KEPT) {
                    keptBy[prior]++;
                    assertThat(result.isPositive(prior)).as("kept prior %d is positive", prior).isTrue();
                } else {
                    assertThat(result.gtIndex()[prior]).as("prior %d, %s", prior, bag.verdict(row)).isNotEqualTo(g);
                }
                if (bag.verdict(row) == Verdict.LOST_TO_OTHER_GT) {
                    assertThat(result.bags()).as("another holds lost prior %d, or dropped it later", prior)
                            .anyMatch(other -> other.gt() != bag.gt() && other.rowOf(prior) >= 0
                                    && (result.gtIndex()[prior] == other.gt()
                                    || other.verdict(other.rowOf(prior)) == Verdict.NOT_IN_TOP_K));
                }
            }
        }
        for (int i = 0; i < keptBy.length; i++) {
            assertThat(result.gtIndex()[i] >= 0).as("prior %d has an object if positive", i)
                    .isEqualTo(result.isPositive(i));
            if (result.isPositive(i)) {
                CandidateBag bag = result.bags().get(result.gtIndex()[i]);
                assertThat(bag.rowOf(i)).as("positive %d is a candidate", i).isNotNegative();
                assertThat(bag.verdict(bag.rowOf(i))).isEqualTo(Verdict.KEPT);
                assertThat(keptBy[i] == 1 || assigner.sharesPriors()).as("prior %d is kept once", i).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("assigners")
    void assignsMostObjectsOfAnOrdinaryScene(Assigner assigner) {
        AssignmentResult result = assign(assigner, AssignerScene.ORDINARY.input(assigner));
        assertThat(result.positiveCount()).isBetween(3, result.priorCount() / 2);
        assertThat(IntStream.range(0, 4).filter(g -> result.positiveCount(g) > 0).count()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("assigners")
    void withoutObjectsEveryPriorIsNegative(Assigner assigner) {
        AssignmentResult result = assign(assigner, AssignerScene.ORDINARY.withObjects(GroundTruth.NONE)
                .input(assigner));
        assertThat(result.state()).hasSize(336).containsOnly(PriorState.NEGATIVE);
        assertThat(result.gtIndex()).containsOnly(-1);
        assertThat(result.bags()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("assigners")
    void withoutPriorsEveryBagIsEmpty(Assigner assigner) {
        boolean anchors = assigner.needs().contains(Need.ANCHORS);
        Predictions none = new Predictions(Boxes.NONE, ClassScores.ofLogits(0, 3, new float[0], null),
                Optional.empty());
        AssignmentResult result = assign(assigner, AssignerScene.ORDINARY.input(
                anchors ? AnchorPriors.square(List.of(), 0.5, 8) : new PointPriors(List.of(), 0.5), Optional.of(none)));
        assertThat(result.state()).isEmpty();
        assertThat(result.bags()).hasSize(4).allMatch(bag -> bag.size() == 0);
    }

    @ParameterizedTest
    @MethodSource("assignersAndPresets")
    void permutedObjectsGiveThePermutedResult(Assigner assigner) {
        int[] order = {2, 0, 3, 1};
        AssignmentResult straight = assign(assigner, AssignerScene.ORDINARY.input(assigner));
        AssignmentResult permuted = assign(assigner, AssignerScene.ORDINARY.permuted(order).input(assigner));
        assertThat(permuted.state()).isEqualTo(straight.state());
        assertThat(IntStream.of(permuted.gtIndex()).map(g -> g < 0 ? -1 : order[g])).containsExactly(
                IntStream.of(straight.gtIndex()).boxed().toArray(Integer[]::new));
        for (int g = 0; g < order.length; g++) {
            assertThat(permuted.bags().get(g).priors()).isEqualTo(straight.bags().get(order[g]).priors());
        }
    }

    @ParameterizedTest
    @MethodSource("presetsAndScenes")
    void theSameInputGivesTheSameResult(Assigner assigner, AssignerScene scene) {
        AssignmentResult one = assign(assigner, scene.input(assigner));
        AssignmentResult two = assign(assigner, scene.input(assigner));
        assertThat(two.gtIndex()).isEqualTo(one.gtIndex());
        assertThat(two.state()).isEqualTo(one.state());
        assertThat(two.qualityTarget()).isEqualTo(one.qualityTarget());
        for (int g = 0; g < one.bags().size(); g++) {
            assertThat(two.bags().get(g).priors()).isEqualTo(one.bags().get(g).priors());
            assertThat(two.bags().get(g).facts()).isEqualTo(one.bags().get(g).facts());
        }
    }

    @ParameterizedTest
    @MethodSource("assigners")
    void stopsWhenTheTokenTrips(Assigner assigner) {
        AssignmentInput input = AssignerScene.ORDINARY.input(assigner);
        for (int allowed = 0; allowed < 3; allowed++) {
            AtomicInteger polls = new AtomicInteger(allowed);
            assertThatThrownBy(() -> assigner.assign(input, () -> polls.getAndDecrement() <= 0))
                    .as("%d polls before the token trips", allowed).isInstanceOf(CancellationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("assigners")
    void namesThePriorWhosePredictionIsNotFinite(Assigner assigner) {
        assumeTrue(assigner.needs().contains(Need.PREDICTIONS), "static");
        AssignmentInput clean = AssignerScene.ORDINARY.input(assigner);
        AssignmentResult result = assign(assigner, clean);
        int positive = IntStream.range(0, result.priorCount()).filter(result::isPositive).findFirst().orElseThrow();
        int label = clean.groundTruth().label(result.gtIndex()[positive]);
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            Predictions p = AssignerScene.ORDINARY.predictions();
            p.boxes().array()[4 * positive + 2] = bad;
            assertRejected(assigner, clean, p, positive);
            p = AssignerScene.ORDINARY.predictions();
            p.scores().array()[3 * positive + label] = bad;
            assertRejected(assigner, clean, p, positive);
        }
    }

    private static void assertRejected(Assigner assigner, AssignmentInput clean, Predictions predictions, int prior) {
        AssignmentInput input = AssignerScene.ORDINARY.input(clean.priors(), Optional.of(predictions));
        assertThatThrownBy(() -> assign(assigner, input)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prior " + prior + " ");
    }

    @ParameterizedTest
    @MethodSource("assigners")
    void saysWhatItNeedsWhereItIsMissing(Assigner assigner) {
        AssignerScene scene = AssignerScene.ORDINARY;
        if (assigner.needs().contains(Need.PREDICTIONS)) {
            assertThatThrownBy(() -> assign(assigner, scene.input(scene.priors(assigner), Optional.empty())))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("open a model");
        }
        if (assigner.needs().contains(Need.ANCHORS)) {
            assertThatThrownBy(() -> assign(assigner, scene.input(scene.points(), Optional.of(scene.predictions()))))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("anchors");
        }
    }
}
