package anchorlens.ui.compare;

import anchorlens.analysis.compare.MethodParameter;
import anchorlens.analysis.compare.SweepPoint.Metric;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.HeatMap;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.compare.SweepRun;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Sweeps of one parameter as curves one beneath the other, of two as a map; a click sets the values in the pane. */
final class SweepPanel extends ScrollPane {
    private static final double CHART_HEIGHT = 118;
    private static final double LEFT = 40;

    private final Strings strings = Strings.beside(SweepPanel.class);
    private final SweepViewModel sweep;
    private final Map<Metric, CurveChart> charts = new EnumMap<>(Metric.class);
    private final HeatMap map;
    private final Label words = new Label();
    private final VBox curves = new VBox(2);
    private final VBox mapBox = new VBox(4);

    SweepPanel(SweepViewModel sweep) {
        this.sweep = sweep;
        setId("sweep");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        map = new HeatMap(sweep::take, cell -> shown(true) ? SweepCharts.words(sweep.runProperty().get(), cell) : "");
        map.setId("sweep-map");
        VBox.setVgrow(map, Priority.ALWAYS);
        makeCharts();
        mapBox.getChildren().addAll(metric(), map);
        mapBox.managedProperty().bind(mapBox.visibleProperty());
        curves.managedProperty().bind(curves.visibleProperty());
        words.setWrapText(true);
        words.setId("sweep-words");
        words.getStyleClass().add("muted");
        words.setMinHeight(USE_PREF_SIZE);
        VBox stack = new VBox(8, new SweepControls(sweep), words, curves, mapBox);
        stack.getStyleClass().add("controls");
        setContent(stack);
        sceneProperty().subscribe(scene -> sweep.awakeProperty().set(scene != null));
        InvalidationListener show = (Observable o) -> show();
        for (Observable o : List.of(sweep.runProperty(), sweep.failureProperty(), sweep.busyProperty(), sweep.metricProperty(),
                sweep.secondProperty(), sweep.ofSetProperty(), sweep.compare().comparisonProperty(), sweep.compare().imageProperty())) {
            o.addListener(show);
        }
        show();
    }

    private void makeCharts() {
        CurveChart leader = null;
        for (Metric metric : Metric.values()) {
            CurveChart chart = new CurveChart(mark -> shown(false) ? sweep.runProperty().get().points().get(mark).note() : "");
            chart.setId("sweep-" + metric.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            chart.setPrefHeight(CHART_HEIGHT);
            chart.setMinHeight(CHART_HEIGHT);
            chart.legendShownProperty().set(false);
            chart.snapsProperty().set(true);
            chart.setLeastLeft(LEFT);
            chart.selectedProperty().addListener((o, was, is) -> {
                if (is.intValue() >= 0) {
                    sweep.take(is.intValue());
                    chart.selectedProperty().set(-1);
                }
            });
            if (leader == null) {
                leader = chart;
            } else {
                chart.placeProperty().bindBidirectional(leader.placeProperty());
                chart.hoveredProperty().bindBidirectional(leader.hoveredProperty());
                chart.viewProperty().bindBidirectional(leader.viewProperty());
            }
            charts.put(metric, chart);
            curves.getChildren().add(chart);
        }
    }

    private HBox metric() {
        ComboBox<Metric> box = new ComboBox<>();
        box.getItems().setAll(Metric.values());
        box.setId("sweep.metric");
        box.getStyleClass().add("small");
        box.setAccessibleText(strings.get("sweep.metric"));
        box.valueProperty().bindBidirectional(sweep.metricProperty());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Metric metric) {
                return metric == null ? "" : SweepCharts.name(metric);
            }

            @Override
            public Metric fromString(String text) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        });
        Label label = new Label(strings.get("sweep.metric"));
        label.getStyleClass().add("muted");
        HBox row = new HBox(6, label, box);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Whether a sweep of one parameter, or of two, is there. */
    private boolean shown(boolean two) {
        SweepRun run = sweep.runProperty().get();
        return run != null && run.sweep().axes().size() == (two ? 2 : 1);
    }

    /** @throws IllegalStateException while there is no such sweep */
    SweepRun run(boolean two) {
        if (!shown(two)) {
            throw new IllegalStateException(strings.get(two ? "export.sweep.noMap" : "export.sweep.noCurves"));
        }
        return sweep.runProperty().get();
    }

    /** @throws IllegalStateException while there is no sweep */
    SweepRun run() {
        return run(shown(true));
    }

    CurveChart chart(Metric metric) {
        return charts.get(metric);
    }

    HeatMap map() {
        return map;
    }

    /** What is drawn now. @throws IllegalStateException while nothing is on the screen */
    VBox picture() {
        run();
        if (getScene() == null) {
            throw new IllegalStateException(strings.get("export.sweep.hidden"));
        }
        return shown(true) ? mapBox : curves;
    }

    private Object now(MethodParameter parameter) {
        return parameter.value(sweep.paneProperty().get().method());
    }

    private void show() {
        SweepRun run = sweep.runProperty().get();
        words.setText(words(run));
        boolean fits = run != null && run.sweep().axes().stream().allMatch(a -> a.parameter().isOf(sweep.paneProperty().get().method()));
        curves.setVisible(fits && shown(false));
        mapBox.setVisible(fits && shown(true));
        for (Metric metric : Metric.values()) {
            charts.get(metric).dataProperty().set(fits && shown(false) ? SweepCharts.curve(run, metric,
                    now(run.sweep().axes().getFirst().parameter()), metric == Metric.AGREEMENT) : CurveData.NONE);
        }
        map.setData(fits && shown(true) ? SweepCharts.map(run, sweep.metricProperty().get(),
                run.sweep().axes().stream().map(a -> now(a.parameter())).toList()) : HeatMap.Data.NONE);
    }

    private String words(SweepRun run) {
        if (!sweep.failureProperty().get().isEmpty()) {
            return sweep.failureProperty().get();
        } else if (run == null) {
            return strings.get(sweep.ofSetProperty().get() ? "sweep.none.set" : sweep.compare().imageProperty().get() == null ? "sweep.none.image"
                    : "sweep.none");
        }
        String letter = SchemeNames.letter(sweep.compare().panes().indexOf(sweep.paneProperty().get()));
        String out = run.ofSet() ? strings.get(run.isComplete() ? "sweep.ofSet" : "sweep.ofSet.partly", Integer.toString(run.done()),
                Integer.toString(run.total())) : strings.get("sweep.ofImage");
        out += " " + strings.get(shown(true) ? "sweep.click.two" : "sweep.click", letter);
        if (!run.skipped().isEmpty()) {
            out += " " + strings.get("sweep.skipped", Integer.toString(run.skipped().size()), run.skipped().getFirst());
        }
        return sweep.isStale() ? out + " " + strings.get("sweep.stale", letter) : out;
    }
}
