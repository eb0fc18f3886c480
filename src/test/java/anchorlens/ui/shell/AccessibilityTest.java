package anchorlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.AccessibleWalk;
import anchorlens.ui.Fx;
import anchorlens.ui.classes.ClassesView;
import anchorlens.ui.help.Glossary;
import anchorlens.ui.help.HelpView;
import anchorlens.ui.palette.Command;
import anchorlens.ui.palette.PaletteView;
import anchorlens.ui.palette.PaletteViewModel;
import anchorlens.ui.settings.Keymap;
import anchorlens.ui.settings.SettingsView;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.UserFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever can be operated or looked at has a name for screen readers, and keys reach it: in every workspace and tab, in menus and dialogs. */
class AccessibilityTest {
    private States states;
    private Workspaces workspaces;
    private MainView view;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            states = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")),
                    Catalog.load());
            workspaces = new Workspaces(Workspaces.of(states), "", Map.of(), states.notices());
            view = new MainView(states, workspaces, new Files(states), WindowVerbs.NONE,
                    new ThemeSwitch(Theme.DARK));
            Scene scene = new Scene(view, 1200, 800);
            Theme.style(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            states.models().open(Path.of("model.onnx"));
            states.images().open(Path.of("set.json"));
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> stage.close());
    }

    private void check(AccessibleWalk walk) {
        assertThat(walk.unnamed).as("controls, pictures, menus and rows without a name for screen readers").isEmpty();
        assertThat(walk.unreachable).as("controls and pictures that the keyboard does not reach").isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everythingHasANameAndIsReachedByKeys() {
        return List.copyOf(workspaces.all()).stream().map(workspace -> DynamicTest.dynamicTest(workspace.id(), () -> {
            Fx.run(() -> workspaces.show(workspace));
            Fx.settle();
            AccessibleWalk walk = new AccessibleWalk();
            walk.walkWithTabs(view);
            walk.dropLists();
            assertThat(walk.seen()).isGreaterThan(20);
            check(walk);
        }));
    }

    /** Tab goes round through everything that can have the focus, and comes back. */
    @TestFactory
    Stream<DynamicTest> tabGoesThroughEverything() {
        return List.copyOf(workspaces.all()).stream().map(workspace -> DynamicTest.dynamicTest(workspace.id(), () -> {
            Fx.run(() -> workspaces.show(workspace));
            Fx.settle();
            Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());
            Fx.run(() -> {
                Node at = stage.getScene().getFocusOwner();
                while (at != null && visited.add(at)) {
                    assertThat(at.requestFocusTraversal(TraversalDirection.NEXT)).as("from " + at).isTrue();
                    at = stage.getScene().getFocusOwner();
                }
            });
            List<Node> missed = new ArrayList<>(Fx.call(() -> AccessibleWalk.focusable(view).stream().filter(n -> !visited.contains(n)).toList()));
            // The last first, as going to another tab takes away what is in the one before.
            Fx.run(() -> List.copyOf(missed).reversed().stream().filter(n -> n instanceof ToggleButton toggle && arrowsReach(toggle, visited))
                    .forEach(missed::remove));
            assertThat(missed.stream().map(AccessibleWalk::describe).toList()).isEmpty();
        }));
    }

    /** Of choices that exclude each other Tab comes to one; the arrow keys go from there to the others. */
    private boolean arrowsReach(ToggleButton toggle, Set<Node> visited) {
        Node at = (Node) toggle.getToggleGroup().getToggles().stream().filter(visited::contains).findFirst().orElse(null);
        if (at == null) {
            return false;
        }
        for (KeyCode arrow : List.of(KeyCode.RIGHT, KeyCode.LEFT)) {
            at.requestFocus();
            for (int i = 0; i < toggle.getToggleGroup().getToggles().size() && stage.getScene().getFocusOwner() != toggle; i++) {
                Event.fireEvent(stage.getScene().getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", arrow, false, false, false, false));
            }
            if (stage.getScene().getFocusOwner() == toggle) {
                return true;
            }
        }
        return false;
    }

    @TestFactory
    Stream<DynamicTest> dialogsAndWhatLiesAboveTheWindowHaveNamesToo() {
        Keymap keymap = new Keymap(states.preferences().shortcuts());
        Map<String, Supplier<Node>> parts = new LinkedHashMap<>();
        parts.put("settings", () -> new SettingsView(states, new SimpleObjectProperty<>(Theme.DARK), keymap, () -> view.actions().stream()
                .map(a -> new Keymap.Entry("", a)).toList(), new UserFolders(Path.of("c"), Path.of("s"), Path.of("k")), OptionalInt.of(0)));
        parts.put("glossary", () -> new HelpView(Glossary.of(states.catalog())));
        parts.put("classes", () -> new ClassesView(states.models().classes(), states.images().datasetProperty()));
        parts.put("palette", () -> {
            PaletteView palette = new PaletteView(new PaletteViewModel(() -> view.actions().stream().map(a -> Command.of("window", a.text(), a.icon(), a.run())).toList(),
                    workspaces::tuned));
            Platform.runLater(() -> palette.open(""));
            return palette;
        });
        return parts.entrySet().stream().map(part -> DynamicTest.dynamicTest(part.getKey(), () -> {
            Stage own = Fx.call(() -> {
                Stage made = new Stage();
                made.setScene(Fx.scene(new StackPane(part.getValue().get()), 760, 700, Theme.DARK));
                made.show();
                return made;
            });
            Fx.settle();
            AccessibleWalk walk = new AccessibleWalk();
            walk.walkWithTabs(own.getScene().getRoot());
            walk.dropLists();
            Fx.run(own::close);
            assertThat(walk.seen()).isGreaterThan(1);
            // The arrow keys walk the palette's list while the focus stays in its field.
            walk.unreachable.removeIf(d -> d.endsWith("#palette-list"));
            check(walk);
        }));
    }

    @TestFactory
    Stream<DynamicTest> dialogsOfTheWindowHaveNames() {
        Map<String, Runnable> dialogs = Map.of("export", () -> new ExportDialog(stage, states, workspaces).show(),
                "keys", () -> new HelpDialog(stage).showKeys(view.actions()),
                "draw", () -> new DrawDialog(stage, states, Path.of("scenes")).show());
        return dialogs.entrySet().stream().map(dialog -> DynamicTest.dynamicTest(dialog.getKey(), () -> {
            Fx.run(dialog.getValue()::run);
            Fx.settle();
            AccessibleWalk walk = new AccessibleWalk();
            for (Window window : Fx.call(() -> List.copyOf(Window.getWindows()))) {
                if (window != stage && window.getScene() != null) {
                    walk.walkWithTabs(window.getScene().getRoot());
                    walk.dropLists();
                    Fx.run(window::hide);
                }
            }
            assertThat(walk.seen()).isPositive();
            check(walk);
        }));
    }

    @Test
    void noticesAndTheStartHaveNames() {
        Fx.run(() -> {
            states.notices().error(new IllegalStateException("no such file"));
            states.notices().warn("a warning", List.of("one", "two"));
        });
        Fx.settle();
        AccessibleWalk walk = new AccessibleWalk();
        for (String link : List.of("#notice-all", "#notice-more")) {
            Fx.run(() -> ((ButtonBase) view.lookup(link)).fire());
            Fx.settle();
            walk.walkWithTabs(view.lookup("#notices"));
        }
        Fx.run(() -> {
            Node start = view.lookup("#start");
            start.visibleProperty().unbind();
            start.setVisible(true);
        });
        walk.walkWithTabs(view.lookup("#start"));
        assertThat(walk.seen()).isGreaterThan(10);
        check(walk);
    }
}
