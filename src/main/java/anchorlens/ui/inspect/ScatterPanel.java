package anchorlens.ui.inspect;

import anchorlens.ui.charts.ScatterChart;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Positive against negative loss weight of every prior. */
public final class ScatterPanel extends Section {
    private final Strings strings = Strings.beside(ScatterPanel.class);
    private final ObservableValue<RunResult> result;
    private final ScatterChart chart;
    private final Label placeholder = new Label();

    /** @param result the last run; may hold null */
    public ScatterPanel(ObservableValue<RunResult> result, Selection selection) {
        this(result, selection, new ToggleButton(Strings.beside(ScatterPanel.class).get("log")));
    }

    private ScatterPanel(ObservableValue<RunResult> result, Selection selection, ToggleButton log) {
        super(Strings.beside(ScatterPanel.class).get("scatter"), log);
        this.result = result;
        chart = new ScatterChart("w_pos", "w_neg", this::describe);
        log.getStyleClass().add("small-toggle");
        log.setTooltip(new Tooltip(strings.get("log.tip")));
        chart.logarithmicProperty().bindBidirectional(log.selectedProperty());
        chart.selectedProperty().bindBidirectional(selection.priorProperty());
        chart.hoveredProperty().bindBidirectional(selection.hoveredPriorProperty());
        placeholder.getStyleClass().add("muted");
        placeholder.setWrapText(true);
        placeholder.setMinHeight(Region.USE_PREF_SIZE);
        StackPane stack = new StackPane(chart, placeholder);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().add(stack);
        result.subscribe(this::show);
    }

    public ScatterChart chart() {
        return chart;
    }

    private void show(RunResult r) {
        boolean weighed = r != null && r.weights().isPresent();
        chart.setVisible(weighed);
        placeholder.setVisible(r != null && !weighed);
        if (weighed) {
            chart.setPoints(new ScatterChart.Points(r.weights().get().pos(), r.weights().get().neg(), r.assignment().state()));
            setHeading(strings.get("scatter.of", Words.count(r.assignment().priorCount())));
        } else {
            chart.setPoints(ScatterChart.Points.NONE);
            setHeading(strings.get("scatter"));
            placeholder.setText(r == null ? "" : strings.get("scatter.none", r.request().weighting().displayName()));
        }
    }

    private String describe(int prior) {
        RunResult r = result.getValue();
        return Words.prior(r, prior) + " · w_pos " + Words.number(r.weights().orElseThrow().pos()[prior])
                + " · w_neg " + Words.number(r.weights().orElseThrow().neg()[prior]);
    }
}
