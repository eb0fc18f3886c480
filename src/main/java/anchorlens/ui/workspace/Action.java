package anchorlens.ui.workspace;

import anchorlens.ui.theme.Icons;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/**
 * Something a person can do, once: menus, the tool bar, the command palette, the shortcuts and the list of keys all take it from
 * here.
 *
 * @param id       stable name for settings
 * @param text     what it does
 * @param icon     its icon, null for none
 * @param keys     its shortcuts, the first being the one that is shown
 * @param run      does it
 * @param disabled true while it makes no sense
 * @param why      why it makes no sense then, in a few words
 * @param detail   what it would do it to just now, such as "topk 9 → 12" of undo; empty for nothing
 */
public record Action(String id, String text, Icons icon, List<KeyCombination> keys, Runnable run, ObservableBooleanValue disabled,
                     String why, Supplier<String> detail) {
    private static final ObservableBooleanValue NEVER = Bindings.createBooleanBinding(() -> false);

    public Action {
        keys = List.copyOf(keys);
    }

    /** @param keys such as "Shortcut+O", "Shift+EQUALS", "DIGIT1": modifiers, then the name of a {@link KeyCode} */
    public static Action of(String id, String text, Icons icon, Runnable run, String... keys) {
        return new Action(id, text, icon, List.of(keys).stream().map(Action::keys).toList(), run, NEVER, "", () -> "");
    }

    /**
     * The keys of a text such as "Shortcut+Shift+Z".
     *
     * @throws IllegalArgumentException where it names no key
     */
    public static KeyCombination keys(String text) {
        String[] parts = text.split("\\+");
        Modifier[] modifiers = new Modifier[parts.length - 1];
        for (int i = 0; i < modifiers.length; i++) {
            modifiers[i] = switch (parts[i]) {
                case "Shift" -> KeyCombination.SHIFT_DOWN;
                case "Alt" -> KeyCombination.ALT_DOWN;
                case "Shortcut" -> KeyCombination.SHORTCUT_DOWN;
                default -> throw new IllegalArgumentException("there is no modifier " + parts[i]);
            };
        }
        return new KeyCodeCombination(KeyCode.valueOf(parts[parts.length - 1]), modifiers);
    }

    /** @param reason why it makes no sense then, in a few words */
    public Action disabledWhile(ObservableBooleanValue condition, String reason) {
        return new Action(id, text, icon, keys, run, condition, reason, detail);
    }

    public Action withDetail(Supplier<String> words) {
        return new Action(id, text, icon, keys, run, disabled, why, words);
    }

    public Action withKeys(List<KeyCombination> others) {
        return new Action(id, text, icon, others, run, disabled, why, detail);
    }

    /** Its shortcuts as people read them: "Ctrl+O", "→, D". */
    public String keysText() {
        return String.join(", ", keys.stream().map(KeyCombination::getDisplayText).distinct().toList());
    }

    /** What it does, with what it would do it to just now. */
    public String fullText() {
        String words = detail.get();
        return words.isEmpty() ? text : text + ": " + words;
    }

    public void runIfEnabled() {
        if (!disabled.get()) {
            run.run();
        }
    }
}
