package anchorlens.ui.inspect;

import anchorlens.assign.CandidateChart;
import anchorlens.assign.Explanation;
import anchorlens.task.Job;
import anchorlens.task.TaskRunner;
import anchorlens.ui.state.Selection;
import anchorlens.workbench.CandidateCharts;
import anchorlens.workbench.RunResult;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * Which chart stands under the picture, and the charts of the candidates of the selected ground truth, computed off the FX
 * thread; without a selected ground truth those of the one that the selected prior is explained against.
 */
final class CandidatesModel {
    /** The id of the chart of all priors' weights, which is there without a selection. */
    static final String SCATTER = "scatter";

    /**
     * Charts of a ground truth.
     *
     * @param result what they were made from
     * @param gt     the ground truth
     * @param charts one at least
     */
    record Shown(RunResult result, int gt, List<CandidateChart> charts) {
    }

    private final TaskRunner tasks;
    private final ObservableValue<RunResult> result;
    private final ObservableValue<Explanation> explanation;
    private final Selection selection;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final ObjectProperty<String> wanted = new SimpleObjectProperty<>(this, "wanted", SCATTER);

    /**
     * @param result      the last run; may hold null
     * @param explanation of the selected prior; may hold null
     */
    CandidatesModel(TaskRunner tasks, ObservableValue<RunResult> result, ObservableValue<Explanation> explanation,
                    Selection selection) {
        this.tasks = tasks;
        this.result = result;
        this.explanation = explanation;
        this.selection = selection;
        result.addListener((o, was, is) -> compute());
        explanation.addListener((o, was, is) -> compute());
        selection.gtProperty().addListener((o, was, is) -> compute());
        wanted.addListener((o, was, is) -> compute());
        compute();
    }

    /** The charts of a ground truth; null without one, and while another chart is wanted. */
    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The id of the chart that a person wants to see, whether or not the present method has it. */
    ObjectProperty<String> wantedProperty() {
        return wanted;
    }

    /** The chart to be shown: the wanted one, else the first; null where there is none. */
    CandidateChart chart() {
        Shown now = shown.get();
        return now == null ? null : now.charts().stream().filter(c -> c.id().equals(wanted.get())).findFirst()
                .orElse(now.charts().getFirst());
    }

    private void compute() {
        RunResult r = result.getValue();
        Explanation e = explanation.getValue();
        int gt = selection.gtProperty().get() >= 0 ? selection.gtProperty().get() : e == null ? -1 : e.gt();
        if (r == null || gt < 0 || gt >= r.input().groundTruth().count()) {
            tasks.cancel("candidates");
            shown.set(null);
            return;
        }
        if (shown.get() != null && shown.get().result() == r && shown.get().gt() == gt) {
            return;
        }
        tasks.submit("assign", "candidates", (cancel, progress) -> CandidateCharts.of(r, gt), Job.Outcome.of(
                charts -> shown.set(charts.isEmpty() ? null : new Shown(r, gt, charts)), cause -> shown.set(null)));
    }
}
