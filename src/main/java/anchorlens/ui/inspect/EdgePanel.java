package anchorlens.ui.inspect;

import anchorlens.detection.EdgeDistributions;
import anchorlens.ui.charts.DistributionBars;
import anchorlens.ui.help.Terms;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The edge distributions of the selected prior; without one, or where a person asks for it, the mixture over the positives
 * of the selected object.
 */
public final class EdgePanel extends Section {
    private final Strings strings = Strings.beside(EdgePanel.class);
    private final ObservableValue<RunResult> result;
    private final Selection selection;
    private final ToggleButton wholeObject;
    private final DistributionBars bars = new DistributionBars();
    private final Label words = new Label();

    /** @param result the last run; may hold null */
    public EdgePanel(ObservableValue<RunResult> result, Selection selection) {
        this(result, selection, new ToggleButton(Strings.beside(EdgePanel.class).get("edges.object")));
    }

    private EdgePanel(ObservableValue<RunResult> result, Selection selection, ToggleButton wholeObject) {
        super(Strings.beside(EdgePanel.class).get("edges"), wholeObject);
        this.result = result;
        this.selection = selection;
        this.wholeObject = wholeObject;
        Terms.mark(this, "edge distribution");
        wholeObject.getStyleClass().add("small-toggle");
        wholeObject.setTooltip(new Tooltip(strings.get("edges.object.tip")));
        words.getStyleClass().addAll("muted", "small");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        bars.managedProperty().bind(bars.visibleProperty());
        VBox.setVgrow(bars, Priority.ALWAYS);
        getChildren().addAll(bars, words);
        result.addListener((o, was, is) -> show());
        selection.priorProperty().addListener((o, was, is) -> show());
        selection.gtProperty().addListener((o, was, is) -> show());
        wholeObject.selectedProperty().addListener((o, was, is) -> show());
        show();
    }

    /** What is said beneath the chart, or in its place. */
    String words() {
        return words.getText();
    }

    DistributionBars bars() {
        return bars;
    }

    private void show() {
        RunResult r = result.getValue();
        int prior = r != null && selection.priorProperty().get() < r.assignment().priorCount() ? selection.priorProperty().get() : -1;
        int gt = r != null && selection.gtProperty().get() < r.annotationOf().length ? selection.gtProperty().get() : -1;
        if (r != null && gt < 0 && prior >= 0) {
            gt = r.assignment().gtIndex()[prior];
        }
        wholeObject.setVisible(prior >= 0 && gt >= 0);
        if (r == null || r.request().pass().isEmpty()) {
            say("edges", "edges.no.model");
        } else if (r.request().pass().get().predictions().distributions().isEmpty()) {
            say("edges", "edges.no.distributions");
        } else if (EdgeRows.distributions(r).isEmpty()) {
            say("edges", "edges.several.anchors");
        } else if (prior < 0 && gt < 0) {
            say("edges", "edges.no.selection");
        } else {
            show(r, EdgeRows.distributions(r).get(), prior, gt);
        }
    }

    private void show(RunResult r, EdgeDistributions distributions, int prior, int gt) {
        if (prior >= 0 && !(wholeObject.isSelected() && gt >= 0)) {
            setHeading(strings.get("edges.of.prior", Integer.toString(prior)));
            draw(EdgeRows.ofPrior(r, distributions, prior, gt));
            words.setText(strings.get(gt < 0 ? "edges.key.expected" : "edges.key.prior", input(r)));
            return;
        }
        Optional<EdgeRows> mixture = EdgeRows.ofObject(r, gt);
        if (mixture.isEmpty()) {
            say("edges", "edges.no.positives");
        } else {
            draw(mixture.get());
            words.setText(strings.get("edges.key.object", input(r)));
        }
        setHeading(strings.get("edges.of.object", Words.object(r, gt)));
    }

    private static String input(RunResult r) {
        return r.input().inputWidth() + "×" + r.input().inputHeight();
    }

    private void draw(EdgeRows rows) {
        bars.setVisible(true);
        bars.setRows(rows.rows(), rows.axis());
    }

    private void say(String heading, String key) {
        bars.setVisible(false);
        bars.setRows(List.of(), new DistributionBars.Axis(0, 1, "px", 1));
        setHeading(strings.get(heading));
        words.setText(strings.get(key));
    }
}
