package anchorlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.review.Decision;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.review.Verdict;
import anchorlens.ui.Fx;
import anchorlens.ui.charts.DistributionBars;
import anchorlens.ui.state.ScanState.Phase;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Action;
import anchorlens.ui.workspace.WorkspaceView;
import anchorlens.workbench.scan.ReviewExport.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewWorkspaceTest {
    @TempDir
    private Path folder;
    private Path file;
    private States states;
    private WorkspaceView view;
    private ReviewView review;
    private Scene scene;
    private Stage stage;

    @BeforeEach
    void show() throws ReviewException {
        file = folder.resolve("set.review");
        ReviewFixture.fill(file);
        Fx.run(() -> {
            states = ReviewFixture.states();
            view = new ReviewWorkspace(states).open();
            review = (ReviewView) view.root();
            scene = Fx.scene(review, 1400, 860, Theme.DARK);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            stage.close();
            states.reviews().close();
        });
    }

    private void open() {
        Fx.run(() -> {
            states.images().open(ReviewFixture.DATA);
            states.reviews().open(file);
        });
        Fx.settle();
    }

    /** What the window does with a key: the first action of the workspace that has it. */
    private void key(KeyCode code, boolean shift, boolean control) {
        Fx.run(() -> {
            KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
            view.actions().stream().filter(a -> a.keys().stream().anyMatch(k -> k.match(event))).findFirst().orElseThrow().runIfEnabled();
        });
    }

    private void key(KeyCode code) {
        key(code, false, false);
    }

    /** Ctrl+Z, which belongs to the window and does what the workspace says. */
    private void undo() {
        assertThat(view.undo().undoWords().getValue()).isNotEmpty();
        Fx.run(view.undo()::undo);
    }

    private void redo() {
        assertThat(view.undo().redoWords().getValue()).isNotEmpty();
        Fx.run(view.undo()::redo);
    }

    private QueueViewModel queue() {
        return review.model().queue();
    }

    private String text(String id) {
        return Fx.call(() -> ((Labeled) scene.lookup("#" + id)).getText());
    }

    private void press(String id) {
        Fx.run(() -> ((ButtonBase) scene.lookup("#" + id)).fire());
        Fx.settle();
    }

    private Decision decision(long id) {
        return Fx.call(() -> states.reviews().storeProperty().get().row(id).orElseThrow().decision());
    }

    private void mouse(Node node, List<javafx.event.EventType<MouseEvent>> types, List<Point2D> places) {
        Fx.run(() -> {
            for (int i = 0; i < types.size(); i++) {
                Point2D at = node.localToScene(places.get(i));
                Event.fireEvent(node, new MouseEvent(types.get(i), at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1, false, false, false,
                        false, true, false, false, false, false, true, null));
            }
        });
        Fx.settle();
    }

    @Test
    void saysWhatToDoBeforeThereIsAReview() {
        Fx.run(() -> states.images().open(ReviewFixture.DATA));
        Fx.settle();
        assertThat(scene.lookup("#review-blank").isVisible()).isTrue();
        assertThat(text("blank-title")).isEqualTo("Find doubtful annotations");
        assertThat(text("blank-words")).contains("Open a detector first");
        press("blank-scan");
        assertThat(scene.lookup("#scan-pane").isVisible()).isTrue();
        assertThat(scene.lookup("#scan-start").isDisabled()).as("no model").isTrue();
        assertThat(text("scan-note")).startsWith("Open a model first");
        press("scan-close");
        assertThat(scene.lookup("#scan-pane").isVisible()).isFalse();
        press("blank-audit");
        assertThat(scene.lookup("#review-blank").isVisible()).isFalse();
        Fx.snapshot(scene, "review-empty");
    }

    @Test
    void isDoneFromTheKeyboardAlone() {
        open();
        long[] ids = Fx.call(() -> queue().pageProperty().get().ids().clone());
        key(KeyCode.T);
        assertThat(decision(ids[0])).isEqualTo(Decision.ALTERNATIVE);
        key(KeyCode.E);
        key(KeyCode.RIGHT);
        key(KeyCode.RIGHT, true, false);
        key(KeyCode.UP);
        key(KeyCode.UP);
        key(KeyCode.ENTER);
        assertThat(decision(ids[1])).isEqualTo(Decision.edited(new Box(20, 23, 95, 90)));
        key(KeyCode.E);
        key(KeyCode.RIGHT);
        key(KeyCode.ESCAPE);
        assertThat(decision(ids[2])).isEqualTo(Decision.OPEN);
        key(KeyCode.K);
        key(KeyCode.U);
        assertThat(decision(ids[2])).isEqualTo(Decision.KEEP);
        assertThat(decision(ids[3])).isEqualTo(Decision.UNSURE);
        undo();
        undo();
        assertThat(decision(ids[2])).isEqualTo(Decision.OPEN);
        assertThat(Fx.call(() -> queue().currentProperty().get().id())).isEqualTo(ids[2]);
        redo();
        redo();
        assertThat(decision(ids[3])).isEqualTo(Decision.UNSURE);
        key(KeyCode.D, true, true);
        key(KeyCode.K);
        assertThat(view.status().getValue()).isEqualTo("decisions saved · 2 kept · 1 taken · 1 edited · 1 unsure · 0 left");
        assertThat(text("queue-nothing")).startsWith("All 5 flags are decided");
    }

    @Test
    void everyActionHasWordsAndNoTwoShareAKey() {
        List<Action> actions = view.actions();
        assertThat(actions.stream().flatMap(a -> a.keys().stream()).toList()).doesNotHaveDuplicates();
        assertThat(actions).allSatisfy(a -> assertThat(a.text()).isNotBlank());
    }

    @Test
    void drawsTheFlagAndSaysWhyInWords() {
        open();
        assertThat(review.overlay().scene().annotated()).contains(new Box(20, 24, 84, 90));
        assertThat(review.overlay().scene().other()).contains(new Box(20, 24, 104, 90));
        assertThat(text("reason")).isEqualTo("The reason of ambiguous.");
        assertThat(text("why-modes")).isEqualTo("84 px (60 %) · 104 px (40 %)");
        assertThat(text("similar-words")).isEqualTo("1 of the same kind, class and edge: 1 open.");
        Fx.run(() -> ((Button) ((VBox) scene.lookup("#similar")).getChildren().getFirst()).fire());
        assertThat(Fx.call(() -> queue().currentProperty().get().name())).isEqualTo("b.png");
        assertThat(text("review-file")).isEqualTo("set.review");
    }

    @Test
    void draggingAnEdgeEditsIt() {
        open();
        long id = Fx.call(() -> queue().currentProperty().get().id());
        var v = Fx.call(() -> review.canvas().viewportProperty().get());
        Point2D from = new Point2D(v.toViewX(84), v.toViewY(57));
        Point2D to = new Point2D(v.toViewX(100), v.toViewY(57));
        mouse(review.canvas(), List.of(MouseEvent.MOUSE_MOVED, MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_DRAGGED, MouseEvent.MOUSE_RELEASED),
                List.of(from, from, to, to));
        Box drawn = Fx.call(() -> review.model().decisions().edit().boxProperty().get());
        assertThat(drawn).isEqualTo(new Box(20, 24, 100, 90));
        assertThat(text("decision-hint")).startsWith("The right edge: ← → move it");
        Fx.snapshot(scene, "review-edit");
        key(KeyCode.ENTER);
        assertThat(decision(id)).isEqualTo(Decision.edited(drawn));
        var before = Fx.call(() -> review.canvas().viewportProperty().get());
        Point2D off = new Point2D(before.toViewX(50), before.toViewY(110));
        mouse(review.canvas(), List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_DRAGGED, MouseEvent.MOUSE_RELEASED),
                List.of(off, off.add(40, 0), off.add(40, 0)));
        assertThat(Fx.call(() -> review.model().decisions().edit().isActive())).as("away from edges a drag pans").isFalse();
    }

    @Test
    void tenThousandRowsScrollWithoutAHitch() throws ReviewException {
        Path many = folder.resolve("many.review");
        ReviewFixture.fillWithMany(many);
        Fx.run(() -> {
            states.images().open(ReviewFixture.DATA);
            states.reviews().open(many);
        });
        Fx.settle();
        TableView<?> table = (TableView<?>) scene.lookup("#queue");
        assertThat(table.getItems()).hasSize(10_000);
        assertThat(table.lookupAll(".table-row-cell").size()).as("only the rows in sight are made").isLessThan(80);
        for (int at : new int[] {5000, 9990, 2500}) {
            Fx.run(() -> queue().select(queue().ids().get(at)));
            Fx.settle();
            assertThat(Fx.call(() -> table.getSelectionModel().isSelected(at))).isTrue();
        }
        key(KeyCode.K);
        assertThat(table.getItems()).hasSize(9_999);
        Fx.run(() -> table.getSortOrder().clear());
        Fx.run(() -> queue().queryProperty().set(queue().queryProperty().get().withSort(anchorlens.review.QueueQuery.Sort.KIND, false)));
        assertThat(Fx.call(() -> queue().row(0).orElseThrow().flag().kind().ordinal())).isZero();
        Fx.snapshot(scene, "review-many");
    }

    @Test
    void scansIntoAFileThatIsShownAndGoesOnWithIt() throws IOException {
        Path model = Files.writeString(folder.resolve("fake.onnx"), "a model");
        Path made = folder.resolve("made.review");
        Fx.run(() -> {
            states.images().open(ReviewFixture.DATA);
            states.models().open(model);
        });
        press("blank-scan");
        Fx.run(() -> review.model().setup().fileProperty().set(made.toString()));
        press("scan-start");
        assertThat(Fx.call(() -> states.reviews().scan().failureProperty().get())).isEmpty();
        assertThat(scene.lookup("#scan-pane").isVisible()).isFalse();
        assertThat(ReviewStore.isReview(made)).isTrue();
        assertThat(Fx.call(() -> states.reviews().scan().phaseProperty().get())).isEqualTo(Phase.IDLE);
        assertThat(text("scan-words")).isEqualTo("all 3 images scanned");
        assertThat(queue().progress().unreadable()).isEqualTo(1);
        press("tab-unreadable");
        assertThat(Fx.call(() -> ((ListView<?>) scene.lookup("#unreadable")).getItems().getFirst().toString()))
                .isEqualTo("broken.png is not an image; replace the file.");
        press("tab-flags");
        assertThat(Fx.call(() -> states.reviews().modelFitsProperty().get())).isTrue();
        if (Fx.call(() -> queue().currentProperty().get() != null && queue().currentProperty().get().flag().annotated().isPresent())) {
            assertThat(((DistributionBars) scene.lookup("#edge-charts")).isVisible()).isTrue();
        }
        Fx.snapshot(scene, "review-scanned");
    }

    @Test
    void aScanThatCannotStartSaysWhy() throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "my notes, no review");
        Fx.run(() -> {
            states.images().open(ReviewFixture.DATA);
            states.models().open(Files.writeString(folder.resolve("fake.onnx"), "a model"));
            review.model().setup().shownProperty().set(true);
            review.model().setup().fileProperty().set(other.toString());
        });
        press("scan-start");
        assertThat(text("scan-note")).contains("is no review file, so it is left alone");
        assertThat(Files.readString(other)).isEqualTo("my notes, no review");
    }

    @Test
    void exportsAndRefusesToWriteOverWhatWasRead() throws IOException {
        open();
        key(KeyCode.K);
        Path csv = folder.resolve("flags.csv");
        Fx.run(() -> review.model().exports().write(Kind.CSV, csv));
        assertThat(Files.readString(csv)).contains("keep").contains("ambiguous");
        Path report = folder.resolve("report.html");
        Fx.run(() -> review.model().exports().write(Kind.REPORT, report));
        assertThat(Files.readString(report)).contains("<img");
        byte[] before = Files.readAllBytes(file);
        Fx.run(() -> review.model().exports().write(Kind.JSON, file));
        assertThat(Fx.call(() -> states.notices().list().getLast().text())).contains("inputs are never written over");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        Fx.run(() -> review.model().exports().write(Kind.CORRECTED, folder.resolve("corrected.json")));
        assertThat(Fx.call(() -> states.notices().list().getLast().text())).contains("no annotation file");
        assertThat(folder.resolve("corrected.json")).doesNotExist();
    }

    @Test
    void auditsInTheWindow() {
        Fx.run(() -> states.images().open(ReviewFixture.DATA));
        press("tab-audit");
        press("audit-run");
        assertThat(text("audit-words")).startsWith("3 images, 3 objects, by ATSS");
        Fx.run(() -> ((TableView<?>) scene.lookup("#audit")).getSelectionModel().select(0));
        Fx.settle();
        assertThat(text("finding-reason")).isNotBlank();
        assertThat(review.overlay().scene().annotated()).isPresent();
        Fx.snapshot(scene, "review-audit");
    }

    @Test
    void remembersHowItWasLeft() {
        open();
        Fx.run(() -> {
            queue().queryProperty().set(queue().queryProperty().get().withEdges(java.util.Set.of(Edge.RIGHT)).withVerdicts(java.util.Set.of(Verdict.OPEN)));
            review.model().zoomedProperty().set(true);
        });
        Map<String, String> values = Fx.call(() -> view.remembered().values());
        assertThat(values).containsEntry("file", file.toString()).containsEntry("edges", "right").containsEntry("decisions", "open")
                .containsEntry("zoomed", "true");
        Fx.run(() -> view.remembered().restore(values));
        assertThat(Fx.call(() -> queue().ids().size())).isEqualTo(2);
        Fx.run(() -> {
            assertThatIllegalArgumentException().isThrownBy(() -> view.remembered().restore(Map.of("colour", "red")))
                    .withMessageContaining("Review has no setting 'colour'");
            assertThatIllegalArgumentException().isThrownBy(() -> view.remembered().restore(Map.of("flag", "99")))
                    .withMessageContaining("there is no flag 99");
        });
    }

    @Test
    void looksAsDrawnInLightAndDark() {
        open();
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            Fx.run(theme::apply);
            Fx.settle();
            assertThat(Fx.snapshot(scene, "review-" + theme)).exists();
        }
    }
}
