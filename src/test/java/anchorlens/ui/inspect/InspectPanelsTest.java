package anchorlens.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.Explanation;
import anchorlens.assign.Weighting;
import anchorlens.ui.Fx;
import anchorlens.ui.settings.Keymap;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.state.Selection;
import anchorlens.ui.state.UserPresets;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.viewer.overlays.Overlays;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class InspectPanelsTest {
    private static final Catalog CATALOG = Catalog.load();

    private final ObjectProperty<Assigner> assigner = new SimpleObjectProperty<>(CATALOG.assigner("tal"));
    private final ObjectProperty<Weighting> weighting = new SimpleObjectProperty<>(CATALOG.weighting("tood"));
    private final ObjectProperty<RunResult> result = new SimpleObjectProperty<>();
    private final ObjectProperty<Explanation> explanation = new SimpleObjectProperty<>();
    private final Selection selection = new Selection();
    private final ObjectProperty<Boolean> modelOpen = new SimpleObjectProperty<>(true);

    @Test
    void theGridsAreTheModelsWhileOneIsOpen() {
        Fx.run(() -> {
            SimpleBooleanProperty open = new SimpleBooleanProperty(false);
            PriorsPanel panel = new PriorsPanel(new SimpleObjectProperty<>(new PriorSetup()), open.asObject(), new UserPresets());
            new Scene(panel);
            assertThat(panel.lookup("#inputWidth").isDisabled()).isFalse();
            open.set(true);
            assertThat(panel.lookup("#inputWidth").isDisabled()).isTrue();
            assertThat(panel.lookup("#scales").isDisabled()).isFalse();
        });
    }

    @Test
    void layersAndLevelsSwitchTheDisplayOptions() {
        Fx.run(() -> {
            DisplayOptions options = new DisplayOptions();
            result.set(SampleRun.tal());
            LayersPanel panel = new LayersPanel(options, Overlays.all(), result, new Keymap(FXCollections.observableHashMap()));
            new Scene(panel);
            for (Layer layer : Layer.values()) {
                CheckBox box = (CheckBox) find(panel, "layer." + layer.name());
                assertThat(box.isMnemonicParsing()).isFalse();
                boolean before = options.shownProperty(layer).get();
                box.fire();
                assertThat(options.shownProperty(layer).get()).isEqualTo(!before);
            }
            ToggleButton p4 = (ToggleButton) find(panel, "level.1");
            assertThat(p4.getText()).isEqualTo("P4");
            assertThat(p4.isSelected()).isTrue();
            p4.fire();
            assertThat(options.isLevelShown(1)).isFalse();
            options.hiddenLevelsProperty().set(0);
            assertThat(p4.isSelected()).isTrue();
        });
    }

    @Test
    void theObjectsTableMarksTheStarvedAndFollowsTheSelection() {
        Fx.run(() -> {
            result.set(SampleRun.of(CATALOG.assigner("fcos"), CATALOG.weighting("hard"), true));
            ObjectsTable objects = new ObjectsTable(result, selection);
            assertThat(objects.table().getItems()).extracting(ObjectsTable.ObjectRow::name)
                    .containsExactly("0 umbrella", "1 crate", "2 coin");
            assertThat(objects.table().getItems()).filteredOn(ObjectsTable.ObjectRow::isStarved)
                    .extracting(ObjectsTable.ObjectRow::name).containsExactly("2 coin");
            assertThat(objects.heading()).endsWith("1 without positives");
            objects.table().getSelectionModel().select(1);
            assertThat(selection.gtProperty().get()).isEqualTo(1);
            selection.gtProperty().set(2);
            assertThat(objects.table().getSelectionModel().getSelectedItem().name()).isEqualTo("2 coin");
            result.set(SampleRun.tal());
            assertThat(selection.gtProperty().get()).isEqualTo(2);
        });
    }

    @Test
    void theEdgePanelSaysWhyThereIsNothingToSee() {
        Fx.run(() -> {
            EdgePanel panel = new EdgePanel(result, selection);
            assertThat(panel.words()).startsWith("Open a model");
            result.set(SampleRun.tal());
            assertThat(panel.words()).startsWith("Select a prior or an object");
            selection.gtProperty().set(0);
            assertThat(panel.heading()).isEqualTo("Edge distributions · 0 umbrella");
            assertThat(panel.bars().isVisible()).isTrue();
            selection.priorProperty().set(anyPositive(result.get().assignment()));
            assertThat(panel.heading()).startsWith("Edge distributions · prior #");
        });
    }

    @Test
    void edgeRowsOfAPriorStandAtTheAnnotatedDistances() {
        RunResult r = SampleRun.tal();
        int prior = anyPositive(r.assignment());
        EdgeRows rows = EdgeRows.ofPrior(r, EdgeRows.distributions(r).orElseThrow(), prior, 0);
        double stride = r.input().priors().strideOf(prior);
        double left = (r.input().priors().centerX(prior) - SampleRun.UMBRELLA.x1()) / stride;
        assertThat(rows.rows().getFirst().annotated()).isEqualTo(left);
        assertThat(rows.rows().get(3).modes()).hasSize(2);
        assertThat(rows.axis().perUnit()).isEqualTo(stride);
    }

    @Test
    void edgeRowsOfAnObjectAreOffsetsFromItsAnnotatedEdges() {
        RunResult r = SampleRun.tal();
        EdgeRows rows = EdgeRows.ofObject(r, 0).orElseThrow();
        assertThat(rows.rows().getFirst().expectation()).isBetween(-6.0, 6.0);
        assertThat(rows.rows().get(3).expectation()).isBetween(15.0, 60.0);
        assertThat(rows.rows().get(3).value()).startsWith("+");
        rows.rows().forEach(row -> assertThat(row.x()).isSorted());
    }

    @Test
    void scatterAndLevelsCountWhatTheRunCounted() {
        Fx.run(() -> {
            ScatterPanel scatter = new ScatterPanel(result, selection);
            LevelsPanel levels = new LevelsPanel(result);
            result.set(SampleRun.tal());
            assertThat(scatter.headingProperty().get()).isEqualTo("pos × neg weight · "
                    + Words.count(result.get().assignment().priorCount()) + " priors");
            int[] counted = result.get().summary().positivesOfLevel();
            assertThat(levels.getChildren().getLast().getAccessibleText()).contains("P3 · 8: " + counted[0] + ", P4 · 16: " + counted[1]);
            assertThat(IntStream.of(counted).sum()).isEqualTo(result.get().summary().positives());
            selection.priorProperty().set(5);
            assertThat(scatter.chart().selectedProperty().get()).isEqualTo(5);
        });
    }

    @Test
    void numbersAreWrittenShortAndRight() {
        assertThat(List.of(Words.number(0.28006), Words.number(12), Words.number(-3.5), Words.number(1.34e-7),
                Words.number(Double.NaN), Words.number(0))).containsExactly("0.2801", "12", "−3.5", "1.34e−7", "–", "0");
    }

    @Test
    void looksAsDrawn() {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            Scene scene = Fx.call(() -> {
                show(SampleRun.outOfTopK());
                selection.gtProperty().set(0);
                selection.priorProperty().set(explanation.get().prior());
                return Fx.scene(workspace(), 1440, 960, theme);
            });
            assertThat(Fx.snapshot(scene, "inspect-panels-" + theme)).exists();
        }
    }

    private HBox workspace() {
        VBox right = new VBox(14, new AssignerPanel(CATALOG, assigner, weighting, result, modelOpen, new UserPresets()),
                new LayersPanel(new DisplayOptions(), Overlays.all(), result, new Keymap(FXCollections.observableHashMap())),
                new EdgePanel(result, selection));
        right.getStyleClass().addAll("panel", "panel-right");
        right.setPrefWidth(330);
        right.setMinWidth(330);
        VBox left = new VBox(new PriorsPanel(new SimpleObjectProperty<>(new PriorSetup()), new SimpleBooleanProperty(true).asObject(),
                new UserPresets()));
        left.getStyleClass().addAll("panel", "panel-left");
        left.setMinWidth(310);
        HBox bottom = new HBox(24, new ScatterPanel(result, selection), new LevelsPanel(result),
                new WhyTable(result, explanation, (key, value) -> { }));
        bottom.getStyleClass().addAll("panel", "panel-bottom");
        bottom.getChildren().forEach(n -> HBox.setHgrow(n, Priority.ALWAYS));
        bottom.setPrefHeight(260);
        Region picture = new Region();
        picture.getStyleClass().add("canvas-area");
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox objects = new VBox(new ObjectsTable(result, selection));
        objects.getStyleClass().add("panel");
        objects.setPrefHeight(180);
        VBox middle = new VBox(picture, objects, bottom);
        HBox.setHgrow(middle, Priority.ALWAYS);
        return new HBox(left, middle, right);
    }

    private void show(Explanation e) {
        result.set(SampleRun.tal());
        explanation.set(e);
    }

    private static int anyPositive(AssignmentResult a) {
        return IntStream.range(0, a.priorCount()).filter(i -> a.gtIndex()[i] == 0).findFirst().orElseThrow();
    }

    private static javafx.scene.Node find(Pane root, String id) {
        return root.lookupAll("*").stream().filter(n -> id.equals(n.getId())).findFirst().orElseThrow();
    }
}
