package anchorlens.ui.timeline;

import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What a second stage would make of the training's proposals: on the image, and over the training. */
final class TwoStageTab extends BorderPane {
    private static final double CHART_WIDTH = 240;
    private static final double CHART_HEIGHT = 200;
    private static final double PICTURE_SHARE = 0.45;

    private final Strings strings = Strings.beside(TwoStageTab.class);
    private final TimelineViewModel model;
    private final TwoStageViewModel stages;
    private final TwoStageCharts charts;
    private final ProposalsPicture picture;
    private final Label words = new Label();

    TwoStageTab(TimelineViewModel model, TwoStageViewModel stages, States states) {
        this.model = model;
        this.stages = stages;
        charts = new TwoStageCharts(model, stages);
        picture = new ProposalsPicture(model, new PicturedProposals(model, stages, states), states);
        ChartGrid grid = new ChartGrid(CHART_WIDTH, CHART_HEIGHT);
        grid.setPadding(new Insets(8, 12, 4, 12));
        for (TwoStageCharts.Chart c : TwoStageCharts.Chart.values()) {
            grid.add(charts.title(c), charts.help(c), charts.chart(c));
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("workspace-below");
        scroll.setMinSize(0, 0);
        words.setId("stages-words");
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(USE_PREF_SIZE);
        HBox head = new HBox(10, words, progress());
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(10, 12, 4, 12));
        head.getStyleClass().add("workspace-below");
        setTop(head);
        SplitPane parts = new SplitPane(picture, scroll);
        parts.setDividerPositions(PICTURE_SHARE);
        parts.setMinSize(0, 0);
        setCenter(parts);
        setMinSize(0, 0);
        stages.shownProperty().subscribe(s -> say());
        stages.failureProperty().subscribe(f -> say());
        model.stepProperty().addListener((o, was, is) -> say());
        stages.scannedProperty().addListener((o, was, is) -> say());
        model.first().seriesProperty().addListener((o, was, is) -> say());
        stages.activeProperty().addListener((o, was, is) -> say());
    }

    TwoStageCharts charts() {
        return charts;
    }

    ProposalsPicture picture() {
        return picture;
    }

    private HBox progress() {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(stages.scannedProperty());
        Button cancel = new Button(strings.get("cancel"));
        cancel.setId("cancel-stages");
        cancel.setOnAction(e -> stages.cancel());
        HBox box = new HBox(6, bar, cancel);
        box.setAlignment(Pos.CENTER_LEFT);
        box.visibleProperty().bind(stages.scannedProperty().greaterThanOrEqualTo(0));
        box.managedProperty().bind(box.visibleProperty());
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private void say() {
        TwoStageViewModel.Shown shown = stages.shownProperty().get();
        if (!stages.failureProperty().get().isEmpty()) {
            words.setText(stages.failureProperty().get());
        } else if (model.first().seriesProperty().get() == null) {
            words.setText(strings.get("empty.training"));
        } else if (shown == null) {
            words.setText(strings.get(stages.scannedProperty().get() >= 0 ? "stages.busy" : "empty.image"));
        } else {
            words.setText(told(shown));
        }
    }

    private String told(TwoStageViewModel.Shown shown) {
        int images = shown.data().matched().getFirst().size();
        String text = strings.get("stages.told", images == 1 ? strings.get("stages.oneImage") : strings.get("stages.images.count", Integer.toString(images)),
                strings.get(shown.data().request().file().isPresent() ? "stages.fromFile" : "stages.fromModel",
                        shown.data().request().file().map(f -> f.file().getFileName().toString()).orElse("")));
        int updates = shown.course().iterations().size() / stages.ruleProperty().get().every();
        boolean stuck = shown.course().iterations().stream().allMatch(i -> i.threshold() == stages.ruleProperty().get().initialThreshold());
        if (updates == 0) {
            text += " " + strings.get(model.ofSetProperty().get() ? "stages.noUpdate.set" : "stages.noUpdate",
                    Integer.toString(shown.course().iterations().size()));
        } else if (stuck) {
            text += " " + strings.get("stages.stuck", Integer.toString(stages.ruleProperty().get().largest()),
                    StepText.number(Math.round(1000 * shown.data().reach(stages.ruleProperty().get().largest())) / 1000.0));
        }
        return text;
    }
}
