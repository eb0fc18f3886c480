package anchorlens.ui.shell;

import anchorlens.geometry.Edge;
import anchorlens.ui.state.Layer;
import anchorlens.ui.state.States;
import anchorlens.ui.tour.TourStop;
import anchorlens.ui.tour.TourView;
import anchorlens.workbench.DividedPrior;
import anchorlens.workbench.Home;
import anchorlens.workbench.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/** Leads through Inspect on the bundled scenes, in six stops that end on an edge with two legitimate positions. */
final class GuidedTour {
    /** A lamp annotated by its shade, its pole left out. */
    static final String PICTURE = "scene-00001.jpg";
    static final int LAMP = 0;

    private final States states;
    private final Workspaces workspaces;
    private final Files files;
    private final TourView view;

    GuidedTour(States states, Workspaces workspaces, Files files, TourView view) {
        this.states = states;
        this.workspaces = workspaces;
        this.files = files;
        this.view = view;
    }

    void start() {
        if (!isSampleOpen()) {
            files.openSample();
        }
        workspaces.show("inspect");
        workspaces.imageListShownProperty().set(true);
        states.run().assignerProperty().set(states.catalog().assigner("atss"));
        states.display().overlaysHiddenProperty().set(false);
        states.display().shownProperty(Layer.POSITIVES).set(true);
        states.display().shownProperty(Layer.DISTRIBUTIONS).set(true);
        view.start(List.of(
                new TourStop("images", "images", this::showPicture),
                new TourStop("picture", "picture", states.selection()::clear),
                new TourStop("assigner", "assigner", () -> { }),
                new TourStop("knob", "topk.slider", () -> { }),
                new TourStop("why", "tables", this::selectCandidate),
                new TourStop("edge", "picture", this::selectLamp)));
    }

    private boolean isSampleOpen() {
        Optional<Path> open = Optional.ofNullable(states.images().datasetProperty().get()).map(d -> d.source());
        return open.isPresent() && open.equals(Home.sample()) && isFirstDetectorOpen();
    }

    /** The last stop speaks of what the first bundled detector shows; without any its words explain the picture alone. */
    private boolean isFirstDetectorOpen() {
        return Home.detectors().stream().findFirst().map(Home.BundledDetector::model).equals(states.models().file());
    }

    private void showPicture() {
        var set = states.images().datasetProperty().get();
        for (int i = 0; set != null && i < set.images().size(); i++) {
            if (set.images().get(i).name().equals(PICTURE)) {
                states.images().show(i);
            }
        }
    }

    /** A candidate of the lamp that did not become a positive, so that the table has a gate that failed. */
    private void selectCandidate() {
        onPicture(result -> {
            states.selection().gtProperty().set(LAMP);
            result.assignment().bags().stream().filter(bag -> bag.gt() == LAMP).findFirst().ifPresent(bag -> {
                for (int row = 0; row < bag.size(); row++) {
                    if (result.assignment().gtIndex()[bag.prior(row)] != LAMP) {
                        states.selection().priorProperty().set(bag.prior(row));
                        return;
                    }
                }
            });
        });
    }

    private void selectLamp() {
        onPicture(result -> {
            states.selection().gtProperty().set(LAMP);
            states.selection().priorProperty().set(DividedPrior.of(result, LAMP, Edge.BOTTOM).orElse(-1));
        });
    }

    /** Does something once the picture's assignment is there, which may be at once. */
    private void onPicture(Consumer<RunResult> what) {
        showPicture();
        RunResult now = states.run().resultProperty().get();
        if (isOfPicture(now)) {
            what.accept(now);
            return;
        }
        states.run().resultProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends RunResult> o, RunResult before, RunResult result) {
                if (isOfPicture(result)) {
                    o.removeListener(this);
                    what.accept(result);
                }
            }
        });
    }

    private static boolean isOfPicture(RunResult result) {
        return result != null && result.request().image().record().name().equals(PICTURE) && result.request().pass().isPresent();
    }
}
