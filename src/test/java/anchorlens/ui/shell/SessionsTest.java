package anchorlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.assign.Assigner;
import anchorlens.parameters.RecordParameters;
import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.Layer;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.Settings;
import anchorlens.workbench.SettingsStore;
import anchorlens.workbench.session.SessionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    @TempDir
    private Path folder;
    private Path data;
    private Path model;

    /** A window as far as sessions are concerned. */
    private static final class Win {
        final States states = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")),
                Catalog.load());
        final Workspaces workspaces = new Workspaces(Workspaces.of(states), "", Map.of(), states.notices());
        final ThemeSwitch theme = new ThemeSwitch(Theme.DARK);
        final Sessions sessions = new Sessions(states, workspaces, theme);
    }

    @BeforeEach
    void makeFiles() throws IOException {
        data = Files.writeString(folder.resolve("set.json"), "{}");
        model = Files.writeString(folder.resolve("model.onnx"), "x");
    }

    private static void set(Win win, Path data, Path model) {
        win.states.models().open(model);
        win.states.images().open(data, "b.png");
        win.states.run().assignerProperty().set((Assigner) RecordParameters.with((Record) win.states.catalog().assigner("atss"),
                Map.of("topk", 12)));
        win.states.selection().gtProperty().set(1);
        win.states.selection().priorProperty().set(33);
        win.states.display().shownProperty(Layer.PRIORS).set(true);
        win.states.display().minScoreProperty().set(0.55);
        win.states.display().setLevelShown(2, false);
        win.workspaces.imageListShownProperty().set(false);
        win.workspaces.show("compare");
        win.theme.themeProperty().set(Theme.LIGHT);
    }

    private static void assertRestored(Win win) {
        assertThat(win.states.images().record().orElseThrow().name()).isEqualTo("b.png");
        assertThat(win.states.models().card()).isPresent();
        assertThat(RecordParameters.values((Record) win.states.run().assignerProperty().get())).containsEntry("topk", 12);
        assertThat(win.states.selection().gtProperty().get()).isEqualTo(1);
        assertThat(win.states.selection().priorProperty().get()).isEqualTo(33);
        assertThat(win.states.display().shownProperty(Layer.PRIORS).get()).isTrue();
        assertThat(win.states.display().minScoreProperty().get()).isEqualTo(0.55);
        assertThat(win.states.display().isLevelShown(2)).isFalse();
        assertThat(win.workspaces.shownProperty().get().id()).isEqualTo("compare");
        assertThat(win.theme.themeProperty().get()).isEqualTo(Theme.LIGHT);
        assertThat(win.states.run().history().undoWords().get()).isEmpty();
        win.workspaces.show("inspect");
        assertThat(win.workspaces.imageListShownProperty().get()).isFalse();
    }

    @Test
    void aSavedSessionOpensInAnotherWindowAsItWas() {
        Path file = folder.resolve("x" + SessionFile.ENDING);
        Fx.run(() -> {
            Win first = new Win();
            set(first, data, model);
            first.sessions.save(file);
            Win second = new Win();
            second.sessions.open(file);
            assertRestored(second);
            assertThat(second.sessions.fileProperty().get()).isEqualTo(file);
            assertThat(second.states.notices().list()).noneMatch(n -> n.severity() == Notices.Severity.ERROR);
        });
    }

    @Test
    void theNextStartGoesOnWhereTheLastOneEnded() {
        Fx.run(() -> {
            SettingsStore store = new SettingsStore(folder.resolve("config/settings.json"));
            Win first = new Win();
            set(first, data, model);
            new Memory(store, first.states, first.sessions, Settings.DEFAULT).save(List.of("a"), 900, 700);
            Win second = new Win();
            Settings kept = store.load().settings();
            assertThat(kept.look().windowWidth()).isEqualTo(900);
            new Memory(store, second.states, second.sessions, kept).resume(true);
            assertRestored(second);
        });
    }

    @Test
    void otherFilesOnTheCommandLineKeepParametersAndLayoutOnly() {
        Fx.run(() -> {
            SettingsStore store = new SettingsStore(folder.resolve("config/settings.json"));
            Win first = new Win();
            set(first, data, model);
            new Memory(store, first.states, first.sessions, Settings.DEFAULT).save(List.of(), 0, 0);
            Win second = new Win();
            new Memory(store, second.states, second.sessions, store.load().settings()).resume(false);
            assertThat(second.states.images().datasetProperty().get()).isNull();
            assertThat(RecordParameters.values((Record) second.states.run().assignerProperty().get())).containsEntry("topk", 12);
        });
    }

    @Test
    void aModelThatIsGoneIsSaidAndTheRestOpens() throws IOException {
        Path file = folder.resolve("x" + SessionFile.ENDING);
        Fx.run(() -> {
            Win first = new Win();
            set(first, data, model);
            first.sessions.save(file);
        });
        Files.delete(model);
        Fx.run(() -> {
            Win second = new Win();
            second.sessions.open(file);
            assertThat(second.states.images().record().orElseThrow().name()).isEqualTo("b.png");
            assertThat(second.states.notices().list()).anySatisfy(n -> assertThat(n.text()).contains("model").contains("not at " + model));
        });
    }

    @Test
    void anInputIsNeverWrittenOver() {
        Fx.run(() -> {
            Win win = new Win();
            set(win, data, model);
            win.sessions.save(data);
            assertThat(win.states.notices().list().getLast().severity()).isEqualTo(Notices.Severity.ERROR);
        });
        assertThat(data).hasContent("{}");
    }

    @Test
    void dividersStandWhereTheyStood() {
        Win first = Fx.call(Win::new);
        Fx.run(() -> {
            Scene scene = new Scene(first.workspaces.view().root(), 1000, 700);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            split(first).setDividerPositions(0.61);
        });
        Fx.settle();
        Map<String, String> panels = Fx.call(first.workspaces::panels);
        assertThat(panels.get("dividers.inspect")).startsWith("390px");
        assertThat(dividerIn(1000, panels)).isCloseTo(0.61, within(0.001));
    }

    @Test
    void aPanelHasItsSizeInAWindowOfAnotherSizeToo() {
        Map<String, String> panels = Map.of("dividers.inspect", "390px; 170px; 0.3 0.5");
        assertThat(dividerIn(1300, panels)).isCloseTo(0.7, within(0.001));
        assertThat(dividerIn(600, panels)).isCloseTo(0.4, within(0.001));
        assertThat(dividerIn(800, Map.of("dividers.inspect", "0.9; 0.7; 0.3 0.5"))).as("too narrow, so the usual one")
                .isCloseTo(1 - 332 / 800.0, within(0.001));
    }

    /** Where the divider of Inspect's controls stands in a window of a width. */
    private static double dividerIn(double width, Map<String, String> panels) {
        Win win = Fx.call(Win::new);
        Fx.run(() -> {
            win.workspaces.restore(Map.of(), panels);
            Scene scene = new Scene(win.workspaces.view().root(), width, 700);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        Fx.settle();
        return Fx.call(() -> split(win).getDividerPositions()[0]);
    }

    private static SplitPane split(Win win) {
        return (SplitPane) win.workspaces.view().root().getChildrenUnmodifiable().stream().filter(SplitPane.class::isInstance).findFirst()
                .orElseThrow();
    }
}
