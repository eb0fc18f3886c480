package anchorlens.ui.workspace;

import anchorlens.ui.state.Undoable;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * A workspace that has been opened: its nodes and what the window takes from it while it is shown.
 *
 * @param root       what fills the middle of the window
 * @param focus      what gets the keys when it is shown
 * @param actions    what can be done in it, beside what can be done everywhere
 * @param status     left in the status bar, after image and object
 * @param figures    right in the status bar: counts and times
 * @param exports    what it can write, beside a picture of the window
 * @param remembered how it is set
 * @param undo       what Ctrl+Z takes back while it is shown
 * @param tuned      the parameters that it shows now, for the command palette
 */
public record WorkspaceView(Region root, Node focus, List<Action> actions, ObservableValue<String> status,
                            ObservableValue<String> figures, List<Export> exports, Remembered remembered, Undoable undo,
                            Supplier<List<Tuned>> tuned) {
    public WorkspaceView {
        actions = List.copyOf(actions);
        exports = List.copyOf(exports);
    }

    /** One without actions, texts, exports and settings of its own. */
    public static WorkspaceView of(Region root) {
        return new WorkspaceView(root, root, List.of(), new SimpleStringProperty(""), new SimpleStringProperty(""), List.of(),
                Remembered.NOTHING, Undoable.NOTHING, List::of);
    }

    public WorkspaceView withFocus(Node node) {
        return new WorkspaceView(root, node, actions, status, figures, exports, remembered, undo, tuned);
    }

    public WorkspaceView withActions(List<Action> own) {
        return new WorkspaceView(root, focus, own, status, figures, exports, remembered, undo, tuned);
    }

    public WorkspaceView withTexts(ObservableValue<String> left, ObservableValue<String> right) {
        return new WorkspaceView(root, focus, actions, left, right, exports, remembered, undo, tuned);
    }

    public WorkspaceView withExports(List<Export> own) {
        return new WorkspaceView(root, focus, actions, status, figures, own, remembered, undo, tuned);
    }

    public WorkspaceView withRemembered(Remembered own) {
        return new WorkspaceView(root, focus, actions, status, figures, exports, own, undo, tuned);
    }

    public WorkspaceView withUndo(Undoable own) {
        return new WorkspaceView(root, focus, actions, status, figures, exports, remembered, own, tuned);
    }

    public WorkspaceView withTuned(Supplier<List<Tuned>> own) {
        return new WorkspaceView(root, focus, actions, status, figures, exports, remembered, undo, own);
    }
}
