package anchorlens.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.ui.workspace.Action;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class KeymapTest {
    private final ObservableMap<String, List<String>> chosen = FXCollections.observableHashMap();
    private final Keymap keymap = new Keymap(chosen);
    private final Action open = Action.of("open", "Open", null, () -> { }, "Shortcut+O");
    private final Action fit = Action.of("fit", "Fit", null, () -> { }, "F");
    private final Action find = Action.of("find", "Find", null, () -> { }, "Shortcut+Shift+F", "G");
    private final Keymap.Entry everywhere = new Keymap.Entry("", open);
    private final Keymap.Entry inspect = new Keymap.Entry("Inspect", fit);
    private final Keymap.Entry compare = new Keymap.Entry("Compare", find);
    private final List<Keymap.Entry> all = List.of(everywhere, inspect, compare);

    private static KeyCombination keys(String text) {
        return Action.keys(text);
    }

    @Test
    void chosenKeysStandInForTheUsualOnesAndGoAgain() {
        assertThat(keymap.apply(open).keysText()).isEqualTo("Ctrl+O");
        keymap.choose(open, List.of(keys("Shortcut+Alt+J")));
        assertThat(chosen).isEqualTo(Map.of("open", List.of("Shortcut+Alt+J")));
        assertThat(keymap.apply(open).keys()).containsExactly(keys("Shortcut+Alt+J"));
        assertThat(keymap.isChosen(open)).isTrue();
        keymap.choose(open, List.of(keys("Shortcut+O")));
        assertThat(chosen).isEmpty();
        keymap.choose(open, List.of());
        assertThat(keymap.apply(open).keys()).isEmpty();
        keymap.resetAll();
        assertThat(keymap.apply(open).keysText()).isEqualTo("Ctrl+O");
    }

    @Test
    void keysClashEverywhereOrWithinAWorkspaceButNotBetweenTwo() {
        assertThat(keymap.conflicts(fit, keys("Shortcut+O"), all)).containsExactly(open);
        assertThat(keymap.conflicts(open, keys("G"), all)).containsExactly(find);
        assertThat(keymap.conflicts(fit, keys("G"), all)).isEmpty();
        assertThat(keymap.conflicts(find, keys("G"), all)).isEmpty();
        keymap.choose(fit, List.of(keys("X")));
        assertThat(keymap.conflicts(open, keys("F"), all)).isEmpty();
        assertThat(keymap.conflicts(open, keys("X"), all)).containsExactly(fit);
    }

    @Test
    void anActionThatTwoWorkspacesShareClashesInBoth() {
        List<Keymap.Entry> shared = List.of(inspect, new Keymap.Entry("Compare", fit), compare);
        assertThat(keymap.conflicts(fit, keys("G"), shared)).containsExactly(find);
        assertThat(keymap.conflicts(find, keys("F"), shared)).containsExactly(fit);
    }

    @Test
    void takingKeysLeavesTheOthers() {
        keymap.take(find, keys("G"));
        assertThat(keymap.apply(find).keys()).containsExactly(keys("Shortcut+Shift+F"));
    }

    @Test
    void pressedKeysAreReadAndWrittenAlike() {
        KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.COMMA, true, true, false, false);
        KeyCombination pressed = Keymap.pressed(event).orElseThrow();
        assertThat(Keymap.text(pressed)).isEqualTo("Shortcut+Shift+COMMA");
        assertThat(Action.keys(Keymap.text(pressed))).isEqualTo(pressed);
        assertThat(pressed.match(event)).isTrue();
        assertThat(Keymap.pressed(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SHIFT, true, false, false, false))).isEmpty();
    }

    @Test
    void whatIsWrittenWrongByHandIsAsIfItWereNotThere() {
        chosen.put("open", List.of("Hyper+O", "NOKEY", "Shortcut+J"));
        assertThat(keymap.apply(open).keys()).containsExactly(keys("Shortcut+J"));
    }
}
