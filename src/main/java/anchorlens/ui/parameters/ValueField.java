package anchorlens.ui.parameters;

import java.util.function.IntConsumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A text field that hands its text over as a whole: Enter or leaving the field commits, Esc restores, and the up and down
 * keys step. A refused text stays, marked, until it is corrected or restored.
 */
final class ValueField extends TextField {
    private static final PseudoClass REJECTED = PseudoClass.getPseudoClass("rejected");

    private final Predicate<String> commit;
    private final Runnable restored;
    private final IntConsumer step;
    private String shown = "";
    private String exact = "";
    private boolean rejected;

    /**
     * @param commit   takes a changed text, false where it is refused
     * @param restored told that a refused text was given up
     * @param step     takes ±1 or ±10
     */
    ValueField(Predicate<String> commit, Runnable restored, IntConsumer step) {
        this.commit = commit;
        this.restored = restored;
        this.step = step;
        focusedProperty().addListener((o, was, is) -> {
            if (is) {
                enter();
            } else {
                leave();
            }
        });
        setOnAction(e -> commitText());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Shows a value: {@code shown} at rest, {@code exact} while it is edited. Whatever was typed is dropped. */
    void show(String shownText, String exactText) {
        shown = shownText;
        exact = exactText;
        markRejected(false);
        setText(isFocused() ? exact : shown);
    }

    boolean isRejected() {
        return rejected;
    }

    private void enter() {
        if (!rejected) {
            setText(exact);
        }
        selectAll();
    }

    private void leave() {
        commitText();
        if (!rejected) {
            setText(shown);
        }
        deselect();
    }

    private void commitText() {
        String text = getText();
        if (text.equals(exact) || text.equals(shown)) {
            restore();
        } else {
            markRejected(!commit.test(text));
        }
        if (isFocused()) {
            selectAll();
        }
    }

    private void restore() {
        boolean was = rejected;
        markRejected(false);
        setText(isFocused() ? exact : shown);
        if (was) {
            restored.run();
        }
    }

    private void pressed(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE && (rejected || !getText().equals(exact))) {
            restore();
            selectAll();
            e.consume();
        } else if (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN) {
            commitText();
            if (!rejected) {
                step.accept((e.getCode() == KeyCode.UP ? 1 : -1) * (e.isShiftDown() ? 10 : 1));
                selectAll();
            }
            e.consume();
        }
    }

    private void markRejected(boolean is) {
        rejected = is;
        pseudoClassStateChanged(REJECTED, is);
    }
}
