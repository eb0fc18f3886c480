package anchorlens.ui.timeline;

import anchorlens.analysis.twostage.DynamicRcnn;
import anchorlens.analysis.twostage.TopProposals;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;

/** Where proposals come from, and the rule that follows them. */
final class TwoStagePanel extends Section {
    private final Strings strings = Strings.beside(TwoStagePanel.class);
    private final ParameterPanel<DynamicRcnn> rule;

    TwoStagePanel(TwoStageViewModel stages) {
        super(Strings.beside(TwoStagePanel.class).get("stages"));
        ParameterPanel<TopProposals> proposals = new ParameterPanel<>(stages.proposalsProperty().get(), new TopProposals(), "", "");
        proposals.valueProperty().bindBidirectional(stages.proposalsProperty());
        rule = new ParameterPanel<>(stages.ruleProperty().get(), new DynamicRcnn(), "", "");
        rule.valueProperty().bindBidirectional(stages.ruleProperty());
        CheckBox truths = new CheckBox(strings.get("stages.truths"));
        truths.setId("add-truths");
        truths.setTooltip(new Tooltip(strings.get("stages.truths.tip")));
        truths.selectedProperty().bindBidirectional(stages.addTruthsProperty());
        Button open = new Button(strings.get("stages.open"), Icons.OPEN_ANNOTATIONS.icon());
        open.setTooltip(new Tooltip(strings.get("stages.open.tip")));
        open.setOnAction(e -> choose(stages));
        Button close = new Button(strings.get("stages.close"), Icons.CLOSE.icon());
        Label from = new Label();
        from.getStyleClass().addAll("muted", "small");
        from.setWrapText(true);
        stages.fileProperty().subscribe(file -> {
            close.setVisible(file != null);
            close.setManaged(file != null);
            from.setText(file == null ? strings.get("stages.source.model")
                    : strings.get("stages.source.file", file.file().getFileName().toString(), Integer.toString(file.images())));
        });
        close.setOnAction(e -> stages.closeProposals());
        getChildren().addAll(from, new HBox(6, open, close), proposals, truths, rule);
    }

    ParameterPanel<DynamicRcnn> rule() {
        return rule;
    }

    private void choose(TwoStageViewModel stages) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("stages.open.tip"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(strings.get("stages.open"), "*.json"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            stages.openProposals(chosen.toPath());
        }
    }
}
