package anchorlens.ui.timeline;

import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.task.CancellationToken;
import anchorlens.task.Job;
import anchorlens.task.Progress;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.States;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.training.Checkpoint;
import anchorlens.workbench.training.CheckpointPasses;
import anchorlens.workbench.training.PyramidRun;
import anchorlens.workbench.training.PyramidScan;
import anchorlens.workbench.training.SeriesRequest;
import anchorlens.workbench.training.SeriesRunner;
import anchorlens.workbench.training.StepRun;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Which level every assigner puts the objects on: of the image with the pass of the step that is shown, else of the window's model,
 * else without a model; or of the set, at that step.
 */
final class PyramidViewModel {
    private final States states;
    private final TimelineViewModel model;
    private final SeriesRunner runner;
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final ReadOnlyObjectWrapper<PyramidRun> run = new ReadOnlyObjectWrapper<>(this, "run");
    private final ReadOnlyDoubleWrapper scanned = new ReadOnlyDoubleWrapper(this, "scanned", -1);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");

    PyramidViewModel(TimelineViewModel model, States states) {
        this.model = model;
        this.states = states;
        runner = new SeriesRunner(new CheckpointPasses(states.opener(), states.passes()));
        InvalidationListener changed = (Observable o) -> refresh();
        for (Observable o : List.of(active, model.first().runProperty(), model.stepProperty(), model.ofSetProperty(),
                states.run().resultProperty(), states.run().assignerProperty())) {
            o.addListener(changed);
        }
    }

    /** Whether the tab is on screen. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** What there is to show, null for nothing yet. */
    ReadOnlyObjectProperty<PyramidRun> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** How far the set has been looked at, 0…1; −1 while nobody looks. */
    ReadOnlyDoubleProperty scannedProperty() {
        return scanned.getReadOnlyProperty();
    }

    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    void cancel() {
        states.tasks().cancel("timeline-pyramid");
        scanned.set(-1);
        model.ofSetProperty().set(false);
    }

    private void refresh() {
        if (!active.get()) {
            return;
        }
        Optional<RunRequest> image = request();
        if (image.isEmpty()) {
            states.tasks().cancel("timeline-pyramid");
            run.set(null);
            return;
        }
        failure.set("");
        boolean set = model.ofSetProperty().get() && (model.first().seriesProperty().get() != null || image.get().pass().isEmpty());
        Dataset dataset = states.images().datasetProperty().get();
        Optional<SeriesRequest> series = model.request(model.first());
        Optional<Checkpoint> step = model.first().checkpointAt(model.stepProperty().get());
        scanned.set(set ? 0 : -1);
        states.tasks().submit("timeline-pyramid", "timeline-pyramid", (cancel, progress) -> set
                ? ofSet(dataset, series, step, image.get(), cancel, progress) : ofImage(image.get(), cancel), Job.Outcome.of((PyramidRun now) -> {
                    scanned.set(-1);
                    run.set(now);
                }, cause -> {
                    scanned.set(-1);
                    run.set(null);
                    failure.set(Notices.sentence(cause));
                }).withProgress((done, total, what) -> scanned.set(total == 0 ? 0 : done / (double) total)));
    }

    private Optional<RunRequest> request() {
        Optional<RunRequest> ofStep = model.first().stepAt(model.stepProperty().get()).map(StepRun::result).map(RunResult::request);
        if (model.first().seriesProperty().get() != null) {
            return ofStep;
        }
        return states.run().request();
    }

    private PyramidRun ofImage(RunRequest request, CancellationToken cancel) {
        PyramidScan scan = new PyramidScan(states.catalog(), request.assigner());
        scan.add(request, cancel);
        return scan.run();
    }

    private PyramidRun ofSet(Dataset dataset, Optional<SeriesRequest> series, Optional<Checkpoint> step, RunRequest like, CancellationToken cancel,
                             Progress progress) throws Exception {
        PyramidScan scan = new PyramidScan(states.catalog(), like.assigner());
        if (series.isPresent() && step.isPresent()) {
            runner.walk(series.get(), step.get(), states.files(), dataset.images(), cancel, progress, result -> scan.add(result.request(), cancel));
            return scan.run();
        }
        int done = 0;
        for (ImageRecord record : dataset.images()) {
            progress.report(done++, dataset.images().size(), record.name());
            try {
                OpenedImage image = states.files().read(record);
                scan.add(new RunRequest(image, Optional.empty(), like.classes(), like.priors(), like.assigner(), like.weighting()), cancel);
            } catch (DatasetException e) {
                // an image that cannot be read has no objects on any level
            }
        }
        return scan.run();
    }
}
