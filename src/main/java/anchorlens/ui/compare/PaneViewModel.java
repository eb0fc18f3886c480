package anchorlens.ui.compare;

import anchorlens.analysis.compare.Method;
import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.task.Job;
import anchorlens.task.TaskRunner;
import anchorlens.ui.state.Notices;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** One pane: its scheme, what it shows, and what came of it for the image. */
final class PaneViewModel {
    private final TaskRunner tasks;
    private final Workbench workbench = new Workbench();
    private final String key;
    private final ObjectProperty<Assigner> assigner;
    private final ObjectProperty<Weighting> weighting;
    private final ObjectProperty<Path> model = new SimpleObjectProperty<>(this, "model");
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(this, "show");
    private final ReadOnlyObjectWrapper<RunResult> result = new ReadOnlyObjectWrapper<>(this, "result");
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(this, "waiting");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");

    /** @param key tells its jobs from those of other panes, and names the thread they run on */
    PaneViewModel(TaskRunner tasks, String key, Assigner assigner, Weighting weighting) {
        this.tasks = tasks;
        this.key = key;
        this.assigner = new SimpleObjectProperty<>(this, "assigner", assigner);
        this.weighting = new SimpleObjectProperty<>(this, "weighting", weighting);
    }

    ObjectProperty<Assigner> assignerProperty() {
        return assigner;
    }

    ObjectProperty<Weighting> weightingProperty() {
        return weighting;
    }

    /** Assigner and weighting together. */
    Method method() {
        return new Method(assigner.get(), weighting.get());
    }

    void setMethod(Method method) {
        assigner.set(method.assigner());
        weighting.set(method.weighting());
    }

    /** The model file of this pane alone; null for the model that all share. */
    ObjectProperty<Path> modelProperty() {
        return model;
    }

    /** What this pane alone shows; null for what all show. */
    ObjectProperty<Show> showProperty() {
        return show;
    }

    /** What came out; null until there is something. */
    ReadOnlyObjectProperty<RunResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Why there is no result, in one sentence; empty where there is one or it is under way. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether its model is being opened or run, so that there is no result of it yet. */
    ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    void setWaiting(boolean waits) {
        waiting.set(waits);
    }

    /** Runs a request off the FX thread, the latest winning; nothing to run clears the result. */
    void run(Optional<RunRequest> request) {
        if (request.isEmpty()) {
            clear();
            return;
        }
        tasks.submit(key, key, (cancel, progress) -> workbench.run(request.get(), cancel), Job.Outcome.of(
                now -> {
                    failure.set("");
                    result.set(now);
                },
                cause -> {
                    result.set(null);
                    failure.set(Notices.sentence(cause));
                }));
    }

    void clear() {
        tasks.cancel(key);
        result.set(null);
        failure.set("");
    }

    /** Takes over everything a person sets. */
    void take(PaneViewModel other) {
        assigner.set(other.assigner.get());
        weighting.set(other.weighting.get());
        model.set(other.model.get());
        show.set(other.show.get());
    }

    void swap(PaneViewModel other) {
        PaneViewModel before = new PaneViewModel(tasks, key, assigner.get(), weighting.get());
        before.take(this);
        take(other);
        other.take(before);
    }

    /** Takes over the parameters of the same methods; true where there were some to take. */
    boolean takeParameters(PaneViewModel other) {
        boolean sameAssigner = assigner.get().id().equals(other.assigner.get().id());
        boolean sameWeighting = weighting.get().id().equals(other.weighting.get().id());
        if (sameAssigner) {
            assigner.set(other.assigner.get());
        }
        if (sameWeighting) {
            weighting.set(other.weighting.get());
        }
        return sameAssigner || sameWeighting;
    }
}
