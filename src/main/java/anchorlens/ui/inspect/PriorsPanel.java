package anchorlens.ui.inspect;

import anchorlens.ui.help.Terms;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.state.UserPresets;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.workbench.PriorSetup;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;

/** The grids and anchors that priors are made of; the grids are the model's own while one is open. */
public final class PriorsPanel extends Section {
    static final String GRID = "Grid";

    private final ParameterPanel<PriorSetup> parameters;

    public PriorsPanel(ObjectProperty<PriorSetup> priors, ObservableValue<Boolean> modelOpen, UserPresets presets) {
        super(Strings.beside(PriorsPanel.class).get("priors"));
        Strings strings = Strings.beside(PriorsPanel.class);
        parameters = new ParameterPanel<>(priors.get(), new PriorSetup(), "", "", presets);
        parameters.valueProperty().bindBidirectional(priors);
        getChildren().add(parameters);
        Terms.mark(this, "prior");
        modelOpen.subscribe(open -> parameters.blockGroup(GRID, open ? strings.get("priors.model") : ""));
    }

    public ParameterPanel<PriorSetup> parameters() {
        return parameters;
    }
}
