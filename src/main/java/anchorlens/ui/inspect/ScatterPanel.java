package anchorlens.ui.inspect;

import anchorlens.ui.charts.ScatterChart;
import anchorlens.ui.help.Terms;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Positive against negative loss weight of every prior. */
public final class ScatterPanel extends StackPane {
    private final Strings strings = Strings.beside(ScatterPanel.class);
    private final ObservableValue<RunResult> result;
    private final ScatterChart chart;
    private final Label placeholder = new Label();
    private final ReadOnlyStringWrapper heading = new ReadOnlyStringWrapper(this, "heading", "");

    /** @param result the last run; may hold null */
    public ScatterPanel(ObservableValue<RunResult> result, Selection selection) {
        this.result = result;
        Terms.mark(this, "scatter");
        chart = new ScatterChart("w_pos", "w_neg", this::describe);
        chart.selectedProperty().bindBidirectional(selection.priorProperty());
        chart.hoveredProperty().bindBidirectional(selection.hoveredPriorProperty());
        placeholder.getStyleClass().add("muted");
        placeholder.setWrapText(true);
        placeholder.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(chart, placeholder);
        result.subscribe(this::show);
    }

    public ScatterChart chart() {
        return chart;
    }

    /** What it shows, with the number of points. */
    public ReadOnlyStringProperty headingProperty() {
        return heading.getReadOnlyProperty();
    }

    private void show(RunResult r) {
        boolean weighed = r != null && r.weights().isPresent();
        chart.setVisible(weighed);
        placeholder.setVisible(r != null && !weighed);
        if (weighed) {
            chart.setPoints(new ScatterChart.Points(r.weights().get().pos(), r.weights().get().neg(), r.assignment().state()));
            heading.set(strings.get("scatter.of", Words.count(r.assignment().priorCount())));
        } else {
            chart.setPoints(ScatterChart.Points.NONE);
            heading.set(strings.get("scatter"));
            placeholder.setText(r == null ? "" : strings.get("scatter.none", r.request().weighting().displayName()));
        }
    }

    private String describe(int prior) {
        RunResult r = result.getValue();
        return Words.prior(r, prior) + " · w_pos " + Words.number(r.weights().orElseThrow().pos()[prior])
                + " · w_neg " + Words.number(r.weights().orElseThrow().neg()[prior]);
    }
}
