package anchorlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.review.Decision;
import anchorlens.review.ReviewException;
import anchorlens.review.Verdict;
import anchorlens.ui.Fx;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Action;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class ReviewWorkspaceTest extends ReviewWindow {
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
        assertThat(scene.getRoot().lookupAll("#why .label").stream().filter(n -> n.getId() != null && n.getId().startsWith("why-"))
                .filter(Node::isVisible).map(GridPane::getColumnIndex)).as("numbers stand below each other").hasSizeGreaterThan(3).containsOnly(1);
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
