package anchorlens.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.Fx;
import anchorlens.ui.state.UserPresets;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

class AssignerPanelTest {
    private static final Catalog CATALOG = Catalog.load();

    private final ObjectProperty<Assigner> assigner = new SimpleObjectProperty<>(CATALOG.assigner("tal"));
    private final ObjectProperty<Weighting> weighting = new SimpleObjectProperty<>(CATALOG.weighting("tood"));
    private final ObjectProperty<RunResult> result = new SimpleObjectProperty<>();
    private final ObjectProperty<Boolean> modelOpen = new SimpleObjectProperty<>(true);

    @Test
    void anotherAssignerBringsItsUsualWeighting() {
        Fx.run(() -> {
            AssignerPanel panel = new AssignerPanel(CATALOG, assigner, weighting, result, modelOpen, new UserPresets());
            new Scene(panel);
            choose(panel, "assigner", "atss");
            assertThat(assigner.get().id()).isEqualTo("atss");
            assertThat(weighting.get().id()).isEqualTo(assigner.get().usualWeighting());
        });
    }

    @Test
    void assignersThatNeedAModelSaySoAndCannotBeChosenWithoutOne() {
        Fx.run(() -> {
            modelOpen.set(false);
            AssignerPanel panel = new AssignerPanel(CATALOG, assigner, weighting, result, modelOpen, new UserPresets());
            Stage stage = new Stage();
            stage.setScene(Fx.scene(new VBox(panel), 330, 700, Theme.DARK));
            stage.show();
            assertThat(cellOf(panel, "simota").isDisable()).isTrue();
            assertThat(cellOf(panel, "simota").getAccessibleText()).contains("needs a model");
            assertThat(cellOf(panel, "atss").isDisable()).isFalse();
            assertThat(cellOf(panel, "atss").getAccessibleText()).contains("static");
            modelOpen.set(true);
            assertThat(cellOf(panel, "simota").isDisable()).isFalse();
            stage.close();
        });
    }

    /** The list's cell of an assigner, filled as the open list fills it. */
    @SuppressWarnings("unchecked")
    private static ListCell<Assigner> cellOf(AssignerPanel panel, String id) {
        ComboBox<Assigner> list = (ComboBox<Assigner>) panel.lookup("#assigner");
        ListView<Assigner> view = new ListView<>(list.getItems());
        ListCell<Assigner> cell = list.getCellFactory().call(view);
        cell.updateListView(view);
        cell.updateIndex(list.getItems().indexOf(CATALOG.assigner(id)));
        return cell;
    }

    @Test
    void aWeightingOfOnesOwnChoiceStays() {
        Fx.run(() -> {
            AssignerPanel panel = new AssignerPanel(CATALOG, assigner, weighting, result, modelOpen, new UserPresets());
            new Scene(panel);
            choose(panel, "weighting", "vfl");
            choose(panel, "assigner", "atss");
            assertThat(weighting.get().id()).isEqualTo("vfl");
            Hyperlink usual = (Hyperlink) panel.getChildren().getLast();
            assertThat(usual.isVisible()).isTrue();
            usual.fire();
            assertThat(weighting.get().id()).isEqualTo(CATALOG.assigner("atss").usualWeighting());
            assertThat(usual.isVisible()).isFalse();
        });
    }

    @Test
    void everyMethodKeepsTheParametersItWasLeftWith() {
        Fx.run(() -> {
            AssignerPanel panel = new AssignerPanel(CATALOG, assigner, weighting, result, modelOpen, new UserPresets());
            new Scene(panel);
            Record changed = RecordParameters.with((Record) assigner.get(), Map.of("topk", 7));
            panel.assignerParameters().valueProperty().set(changed);
            assertThat(assigner.get()).isEqualTo(changed);
            choose(panel, "assigner", "atss");
            assertThat(panel.assignerParameters().getValue()).isEqualTo(CATALOG.assigner("atss"));
            choose(panel, "assigner", "tal");
            assertThat(assigner.get()).isEqualTo(changed);
            assertThat(((TextField) panel.lookup("#topk")).getText()).isEqualTo("7");
        });
    }

    @Test
    void theHelpOfEveryMethodNamesFormulaUseNeedsAndSource() {
        var strings = anchorlens.ui.theme.Strings.beside(MethodHelp.class);
        for (Assigner a : CATALOG.assigners()) {
            assertThat(List.of(a.summary(), a.formula(), a.goodFor(), a.source())).as(a.id()).allMatch(t -> t.length() > 20);
            assertThat(MethodHelp.text(strings, a)).contains(a.summary(), a.formula(), "Good for: " + a.goodFor(), a.source(), "Needs ",
                    a.family().label());
        }
        for (Weighting w : CATALOG.weightings()) {
            assertThat(List.of(w.summary(), w.formula(), w.goodFor(), w.source())).as(w.id()).allMatch(t -> t.length() > 20);
            assertThat(MethodHelp.text(strings, w)).contains(w.summary(), w.formula(), "Good for: " + w.goodFor(), w.source(), "Needs ");
        }
        assertThat(MethodHelp.text(strings, CATALOG.weighting("musu"))).containsIgnoringCase("unverified");
    }

    @Test
    void theListStartsEveryFamilyWithItsHeading() {
        Fx.run(() -> {
            AssignerPanel panel = new AssignerPanel(CATALOG, assigner, weighting, result, modelOpen, new UserPresets());
            Stage stage = new Stage();
            stage.setScene(Fx.scene(new VBox(panel), 330, 700, Theme.DARK));
            stage.show();
            List<String> headings = CATALOG.assigners().stream().map(a -> cellOf(panel, a.id()).getGraphic())
                    .filter(VBox.class::isInstance).map(g -> ((Label) ((VBox) g).getChildren().getFirst()).getText()).toList();
            assertThat(headings).containsExactly("STATIC", "DYNAMIC", "OPTIMAL TRANSPORT", "SOFT", "ONE-TO-ONE");
            assertThat(cellOf(panel, "paa").getAccessibleText()).isEqualTo("PAA, dynamic, needs a model");
            stage.close();
        });
    }

    @Test
    void theHelpOpensBesideItsButton() {
        Fx.run(() -> {
            AssignerPanel panel = new AssignerPanel(CATALOG, assigner, weighting, result, modelOpen, new UserPresets());
            Stage stage = new Stage();
            stage.setScene(Fx.scene(new VBox(panel), 330, 400, Theme.DARK));
            stage.show();
            ((Button) panel.lookup(".section-head .button")).fire();
            assertThat(Window.getWindows()).anySatisfy(w -> assertThat(w.getScene().getRoot().lookup(".help-text")).isNotNull());
            stage.hide();
        });
    }

    @SuppressWarnings("unchecked")
    private static <T> void choose(Pane panel, String kind, String id) {
        ComboBox<T> box = (ComboBox<T>) find(panel, kind);
        box.setValue(box.getItems().stream().filter(m -> (m instanceof Assigner a ? a.id() : ((Weighting) m).id()).equals(id))
                .findFirst().orElseThrow());
    }

    private static javafx.scene.Node find(Pane root, String id) {
        return root.lookupAll("*").stream().filter(n -> id.equals(n.getId())).findFirst().orElseThrow();
    }
}
