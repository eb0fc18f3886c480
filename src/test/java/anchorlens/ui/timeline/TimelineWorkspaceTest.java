package anchorlens.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anchorlens.analysis.twostage.DynamicRcnn;
import anchorlens.assign.Assigner;
import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Action;
import anchorlens.ui.workspace.WorkspaceView;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.training.CheckpointSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineWorkspaceTest {
    @TempDir
    private Path folder;

    private States states;
    private WorkspaceView view;
    private TimelineView timeline;
    private Scene scene;
    private Stage stage;

    @BeforeEach
    void show() throws IOException {
        for (String name : List.of("gfl-10", "gfl-50", "gfl-100", "dw-20", "dw-100")) {
            Files.writeString(folder.resolve(name + ".onnx"), name);
        }
        Files.writeString(folder.resolve("dw-100.card.json"), "{\"family\": \"AnchorLens DW (DW + DW, step 5 of 5)\"}");
        Fx.run(() -> {
            states = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")),
                    Catalog.load());
            view = new TimelineWorkspace(states).open();
            timeline = (TimelineView) view.root();
            scene = Fx.scene(timeline, 1200, 900, Theme.DARK);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> stage.close());
    }

    private void open() {
        Fx.run(() -> {
            timeline.model().open(folder);
            timeline.model().first().seriesProperty().set(training("gfl"));
            states.images().open(Path.of("set.json"));
            timeline.model().moveTo(100);
        });
        Fx.settle();
    }

    private CheckpointSeries training(String name) {
        return timeline.model().trainings().stream().filter(t -> t.name().equals(name) && t.folder().equals(folder)).findFirst().orElseThrow();
    }

    private double step() {
        return timeline.model().stepProperty().get();
    }

    private static void click(Node node, double x, double y) {
        Fx.run(() -> {
            Point2D at = node.localToScene(x, y);
            for (var type : List.of(MouseEvent.MOUSE_MOVED, MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED,
                    MouseEvent.MOUSE_CLICKED)) {
                Event.fireEvent(node, new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1, false, false, false, false,
                        type == MouseEvent.MOUSE_PRESSED, false, false, false, false, true, null));
            }
        });
        Fx.settle();
    }

    private void press(Node node, KeyCode code) {
        Fx.run(() -> Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    @Test
    void saysWhatToOpenUntilThereIsATrainingAndAnImage() {
        Fx.run(() -> timeline.model().first().seriesProperty().set(null));
        Label empty = (Label) scene.lookup("#timeline-empty");
        assertThat(empty.isVisible()).isTrue();
        assertThat(empty.getText()).contains("two or more checkpoints");
        Fx.run(() -> timeline.model().open(folder));
        assertThat(empty.getText()).contains("Open an image");
        open();
        assertThat(empty.isVisible()).isFalse();
    }

    @Test
    void theScrubberGoesToTheStepThatIsClickedAndFollowsTheKeys() {
        open();
        StepScrubber scrubber = timeline.bar().scrubber();
        click(scrubber, Fx.call(() -> scrubber.xOf(50)) + 3, 10);
        assertThat(step()).isEqualTo(50);
        assertThat(timeline.training().pictures().first().resultProperty().get())
                .isSameAs(timeline.model().first().runProperty().get().steps().get(1).result());
        press(scrubber, KeyCode.LEFT);
        assertThat(step()).isEqualTo(10);
        press(scrubber, KeyCode.LEFT);
        assertThat(step()).as("it stops at the first").isEqualTo(10);
        press(scrubber, KeyCode.END);
        assertThat(step()).isEqualTo(100);
    }

    @Test
    void aClickIntoACurveGoesToTheNearestStep() {
        open();
        CurveChart chart = timeline.training().charts().chart(StepCharts.Quantity.IOU);
        assertThat(chart.dataProperty().get().curves()).isNotEmpty();
        click(chart, 60, chart.getHeight() / 2);
        assertThat(step()).isEqualTo(10);
        assertThat(chart.dataProperty().get().guides().getFirst().at()).isEqualTo(10);
    }

    @Test
    void playsToTheEndAndStops() throws InterruptedException {
        open();
        Fx.run(() -> {
            timeline.player().speedProperty().set(8);
            ((ButtonBase) scene.lookup("#play")).fire();
        });
        assertThat(step()).as("from the end it begins anew").isEqualTo(10);
        for (int i = 0; i < 40 && Fx.call(() -> timeline.player().playingProperty().get()); i++) {
            Thread.sleep(50);
        }
        assertThat(Fx.call(() -> timeline.player().playingProperty().get())).isFalse();
        assertThat(step()).isEqualTo(100);
    }

    @Test
    void twoTrainingsStandSideBySideEachAtItsOwnStepAndMethod() {
        open();
        Fx.run(() -> {
            timeline.model().second().seriesProperty().set(training("dw"));
            timeline.model().moveTo(50);
            timeline.model().ownMethodsProperty().set(true);
        });
        Fx.settle();
        assertThat(timeline.model().steps()).containsExactly(10.0, 20.0, 50.0, 100.0);
        assertThat(timeline.model().second().checkpointAt(50).orElseThrow().name()).isEqualTo("dw-20");
        assertThat(timeline.training().pictures().getChildren()).hasSize(2);
        assertThat(timeline.model().first().runProperty().get().request().assigner().id()).isEqualTo("atss");
        assertThat(timeline.model().second().runProperty().get().request().assigner().id()).isEqualTo("dw");
        assertThat(timeline.training().charts().chart(StepCharts.Quantity.POSITIVES).dataProperty().get().curves()).hasSize(2);
    }

    @Test
    void curvesOfTheSetComeOnRequestAndLeaveOutWhatCannotBeRead() {
        open();
        Fx.run(() -> ((ButtonBase) scene.lookup("#scope-set")).fire());
        Fx.settle();
        assertThat(timeline.model().first().curvesProperty().get().statistics().getFirst().images()).isEqualTo(2);
        assertThat(states.notices().list().getFirst().text()).contains("1 of 3 images").contains("broken.png");
        Fx.run(() -> ((ButtonBase) scene.lookup("#scope-image")).fire());
        assertThat(timeline.model().ofSetProperty().get()).isFalse();
    }

    @Test
    void ridgesShowTheSelectedObjectAtEveryStepAndGoThere() {
        open();
        Fx.run(() -> states.selection().gtProperty().set(0));
        Fx.settle();
        var chart = timeline.training().ridges().charts().getFirst();
        assertThat(chart.ridges().row()).containsExactly(0, 1, 2);
        assertThat(chart.ridges().shown()).isEqualTo(2);
        assertThat(chart.ridges().reference()).isEqualTo(10);
        click(chart, chart.getWidth() / 2, chart.getHeight() * 0.5);
        assertThat(step()).isEqualTo(50);
    }

    @Test
    void remembersHowItWasSetAndSaysWhatDoesNotFit() {
        open();
        Fx.run(() -> timeline.model().moveTo(50));
        Map<String, String> values = view.remembered().values();
        assertThat(values).containsEntry("step", "50.0").containsEntry("training", folder.resolve("gfl").toString()).containsEntry("tab", "training");
        Fx.run(() -> {
            WorkspaceView other = new TimelineWorkspace(states).open();
            other.remembered().restore(values);
            assertThat(other.remembered().values()).isEqualTo(values);
            assertThatIllegalArgumentException().isThrownBy(() -> other.remembered().restore(Map.of("speed", "9")))
                    .withMessageContaining("no setting 'speed'");
            assertThatIllegalArgumentException().isThrownBy(() -> other.remembered().restore(Map.of("folders", "gone")))
                    .withMessageContaining("gone");
        });
    }

    @Test
    void everyKeyDoesOneThing() {
        List<Action> actions = view.actions();
        assertThat(actions.stream().flatMap(a -> a.keys().stream()).map(Object::toString)).doesNotHaveDuplicates();
        assertThat(actions.stream().map(Action::id)).doesNotHaveDuplicates();
        open();
        Fx.run(() -> actions.stream().filter(a -> a.id().equals("timeline.first")).findFirst().orElseThrow().runIfEnabled());
        assertThat(step()).isEqualTo(10);
    }

    @Test
    void twoStagesMatchProposalsOfEveryStepAndFollowTheRule() throws IOException {
        open();
        Fx.run(() -> ((ButtonBase) scene.lookup("#tab-stages")).fire());
        Fx.settle();
        TwoStageViewModel stages = timeline.twoStages();
        assertThat(stages.shownProperty().get().data().matched()).hasSize(3);
        assertThat(((Label) scene.lookup("#stages-words")).getText()).contains("fewer than C");
        Fx.run(() -> stages.ruleProperty().set(new DynamicRcnn(DynamicRcnn.Rule.MMDETECTION, 0.1, 1, 1, 1, 1, 1)));
        Fx.settle();
        var course = stages.shownProperty().get().course();
        assertThat(course.images()).containsExactly(1, 2, 3);
        assertThat(course.iterations().get(0).threshold()).isEqualTo(0.1);
        assertThat(course.iterations().get(1).threshold()).as("the ground truth itself is the best proposal").isEqualTo(1);
        assertThat(view.remembered().values()).containsEntry("dynamic.every", "1").containsEntry("tab", "stages");
        Path results = Files.writeString(folder.resolve("results.json"),
                "[{\"image_id\": 1, \"category_id\": 1, \"bbox\": [20, 24, 64, 66], \"score\": 0.9}]");
        Fx.run(() -> {
            stages.addTruthsProperty().set(false);
            stages.openProposals(results);
        });
        Fx.settle();
        assertThat(stages.shownProperty().get().data().matched().getFirst().getFirst().positives(0.99)).isEqualTo(1);
        Fx.run(() -> stages.openProposals(Files.writeString(folder.resolve("no.json"), "{}")));
        assertThat(states.notices().list().getLast().text()).contains("no.json").contains("COCO results");
        assertThat(stages.fileProperty().get().images()).isEqualTo(1);
    }

    @Test
    void twoStagesShowTheProposalsOfTheStepOnTheImage() throws IOException {
        open();
        Fx.run(() -> ((ButtonBase) scene.lookup("#tab-stages")).fire());
        Fx.settle();
        Label figures = (Label) scene.lookup("#proposals-figures");
        Path results = Files.writeString(folder.resolve("results.json"),
                "[{\"image_id\": 1, \"category_id\": 1, \"bbox\": [20, 24, 64, 66], \"score\": 0.9}]");
        TwoStageViewModel stages = timeline.twoStages();
        Fx.run(() -> stages.openProposals(results));
        Fx.settle();
        assertThat(figures.getText()).startsWith("1 of 1 proposals are positives at T = 0.4");
        Fx.run(() -> stages.ruleProperty().set(new DynamicRcnn(DynamicRcnn.Rule.MMDETECTION, 0.1, 1, 1, 1, 1, 1)));
        Fx.settle();
        double last = stages.shownProperty().get().course().lastThreshold()[2];
        assertThat(stages.threshold()).isEqualTo(last);
        Fx.run(() -> timeline.model().moveTo(10));
        Fx.settle();
        assertThat(stages.threshold()).as("T after the step that is shown")
                .isEqualTo(stages.shownProperty().get().course().lastThreshold()[0]);
        Fx.run(stages::closeProposals);
        Fx.settle();
        assertThat(figures.getText()).doesNotStartWith("1 of 1 ");
    }

    @Test
    void thePyramidShowsEveryAssignerAndWhy() {
        open();
        Fx.run(() -> {
            states.selection().gtProperty().set(0);
            ((ButtonBase) scene.lookup("#tab-pyramid")).fire();
        });
        Fx.settle();
        GridPane why = (GridPane) scene.lookup("#level-why");
        assertThat(why.getChildren()).as("a heading and three levels of five columns").hasSize(20);
        Node shares = scene.lookup("#level-shares");
        assertThat(shares.getAccessibleText()).contains("ATSS").contains("DW").contains("TAL");
        int fcos = states.catalog().assigners().stream().map(Assigner::id).toList().indexOf("fcos");
        click(shares, 60, 20 + 21 * fcos + 10);
        assertThat(why.getChildren().stream().map(n -> ((Label) n).getText())).anyMatch(text -> text.contains("largest distance"));
        Fx.run(() -> ((ButtonBase) scene.lookup("#scope-set")).fire());
        Fx.settle();
        assertThat(((CurveChart) scene.lookup("#size-to-level")).dataProperty().get().marks().count()).as("three objects in two images")
                .isEqualTo(3);
    }

    @Test
    void thePyramidAlsoWorksWithoutATraining() {
        Fx.run(() -> {
            timeline.model().first().seriesProperty().set(null);
            states.images().open(Path.of("set.json"));
            timeline.tabProperty().set(Tab.PYRAMID);
        });
        Fx.settle();
        String bars = scene.lookup("#level-shares").getAccessibleText();
        assertThat(bars).contains("FCOS").contains("looks at predicted");
    }
}
