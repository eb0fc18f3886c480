package anchorlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.Layer;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.workbench.Catalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MainViewTest {
    private States states;
    private Files files;
    private Workspaces workspaces;
    private MainView view;
    private Scene scene;
    private Stage stage;
    private int helpShown;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            states = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")),
                    Catalog.load());
            files = new Files(states);
            WindowVerbs verbs = new WindowVerbs() {
                @Override
                public void explain() {
                    helpShown++;
                }
            };
            workspaces = new Workspaces(Workspaces.of(states), "", Map.of(), states.notices());
            view = new MainView(states, workspaces, files, verbs, new ThemeSwitch(Theme.DARK));
            scene = new Scene(view, 990, 700);
            Theme.style(scene);
            new Shortcuts(view::actions, states.display().overlaysHeldHiddenProperty()).install(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            workspaces.view().focus().requestFocus();
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> stage.close());
    }

    private void openSet() {
        Fx.run(() -> states.images().open(Path.of("set.json")));
        Fx.settle();
    }

    private void press(KeyCode code, boolean shortcut) {
        Fx.run(() -> {
            fire(KeyEvent.KEY_PRESSED, code, shortcut);
            fire(KeyEvent.KEY_RELEASED, code, shortcut);
        });
    }

    private void fire(EventType<KeyEvent> type, KeyCode code, boolean shortcut) {
        Node target = scene.getFocusOwner() == null ? view : scene.getFocusOwner();
        Event.fireEvent(target, new KeyEvent(type, "", "", code, code == KeyCode.SHIFT && type == KeyEvent.KEY_PRESSED, shortcut,
                false, false));
    }

    @Test
    void keysWalkThroughTheImages() {
        openSet();
        press(KeyCode.D, false);
        assertThat(states.images().indexProperty().get()).isEqualTo(1);
        press(KeyCode.LEFT, false);
        assertThat(states.images().indexProperty().get()).isZero();
        press(KeyCode.A, false);
        assertThat(states.images().indexProperty().get()).isZero();
    }

    @Test
    void singleLettersDoNothingWhileATextIsTyped() {
        openSet();
        Fx.run(() -> ((TextField) scene.lookup("#jump")).requestFocus());
        press(KeyCode.D, false);
        press(KeyCode.H, false);
        assertThat(states.images().indexProperty().get()).isZero();
        assertThat(states.display().overlaysHiddenProperty().get()).isFalse();
    }

    @Test
    void theJumpFieldGoesToAnImage() {
        openSet();
        Fx.run(() -> {
            TextField jump = (TextField) scene.lookup("#jump");
            jump.setText("2");
            jump.fireEvent(new javafx.event.ActionEvent());
        });
        assertThat(states.images().indexProperty().get()).isEqualTo(1);
    }

    @Test
    void shiftHidesTheOverlaysWhileHeldAndHTogglesThem() {
        openSet();
        Fx.run(() -> fire(KeyEvent.KEY_PRESSED, KeyCode.SHIFT, false));
        assertThat(states.display().isDrawn(Layer.GROUND_TRUTH)).isFalse();
        Fx.run(() -> fire(KeyEvent.KEY_RELEASED, KeyCode.SHIFT, false));
        assertThat(states.display().isDrawn(Layer.GROUND_TRUTH)).isTrue();
        press(KeyCode.H, false);
        assertThat(states.display().isDrawn(Layer.GROUND_TRUTH)).isFalse();
    }

    @Test
    void numbersSwitchLayers() {
        boolean before = states.display().shownProperty(Layer.CANDIDATES).get();
        press(KeyCode.DIGIT3, false);
        assertThat(states.display().shownProperty(Layer.CANDIDATES).get()).isNotEqualTo(before);
    }

    @Test
    void everyActionHasItsOwnKeysAndAText() {
        List<String> keys = view.actions().stream().flatMap(a -> a.keys().stream()).map(Object::toString).toList();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(view.actions()).allSatisfy(a -> assertThat(a.text()).isNotBlank());
        press(KeyCode.F1, false);
        assertThat(helpShown).isEqualTo(1);
    }

    @Test
    void aSoftAssignerBringsUpTheWeights() {
        openSet();
        Fx.run(() -> states.run().assignerProperty().set(states.catalog().assigner("dw")));
        assertThat(states.display().shownProperty(Layer.POS_WEIGHT).get()).isTrue();
        assertThat(states.display().shownProperty(Layer.POSITIVES).get()).isFalse();
        Fx.run(() -> states.run().assignerProperty().set(states.catalog().assigner("atss")));
        assertThat(states.display().shownProperty(Layer.POSITIVES).get()).isTrue();
    }

    @Test
    void whatIsDroppedIsOpenedAsWhatItIsAndRemembered() throws java.io.IOException {
        Path model = java.nio.file.Files.createTempFile("model", ".onnx");
        Path set = java.nio.file.Files.createTempFile("set", ".json");
        Fx.run(() -> files.open(List.of(model, set)));
        assertThat(states.models().card().orElseThrow().file()).isEqualTo(model);
        assertThat(states.images().datasetProperty().get().source()).isEqualTo(set);
        assertThat(files.recent()).containsExactly(set.toString(), model.toString());
        java.nio.file.Files.delete(model);
        java.nio.file.Files.delete(set);
    }

    @Test
    void aMissingFileIsNamedInTheBarAndTheWindowLives() {
        openSet();
        Fx.run(() -> files.open(List.of(Path.of("gone.json"))));
        Fx.settle();
        assertThat(((Label) scene.lookup("#notice-text")).getText()).contains("gone.json");
        assertThat(states.images().imageProperty().get()).isNotNull();
    }

    @Test
    void theStatusBarCountsWhatTheRunCounted() {
        openSet();
        String counts = Fx.call(() -> ((Label) scene.lookup("#figures")).getText());
        var result = states.run().resultProperty().get();
        assertThat(counts).contains(result.summary().positives() + " positives").contains("1 GT");
    }

    @Test
    void selectingAPriorBringsUpItsWhy() {
        openSet();
        Fx.run(() -> states.selection().priorProperty().set(100));
        Fx.settle();
        assertThat(states.run().explanationProperty().get().prior()).isEqualTo(100);
        assertThat(scene.lookup(".why-table").getParent().isVisible()).isTrue();
    }

    @Test
    void aNarrowBarKeepsTheNamesOfModelAndDevice() {
        openSet();
        Fx.run(() -> states.models().open(Path.of("model.onnx")));
        Labeled device = (Labeled) scene.lookup("#device");
        Labeled model = (Labeled) scene.lookup("#model");
        assertThat(device.getText()).startsWith("CPU · ").endsWith(" ms");
        assertThat(device.getTooltip().getText()).startsWith(device.getText());
        Fx.run(() -> stage.setWidth(720));
        Fx.settle();
        assertThat(device.getText()).isEqualTo("CPU");
        assertThat(device.getWidth()).isGreaterThanOrEqualTo(device.prefWidth(-1));
        assertThat(model.getWidth()).isGreaterThanOrEqualTo(64);
        assertThat(model.getTooltip().getText()).startsWith(model.getText());
        Node menu = scene.lookup("#menu");
        assertThat(menu.localToScene(menu.getLayoutBounds()).getMaxX()).isLessThan(scene.getWidth());
    }
}
