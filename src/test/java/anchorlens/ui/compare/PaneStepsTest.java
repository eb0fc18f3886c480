package anchorlens.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.parameters.RecordParameters;
import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.History;
import anchorlens.ui.state.States;
import anchorlens.workbench.Catalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaneStepsTest {
    private CompareViewModel compare;
    private History history;
    private States states;

    @BeforeEach
    void make() {
        states = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")), Catalog.load());
        compare = new CompareViewModel(states);
        history = compare.history();
    }

    private List<String> ids() {
        return compare.panes().stream().map(p -> p.assignerProperty().get().id() + "/" + p.weightingProperty().get().id()).toList();
    }

    @Test
    void theUsualSchemesComeAndGoWithTheModelWithoutAStep() {
        states.models().open(Path.of("model.onnx"));
        assertThat(history.undoWords().get()).isEmpty();
    }

    @Test
    void aParameterOfOnePaneIsNamedWithItsLetter() {
        PaneViewModel atss = compare.panes().get(2);
        atss.assignerProperty().set((Assigner) RecordParameters.with((Record) atss.assignerProperty().get(), Map.of("topk", 12)));
        assertThat(history.undoWords().get()).isEqualTo("C: topk 9 → 12");
        history.undo();
        assertThat(RecordParameters.values((Record) atss.assignerProperty().get())).containsEntry("topk", 9);
    }

    @Test
    void aPresetOfSchemesIsOneStep() {
        List<String> before = ids();
        compare.load(Preset.WEIGHTS);
        List<String> after = ids();
        history.undo();
        assertThat(ids()).isEqualTo(before);
        assertThat(compare.showProperty().get()).isEqualTo(Show.POSITIVES);
        assertThat(history.undoWords().get()).isEmpty();
        history.redo();
        assertThat(ids()).isEqualTo(after);
    }

    @Test
    void panesComeBackThatWereClosed() {
        List<String> before = ids();
        history.together(() -> compare.setCount(2));
        assertThat(history.undoWords().get()).isEqualTo("4 → 2 panes");
        history.undo();
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void theSceneOfAPresetGoesAndComesWithItsStep() {
        compare.load(Preset.DW_FIGURE);
        assertThat(compare.figureProperty().get()).isNotNull();
        history.undo();
        assertThat(compare.figureProperty().get()).isNull();
        history.redo();
        assertThat(compare.figureProperty().get()).isNotNull();
    }
}
