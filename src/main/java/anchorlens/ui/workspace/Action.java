package anchorlens.ui.workspace;

import anchorlens.ui.theme.Icons;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/**
 * Something a person can do, once: menus, the tool bar, the shortcuts and the list of keys all take it from here.
 *
 * @param id       stable name for settings
 * @param text     what it does
 * @param icon     its icon, null for none
 * @param keys     its shortcuts, the first being the one that is shown
 * @param run      does it
 * @param disabled true while it makes no sense
 */
public record Action(String id, String text, Icons icon, List<KeyCombination> keys, Runnable run, ObservableBooleanValue disabled) {
    private static final ObservableBooleanValue NEVER = Bindings.createBooleanBinding(() -> false);

    /** @param keys such as "Shortcut+O", "Shift+EQUALS", "DIGIT1": modifiers, then the name of a {@link KeyCode} */
    public static Action of(String id, String text, Icons icon, Runnable run, String... keys) {
        return new Action(id, text, icon, List.of(keys).stream().map(Action::keys).toList(), run, NEVER);
    }

    private static KeyCombination keys(String text) {
        String[] parts = text.split("\\+");
        Modifier[] modifiers = new Modifier[parts.length - 1];
        for (int i = 0; i < modifiers.length; i++) {
            modifiers[i] = parts[i].equals("Shift") ? KeyCombination.SHIFT_DOWN : KeyCombination.SHORTCUT_DOWN;
        }
        return new KeyCodeCombination(KeyCode.valueOf(parts[parts.length - 1]), modifiers);
    }

    public Action disabledWhile(ObservableBooleanValue condition) {
        return new Action(id, text, icon, keys, run, condition);
    }

    /** Its shortcuts as people read them: "Ctrl+O", "→, D". */
    public String keysText() {
        return String.join(", ", keys.stream().map(KeyCombination::getDisplayText).toList());
    }

    public void runIfEnabled() {
        if (!disabled.get()) {
            run.run();
        }
    }
}
