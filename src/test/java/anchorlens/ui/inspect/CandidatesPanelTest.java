package anchorlens.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.assign.CandidateChart;
import anchorlens.assign.Explanation;
import anchorlens.assign.Verdict;
import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.CurveMarks;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.Selection;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.WorkspaceView;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidatesPanelTest {
    private static final Catalog CATALOG = Catalog.load();

    @TempDir
    Path folder;

    private final ObjectProperty<RunResult> result = new SimpleObjectProperty<>();
    private final ObjectProperty<Explanation> explanation = new SimpleObjectProperty<>();
    private final Selection selection = new Selection();

    private ChartsPanel panel() {
        return new ChartsPanel(result, selection, new CandidatesModel(new SameThreadTaskRunner(), result, explanation, selection));
    }

    @Test
    void theListOffersTheChartsOfTheSelectedObjectAndKeepsWhatWasChosen() {
        Fx.run(() -> {
            ChartsPanel panel = panel();
            Scene scene = Fx.scene(panel, 320, 260, Theme.DARK);
            result.set(SampleRun.tal());
            ComboBox<?> list = (ComboBox<?>) scene.lookup("#chart");
            assertThat(list.getItems()).hasSize(2);
            assertThat(panel.scatter().isVisible()).isTrue();
            list.getSelectionModel().select(1);
            assertThat(panel.candidates().shown()).isNull();
            assertThat(panel.candidates().isVisible()).isTrue();
            selection.gtProperty().set(0);
            assertThat(panel.candidates().shown().id()).isEqualTo("metric");
            assertThat(list.getItems()).hasSize(4);
            list.getSelectionModel().select(2);
            assertThat(panel.candidates().shown().id()).isEqualTo("alignment");
            result.set(SampleRun.of(CATALOG.assigner("atss"), CATALOG.weighting("focal"), true));
            assertThat(panel.candidates().shown().id()).isEqualTo("iou");
            result.set(SampleRun.tal());
            assertThat(panel.candidates().shown().id()).isEqualTo("alignment");
            list.getSelectionModel().select(0);
            assertThat(panel.scatter().isVisible()).isTrue();
        });
    }

    @Test
    void marksAndPriorsAreOneSelection() {
        Fx.run(() -> {
            ChartsPanel panel = panel();
            Scene scene = Fx.scene(panel, 320, 260, Theme.DARK);
            result.set(SampleRun.of(CATALOG.assigner("atss"), CATALOG.weighting("focal"), true));
            selection.gtProperty().set(0);
            ((ComboBox<?>) scene.lookup("#chart")).getSelectionModel().select(1);
            CurveChart chart = panel.candidates().chart();
            int[] priors = panel.candidates().shown().points().priors();
            chart.hoveredProperty().set(3);
            assertThat(selection.hoveredPriorProperty().get()).isEqualTo(priors[3]);
            chart.selectedProperty().set(4);
            assertThat(selection.priorProperty().get()).isEqualTo(priors[4]);
            selection.hoveredPriorProperty().set(priors[6]);
            assertThat(chart.hoveredProperty().get()).isEqualTo(6);
            selection.priorProperty().set(priors[7]);
            assertThat(chart.selectedProperty().get()).isEqualTo(7);
            selection.gtProperty().set(2);
            selection.priorProperty().set(-1);
            assertThat(chart.selectedProperty().get()).isEqualTo(-1);
        });
    }

    @Test
    void everyMethodsChartsAreDrawnWithinTheirAxes() {
        Fx.run(() -> {
            ChartsPanel panel = panel();
            Scene scene = Fx.scene(panel, 360, 300, Theme.LIGHT);
            selection.gtProperty().set(0);
            for (var assigner : CATALOG.assigners()) {
                result.set(SampleRun.of(assigner, CATALOG.usualWeighting(assigner), true));
                ComboBox<?> list = (ComboBox<?>) scene.lookup("#chart");
                for (int i = 1; i < list.getItems().size(); i++) {
                    list.getSelectionModel().select(i);
                    panel.applyCss();
                    panel.layout();
                    CandidateChart chart = panel.candidates().shown();
                    assertThat(chart).as(assigner.id()).isNotNull();
                    CurveMarks marks = panel.candidates().chart().dataProperty().get().marks();
                    assertThat(marks.count()).isEqualTo(chart.points().count() * chart.series().size());
                    var data = panel.candidates().chart().dataProperty().get();
                    for (int m = 0; m < marks.count(); m++) {
                        if (Double.isFinite(marks.x()[m]) && !Double.isNaN(data.x().low()) && !data.x().logarithmic()) {
                            assertThat(marks.x()[m]).isBetween(data.x().low(), data.x().high());
                        }
                        if (Double.isFinite(marks.y()[m]) && !Double.isNaN(data.y().low()) && !data.y().logarithmic()) {
                            assertThat(marks.y()[m]).isBetween(data.y().low(), data.y().high());
                        }
                    }
                    assertThat(CandidateText.help(chart)).contains(chart.note()).contains(chart.y().formula());
                    assertThat(CandidateText.csv(chart, result.get()).lines().count()).isEqualTo(1 + marks.count()
                            + chart.lines().size() + chart.curves().stream().mapToInt(c -> c.x().length).sum());
                }
            }
        });
    }

    @Test
    void everyVerdictLooksDifferent() {
        List<CurveMarks.Kind> looks = List.of(Verdict.values()).stream().map(CandidateCurves::look).toList();
        assertThat(looks).doesNotHaveDuplicates();
        assertThat(looks.stream().map(k -> k.color() + " " + k.shape())).doesNotHaveDuplicates();
    }

    @Test
    void aChosenChartGetsRoomInASmallWindowAndCanBeExported() throws Exception {
        Stage[] stage = new Stage[1];
        WorkspaceView[] view = new WorkspaceView[1];
        States[] states = new States[1];
        Fx.run(() -> {
            states[0] = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")),
                    CATALOG);
            view[0] = new InspectWorkspace(states[0]).open();
            stage[0] = new Stage();
            stage[0].setScene(Fx.scene(view[0].root(), 800, 637, Theme.DARK));
            stage[0].show();
            states[0].images().open(Path.of("set.json"));
            states[0].selection().gtProperty().set(0);
        });
        Fx.settle();
        Export csv = view[0].exports().stream().filter(e -> e.id().equals("candidates-csv")).findFirst().orElseThrow();
        Fx.run(() -> assertThatThrownBy(() -> csv.writer().write(folder.resolve("x.csv"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no chart of candidates"));
        Fx.run(() -> view[0].remembered().restore(Map.of("chart", "iou")));
        Fx.settle();
        Fx.run(() -> {
            Region chart = (Region) view[0].root().lookup("#candidates");
            assertThat(chart.getWidth()).isGreaterThan(220);
            assertThat(chart.getHeight()).isGreaterThan(150);
            assertThat(view[0].remembered().values()).containsEntry("chart", "iou");
            for (String id : List.of("candidates-csv", "candidates-svg", "candidates-png")) {
                Path file = folder.resolve(id);
                view[0].exports().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow().writer().write(file);
                assertThat(Files.size(file)).isGreaterThan(500);
            }
            assertThat(Files.readString(folder.resolve("candidates-svg"))).contains("mean + std").contains("IoU");
            assertThat(Files.readString(folder.resolve("candidates-csv"))).contains("line,mean + std");
            view[0].remembered().restore(Map.of("refinement.rightDy", "-1.5"));
            assertThat(states[0].display().refinementProperty().get().rightDy()).isEqualTo(-1.5);
            assertThat(view[0].remembered().values()).containsEntry("refinement.rightDy", "-1.5").containsEntry("chart", "iou");
            assertThatThrownBy(() -> view[0].remembered().restore(Map.of("colour", "red"))).hasMessageContaining("colour");
            stage[0].close();
        });
    }

    @Test
    void numbersOfTheTablesAreNeverCut() {
        Fx.run(() -> {
            result.set(SampleRun.tal());
            ObjectsTable objects = new ObjectsTable(result, selection);
            WhyTable why = new WhyTable(result, explanation, (key, value) -> { });
            Stage stage = new Stage();
            stage.setScene(Fx.scene(new javafx.scene.layout.VBox(objects, why), 230, 500, Theme.DARK));
            stage.show();
            explanation.set(CATALOG.assigner("tal").explain(result.get().input(), result.get().assignment(),
                    result.get().assignment().bags().getFirst().prior(0), 0));
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            showsAll(objects.table());
            showsAll(why.table(), "from");
            assertThat(why.table().getColumns().stream().filter(c -> c.getText().equals("from")).findFirst().orElseThrow().getWidth())
                    .isGreaterThan(150);
            stage.close();
        });
    }

    /** No cell of the table ends in "…", but for those of one column of words. */
    private static void showsAll(TableView<?> table, String... words) {
        table.lookupAll(".table-cell").forEach(node -> {
            var cell = (javafx.scene.control.TableCell<?, ?>) node;
            TableColumn<?, ?> column = cell.getTableColumn();
            var text = (javafx.scene.text.Text) cell.lookup(".text");
            if (column != null && !List.of(words).contains(column.getText()) && text != null && cell.getText() != null) {
                assertThat(text.getText()).as(column.getText()).isEqualTo(cell.getText());
            }
        });
        assertThat(table.getColumns().stream().mapToDouble(TableColumn::getWidth).sum()).isGreaterThan(230);
    }

    @Test
    void theAxisCanBeTurnedToDecades() {
        Fx.run(() -> {
            ChartsPanel panel = panel();
            Scene scene = Fx.scene(panel, 320, 260, Theme.DARK);
            result.set(SampleRun.of(CATALOG.assigner("dw"), CATALOG.weighting("dw"), true));
            selection.gtProperty().set(0);
            ((ComboBox<?>) scene.lookup("#chart")).getSelectionModel().select(2);
            ToggleButton log = (ToggleButton) scene.lookup(".small-toggle");
            assertThat(panel.candidates().chart().dataProperty().get().y().logarithmic()).isFalse();
            log.fire();
            assertThat(panel.candidates().chart().dataProperty().get().y().logarithmic()).isTrue();
        });
    }
}
