package anchorlens.ui.inspect;

import anchorlens.assign.CandidateChart;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.Guide;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/**
 * One chart of the candidates of a ground truth. Pointing at a mark rings its prior in the picture and the other way round, a
 * click selects it; pointing at a line tells its formula.
 */
final class CandidatesPanel extends StackPane {
    private static final double LEGEND_HEIGHT = 132;
    private static final double NOTE_HEIGHT = 176;
    private static final double TOOLTIP_WIDTH = 380;

    private final Strings strings = Strings.beside(CandidatesPanel.class);
    private final CandidatesModel model;
    private final Selection selection;
    private final CurveChart chart = new CurveChart(this::describe);
    private final Label note = new Label();
    private final Label placeholder = new Label();
    private final BooleanProperty decades = new SimpleBooleanProperty(this, "decades");
    private final Tooltip lineTip = new Tooltip();
    private CandidateChart shown;
    private boolean following;

    CandidatesPanel(CandidatesModel model, Selection selection) {
        this.model = model;
        this.selection = selection;
        setId("candidates");
        placeholder.getStyleClass().add("muted");
        placeholder.setWrapText(true);
        placeholder.setMinHeight(Region.USE_PREF_SIZE);
        placeholder.setText(strings.get("candidates.none"));
        note.getStyleClass().addAll("muted", "small");
        note.setMinWidth(0);
        note.managedProperty().bind(note.visibleProperty());
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(new VBox(chart, note), placeholder);
        setMinSize(0, 0);
        chart.setMinHeight(60);
        chart.legendShownProperty().bind(heightProperty().greaterThan(LEGEND_HEIGHT));
        note.visibleProperty().bind(heightProperty().greaterThan(NOTE_HEIGHT).and(note.textProperty().isNotEmpty()));
        lineTip.setWrapText(true);
        lineTip.setMaxWidth(TOOLTIP_WIDTH);
        lineTip.setShowDelay(Duration.millis(200));
        chart.guideProperty().addListener((o, was, is) -> showLineTip(is));
        model.shownProperty().addListener(o -> show());
        model.wantedProperty().addListener(o -> show());
        decades.addListener(o -> draw());
        followSelection();
        show();
    }

    CurveChart chart() {
        return chart;
    }

    /** Whether the vertical axis counts in decades; follows what suits the chart until a person turns it. */
    BooleanProperty decadesProperty() {
        return decades;
    }

    /** The chart that is drawn, null for none. */
    CandidateChart shown() {
        return shown;
    }

    private void followSelection() {
        chart.selectedProperty().addListener((o, was, is) -> {
            if (!following && is.intValue() >= 0) {
                selection.priorProperty().set(priorOf(is.intValue()));
            }
        });
        chart.hoveredProperty().addListener((o, was, is) -> {
            if (!following) {
                selection.hoveredPriorProperty().set(is.intValue() < 0 ? -1 : priorOf(is.intValue()));
            }
        });
        selection.priorProperty().addListener(o -> markSelection());
        selection.hoveredPriorProperty().addListener(o -> markSelection());
    }

    private int priorOf(int mark) {
        return shown.points().priors()[CandidateCurves.pointOf(shown, mark)];
    }

    /** Rings the marks of the selected prior and of the one under the mouse, those of the last series, which lies above. */
    private void markSelection() {
        following = true;
        chart.selectedProperty().set(markOf(selection.priorProperty().get()));
        int hovered = selection.hoveredPriorProperty().get();
        int now = chart.hoveredProperty().get();
        if (now < 0 || shown == null || priorOf(now) != hovered) {
            chart.hoveredProperty().set(markOf(hovered));
        }
        following = false;
    }

    private int markOf(int prior) {
        for (int i = 0; shown != null && prior >= 0 && i < shown.points().count(); i++) {
            if (shown.points().priors()[i] == prior) {
                return (shown.series().size() - 1) * shown.points().count() + i;
            }
        }
        return -1;
    }

    private void show() {
        CandidateChart before = shown;
        shown = model.chart();
        if (shown != null && (before == null || !before.id().equals(shown.id()))) {
            chart.viewProperty().set(null);
            chart.hidden().clear();
            decades.set(shown.y().decades());
        }
        draw();
    }

    private void draw() {
        chart.setVisible(shown != null);
        placeholder.setVisible(shown == null);
        following = true;
        chart.hoveredProperty().set(-1);
        chart.selectedProperty().set(-1);
        following = false;
        chart.dataProperty().set(shown == null ? CurveData.NONE : CandidateCurves.of(shown, decades.get()));
        note.setText(shown == null ? "" : shown.note());
        note.setTooltip(shown == null ? null : new Tooltip(shown.note()));
        markSelection();
    }

    private String describe(int mark) {
        RunResult r = model.shownProperty().get().result();
        CandidateChart.Series series = CandidateCurves.seriesOf(shown, mark);
        int point = CandidateCurves.pointOf(shown, mark);
        return Words.prior(r, shown.points().priors()[point]) + "\n" + shown.points().verdicts()[point].label() + "\n"
                + series.name() + " " + Words.number(series.y()[point]);
    }

    private void showLineTip(Guide guide) {
        if (guide == null || guide.help().isEmpty()) {
            Tooltip.uninstall(chart, lineTip);
            lineTip.hide();
        } else {
            lineTip.setText(guide.label() + "\n" + guide.help());
            Tooltip.install(chart, lineTip);
        }
    }
}
