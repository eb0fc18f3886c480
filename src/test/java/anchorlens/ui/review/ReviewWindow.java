package anchorlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.review.Decision;
import anchorlens.review.ReviewException;
import anchorlens.ui.Fx;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.WorkspaceView;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The workspace in a window over a review file, and what a person does in it. */
abstract class ReviewWindow {
    @TempDir
    Path folder;
    Path file;
    States states;
    WorkspaceView view;
    ReviewView review;
    Scene scene;
    Stage stage;

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

    void open() {
        Fx.run(() -> {
            states.images().open(ReviewFixture.DATA);
            states.reviews().open(file);
        });
        Fx.settle();
    }

    /** What the window does with a key: the first action of the workspace that has it. */
    void key(KeyCode code, boolean shift, boolean control) {
        Fx.run(() -> {
            KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
            view.actions().stream().filter(a -> a.keys().stream().anyMatch(k -> k.match(event))).findFirst().orElseThrow().runIfEnabled();
        });
    }

    void key(KeyCode code) {
        key(code, false, false);
    }

    /** Ctrl+Z, which belongs to the window and does what the workspace says. */
    void undo() {
        assertThat(view.undo().undoWords().getValue()).isNotEmpty();
        Fx.run(view.undo()::undo);
    }

    void redo() {
        assertThat(view.undo().redoWords().getValue()).isNotEmpty();
        Fx.run(view.undo()::redo);
    }

    QueueViewModel queue() {
        return review.model().queue();
    }

    String text(String id) {
        return Fx.call(() -> ((Labeled) scene.lookup("#" + id)).getText());
    }

    void press(String id) {
        Fx.run(() -> ((ButtonBase) scene.lookup("#" + id)).fire());
        Fx.settle();
    }

    Decision decision(long id) {
        return Fx.call(() -> states.reviews().storeProperty().get().row(id).orElseThrow().decision());
    }

    void mouse(Node node, List<javafx.event.EventType<MouseEvent>> types, List<Point2D> places) {
        Fx.run(() -> {
            for (int i = 0; i < types.size(); i++) {
                Point2D at = node.localToScene(places.get(i));
                Event.fireEvent(node, new MouseEvent(types.get(i), at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1, false, false, false,
                        false, true, false, false, false, false, true, null));
            }
        });
        Fx.settle();
    }
}
