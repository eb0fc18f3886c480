package anchorlens.ui.inspect;

import anchorlens.assign.Assigner;
import anchorlens.assign.Need;
import anchorlens.assign.Weighting;
import anchorlens.ui.help.Glossary;
import anchorlens.ui.help.Terms;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.state.UserPresets;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.RunResult;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/**
 * Chooses the assigner and the weighting and turns their parameters. Another assigner brings its usual weighting along as
 * long as the weighting in use is the usual one of the assigner before; each keeps the parameters it was left with.
 */
public final class AssignerPanel extends VBox {
    private final Strings strings = Strings.beside(AssignerPanel.class);
    private final Catalog catalog;
    private final ObjectProperty<Assigner> assigner;
    private final ObjectProperty<Weighting> weighting;
    /** Kept, as a binding is forgotten where nobody does. */
    private final ObservableValue<Boolean> modelOpen;
    private final MethodChooser<Assigner> assigners;
    private final MethodChooser<Weighting> weightings;
    private final Hyperlink usual = new Hyperlink();

    /**
     * @param catalog   what there is to choose from
     * @param assigner  the assigner in use, changed here and from outside
     * @param weighting the weighting in use, changed here and from outside
     * @param result    the last run, for its times; may hold null
     * @param modelOpen whether there are predictions to look at; methods that need them cannot be chosen otherwise
     * @param presets   where a person's own presets are kept
     */
    public AssignerPanel(Catalog catalog, ObjectProperty<Assigner> assigner, ObjectProperty<Weighting> weighting,
                         ObservableValue<RunResult> result, ObservableValue<Boolean> modelOpen, UserPresets presets) {
        this.catalog = catalog;
        this.assigner = assigner;
        this.weighting = weighting;
        this.modelOpen = modelOpen;
        getStyleClass().add("section");
        setSpacing(6);
        assigners = new MethodChooser<>("assigner", catalog.assigners(), new MethodChooser.Naming<>(Assigner::id,
                Assigner::displayName, Assigner::summary, a -> a.family().label(), a -> needs(a.needs())), assigner, presets);
        weightings = new MethodChooser<>("weighting", catalog.weightings(), new MethodChooser.Naming<>(Weighting::id,
                Weighting::displayName, Weighting::summary, w -> "", w -> needs(w.needs())), weighting, presets);
        Terms.mark(assigners, () -> Glossary.of(assigner.get()));
        Terms.mark(weightings, () -> Glossary.of(weighting.get()));
        modelOpen.subscribe(open -> {
            String reason = open ? "" : strings.get("needs.model");
            assigners.setUnavailable(a -> a.needs().contains(Need.PREDICTIONS) ? reason : "");
            weightings.setUnavailable(w -> w.needs().contains(Need.PREDICTIONS) ? reason : "");
        });
        assigners.setAccessibleName(strings.get("assigner"));
        weightings.setAccessibleName(strings.get("weighting"));
        Button aboutAssigner = help(() -> MethodHelp.text(strings, assigner.get()));
        Button aboutWeighting = help(() -> MethodHelp.text(strings, weighting.get()));
        usual.getStyleClass().add("small");
        usual.setMnemonicParsing(false);
        usual.managedProperty().bind(usual.visibleProperty());
        usual.setOnAction(e -> weighting.set(weightings.remembered(assigner.get().usualWeighting())));
        getChildren().addAll(Section.head(new SectionTitle(strings.get("assigner")), aboutAssigner), assigners,
                Section.head(new SectionTitle(strings.get("weighting")), aboutWeighting), weightings, usual);
        assigner.addListener((o, was, is) -> {
            if (!was.id().equals(is.id()) && weighting.get().id().equals(was.usualWeighting())) {
                weighting.set(weightings.remembered(is.usualWeighting()));
            }
            showUsual();
        });
        weighting.addListener((o, was, is) -> showUsual());
        showUsual();
        result.addListener((o, was, is) -> showTimes(is));
        showTimes(result.getValue());
    }

    /** The parameters of the assigner in use. */
    public ParameterPanel<Record> assignerParameters() {
        return assigners.parameters();
    }

    /** The parameters of the weighting in use. */
    public ParameterPanel<Record> weightingParameters() {
        return weightings.parameters();
    }

    private void showUsual() {
        String id = assigner.get().usualWeighting();
        usual.setVisible(!weighting.get().id().equals(id));
        if (usual.isVisible()) {
            usual.setText(strings.get("usual", assigner.get().displayName(), catalog.weighting(id).displayName()));
        }
    }

    private void showTimes(RunResult result) {
        assigners.setRemark(result == null ? "" : strings.get("millis", millis(result.assignMillis())));
        weightings.setRemark(result == null || result.weights().isEmpty() ? ""
                : strings.get("millis", millis(result.weighMillis())));
    }

    private static String millis(double ms) {
        return String.format(java.util.Locale.ROOT, ms < 10 ? "%.1f" : "%.0f", ms);
    }

    private String needs(Set<Need> needs) {
        return needs.contains(Need.PREDICTIONS) ? strings.get("needs.model") : "";
    }

    private Button help(java.util.function.Supplier<String> text) {
        Button button = new Button("", Icons.HELP.icon());
        button.getStyleClass().addAll("flat", "icon-only", "muted");
        button.setAccessibleText(strings.get("help"));
        button.setTooltip(new Tooltip(strings.get("help")));
        button.setOnAction(e -> MethodHelp.show(button, text.get()));
        return button;
    }
}
