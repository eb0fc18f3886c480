package anchorlens.ui.compare;

import anchorlens.analysis.compare.Comparison;
import anchorlens.analysis.compare.Scheme;
import anchorlens.assign.LossWeights;
import anchorlens.dataset.OpenedImage;
import anchorlens.task.CancellationToken;
import anchorlens.task.Job;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.state.States;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.DwFigure;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** Runs the panes' schemes over the image and compares what came out; nothing while the workspace is not on the screen. */
final class PaneRuns {
    private final CompareViewModel compare;
    private final States states;
    private final OtherModels others;
    private final BooleanProperty awake = new SimpleBooleanProperty(this, "awake", false);
    private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>(this, "comparison", Comparison.NOTHING);
    private boolean asleepAndStale = true;

    PaneRuns(CompareViewModel compare, States states) {
        this.compare = compare;
        this.states = states;
        others = new OtherModels(states.models(), this::runAll, this::showWaiting);
        states.models().busyProperty().addListener((o, before, now) -> showWaiting());
        awake.addListener((o, before, now) -> {
            if (now && asleepAndStale) {
                runAll();
            }
        });
    }

    BooleanProperty awakeProperty() {
        return awake;
    }

    ReadOnlyObjectProperty<Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** The model a pane runs on. */
    ModelState model(PaneViewModel pane) {
        return others.of(pane.modelProperty().get());
    }

    /** Lets go of models that no pane has any more. */
    void keepModels() {
        others.keep(compare.panes().stream().map(p -> p.modelProperty().get()).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    void runAll() {
        compare.panes().forEach(this::run);
    }

    void run(PaneViewModel pane) {
        if (awake.get()) {
            asleepAndStale = false;
            pane.run(request(pane));
            showWaiting(pane);
        } else {
            asleepAndStale = true;
        }
    }

    private void showWaiting() {
        if (awake.get()) {
            compare.panes().forEach(this::showWaiting);
        }
    }

    private void showWaiting(PaneViewModel pane) {
        OpenedImage shown = compare.imageProperty().get();
        ModelState model = model(pane);
        pane.setWaiting(compare.figureProperty().get() == null && model.busyProperty().get()
                && (shown == null || model.passOver(shown).isEmpty()));
    }

    private Optional<RunRequest> request(PaneViewModel pane) {
        DwFigure drawn = compare.figureProperty().get();
        if (drawn != null) {
            return Optional.of(new RunRequest(drawn.image(), Optional.of(drawn.pass()),
                    ClassMapping.byName(drawn.categories(), drawn.categories()), states.run().priorsProperty().get(),
                    pane.assignerProperty().get(), pane.weightingProperty().get()));
        }
        OpenedImage shown = compare.imageProperty().get();
        ModelState model = model(pane);
        if (shown == null) {
            return Optional.empty();
        }
        Optional<DecodedPass> pass = model.passOver(shown);
        boolean waits = pass.isEmpty() && (model.openedProperty().get() != null || pane.modelProperty().get() != null);
        return waits ? Optional.empty() : Optional.of(new RunRequest(shown, pass, model.classes().mappingProperty().get(),
                states.run().priorsProperty().get(), pane.assignerProperty().get(), pane.weightingProperty().get()));
    }

    /** The schemes of the panes that have results of the image that is shown, in their order. */
    List<Scheme> schemes() {
        List<String> names = SchemeNames.shortest(compare.panes());
        List<Scheme> out = new ArrayList<>();
        for (int i = 0; i < compare.panes().size(); i++) {
            RunResult r = compare.panes().get(i).resultProperty().get();
            if (r != null && r.request().image() == compare.imageProperty().get()) {
                out.add(r.scheme(names.get(i)));
            }
        }
        return out;
    }

    /** Terms that weights did not need are worked out here, too, so that reading pinned priors later costs nothing. */
    private static Comparison compared(List<Scheme> schemes, CancellationToken cancel) {
        Comparison out = Comparison.of(schemes, cancel);
        for (Scheme scheme : schemes) {
            cancel.throwIfCancelled();
            scheme.weights().ifPresent(w -> w.terms().forEach(LossWeights.Term::values));
        }
        return out;
    }

    /** Works out the comparison anew. */
    void compare() {
        List<Scheme> schemes = schemes();
        states.tasks().submit("compare", "comparison", (cancel, progress) -> compared(schemes, cancel),
                Job.Outcome.of(comparison::set, states.notices()::error));
    }
}
