package anchorlens.ui.inspect;

import anchorlens.assign.Assigner;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.settings.Keymap;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.RunState;
import anchorlens.ui.state.States;
import anchorlens.ui.viewer.Overlay;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;

/** The panels around the picture. */
final class InspectPanels {
    private final RunState run;
    private final Notices notices;
    private final CandidatesModel candidates;
    private final ChartsPanel charts;
    private final StripBelow below;
    private final List<Region> controls;

    InspectPanels(States states, List<Overlay> overlays) {
        run = states.run();
        notices = states.notices();
        ObservableValue<RunResult> result = run.resultProperty();
        ObservableValue<Boolean> modelOpen = states.models().openedProperty().map(opened -> true).orElse(false);
        WhyTable why = new WhyTable(result, run.explanationProperty(), this::applyFlip);
        candidates = new CandidatesModel(states.tasks(), result, run.explanationProperty(), states.selection());
        charts = new ChartsPanel(result, states.selection(), candidates);
        below = new StripBelow(charts, new LevelsPanel(result),
                new TablesPane(new ObjectsTable(result, states.selection()), why, states.selection()));
        controls = List.of(new AssignerPanel(states.catalog(), run.assignerProperty(), run.weightingProperty(), result, modelOpen,
                        states.preferences().presets()),
                new LayersPanel(states.display(), overlays, result, new Keymap(states.preferences().shortcuts())),
                new RefinementPanel(states.display(), result),
                new EdgePanel(result, states.selection()),
                new PriorsPanel(run.priorsProperty(), modelOpen, states.preferences().presets()));
    }

    private void applyFlip(String parameter, Object value) {
        try {
            run.assignerProperty().set((Assigner) RecordParameters.with((Record) run.assignerProperty().get(),
                    Map.of(parameter, value)));
        } catch (IllegalArgumentException e) {
            notices.error(e);
        }
    }

    /** Which chart is shown, and those of the selected object. */
    CandidatesModel candidates() {
        return candidates;
    }

    ChartsPanel charts() {
        return charts;
    }

    /** Chart and tables under the picture. */
    StripBelow below() {
        return below;
    }

    /** What is turned and switched, top to bottom. */
    List<Region> controls() {
        return controls;
    }
}
