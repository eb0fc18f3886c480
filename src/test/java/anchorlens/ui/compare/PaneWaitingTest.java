package anchorlens.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.task.HeldTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.viewer.BusyBadge;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.workspace.WorkspaceView;
import anchorlens.workbench.Catalog;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What panes say while there is nothing to show yet. */
class PaneWaitingTest {
    private final HeldTaskRunner tasks = new HeldTaskRunner();
    private States states;
    private WorkspaceView view;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            states = States.create(tasks, new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")), Catalog.load());
            view = new CompareWorkspace(states).open();
            stage = new Stage();
            stage.setScene(Fx.scene(new StackPane(view.root()), 1000, 700, Theme.LIGHT));
            stage.show();
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> stage.close());
    }

    private List<BusyBadge> badges() {
        return view.root().lookupAll(".badge").stream().filter(BusyBadge.class::isInstance).map(BusyBadge.class::cast).toList();
    }

    private List<ImageCanvas> canvases() {
        return view.root().lookupAll(".image-canvas").stream().map(ImageCanvas.class::cast).toList();
    }

    private static String words(BusyBadge badge) {
        return ((Label) badge.lookup(".label")).getText();
    }

    private void run() {
        Fx.run(tasks::runAll);
        Fx.settle();
    }

    @Test
    void anImageThatIsBeingReadIsSaidInPlaceOfNothingOpen() {
        assertThat(badges()).isNotEmpty().noneMatch(BusyBadge::isVisible);
        assertThat(canvases()).allMatch(ImageCanvas::isVisible);
        Fx.run(() -> states.images().open(Path.of("set.json")));
        Fx.settle();
        assertThat(badges()).allMatch(BusyBadge::isVisible).extracting(PaneWaitingTest::words).containsOnly("reading the image …");
        assertThat(canvases()).noneMatch(ImageCanvas::isVisible);
        Fx.snapshot(stage.getScene(), "compare-reading");
        run();
        assertThat(badges()).noneMatch(BusyBadge::isVisible);
        assertThat(canvases()).allMatch(ImageCanvas::isVisible);
    }

    @Test
    void aModelThatIsBeingOpenedIsSaidUntilThePassIsThere() {
        Fx.run(() -> states.models().open(Path.of("model.onnx")));
        Fx.settle();
        assertThat(badges()).allMatch(BusyBadge::isVisible).extracting(PaneWaitingTest::words).containsOnly("running the model …");
        assertThat(canvases()).noneMatch(ImageCanvas::isVisible);
        run();
        assertThat(badges()).noneMatch(BusyBadge::isVisible);
        assertThat(canvases()).allMatch(ImageCanvas::isVisible);
    }

    @Test
    void aModelThatIsRefusedLeavesNothingWaiting() {
        Fx.run(() -> {
            states.images().open(Path.of("set.json"));
            states.models().open(Path.of("foreign.onnx"));
        });
        run();
        assertThat(badges()).noneMatch(BusyBadge::isVisible);
    }

    @Test
    void anImageThatCannotBeReadIsSaidInEveryPane() {
        Fx.run(() -> states.images().open(Path.of("set.json"), "broken.png"));
        run();
        assertThat(badges()).noneMatch(BusyBadge::isVisible);
        assertThat(canvases()).noneMatch(ImageCanvas::isVisible);
        assertThat(view.root().lookupAll(".badge")).filteredOn(n -> n.isVisible() && n instanceof Label)
                .extracting(n -> ((Label) n).getText()).containsOnly("broken.png is not an image; replace the file.");
    }
}
