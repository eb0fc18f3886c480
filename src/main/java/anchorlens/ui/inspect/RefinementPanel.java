package anchorlens.ui.inspect;

import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.workbench.Refinement;
import anchorlens.workbench.RefinementSetup;
import anchorlens.workbench.RunResult;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The offsets of DW's box refinement while its layer is shown: set by hand, unless the model brings its own. */
public final class RefinementPanel extends Section {
    private final Strings strings = Strings.beside(RefinementPanel.class);
    private final Label words = new Label();
    private final ParameterPanel<RefinementSetup> parameters;

    /** @param result the last run; may hold null */
    public RefinementPanel(DisplayOptions display, ObservableValue<RunResult> result) {
        super(Strings.beside(RefinementPanel.class).get("refinement"));
        setId("refinement");
        parameters = new ParameterPanel<>(display.refinementProperty().get(), new RefinementSetup(), "", "");
        parameters.valueProperty().bindBidirectional(display.refinementProperty());
        words.getStyleClass().addAll("muted", "small");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(parameters, words);
        visibleProperty().bind(display.shownProperty(Layer.REFINEMENT));
        managedProperty().bind(visibleProperty());
        result.subscribe(this::show);
    }

    ParameterPanel<RefinementSetup> parameters() {
        return parameters;
    }

    String words() {
        return words.getText();
    }

    private void show(RunResult r) {
        boolean possible = r != null && Refinement.isPossible(r);
        boolean learned = possible && Refinement.isLearned(r);
        words.setText(strings.get(learned ? "refinement.learned" : possible ? "refinement.hand" : "refinement.impossible"));
        parameters.blockGroup("", learned ? strings.get("refinement.learned.short") : possible ? "" : strings.get("refinement.impossible"));
    }
}
