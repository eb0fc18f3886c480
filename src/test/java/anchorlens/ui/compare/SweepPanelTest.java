package anchorlens.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.analysis.compare.SweepPoint.Metric;
import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.HeatMap;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.WorkspaceView;
import anchorlens.workbench.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepPanelTest {
    @TempDir
    Path folder;

    private States states;
    private WorkspaceView view;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            states = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")), Catalog.load());
            states.models().open(Path.of("model.onnx"));
            view = new CompareWorkspace(states).open();
            Scene scene = Fx.scene(new StackPane(view.root()), 1300, 900, Theme.DARK);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            states.images().open(Path.of("set.json"));
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> stage.close());
    }

    private void set(Map<String, String> values) {
        Fx.run(() -> view.remembered().restore(values));
        Fx.settle();
    }

    private CurveChart chart(String metric) {
        return (CurveChart) view.root().lookup("#sweep-" + metric);
    }

    private String words() {
        return ((Label) view.root().lookup("#sweep-words")).getText();
    }

    @Test
    void curvesFollowAndAClickedPointSetsTheValue() {
        set(Map.of("side", "sweep", "sweep", "A.assigner.topk", "sweep.from", "1", "sweep.to", "12", "sweep.steps", "12"));
        CurveChart positives = chart("positives");
        assertThat(positives.dataProperty().get().curves().getFirst().x()).hasSize(12).startsWith(1, 2);
        assertThat(positives.dataProperty().get().guides()).singleElement().satisfies(g -> assertThat(g.at()).isEqualTo(9));
        assertThat(chart("agreement").dataProperty().get().curves().getFirst().y()[8]).isEqualTo(1);
        Fx.run(() -> positives.selectedProperty().set(3));
        Fx.settle();
        assertThat(view.remembered().values()).containsEntry("A.assigner.topk", "4");
        assertThat(positives.selectedProperty().get()).as("the same point can be clicked again").isEqualTo(-1);
        assertThat(positives.dataProperty().get().guides().getFirst().at()).isEqualTo(4);
        assertThat(chart("agreement").dataProperty().get().curves().getFirst().y()[3]).as("the new choice is what others agree with").isEqualTo(1);
        Fx.snapshot(stage.getScene(), "compare-sweep");
    }

    @Test
    void keysGoFromPointToPointAndEnterTakesOne() {
        set(Map.of("side", "sweep", "sweep", "A.assigner.topk", "sweep.from", "1", "sweep.to", "12", "sweep.steps", "12"));
        CurveChart chart = chart("starved");
        for (KeyCode code : List.of(KeyCode.LEFT, KeyCode.LEFT, KeyCode.ENTER)) {
            Fx.run(() -> chart.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
        }
        Fx.settle();
        assertThat(view.remembered().values()).containsEntry("A.assigner.topk", "11");
        assertThat(chart("positives").placeProperty().get()).as("all charts point at the same value").isEqualTo(11);
    }

    @Test
    void twoParametersAreAMapWhoseCellsSetBoth() {
        set(Map.of("side", "sweep", "sweep", "D.weighting.mu", "sweep.with", "weighting.gamma1", "sweep.metric", "sum-pos"));
        HeatMap map = (HeatMap) view.root().lookup("#sweep-map");
        assertThat(map.data().values()).hasSize(169).doesNotContain(Double.NaN);
        assertThat(map.data().quantity()).isEqualTo("Σ w_pos");
        assertThat(map.isVisible()).isTrue();
        Fx.run(() -> {
            map.hoveredProperty().set(15);
            map.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        Fx.settle();
        assertThat(view.remembered().values()).containsEntry("D.weighting.mu", "1.66667")
                .containsKey("D.weighting.gamma1");
        assertThat(map.data().markX()).isEqualTo(2);
        assertThat(map.data().markY()).isEqualTo(1);
        Fx.snapshot(stage.getScene(), "compare-sweep-map");
    }

    /** Every pane's parameters are other ones; what is shown is always of the pane that is chosen. */
    @Test
    void goingFromPaneToPaneShowsOnlyParametersOfThatPane() {
        List<Throwable> thrown = new java.util.ArrayList<>();
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.add(e)));
        set(Map.of("side", "sweep"));
        for (String sweep : List.of("C.assigner.alpha", "D.assigner.sigma", "A.assigner.topk", "B.weighting.alpha", "D.weighting.variant")) {
            set(Map.of("sweep", sweep, "sweep.with", "none"));
            assertThat(view.root().lookup("#sweep-positives").isVisible()).isTrue();
            assertThat(chart("positives").dataProperty().get().curves()).as(sweep).hasSize(1);
        }
        Fx.run(() -> view.remembered().restore(Map.of("D.assigner", "fcos")));
        Fx.settle();
        assertThat(chart("positives").dataProperty().get().curves()).as("another method has another parameter").hasSize(1);
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        assertThat(thrown).isEmpty();
    }

    @Test
    void choicesAreSweptOverAllTheirValues() {
        set(Map.of("side", "sweep", "sweep", "D.weighting.variant"));
        assertThat(chart("sum-neg").dataProperty().get().x().names()).hasSize(2);
        Fx.run(() -> chart("sum-neg").selectedProperty().set(0));
        Fx.settle();
        assertThat(view.remembered().values()).containsEntry("D.weighting.variant", "PAPER");
    }

    @Test
    void aSetIsSweptWhenAskedToAndSaysWhatIsMissing() {
        set(Map.of("side", "sweep", "sweep", "A.assigner.topk", "sweep.of", "set"));
        assertThat(chart("positives").dataProperty().get().curves()).isEmpty();
        set(Map.of("sweep.run", "true"));
        assertThat(chart("positives").dataProperty().get().curves()).hasSize(1);
        assertThat(words()).contains("Over 3 images").contains("broken.png");
        set(Map.of("A.assigner.topk", "4"));
        assertThat(chart("positives").dataProperty().get().curves()).as("another value of what is swept changes nothing").hasSize(1);
        assertThat(words()).doesNotContain("other parameters");
        set(Map.of("A.weighting.beta", "1"));
        assertThat(words()).contains("other parameters");
        set(Map.of("sweep.to", "5"));
        assertThat(chart("positives").dataProperty().get().curves()).isEmpty();
    }

    @Test
    void rangesThatDoNotFitAreSaid() {
        set(Map.of("side", "sweep", "sweep", "A.assigner.topk", "sweep.from", "9", "sweep.to", "3"));
        assertThat(words()).contains("must begin below its end");
        assertThatThrownBy(() -> set(Map.of("sweep", "topk"))).hasMessageContaining("A.assigner.topk");
        assertThatThrownBy(() -> set(Map.of("sweep.colour", "1"))).hasMessageContaining("sweep.colour");
        assertThatThrownBy(() -> set(Map.of("side", "nowhere"))).hasMessageContaining("reading");
    }

    @Test
    void aSweepIsExportedAndRemembered() throws IOException {
        Export csv = view.exports().stream().filter(e -> e.id().equals("sweep")).findFirst().orElseThrow();
        assertThatThrownBy(() -> Fx.run(() -> csv.writer().write(folder.resolve("x.csv")))).isInstanceOf(IllegalStateException.class);
        set(Map.of("side", "sweep", "sweep", "A.assigner.topk", "sweep.from", "1", "sweep.to", "12", "sweep.steps", "12"));
        for (String id : List.of("sweep", "sweep-picture", "sweep-positives", "sweep-agreement")) {
            Export export = view.exports().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
            Path file = folder.resolve(id);
            Fx.run(() -> export.writer().write(file));
            assertThat(Files.size(file)).as(id).isGreaterThan(300);
        }
        assertThat(Files.readAllLines(folder.resolve("sweep"))).hasSize(13);
        set(Map.of("A.assigner.topk", "8"));
        assertThat(view.remembered().values()).containsEntry("sweep", "A.assigner.topk").containsEntry("sweep.to", "12.0").containsEntry("side", "sweep");
        assertThat(SweepCharts.name(Metric.STARVED)).isEqualTo("starved objects");
    }
}
