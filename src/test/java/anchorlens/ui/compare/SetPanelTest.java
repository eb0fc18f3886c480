package anchorlens.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.charts.GroupedBars;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.WorkspaceView;
import anchorlens.workbench.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetPanelTest {
    @TempDir
    Path folder;

    private States states;
    private WorkspaceView view;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            states = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")), Catalog.load());
            states.models().open(Path.of("model.onnx"));
            view = new CompareWorkspace(states).open();
            Scene scene = Fx.scene(new StackPane(view.root()), 1300, 900, Theme.LIGHT);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            states.images().open(Path.of("set.json"));
            view.remembered().restore(Map.of("panes", "2", "A.assigner", "atss", "A.assigner.topk", "1", "B.assigner", "maxiou", "side", "set"));
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> stage.close());
    }

    private Button run() {
        return (Button) view.root().lookupAll(".button").stream().filter(b -> "set.run".equals(b.getId())).findFirst().orElseThrow();
    }

    private void start() {
        Fx.run(() -> run().fire());
        Fx.settle();
    }

    private void key(GroupedBars bars, KeyCode... codes) {
        for (KeyCode code : codes) {
            Fx.run(() -> bars.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
        }
        Fx.settle();
    }

    @SuppressWarnings("unchecked")
    private TableView<Integer> list() {
        return (TableView<Integer>) view.root().lookup("#behind-table");
    }

    @Test
    void barsLeadToObjectsAndObjectsToTheirImage() {
        start();
        assertThat(((Label) view.root().lookup("#set-words")).getText()).contains("3 images").contains("broken.png");
        GroupedBars losses = (GroupedBars) view.root().lookup("#set-losses");
        key(losses, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(list()).isNotNull();
        assertThat(list().getColumns()).hasSize(4);
        GroupedBars contested = (GroupedBars) view.root().lookup("#set-contested");
        key(contested, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(list().getColumns()).as("images, not objects").hasSize(3);
        GroupedBars groups = (GroupedBars) view.root().lookup("#set-groups");
        key(groups, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(list().getItems()).isNotEmpty();
        Fx.run(() -> list().getSelectionModel().selectLast());
        Fx.settle();
        assertThat(states.images().record().orElseThrow().name()).isEqualTo("b.png");
        assertThat(states.selection().gtProperty().get()).isGreaterThanOrEqualTo(0);
        Fx.snapshot(stage.getScene(), "compare-set");
    }

    @Test
    void otherSchemesAreSaidAndANewSetClearsEverything() {
        start();
        Fx.run(() -> view.remembered().restore(Map.of("A.assigner.topk", "3")));
        Fx.settle();
        assertThat(((Label) view.root().lookup("#set-words")).getText()).contains("compare again");
        Fx.run(() -> states.images().open(Path.of("other.json")));
        Fx.settle();
        assertThat(view.root().lookup("#set-totals").isVisible()).isFalse();
    }

    @Test
    void onePaneAloneHasNothingToCompareWith() {
        Fx.run(() -> view.remembered().restore(Map.of("panes", "1")));
        Fx.settle();
        assertThat(run().isDisabled()).isTrue();
        assertThat(((Label) view.root().lookup("#set-words")).getText()).contains("second pane");
    }

    @Test
    void everythingIsExported() throws Exception {
        start();
        for (String id : List.of("set", "set-objects", "set-report", "set-groups", "set-losses", "set-contested")) {
            Path file = folder.resolve(id);
            Fx.run(() -> view.exports().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow().writer().write(file));
            assertThat(Files.size(file)).as(id).isGreaterThan(200);
        }
    }
}
