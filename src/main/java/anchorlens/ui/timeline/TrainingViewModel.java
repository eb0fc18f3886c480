package anchorlens.ui.timeline;

import anchorlens.analysis.dynamics.StepStatistics;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.OpenedImage;
import anchorlens.task.Job;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.States;
import anchorlens.workbench.training.Checkpoint;
import anchorlens.workbench.training.CheckpointPasses;
import anchorlens.workbench.training.CheckpointSeries;
import anchorlens.workbench.training.SeriesCurves;
import anchorlens.workbench.training.SeriesRequest;
import anchorlens.workbench.training.SeriesRun;
import anchorlens.workbench.training.SeriesRunner;
import anchorlens.workbench.training.StepRun;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** One of the trainings that are looked at: its checkpoints over the image, and over the set where that is asked for. */
final class TrainingViewModel {
    private final String id;
    private final States states;
    private final SeriesRunner runner;
    private final SeriesRunner setRunner;
    private final ObjectProperty<CheckpointSeries> series = new SimpleObjectProperty<>(this, "series");
    private final ReadOnlyObjectWrapper<SeriesRun> run = new ReadOnlyObjectWrapper<>(this, "run");
    private final ReadOnlyObjectWrapper<SeriesCurves> curves = new ReadOnlyObjectWrapper<>(this, "curves");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy", "");
    private final ReadOnlyDoubleWrapper scanned = new ReadOnlyDoubleWrapper(this, "scanned", -1);

    /** @param id "a" or "b", which keeps the jobs of both apart */
    TrainingViewModel(String id, States states) {
        this.id = id;
        this.states = states;
        runner = new SeriesRunner(new CheckpointPasses(states.opener(), states.passes()));
        setRunner = new SeriesRunner(new CheckpointPasses(states.opener(), states.passes()));
    }

    /** The checkpoints, null for none. */
    ObjectProperty<CheckpointSeries> seriesProperty() {
        return series;
    }

    /** What they make of the image that is shown; null until there is something. */
    ReadOnlyObjectProperty<SeriesRun> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** What they make of the whole set; null until there is something. */
    ReadOnlyObjectProperty<SeriesCurves> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    /** Why there is nothing, in one sentence; empty where there is. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The checkpoint that is being run, empty for none. */
    ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** How much of the set has been looked at, 0…1; −1 while nobody looks. */
    ReadOnlyDoubleProperty scannedProperty() {
        return scanned.getReadOnlyProperty();
    }

    /** Runs all checkpoints over an image; what is under way is given up. */
    void look(SeriesRequest request, OpenedImage image) {
        if (run.get() != null && run.get().image() != image) {
            run.set(null);
        }
        failure.set("");
        states.tasks().submit("timeline-" + id, "timeline-" + id, (cancel, progress) ->
                runner.overImage(request, image, cancel, progress), Job.Outcome.of((SeriesRun now) -> {
                    busy.set("");
                    run.set(now);
                }, cause -> {
                    busy.set("");
                    run.set(null);
                    failure.set(Notices.sentence(cause));
                }).withProgress((done, total, what) -> busy.set(what)));
    }

    /** Runs all checkpoints over a set; what is under way is given up. */
    void scan(SeriesRequest request, Dataset set) {
        curves.set(null);
        scanned.set(0);
        states.tasks().submit("timeline-set-" + id, "timeline-set-" + id, (cancel, progress) ->
                setRunner.overSet(request, states.files(), set.images(), cancel, progress), Job.Outcome.of((SeriesCurves now) -> {
                    scanned.set(-1);
                    curves.set(now);
                    if (!now.skipped().isEmpty()) {
                        states.notices().warn(now.skipped().size() + " of " + set.images().size()
                                + " images were left out: " + now.skipped().getFirst(), now.skipped());
                    }
                }, cause -> {
                    scanned.set(-1);
                    states.notices().error(cause);
                }).withProgress((done, total, what) -> scanned.set(total == 0 ? 0 : done / (double) total)));
    }

    void cancelScan() {
        states.tasks().cancel("timeline-set-" + id);
        scanned.set(-1);
    }

    /** Forgets the image's and the set's results, and gives up what is under way. */
    void clear() {
        states.tasks().cancel("timeline-" + id);
        cancelScan();
        busy.set("");
        failure.set("");
        run.set(null);
        curves.set(null);
    }

    /** The last checkpoint up to a number, the first where none is; empty without a training. */
    Optional<Checkpoint> checkpointAt(double number) {
        return Optional.ofNullable(series.get()).map(s -> s.checkpoints().get(indexAt(s, number)));
    }

    /** What the checkpoint at a number makes of the image. */
    Optional<StepRun> stepAt(double number) {
        return Optional.ofNullable(run.get()).map(r -> r.steps().get(indexAt(r.request().series(), number)));
    }

    private static int indexAt(CheckpointSeries s, double number) {
        int at = 0;
        for (int i = 0; i < s.checkpoints().size(); i++) {
            at = s.checkpoints().get(i).number() <= number ? i : at;
        }
        return at;
    }

    /** Statistics of every checkpoint, of the set or of the image; empty where there are none. */
    List<StepStatistics> statistics(boolean ofSet) {
        if (ofSet) {
            return curves.get() == null ? List.of() : curves.get().statistics();
        }
        return run.get() == null ? List.of() : run.get().statistics();
    }
}
