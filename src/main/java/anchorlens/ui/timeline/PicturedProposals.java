package anchorlens.ui.timeline;

import anchorlens.task.Job;
import anchorlens.ui.state.States;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.training.MatchedProposals;
import anchorlens.workbench.training.StepRun;
import anchorlens.workbench.training.TwoStageRequest;
import anchorlens.workbench.training.TwoStageScan;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The proposals on the image that is shown, at the step that is shown, and the threshold that holds there. */
final class PicturedProposals {
    private static final String LANE = "timeline-proposals";

    /**
     * What is drawn.
     *
     * @param result the run they come from; over any other they would be wrong
     * @param byIou  the proposals by ascending IoU
     * @param best   {@code [G]}: the largest IoU any of them has with each ground truth it matches
     */
    record Shown(RunResult result, MatchedProposals proposals, int[] byIou, double[] best) {
        static Shown of(RunResult result, TwoStageRequest request) {
            MatchedProposals matched = TwoStageScan.matched(request, result);
            return new Shown(result, matched, matched.byIou(), matched.bestOfObjects());
        }
    }

    private final TimelineViewModel model;
    private final TwoStageViewModel stages;
    private final States states;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyDoubleWrapper threshold = new ReadOnlyDoubleWrapper(this, "threshold");

    PicturedProposals(TimelineViewModel model, TwoStageViewModel stages, States states) {
        this.model = model;
        this.stages = stages;
        this.states = states;
        InvalidationListener changed = (Observable o) -> refresh();
        for (Observable o : List.of(stages.activeProperty(), stages.proposalsProperty(), stages.fileProperty(), model.stepProperty(),
                model.first().runProperty())) {
            o.addListener(changed);
        }
        InvalidationListener moved = (Observable o) -> threshold.set(stages.threshold());
        for (Observable o : List.of(stages.shownProperty(), stages.ruleProperty(), model.stepProperty(), model.first().seriesProperty())) {
            o.addListener(moved);
        }
        moved.invalidated(null);
    }

    /** What there is to draw, null for nothing. */
    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The IoU from which a proposal is a positive now, 0…1. */
    ReadOnlyDoubleProperty thresholdProperty() {
        return threshold.getReadOnlyProperty();
    }

    private void refresh() {
        Optional<RunResult> result = model.first().stepAt(model.stepProperty().get()).map(StepRun::result)
                .filter(r -> r.request().pass().isPresent());
        Optional<TwoStageRequest> request = stages.request();
        if (!stages.activeProperty().get() || result.isEmpty() || request.isEmpty()) {
            states.tasks().cancel(LANE);
            shown.set(null);
            return;
        }
        states.tasks().submit(LANE, LANE, (cancel, progress) -> Shown.of(result.get(), request.get()),
                Job.Outcome.of(shown::set, states.notices()::error));
    }
}
