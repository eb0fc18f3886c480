package anchorlens.ui.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.loss.GiouLoss;
import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.charts.Curve;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Words;
import anchorlens.ui.workspace.WorkspaceView;
import anchorlens.workbench.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossesWorkspaceTest {
    private final States states = Fx.call(() -> States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(),
            Fakes.detectors(List.of("crate", "ball")), Catalog.load()));
    private final WorkspaceView view = Fx.call(() -> new LossesWorkspace(states).open());
    private final Scene scene = Fx.call(() -> {
        Scene made = Fx.scene(view.root(), 1300, 860, Theme.DARK);
        lay(made);
        return made;
    });

    private static void lay(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private void openAll() {
        states.models().open(Path.of("fake.onnx"));
        states.images().open(Path.of("set.json"));
        lay(scene);
    }

    private CurveChart chart(String id) {
        return (CurveChart) scene.lookup("#" + id);
    }

    private String text(String id) {
        return ((Label) scene.lookup("#" + id)).getText();
    }

    private void press(String id) {
        ((ButtonBase) scene.lookup("#" + id)).fire();
        lay(scene);
    }

    @Test
    void curvesNeedNoImageAndOneSentenceSaysWhatIsMissing() {
        Fx.run(() -> {
            assertThat(chart("loss-values").dataProperty().get().curves()).hasSize(8);
            assertThat(text("loss-note")).isEqualTo("Open an image with annotations and a model to see its priors on the curves;"
                    + " the curves need neither.");
            states.images().open(Path.of("set.json"));
            assertThat(text("loss-note")).startsWith("Open a model to see");
            assertThat(chart("loss-values").dataProperty().get().marks().count()).isZero();
        });
    }

    @Test
    void aTickedLossAppearsAndItsParametersMoveTheCurve() {
        Fx.run(() -> {
            CheckBox qfl = (CheckBox) scene.lookup("#loss-qfl");
            qfl.fire();
            assertThat(names()).doesNotContain("Quality focal (QFL), y 1");
            press("loss-gfl");
            assertThat(names()).contains("Generalized focal (GFL), y 1");
            double before = curve("Focal, y 1").at(0.3);
            TextField gamma = (TextField) scene.lookup("#gamma");
            gamma.setText("0");
            gamma.fireEvent(new ActionEvent());
            assertThat(curve("Focal, y 1").at(0.3)).isGreaterThan(before);
            ((Slider) scene.lookup("#look-target")).setValue(0.5);
            assertThat(names()).contains("Focal, y 0.5");
        });
    }

    @Test
    void priorsLieOnTheCurvesAndAreLinkedWithThePicture() {
        Fx.run(() -> {
            openAll();
            CurveChart chart = chart("loss-values");
            assertThat(chart.dataProperty().get().marks().count()).isEqualTo(states.run().resultProperty().get().input().priors().count());
            states.selection().hoveredPriorProperty().set(7);
            assertThat(chart.hoveredProperty().get()).isEqualTo(7);
            assertThat(chart("loss-gradients").hoveredProperty().get()).isEqualTo(7);
            chart.selectedProperty().set(9);
            assertThat(states.selection().priorProperty().get()).isEqualTo(9);
            mouse(chart, MouseEvent.MOUSE_EXITED, 0, 0);
            assertThat(states.selection().hoveredPriorProperty().get()).isEqualTo(-1);
            chart.placeProperty().set(0.5);
            chart.hoveredProperty().set(3);
            assertThat(chart.readout()).startsWith("#3 · P3").contains("score ");
        });
    }

    @Test
    void regressionShowsTheErrorOfEveryEdgeOfThePositives() {
        Fx.run(() -> {
            openAll();
            press("family-REGRESSION");
            int positives = states.run().resultProperty().get().assignment().positiveCount();
            assertThat(positives).isPositive();
            assertThat(chart("loss-values").dataProperty().get().marks().count()).isEqualTo(4 * positives);
            press("loss-dynamic-smooth-l1");
            assertThat(text("loss-note")).contains("β = ").contains("after images seen: 1");
        });
    }

    @Test
    void remembersHowItIsSetAndRefusesWhatDoesNotFit() {
        Fx.run(() -> {
            view.remembered().restore(Map.of("family", "regression", "losses", "l1,ghm-r", "tune", "ghm-r", "log", "true",
                    "loss.ghm-r", "{\"mu\": 0.5}"));
            assertThat(names()).containsExactly("L1", "GHM regression");
            assertThat(view.remembered().values()).containsEntry("losses", "ghm-r,l1").containsEntry("log", "true")
                    .containsEntry("tune", "ghm-r").hasEntrySatisfying("loss.ghm-r", json -> assertThat(json).contains("0.5"));
            assertThatThrownBy(() -> view.remembered().restore(Map.of("losses", "hinge"))).hasMessageContaining("no loss 'hinge'");
            assertThatThrownBy(() -> view.remembered().restore(Map.of("zoom", "1"))).hasMessageContaining("no setting 'zoom'");
            assertThatThrownBy(() -> view.remembered().restore(Map.of("target", "2"))).hasMessageContaining("0…1");
        });
    }

    @Test
    void everyExportWritesAFile(@TempDir Path folder) {
        Fx.run(() -> {
            openAll();
            states.selection().priorProperty().set(5);
            for (Export export : view.exports()) {
                Path file = folder.resolve(export.id() + "." + export.extension());
                export.writer().write(file);
                assertThat(Files.size(file)).as(export.id()).isGreaterThan(100);
            }
        });
    }

    @Test
    void draggingABoxChangesValuesAndGradients() {
        Fx.run(() -> {
            press("losses-boxes");
            openAll();
            BoxPad pad = (BoxPad) scene.lookup("#box-pad");
            GridPane table = (GridPane) scene.lookup("#box-table");
            String before = cells(table);
            double[] pull = pad.arrowsProperty().get().clone();
            double x = pad.getWidth() / 2;
            double y = pad.getHeight() / 2;
            mouse(pad, MouseEvent.MOUSE_PRESSED, x, y);
            mouse(pad, MouseEvent.MOUSE_DRAGGED, x - 30, y + 12);
            mouse(pad, MouseEvent.MOUSE_RELEASED, x - 30, y + 12);
            assertThat(cells(table)).isNotEqualTo(before);
            assertThat(pad.arrowsProperty().get()).isNotEqualTo(pull);
            assertThat(scene.lookup("#box-selected").isDisabled()).isTrue();
            int positive = IntStream.range(0, states.run().resultProperty().get().assignment().priorCount())
                    .filter(states.run().resultProperty().get().assignment()::isPositive).findFirst().orElseThrow();
            states.selection().priorProperty().set(positive);
            press("box-selected");
            double loss = new GiouLoss().value(states.run().resultProperty().get().input().predictions().orElseThrow()
                    .boxes().get(positive), states.run().resultProperty().get().input().groundTruth().boxes().get(0));
            assertThat(cells(table)).contains(Words.number(loss));
            press("box-reset");
            assertThat(cells(table)).isEqualTo(before);
        });
    }

    @Test
    void whyFocalStudiesTheImageAndThenTheSet() {
        Fx.run(() -> {
            press("losses-focal");
            assertThat(text("focal-figures")).startsWith("Open an image with annotations and a model");
            assertThat(chart("focal-first").dataProperty().get().curves()).hasSize(5);
            openAll();
            int priors = states.run().resultProperty().get().input().priors().count();
            assertThat(text("focal-figures")).startsWith("Images: 1. Priors: " + priors);
            assertThat(chart("focal-background").dataProperty().get().curves()).extracting(Curve::name)
                    .containsExactly("γ = 0", "γ = 0.5", "γ = 1", "γ = 2");
            press("focal-set");
            assertThat(text("focal-figures")).startsWith("Images: 2. Priors: " + 2 * priors)
                    .endsWith("could not be read: 1.");
            press("focal-image");
            assertThat(text("focal-figures")).startsWith("Images: 1.");
        });
    }

    @Test
    void offsetBinsFollowParametersAndTheDraggedBox() {
        Fx.run(() -> {
            press("losses-offsets");
            assertThat(chart("offset-stage-2")).isNotNull();
            assertThat(text("offset-edge-words")).startsWith("Open a model that predicts edge distributions");
            String before = text("offset-figures");
            BoxPad pad = (BoxPad) scene.lookup("#offset-pad");
            double x = pad.getWidth() / 2;
            double y = pad.getHeight() / 2;
            mouse(pad, MouseEvent.MOUSE_PRESSED, x, y);
            mouse(pad, MouseEvent.MOUSE_DRAGGED, x + 20, y);
            mouse(pad, MouseEvent.MOUSE_RELEASED, x + 20, y);
            assertThat(text("offset-figures")).isNotEqualTo(before);
            TextField stages = (TextField) scene.lookup("#stages");
            stages.setText("3");
            stages.fireEvent(new ActionEvent());
            lay(scene);
            assertThat(chart("offset-stage-3").dataProperty().get().curves()).hasSize(2);
            openAll();
            assertThat(text("offset-edge-words")).startsWith("Select a prior");
            states.selection().priorProperty().set(5);
            assertThat(text("offset-edge-words")).startsWith("Prior #5, left edge");
            assertThat(chart("offset-edge").dataProperty().get().curves()).extracting(Curve::name)
                    .containsExactly("the model's bins", "stage 1", "stage 2", "stage 3");
        });
    }

    @Test
    void looksAsDrawn() {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            for (String part : List.of("curves", "boxes", "focal", "offsets")) {
                Fx.run(() -> {
                    theme.apply();
                    openAll();
                    states.selection().priorProperty().set(5);
                    press("losses-" + part);
                });
                assertThat(Fx.snapshot(scene, "losses-" + part + "-" + theme)).exists();
            }
        }
    }

    private static String cells(GridPane table) {
        return table.getChildren().stream().map(n -> ((Label) n).getText()).collect(Collectors.joining(" "));
    }

    private List<String> names() {
        return chart("loss-values").dataProperty().get().curves().stream().map(Curve::name).toList();
    }

    private Curve curve(String name) {
        return chart("loss-values").dataProperty().get().curves().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private static void mouse(javafx.scene.Node node, javafx.event.EventType<MouseEvent> type, double x, double y) {
        Point2D p = node.localToScene(x, y);
        Event.fireEvent(node, new MouseEvent(type, p.getX(), p.getY(), p.getX(), p.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true, false, false,
                true, false, true, null));
    }
}
