package anchorlens.ui.inspect;

import anchorlens.assign.CandidateChart;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A list of charts and the chosen one: the weights of all priors, or what decided about the candidates of one object. */
public final class ChartsPanel extends VBox {
    /** An entry of the list. */
    private record Choice(String id, String title) {
    }

    private final Strings strings = Strings.beside(ChartsPanel.class);
    private final CandidatesModel model;
    private final ScatterPanel scatter;
    private final CandidatesPanel candidates;
    private final ComboBox<Choice> list = new ComboBox<>();
    private final ToggleButton log = new ToggleButton(strings.get("log"));
    private final Button help = new Button("", Icons.HELP.icon());
    private BooleanProperty toggled;
    private boolean showing;

    ChartsPanel(ObservableValue<RunResult> result, Selection selection, CandidatesModel model) {
        this.model = model;
        scatter = new ScatterPanel(result, selection);
        candidates = new CandidatesPanel(model, selection);
        setId("charts");
        getStyleClass().add("section");
        setSpacing(6);
        list.setId("chart");
        list.setAccessibleText(strings.get("charts"));
        list.setMaxWidth(Double.MAX_VALUE);
        list.setMinWidth(60);
        list.setCellFactory(view -> new ChoiceCell());
        list.setButtonCell(new ChoiceCell());
        list.valueProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                model.wantedProperty().set(is.id());
            }
        });
        HBox.setHgrow(list, Priority.ALWAYS);
        log.getStyleClass().add("small-toggle");
        log.setMinWidth(Region.USE_PREF_SIZE);
        help.getStyleClass().addAll("flat", "icon-only", "muted");
        help.setMinWidth(Region.USE_PREF_SIZE);
        help.setAccessibleText(strings.get("charts.help"));
        help.setTooltip(new Tooltip(strings.get("charts.help")));
        help.setOnAction(e -> MethodHelp.show(help, helpText()));
        HBox head = new HBox(6, list, log, help);
        head.getStyleClass().add("section-head");
        head.setAlignment(Pos.CENTER_LEFT);
        StackPane stack = new StackPane(scatter, candidates);
        stack.setMinSize(0, 0);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(head, stack);
        model.shownProperty().addListener(o -> show());
        model.wantedProperty().addListener(o -> show());
        scatter.headingProperty().addListener(o -> show());
        show();
    }

    CandidatesPanel candidates() {
        return candidates;
    }

    ScatterPanel scatter() {
        return scatter;
    }

    private void show() {
        boolean all = model.wantedProperty().get().equals(CandidatesModel.SCATTER);
        CandidateChart chart = model.chart();
        scatter.setVisible(all);
        candidates.setVisible(!all);
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(CandidatesModel.SCATTER, scatter.headingProperty().get()));
        CandidatesModel.Shown of = model.shownProperty().get();
        if (of != null) {
            of.charts().forEach(c -> choices.add(new Choice(c.id(), strings.get("charts.of", c.title(), Words.object(of.result(), of.gt())))));
        } else {
            choices.add(new Choice(all ? "" : model.wantedProperty().get(), strings.get("charts.candidates")));
        }
        showing = true;
        list.getItems().setAll(choices);
        list.setValue(all ? choices.getFirst() : chart == null ? choices.getLast()
                : choices.stream().filter(c -> c.id().equals(chart.id())).findFirst().orElseThrow());
        showing = false;
        toggle(all ? scatter.chart().logarithmicProperty() : candidates.decadesProperty());
        log.setTooltip(new Tooltip(strings.get(all ? "log.tip" : "log.y.tip")));
        log.setDisable(!all && chart == null);
        help.setDisable(!all && chart == null);
    }

    private void toggle(BooleanProperty now) {
        if (toggled != now) {
            if (toggled != null) {
                log.selectedProperty().unbindBidirectional(toggled);
            }
            toggled = now;
            log.selectedProperty().bindBidirectional(now);
        }
    }

    private String helpText() {
        return model.wantedProperty().get().equals(CandidatesModel.SCATTER) ? strings.get("scatter.help")
                : CandidateText.help(model.chart());
    }

    private static final class ChoiceCell extends ListCell<Choice> {
        @Override
        protected void updateItem(Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(empty || choice == null ? null : choice.title());
        }
    }
}
