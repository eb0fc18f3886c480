package anchorlens.ui.timeline;

import anchorlens.ui.inspect.AssignerPanel;
import anchorlens.ui.inspect.LayersPanel;
import anchorlens.ui.inspect.PriorsPanel;
import anchorlens.ui.settings.Keymap;
import anchorlens.ui.state.States;
import anchorlens.workbench.RunResult;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The Timeline workspace: trainings and tabs above, the tab that is shown below, what is turned on the right. */
final class TimelineView extends BorderPane {
    private static final double RIGHT_WIDTH = 320;

    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(this, "tab", Tab.TRAINING);
    private final TimelineViewModel model;
    private final Player player;
    private final TrainingTab training;
    private final PlayBar bar;
    private final TwoStageViewModel twoStages;
    private final TwoStageTab stages;
    private final PyramidTab pyramid;
    private final VBox controls = new VBox();
    private final SplitPane columns = new SplitPane();

    TimelineView(TimelineViewModel model, States states) {
        this.model = model;
        player = new Player(model);
        training = new TrainingTab(model, states);
        bar = new PlayBar(model, player);
        twoStages = new TwoStageViewModel(model, states);
        stages = new TwoStageTab(model, twoStages, states);
        PyramidViewModel levels = new PyramidViewModel(model, states);
        pyramid = new PyramidTab(levels, states);
        setTop(new VBox(new TimelineBar(model, states, tab), bar));
        ObservableValue<RunResult> result = training.pictures().first().resultProperty();
        ObservableValue<Boolean> predictions = model.first().seriesProperty().map(s -> true).orElse(false);
        AssignerPanel assigner = new AssignerPanel(states.catalog(), states.run().assignerProperty(), states.run().weightingProperty(),
                result, predictions, states.preferences().presets());
        List<Node> ofTraining = List.of(assigner, new LayersPanel(states.display(), training.pictures().canvas().overlays(), result, new Keymap(states.preferences().shortcuts())),
                new PriorsPanel(states.run().priorsProperty(), predictions, states.preferences().presets()));
        List<Node> ofStages = List.of(new TwoStagePanel(twoStages));
        controls.getStyleClass().add("controls");
        ScrollPane scroll = new ScrollPane(controls);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("panel-right");
        scroll.setPrefWidth(RIGHT_WIDTH);
        scroll.setMinWidth(230);
        StackPane middle = new StackPane();
        middle.setMinSize(0, 0);
        columns.getItems().setAll(middle, scroll);
        columns.setMinSize(0, 0);
        SplitPane.setResizableWithParent(scroll, false);
        columns.widthProperty().addListener((o, before, now) -> {
            if (before.doubleValue() == 0 && now.doubleValue() > 0) {
                columns.setDividerPositions(Math.max(1 - RIGHT_WIDTH / now.doubleValue(), 0.5));
            }
        });
        setCenter(columns);
        setMinSize(0, 0);
        model.activeProperty().bind(sceneProperty().isNotNull());
        twoStages.activeProperty().bind(sceneProperty().isNotNull().and(tab.isEqualTo(Tab.STAGES)));
        levels.activeProperty().bind(sceneProperty().isNotNull().and(tab.isEqualTo(Tab.PYRAMID)));
        tab.subscribe(now -> {
            middle.getChildren().setAll(switch (now) {
                case TRAINING -> training;
                case STAGES -> stages;
                case PYRAMID -> pyramid;
            });
            controls.getChildren().setAll(now == Tab.STAGES ? ofStages : ofTraining);
        });
    }

    TimelineViewModel model() {
        return model;
    }

    Player player() {
        return player;
    }

    TrainingTab training() {
        return training;
    }

    PlayBar bar() {
        return bar;
    }

    TwoStageViewModel twoStages() {
        return twoStages;
    }

    TwoStageTab stages() {
        return stages;
    }

    /** Which tab is shown. */
    ObjectProperty<Tab> tabProperty() {
        return tab;
    }
}
