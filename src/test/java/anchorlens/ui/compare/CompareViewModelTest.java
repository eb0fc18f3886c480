package anchorlens.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.analysis.compare.Scheme;
import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.ui.workspace.Remembered;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.RunResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {
    private States states;
    private CompareViewModel compare;

    @BeforeEach
    void make() {
        states = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")), Catalog.load());
        compare = new CompareViewModel(states);
    }

    private void openAll() {
        states.models().open(Path.of("model.onnx"));
        states.images().open(Path.of("set.json"));
        compare.awakeProperty().set(true);
    }

    private static CompareMemory memory(CompareViewModel compare) {
        return new CompareMemory(compare, new SweepMemory(new SweepViewModel(compare, new SetPasses(compare))), Remembered.NOTHING);
    }

    private List<String> names() {
        return compare.comparisonProperty().get().schemes().stream().map(Scheme::name).toList();
    }

    @Test
    void computesNothingUntilItIsShown() {
        states.images().open(Path.of("set.json"));
        assertThat(compare.panes()).allSatisfy(p -> assertThat(p.resultProperty().get()).isNull());
        compare.awakeProperty().set(true);
        assertThat(compare.panes()).allSatisfy(p -> assertThat(p.resultProperty().get()).isNotNull());
    }

    @Test
    void withoutAModelTheStaticAssignersAreComparedWithOneTheWeights() {
        states.images().open(Path.of("set.json"));
        compare.awakeProperty().set(true);
        assertThat(names()).containsExactly("MaxIoU", "FCOS", "ATSS", "FoveaBox");
        assertThat(compare.showProperty().get()).isEqualTo(Show.POSITIVES);
        states.models().open(Path.of("model.onnx"));
        assertThat(names()).containsExactly("GFL", "VFL", "TOOD", "DW");
        assertThat(compare.showProperty().get()).isEqualTo(Show.PAIR);
    }

    @Test
    void schemesThatWereChosenStayWhenAModelComes() {
        compare.load(Preset.STATIC);
        states.models().open(Path.of("model.onnx"));
        assertThat(compare.panes().getFirst().assignerProperty().get().id()).isEqualTo("maxiou");
    }

    @Test
    void allPanesLookAtOneForwardPass() {
        openAll();
        assertThat(compare.panes()).hasSize(4).allSatisfy(p -> assertThat(p.resultProperty().get().request().pass())
                .contains(states.models().passProperty().get().decoded()));
    }

    @Test
    void aPaneMayHaveAModelOfItsOwn() {
        openAll();
        PaneViewModel second = compare.panes().get(1);
        second.modelProperty().set(Path.of("checkpoint-2.onnx"));
        RunResult own = second.resultProperty().get();
        assertThat(compare.model(second)).isNotSameAs(states.models());
        assertThat(compare.model(second).card().orElseThrow().file()).isEqualTo(Path.of("checkpoint-2.onnx"));
        assertThat(own.request().pass().orElseThrow()).isNotSameAs(states.models().passProperty().get().decoded());
        assertThat(compare.panes().get(0).resultProperty().get().request().pass())
                .contains(states.models().passProperty().get().decoded());
        states.images().next();
        assertThat(second.resultProperty().get().request().image().record().name()).isEqualTo("b.png");
        second.modelProperty().set(null);
        assertThat(second.resultProperty().get().request().pass()).contains(states.models().passProperty().get().decoded());
    }

    @Test
    void aModelThatCannotBeOpenedLeavesItsPaneEmptyAndIsSaid() {
        openAll();
        compare.panes().get(2).modelProperty().set(Path.of("foreign.onnx"));
        assertThat(compare.panes().get(2).resultProperty().get()).isNull();
        assertThat(states.notices().list()).anySatisfy(n -> assertThat(n.text()).contains("foreign.onnx"));
        assertThat(names()).hasSize(3);
    }

    @Test
    void panesAreDuplicatedSwappedCopiedAndRemoved() {
        openAll();
        compare.setCount(2);
        PaneViewModel a = compare.panes().get(0);
        PaneViewModel b = compare.panes().get(1);
        a.swap(b);
        assertThat(List.of(SchemeNames.full(a), SchemeNames.full(b))).containsExactly("VFL (ATSS)", "GFL (ATSS)");
        compare.duplicate(a);
        assertThat(SchemeNames.full(compare.panes().get(2))).isEqualTo("VFL (ATSS)");
        assertThat(compare.panes().get(2).resultProperty().get()).isNotNull();
        compare.remove(a);
        assertThat(compare.panes()).hasSize(2).doesNotContain(a);
        compare.setCount(1);
        compare.remove(compare.panes().getFirst());
        assertThat(compare.panes()).hasSize(1);
    }

    @Test
    void parametersAreCopiedBetweenSchemesOfTheSameMethod() {
        openAll();
        PaneViewModel a = compare.panes().get(0);
        a.assignerProperty().set((anchorlens.assign.Assigner) anchorlens.parameters.RecordParameters
                .withText((Record) a.assignerProperty().get(), Map.of("topk", "5")));
        assertThat(compare.panes().get(1).takeParameters(a)).isTrue();
        assertThat(compare.panes().get(1).assignerProperty().get()).isEqualTo(a.assignerProperty().get());
        assertThat(compare.panes().get(3).takeParameters(a)).isFalse();
    }

    @Test
    void theFigureOfDwStandsInForTheImageAndGoesAgain() {
        openAll();
        states.selection().priorProperty().set(3);
        compare.load(Preset.DW_FIGURE);
        assertThat(compare.imageProperty().get().record().name()).isEqualTo("DW figure 1");
        assertThat(names()).containsExactly("GFL", "VFL", "TOOD", "DW");
        assertThat(PinnedTable.rows(compare)).extracting(PinnedTable.Row::name).containsExactly("A", "B", "C", "D");
        compare.selection().priorProperty().set(1000);
        assertThat(states.selection().priorProperty().get()).as("the window's selection is not touched").isEqualTo(3);
        states.images().next();
        assertThat(compare.imageProperty().get().record().name()).isEqualTo("DW figure 1");
        compare.figureProperty().set(null);
        assertThat(compare.imageProperty().get()).isSameAs(states.images().imageProperty().get());
        assertThat(compare.marked().pins()).isEmpty();
        compare.selection().priorProperty().set(7);
        assertThat(states.selection().priorProperty().get()).isEqualTo(7);
    }

    @Test
    void pinsGoWithTheImageAndAreReadAgainstAnObject() {
        openAll();
        compare.marked().toggle(20);
        assertThat(compare.marked().pins()).containsExactly(new Pin(20, 0));
        compare.marked().pin(20);
        compare.marked().pin(100_000);
        assertThat(compare.marked().pins()).hasSize(1);
        compare.marked().toggle(20);
        assertThat(compare.marked().pins()).isEmpty();
        compare.marked().pin(20);
        states.images().next();
        assertThat(compare.marked().pins()).isEmpty();
        assertThat(Pin.name(0) + Pin.name(25) + Pin.name(26)).isEqualTo("AZA2");
    }

    @Test
    void settingsSurviveAsTextAndAWrongOneIsNamed() {
        openAll();
        CompareMemory memory = memory(compare);
        memory.restore(Map.of("panes", "2", "A.assigner", "atss", "A.assigner.topk", "7", "B.weighting", "dw", "B.weighting.mu", "2",
                "B.show", "rank", "show", "neg", "difference", "true", "scale", "common"));
        Map<String, String> kept = memory.values();
        assertThat(kept).containsEntry("panes", "2").containsEntry("A.assigner.topk", "7").containsEntry("B.weighting.mu", "2")
                .containsEntry("B.show", "rank").containsEntry("show", "neg").containsEntry("scale", "common");
        CompareViewModel other = new CompareViewModel(states);
        CompareMemory again = memory(other);
        again.restore(new HashMap<>(kept));
        assertThat(again.values()).isEqualTo(kept);
        assertThatThrownBy(() -> memory.restore(Map.of("zoom", "2"))).hasMessageContaining("'zoom'");
        assertThatThrownBy(() -> memory.restore(Map.of("A.colour", "red"))).hasMessageContaining("'colour'");
        assertThatThrownBy(() -> memory.restore(Map.of("panes", "5"))).hasMessageContaining("from 1 to 4");
        assertThatThrownBy(() -> memory.restore(Map.of("show", "nothing"))).hasMessageContaining("verdicts");
        assertThatThrownBy(() -> memory.restore(Map.of("preset", "x"))).hasMessageContaining("dw-figure");
    }

    @Test
    void theUsualSchemesAreNotRememberedSoThatTheyFollowTheModel() {
        memory(compare).restore(Map.of("show", "neg"));
        assertThat(memory(compare).values()).doesNotContainKeys("panes", "A.assigner").containsKey("link");
        compare.duplicate(compare.panes().getFirst());
        compare.setCount(3);
        assertThat(memory(compare).values()).containsEntry("panes", "3").containsEntry("A.assigner", "maxiou");
    }

    @Test
    void withAModelTheUsualSchemesAreRememberedSoThatASessionComparesThemElsewhere() {
        openAll();
        assertThat(memory(compare).values()).containsEntry("panes", "4").containsEntry("B.weighting", "vfl")
                .containsEntry("D.assigner", "dw");
    }

    @Test
    void namesAreAsShortAsTellsThemApart() {
        openAll();
        compare.setCount(2);
        assertThat(SchemeNames.shortest(compare.panes())).containsExactly("GFL", "VFL");
        compare.panes().get(1).take(compare.panes().get(0));
        assertThat(SchemeNames.shortest(compare.panes())).containsExactly("A GFL (ATSS)", "B GFL (ATSS)");
    }

    @Test
    void tablesHaveALineForEverythingThatIsShown() {
        openAll();
        compare.setCount(2);
        compare.marked().pin(20);
        var c = compare.comparisonProperty().get();
        assertThat(CompareCsv.totals(c).lines()).hasSize(1 + 2 * (1 + c.ranksOfObjects().length));
        assertThat(CompareCsv.agreement(c).lines()).hasSize(1 + 4);
        assertThat(CompareCsv.pinned(PinnedTable.rows(compare), c.schemes()).lines().toList()).first().asString().startsWith("pin,prior,gt");
        assertThat(CompareCsv.pinned(PinnedTable.rows(compare), c.schemes())).contains("A,20,0,").contains(",GFL,").contains(",w_pos,");
        int pairs = c.schemes().stream().mapToInt(s -> s.weights().orElseThrow().pairCount()).sum();
        assertThat(CompareCsv.weights(c.schemes()).lines()).hasSize(1 + pairs);
    }

    @Test
    void mapsFollowWhatIsShownAndHowItIsMeasured() {
        openAll();
        RunResult gfl = compare.panes().get(0).resultProperty().get();
        RunResult vfl = compare.panes().get(1).resultProperty().get();
        PaneMap own = PaneMap.of(gfl.scheme(""), new PaneMap.How(Show.PAIR, true, -1), 9, 9);
        assertThat(own).isInstanceOfSatisfying(PaneMap.Sizes.class, s -> assertThat(s.posMax()).isLessThan(1));
        assertThat(PaneMap.of(gfl.scheme(""), new PaneMap.How(Show.POS, false, -1), 9, 8)).isInstanceOfSatisfying(PaneMap.Sizes.class,
                s -> {
                    assertThat(s.posMax()).isEqualTo(9);
                    assertThat(s.neg()).isNull();
                });
        PaneMap same = PaneMap.difference(gfl.scheme(""), gfl.scheme(""), new PaneMap.How(Show.PAIR, false, -1));
        assertThat(same).isInstanceOfSatisfying(PaneMap.Diverging.class, d -> assertThat(d.limit()).isZero());
        PaneMap shares = PaneMap.difference(vfl.scheme(""), gfl.scheme(""), new PaneMap.How(Show.PAIR, true, -1));
        assertThat(shares).isInstanceOfSatisfying(PaneMap.Diverging.class, d -> assertThat(d.limit()).isBetween(0.01, 1.0));
    }
}
