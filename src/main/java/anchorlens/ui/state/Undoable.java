package anchorlens.ui.state;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** Steps that can be taken back and done again. A workspace brings its own; undo and redo belong to the one that is shown. */
public interface Undoable {
    /** Of a workspace where nothing can be taken back. */
    Undoable NOTHING = new Undoable() {
        private final ObservableValue<String> none = new SimpleStringProperty("");

        @Override
        public ObservableValue<String> undoWords() {
            return none;
        }

        @Override
        public ObservableValue<String> redoWords() {
            return none;
        }

        @Override
        public void undo() {
            // there is nothing
        }

        @Override
        public void redo() {
            // there is nothing
        }
    };

    /** What {@link #undo} would take back, such as "topk 9 → 12"; empty where there is nothing. */
    ObservableValue<String> undoWords();

    /** What {@link #redo} would do again; empty where there is nothing. */
    ObservableValue<String> redoWords();

    /** Takes the last step back; nothing where there is none. */
    void undo();

    /** Does the step again that was taken back last; nothing where there is none. */
    void redo();

    /** A mouse button or a key went down: what follows until {@link #release} is one step. */
    default void press() {
        // told to those who join steps
    }

    /** The mouse button or the key went up. */
    default void release() {
        // told to those who join steps
    }

    /** What was done so far is no step any more, as where settings were restored. */
    default void forget() {
        // told to those who join steps
    }

    /** The steps of whichever is in force, such as of the part of a workspace that is shown. */
    static Undoable following(ObservableValue<? extends Undoable> which) {
        ObservableValue<String> undoWords = which.flatMap(Undoable::undoWords);
        ObservableValue<String> redoWords = which.flatMap(Undoable::redoWords);
        return new Undoable() {
            @Override
            public ObservableValue<String> undoWords() {
                return undoWords;
            }

            @Override
            public ObservableValue<String> redoWords() {
                return redoWords;
            }

            @Override
            public void undo() {
                which.getValue().undo();
            }

            @Override
            public void redo() {
                which.getValue().redo();
            }

            @Override
            public void press() {
                which.getValue().press();
            }

            @Override
            public void release() {
                which.getValue().release();
            }

            @Override
            public void forget() {
                which.getValue().forget();
            }
        };
    }
}
