package anchorlens.ui.losses;

import anchorlens.analysis.losses.FocalResult;
import anchorlens.analysis.losses.FocalSettings;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Words;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** Why focal: how the loss is shared out among easy and hard priors, and what its alternatives make of them. */
final class FocalPart {
    private final Strings strings = Strings.beside(FocalPart.class);
    private final FocalModel model;
    private final ImageLosses losses;
    private final CurveChart foreground = chart("focal-foreground");
    private final CurveChart background = chart("focal-background");
    private final CurveChart norms = chart("focal-norms");
    private final CurveChart first = chart("focal-first");
    private final MethodsTable methods = new MethodsTable();
    private final Label figures = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button image = new Button();
    private final Button set = new Button();

    FocalPart(FocalModel model, ImageLosses losses) {
        this.model = model;
        this.losses = losses;
        model.resultProperty().subscribe(this::show);
        losses.missingProperty().addListener((o, was, is) -> show(model.resultProperty().get()));
        model.scannedProperty().addListener((o, was, is) -> showProgress());
    }

    private static CurveChart chart(String id) {
        CurveChart chart = new CurveChart();
        chart.setId(id);
        return chart;
    }

    LossPart part() {
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(8);
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().addAll(half, half);
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().addAll(row, row);
        grid.add(titled("focal.foreground", foreground), 0, 0);
        grid.add(titled("focal.background", background), 1, 0);
        grid.add(titled("focal.norms", norms), 0, 1);
        grid.add(titled("focal.first", first), 1, 1);
        VBox.setVgrow(grid, Priority.ALWAYS);
        figures.setId("focal-figures");
        figures.setWrapText(true);
        figures.setMinHeight(Region.USE_PREF_SIZE);
        VBox middle = new VBox(8, figures, grid, methods);
        middle.getStyleClass().add("losses-charts");
        middle.setMinSize(0, 0);
        ParameterPanel<FocalSettings> parameters = new ParameterPanel<>(model.settingsProperty().get(), new FocalSettings(), "", "");
        parameters.valueProperty().bindBidirectional(model.settingsProperty());
        return new LossPart("focal", strings.get("focal"), middle, List.of(source(), parameters), List.of(
                Export.ofText("focal-foreground-svg", strings.get("export.foreground"), "svg", foreground::toSvg),
                Export.ofText("focal-background-svg", strings.get("export.background"), "svg", background::toSvg),
                Export.ofText("focal-foreground-csv", strings.get("export.foreground"), "csv", foreground::toCsv),
                Export.ofText("focal-background-csv", strings.get("export.background"), "csv", background::toCsv),
                Export.ofText("focal-norms-csv", strings.get("export.norms"), "csv", norms::toCsv),
                Export.ofText("focal-first-csv", strings.get("export.first"), "csv", first::toCsv),
                Export.ofText("focal-methods-csv", strings.get("export.methods"), "csv", () -> MethodsTable.csv(model.resultProperty().get()))))
                .withParameters(Map.of(strings.get("focal"), model.settingsProperty()));
    }

    private VBox titled(String key, CurveChart chart) {
        chart.setPrefSize(400, 200);
        VBox.setVgrow(chart, Priority.ALWAYS);
        VBox box = new VBox(2, new SectionTitle(strings.get(key)), chart);
        box.setMinSize(0, 0);
        return box;
    }

    private VBox source() {
        image.setText(strings.get("focal.image"));
        image.setId("focal-image");
        image.setOnAction(e -> model.studyImage());
        set.setGraphic(Icons.GRID.icon());
        set.setId("focal-set");
        set.setOnAction(e -> {
            if (model.scannedProperty().get() >= 0) {
                model.stop();
            } else {
                model.studySet();
            }
        });
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.managedProperty().bind(progress.visibleProperty());
        showProgress();
        return new VBox(6, new SectionTitle(strings.get("focal.of")), new HBox(6, image, set), progress);
    }

    private void showProgress() {
        int done = model.scannedProperty().get();
        int all = model.imagesInSet();
        progress.setVisible(done >= 0);
        progress.setProgress(all == 0 ? 0 : (double) Math.max(0, done) / all);
        set.setText(done >= 0 ? strings.get("focal.stop", Integer.toString(done), Integer.toString(all))
                : strings.get("focal.set", Integer.toString(all)));
        show(model.resultProperty().get());
    }

    private void show(FocalResult r) {
        set.setDisable(losses.valueProperty().get() == null);
        image.setDisable(losses.valueProperty().get() == null);
        if (model.scannedProperty().get() < 0) {
            set.setText(strings.get("focal.set", Integer.toString(model.imagesInSet())));
        }
        methods.show(r);
        if (r == null) {
            List.of(foreground, background, norms).forEach(c -> c.dataProperty().set(CurveData.NONE));
            first.dataProperty().set(FocalCharts.firstStep(model.settingsProperty().get(), null));
            String missing = losses.missingProperty().get();
            figures.setText(missing.isEmpty() ? "" : strings.get("focal.missing") + (missing.startsWith("Open") ? "" : " " + missing));
            return;
        }
        foreground.dataProperty().set(FocalCharts.shares(r.settings(), r.foreground()));
        background.dataProperty().set(FocalCharts.shares(r.settings(), r.background()));
        norms.dataProperty().set(FocalCharts.norms(r));
        first.dataProperty().set(FocalCharts.firstStep(r.settings(), r));
        FocalResult.Imbalance i = r.imbalance();
        String text = strings.get("focal.figures", Words.count(i.images()), Words.count(i.priors()), Words.count(i.foreground()),
                Words.count(i.background()), Words.number(Math.round(i.ratio() * 10) / 10.0), Words.count(i.ignored()),
                Words.count(Math.round(i.termRatio())), Words.count(Math.round((double) i.priors() / i.images())));
        figures.setText(model.isOfSet() && model.skipped() > 0 ? text + " " + strings.get("focal.skipped",
                Integer.toString(model.skipped())) : text);
    }
}
