package anchorlens.ui.settings;

import anchorlens.ui.workspace.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableMap;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of actions: their usual ones, or those a person chose instead. */
public final class Keymap {
    /** An action and where its keys work: a workspace's id, or empty for everywhere. */
    public record Entry(String where, Action action) {
        /** Whether keys of both can be meant at once; the same action of two workspaces is the same. */
        boolean meets(Entry other) {
            return !action.id().equals(other.action.id()) && (where.isEmpty() || other.where.isEmpty() || where.equals(other.where));
        }
    }

    private static final KeyCombination.ModifierValue DOWN = KeyCombination.ModifierValue.DOWN;

    private final ObservableMap<String, List<String>> chosen;

    /** @param chosen id of an action → its keys, where they are not the usual ones; changed here */
    public Keymap(ObservableMap<String, List<String>> chosen) {
        this.chosen = chosen;
    }

    /** The action with the keys it has now. */
    public Action apply(Action action) {
        List<String> own = chosen.get(action.id());
        return own == null ? action : action.withKeys(own.stream().map(Keymap::parsed).flatMap(Optional::stream).toList());
    }

    private static Optional<KeyCombination> parsed(String text) {
        try {
            return Optional.of(Action.keys(text));
        } catch (IllegalArgumentException e) {
            // Written by hand and wrong: as if it were not there.
            return Optional.empty();
        }
    }

    /** The first keys of an action, null for none; follows what is chosen. */
    public ObservableValue<KeyCombination> first(Action action) {
        return Bindings.createObjectBinding(() -> apply(action).keys().stream().findFirst().orElse(null), chosen);
    }

    /** "Next image (→, D)"; follows what is chosen. */
    public ObservableValue<String> tip(Action action) {
        return Bindings.createStringBinding(() -> action.text() + (apply(action).keys().isEmpty() ? ""
                : " (" + apply(action).keysText() + ")"), chosen);
    }

    /** Whether a person chose its keys. */
    public boolean isChosen(Action action) {
        return chosen.containsKey(action.id());
    }

    /** Gives an action other keys; the usual ones are not kept. */
    public void choose(Action action, List<KeyCombination> keys) {
        if (keys.equals(action.keys())) {
            chosen.remove(action.id());
        } else {
            chosen.put(action.id(), keys.stream().map(Keymap::text).toList());
        }
    }

    /** Goes back to an action's usual keys. */
    public void reset(Action action) {
        chosen.remove(action.id());
    }

    /** Goes back to the usual keys of all actions. */
    public void resetAll() {
        chosen.clear();
    }

    /** Every other action that the same keys would mean in any workspace that has this one, each once. */
    public List<Action> conflicts(Action action, KeyCombination keys, List<Entry> all) {
        List<Entry> places = all.stream().filter(e -> e.action().id().equals(action.id())).toList();
        Map<String, Action> found = new LinkedHashMap<>();
        all.stream().filter(e -> places.stream().anyMatch(p -> p.meets(e))).map(Entry::action).filter(a -> apply(a).keys().contains(keys))
                .forEach(a -> found.putIfAbsent(a.id(), a));
        return List.copyOf(found.values());
    }

    /** Takes keys away from an action. */
    public void take(Action action, KeyCombination keys) {
        List<KeyCombination> rest = new ArrayList<>(apply(action).keys());
        rest.remove(keys);
        choose(action, rest);
    }

    /** The keys that were pressed; empty for a modifier on its own. */
    public static Optional<KeyCombination> pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        List<KeyCombination.Modifier> modifiers = new ArrayList<>();
        if (event.isShortcutDown()) {
            modifiers.add(KeyCombination.SHORTCUT_DOWN);
        }
        if (event.isAltDown()) {
            modifiers.add(KeyCombination.ALT_DOWN);
        }
        if (event.isShiftDown()) {
            modifiers.add(KeyCombination.SHIFT_DOWN);
        }
        return Optional.of(new KeyCodeCombination(code, modifiers.toArray(KeyCombination.Modifier[]::new)));
    }

    /** "Shortcut+Shift+Z": as {@link Action#keys} reads it. */
    static String text(KeyCombination keys) {
        KeyCodeCombination k = (KeyCodeCombination) keys;
        StringBuilder out = new StringBuilder();
        if (k.getShortcut() == DOWN) {
            out.append("Shortcut+");
        }
        if (k.getAlt() == DOWN) {
            out.append("Alt+");
        }
        if (k.getShift() == DOWN) {
            out.append("Shift+");
        }
        return out + k.getCode().name();
    }
}
