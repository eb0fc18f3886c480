package anchorlens.ui.losses;

import anchorlens.analysis.losses.LossSamples;
import anchorlens.dataset.ImageRecord;
import anchorlens.loss.DynamicBeta;
import anchorlens.task.Job;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.RunResult;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the losses of the image that is shown are functions of, worked out in the background whenever its run changes. */
final class ImageLosses {
    static final String LANE = "losses";

    /** Samples and the run they come from. */
    record Of(RunResult run, LossSamples samples) {
    }

    private final Strings strings = Strings.beside(ImageLosses.class);
    private final States states;
    private final ReadOnlyObjectWrapper<Of> value = new ReadOnlyObjectWrapper<>(this, "value");
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper(this, "missing", "");
    private final Map<ImageRecord, double[]> seen = new LinkedHashMap<>();

    ImageLosses(States states) {
        this.states = states;
        states.run().resultProperty().subscribe(this::take);
        states.models().openedProperty().addListener((o, was, is) -> seen.clear());
    }

    /** Null while something is missing or under way. */
    ReadOnlyObjectProperty<Of> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /** What is missing, in one sentence; empty where nothing is. */
    ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /** What every image seen so far notes for a dynamic β, in the order in which they were seen. */
    double[] noted(DynamicBeta dynamic) {
        return seen.values().stream().filter(t -> t.length > 0).mapToDouble(t -> dynamic.note(t, 1)).toArray();
    }

    private void take(RunResult run) {
        states.tasks().cancel("losses.samples");
        if (run == null) {
            value.set(null);
            missing.set(strings.get(states.images().imageProperty().get() == null ? "missing.image" : "missing.run"));
        } else if (run.input().predictions().isEmpty()) {
            value.set(null);
            missing.set(strings.get(run.request().pass().isPresent() ? "missing.one.a.cell" : "missing.model"));
        } else {
            states.tasks().submit(LANE, "losses.samples", (cancel, progress) -> LossSamples.of(run.input(), run.assignment(), cancel),
                    Job.Outcome.of(samples -> show(run, samples), cause -> {
                        value.set(null);
                        missing.set(Notices.sentence(cause));
                    }));
        }
    }

    private void show(RunResult run, LossSamples samples) {
        seen.put(run.request().image().record(), samples.targets());
        missing.set("");
        value.set(new Of(run, samples));
    }
}
