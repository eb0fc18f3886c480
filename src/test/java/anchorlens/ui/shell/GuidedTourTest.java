package anchorlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.ui.tour.TourStop;
import anchorlens.ui.tour.TourView;
import anchorlens.analysis.EdgeDensities;
import anchorlens.geometry.Edge;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.StoredFiles;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The start screen and the tour, on the bundled scenes with the bundled detector. */
class GuidedTourTest {
    private States states;
    private MainView view;
    private TourView tourView;
    private GuidedTour tour;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            states = States.create(new SameThreadTaskRunner(), new StoredFiles(), new DetectorHost(DetectorHost.FILES), Catalog.load());
            Files files = new Files(states);
            Workspaces workspaces = new Workspaces(Workspaces.of(states), "", Map.of(), states.notices());
            view = new MainView(states, workspaces, files, WindowVerbs.NONE, new ThemeSwitch(Theme.DARK));
            tourView = new TourView(view);
            tour = new GuidedTour(states, workspaces, files, tourView);
            Scene scene = new Scene(new StackPane(view, tourView), 990, 800);
            Theme.style(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            tourView.end();
            stage.close();
            states.models().close();
        });
    }

    private void press(String id) {
        Fx.run(() -> ((Button) find(stage.getScene().getRoot(), id).orElseThrow()).fire());
        Fx.settle();
    }

    private static Optional<Node> find(javafx.scene.Parent root, String id) {
        if (id.equals(root.getId())) {
            return Optional.of(root);
        }
        return root.getChildrenUnmodifiable().stream().filter(javafx.scene.Parent.class::isInstance)
                .flatMap(n -> find((javafx.scene.Parent) n, id).stream()).findFirst();
    }

    private boolean startShown() {
        return find(view, "start").map(Node::isVisible).orElse(false);
    }

    @Test
    void oneClickOpensTheScenesWithTheGflDetector() {
        assertThat(startShown()).isTrue();
        press("start.open.sample");
        assertThat(startShown()).isFalse();
        assertThat(states.images().datasetProperty().get().images()).hasSize(16);
        assertThat(states.models().card().orElseThrow().file()).endsWithRaw(java.nio.file.Path.of("models/gfl/gfl-100.onnx"));
        assertThat(states.run().resultProperty().get().assignment().positiveCount()).isPositive();
        assertThat(states.notices().list()).isEmpty();
    }

    @Test
    void leadsThroughSixControlsAndEndsOnAnEdgeWithTwoModes() {
        Fx.run(tour::start);
        Fx.settle();
        for (int i = 1; i < 6; i++) {
            TourStop stop = tourView.stop().orElseThrow();
            assertThat(find(view, stop.target())).as(stop.key()).isPresent();
            press("tour.next");
        }
        assertThat(tourView.stop().orElseThrow().key()).isEqualTo("edge");
        assertThat(states.selection().gtProperty().get()).isEqualTo(GuidedTour.LAMP);
        int prior = states.selection().priorProperty().get();
        var pass = states.run().resultProperty().get().request().pass().orElseThrow();
        var modes = EdgeDensities.ofPrior(pass.pass().head().priors(), pass.predictions().distributions().orElseThrow(), prior,
                Edge.BOTTOM).modes();
        assertThat(modes).hasSizeGreaterThan(1);
        assertThat(modes.get(1).mass()).isGreaterThan(0.25);
        press("tour.next");
        assertThat(tourView.isVisible()).isFalse();
    }

    @Test
    void bringsTheDetectorThatItsLastWordsAreAbout() {
        press("start.open.sample");
        Fx.run(() -> states.models().open(anchorlens.workbench.Home.detectors().getLast().model()));
        Fx.settle();
        Fx.run(tour::start);
        Fx.settle();
        assertThat(states.models().file().orElseThrow()).endsWithRaw(java.nio.file.Path.of("models/gfl/gfl-100.onnx"));
    }

    @Test
    void ringsOnlyWhatCanBeSeen() {
        Fx.run(() -> {
            stage.setWidth(760);
            tour.start();
        });
        Fx.settle();
        for (int i = 1; i < 5; i++) {
            press("tour.next");
        }
        assertThat(tourView.stop().orElseThrow().target()).isEqualTo("tables");
        Node pane = find(view, "tables").orElseThrow();
        Node scroll = pane;
        while (!(scroll instanceof javafx.scene.control.ScrollPane)) {
            scroll = scroll.getParent();
        }
        var seen = scroll.localToScene(scroll.getLayoutBounds());
        var ring = tourView.getChildrenUnmodifiable().getFirst().getLayoutBounds();
        assertThat(ring.getWidth()).isGreaterThan(40);
        assertThat(ring.getMinX()).isGreaterThanOrEqualTo(seen.getMinX() - 6);
        assertThat(ring.getMaxX()).isLessThanOrEqualTo(seen.getMaxX() + 6);
    }

    @Test
    void canBeLeftAndStartedAgain() {
        Fx.run(tour::start);
        press("tour.next");
        press("tour.skip");
        assertThat(tourView.isVisible()).isFalse();
        Fx.run(tour::start);
        assertThat(tourView.stop().orElseThrow().key()).isEqualTo("images");
    }
}
