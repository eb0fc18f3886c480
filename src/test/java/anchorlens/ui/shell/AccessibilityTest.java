package anchorlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.charts.ChartSurface;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.workbench.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToolBar;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Walks the scene of every workspace: whatever can be operated or looked at has a name for screen readers, and keys reach it. */
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

    @TestFactory
    Stream<DynamicTest> everythingHasANameAndIsReachedByKeys() {
        return List.copyOf(workspaces.all()).stream().map(workspace -> DynamicTest.dynamicTest(workspace.id(), () -> {
            Fx.run(() -> workspaces.show(workspace));
            Fx.settle();
            List<String> unnamed = new ArrayList<>();
            List<String> unreachable = new ArrayList<>();
            int[] seen = {0};
            Fx.run(() -> walk(view, unnamed, unreachable, seen));
            assertThat(seen[0]).isGreaterThan(20);
            assertThat(unnamed).as("controls and pictures without a name for screen readers").isEmpty();
            assertThat(unreachable).as("controls and pictures that the keyboard does not reach").isEmpty();
        }));
    }

    private static void walk(Node node, List<String> unnamed, List<String> unreachable, int[] seen) {
        if (!node.isVisible()) {
            return;
        }
        if (isSubject(node)) {
            seen[0]++;
            if (name(node).isBlank()) {
                unnamed.add(describe(node));
            }
            if (!node.isFocusTraversable() && !(node instanceof ProgressIndicator)) {
                unreachable.add(describe(node));
            }
            // What a control is made of is told by the control.
            if (!(node instanceof SplitPane) && !(node instanceof ScrollPane)) {
                return;
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, unnamed, unreachable, seen));
        }
    }

    private static boolean isSubject(Node node) {
        boolean layout = node instanceof SplitPane || node instanceof ScrollPane || node instanceof ScrollBar || node instanceof Label
                || node instanceof Separator || node instanceof ToolBar || node instanceof TabPane;
        return (node instanceof Control && !layout || node instanceof ImageCanvas || node instanceof ChartSurface);
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    private static String describe(Node node) {
        StringBuilder path = new StringBuilder();
        for (Node n = node; n != null; n = n.getParent()) {
            path.insert(0, " > " + (n.getId() != null ? "#" + n.getId() : n.getClass().getSimpleName()));
        }
        return path.substring(Math.max(0, path.length() - 160));
    }
}
