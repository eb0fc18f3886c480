package anchorlens.ui.shell;

import anchorlens.ui.workspace.Action;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Turns keys into actions. Single letters and arrows do not fire while a control that needs them has the focus; Shift held on
 * its own hides the overlays. Enter presses what has the focus where no action wants it just now.
 */
final class Shortcuts {
    private final Supplier<List<Action>> actions;
    private final BooleanProperty shiftHeld;

    Shortcuts(Supplier<List<Action>> actions, BooleanProperty shiftHeld) {
        this.actions = actions;
        this.shiftHeld = shiftHeld;
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> pressed(scene, e));
        scene.addEventFilter(KeyEvent.KEY_RELEASED, e -> {
            if (e.getCode() == KeyCode.SHIFT) {
                shiftHeld.set(false);
            }
        });
        scene.windowProperty().addListener((o, before, window) -> {
            if (window != null) {
                window.focusedProperty().addListener((p, was, focused) -> shiftHeld.set(false));
            }
        });
    }

    private void pressed(Scene scene, KeyEvent event) {
        Node focus = scene.getFocusOwner();
        if (event.getCode() == KeyCode.SHIFT) {
            shiftHeld.set(!(focus instanceof TextInputControl));
            return;
        }
        shiftHeld.set(false);
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.getCode().isFunctionKey();
        if (plain && needs(focus, event.getCode())) {
            return;
        }
        if (isOfText(focus, event)) {
            return;
        }
        for (Action action : actions.get()) {
            for (KeyCombination keys : action.keys()) {
                if (keys.match(event) && !(event.getCode() == KeyCode.ENTER && action.disabled().get())) {
                    action.runIfEnabled();
                    event.consume();
                    return;
                }
            }
        }
    }

    /** A field takes its own typing back; one that holds a parameter's value leaves that to the steps of the workspace. */
    private static boolean isOfText(Node focus, KeyEvent event) {
        boolean takesBack = event.isShortcutDown() && (event.getCode() == KeyCode.Z || event.getCode() == KeyCode.Y);
        return takesBack && focus instanceof TextInputControl text && text.isEditable()
                && !text.getStyleClass().contains("number-field") && !text.getStyleClass().contains("list-field");
    }

    private static boolean needs(Node focus, KeyCode code) {
        return switch (focus) {
            case null -> false;
            case TextInputControl text -> true;
            case ComboBoxBase<?> combo -> true;
            case Slider slider -> code.isArrowKey() || code == KeyCode.HOME || code == KeyCode.END;
            case javafx.scene.control.TableView<?> table -> code == KeyCode.UP || code == KeyCode.DOWN;
            case javafx.scene.control.ListView<?> list -> code == KeyCode.UP || code == KeyCode.DOWN;
            case javafx.scene.control.ToggleButton toggle -> code == KeyCode.LEFT || code == KeyCode.RIGHT;
            default -> false;
        };
    }
}
