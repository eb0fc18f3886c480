package anchorlens.ui.timeline;

import anchorlens.ui.state.States;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** The image at the step that is shown, the curves over the training below it; the ridgelines beside the image. */
final class TrainingTab extends StackPane {
    private static final double CHART_WIDTH = 205;
    private static final double CHART_HEIGHT = 158;

    private final Strings strings = Strings.beside(TrainingTab.class);
    private final StepPictures pictures;
    private final StepCharts charts;
    private final RidgePanel ridges;

    TrainingTab(TimelineViewModel model, States states) {
        pictures = new StepPictures(model, states);
        charts = new StepCharts(model);
        ridges = new RidgePanel(model, states.selection());
        ChartGrid grid = new ChartGrid(CHART_WIDTH, CHART_HEIGHT);
        grid.setPadding(new Insets(8, 12, 4, 12));
        for (StepCharts.Quantity q : StepCharts.Quantity.values()) {
            grid.add(charts.title(q), charts.help(q), charts.chart(q));
        }
        ScrollPane below = new ScrollPane(grid);
        below.setFitToWidth(true);
        below.setFitToHeight(true);
        below.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        below.getStyleClass().add("workspace-below");
        below.setMinSize(0, 0);
        BorderPane lower = new BorderPane(below);
        lower.getStyleClass().add("panel-bottom");
        lower.setMinSize(0, 0);
        VBox.setVgrow(ridges, javafx.scene.layout.Priority.ALWAYS);
        BorderPane ridgePane = new BorderPane(ridges);
        ridgePane.getStyleClass().addAll("workspace-below", "panel-right");
        ridgePane.setPadding(new Insets(8, 10, 8, 10));
        ridgePane.setMinWidth(120);
        ridgePane.setPrefWidth(330);
        SplitPane upper = new SplitPane(pictures, ridgePane);
        upper.setDividerPositions(0.66);
        upper.setMinSize(0, 0);
        SplitPane all = new SplitPane(upper, lower);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.56);
        Label empty = empty();
        getChildren().addAll(all, empty);
        setMinSize(0, 0);
        Runnable show = () -> {
            boolean training = model.first().seriesProperty().get() != null;
            boolean image = states.images().imageProperty().get() != null || states.images().loadingProperty().get();
            all.setVisible(training && image);
            empty.setVisible(!all.isVisible());
            empty.setText(strings.get(training ? "empty.image" : "empty.training"));
        };
        model.first().seriesProperty().subscribe(s -> show.run());
        states.images().imageProperty().subscribe(i -> show.run());
        states.images().loadingProperty().subscribe(l -> show.run());
    }

    private Label empty() {
        Label label = new Label("", Icons.TIME.icon());
        label.setId("timeline-empty");
        label.getStyleClass().addAll("muted", "empty-state");
        label.setWrapText(true);
        label.setMaxWidth(520);
        label.setTextAlignment(TextAlignment.CENTER);
        label.setAlignment(Pos.CENTER);
        return label;
    }

    StepPictures pictures() {
        return pictures;
    }

    StepCharts charts() {
        return charts;
    }

    RidgePanel ridges() {
        return ridges;
    }
}
