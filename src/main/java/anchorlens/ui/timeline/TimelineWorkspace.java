package anchorlens.ui.timeline;

import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.inspect.InspectWorkspace;
import anchorlens.ui.state.Changes;
import anchorlens.ui.state.History;
import anchorlens.ui.state.States;
import anchorlens.ui.state.Undoable;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Tuned;
import anchorlens.ui.workspace.Workspace;
import anchorlens.ui.workspace.WorkspaceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** Timeline: the same image through the checkpoints of a training. */
public final class TimelineWorkspace implements Workspace {
    private final Strings strings = Strings.beside(TimelineWorkspace.class);
    private final States states;

    public TimelineWorkspace(States states) {
        this.states = states;
    }

    @Override
    public String id() {
        return "timeline";
    }

    @Override
    public String title() {
        return strings.get("workspace");
    }

    @Override
    public WorkspaceView open() {
        TimelineView view = new TimelineView(new TimelineViewModel(states), states);
        TrainingTab training = view.training();
        return WorkspaceView.of(view).withFocus(view.bar().scrubber())
                .withActions(new TimelineActions(view.model(), view.player(), training.pictures(), states.display()).all())
                .withTexts(step(view.model()), figures(training.pictures().first()))
                .withExports(exports(view))
                .withUndo(undo(view)).withTuned(() -> tuned(view))
                .withRemembered(new TimelineMemory(view.model(), view.twoStages(), view.tabProperty()));
    }

    /** Two-stage rules have steps of their own; everything else turns what the workspaces share. */
    private Undoable undo(TimelineView view) {
        History ofStages = new History();
        ofStages.track(view.twoStages().proposalsProperty(), Changes::words);
        ofStages.track(view.twoStages().ruleProperty(), Changes::words);
        return Undoable.following(view.tabProperty().map(tab -> tab == Tab.STAGES ? ofStages : states.run().history()));
    }

    private List<Tuned> tuned(TimelineView view) {
        TwoStageViewModel stages = view.twoStages();
        return view.tabProperty().get() != Tab.STAGES ? InspectWorkspace.tuned(states)
                : List.of(Tuned.of(strings.get("tuned.proposals"), stages.proposalsProperty()),
                Tuned.of(strings.get("tuned.rule"), stages.ruleProperty()));
    }

    private static ObservableValue<String> step(TimelineViewModel model) {
        return Bindings.createStringBinding(() -> model.first().checkpointAt(model.stepProperty().get()).map(StepText::checkpoint)
                .orElse(""), model.stepProperty(), model.first().seriesProperty());
    }

    private ObservableValue<String> figures(StepPicture picture) {
        return Bindings.createStringBinding(() -> picture.resultProperty().get() == null ? "" : strings.get("figures",
                        Integer.toString(picture.resultProperty().get().summary().positives()),
                        String.format(Locale.ROOT, "%.1f", picture.canvas().paintMillisProperty().get())),
                picture.resultProperty(), picture.canvas().paintMillisProperty());
    }

    private List<Export> exports(TimelineView view) {
        List<Export> all = new ArrayList<>();
        all.add(Export.ofNode("picture", strings.get("export.picture"), 2, () -> view.training().pictures()));
        for (StepCharts.Quantity q : StepCharts.Quantity.values()) {
            StepCharts charts = view.training().charts();
            add(all, q.name(), charts.title(q), charts.chart(q));
        }
        all.add(Export.ofNode("proposals", strings.get("export.proposals"), 2, () -> view.stages().picture()));
        for (TwoStageCharts.Chart c : TwoStageCharts.Chart.values()) {
            TwoStageCharts charts = view.stages().charts();
            add(all, "stages-" + c.name(), charts.title(c), charts.chart(c));
        }
        return all;
    }

    private void add(List<Export> all, String name, String title, CurveChart chart) {
        String id = name.toLowerCase(Locale.ROOT);
        all.add(Export.ofText(id + "-csv", strings.get("export.csv", title), "csv", chart::toCsv));
        all.add(Export.ofText(id + "-svg", strings.get("export.svg", title), "svg", chart::toSvg));
    }
}
