package anchorlens.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Action;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.UserFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsViewTest {
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DARK);
    private final Action open = Action.of("open", "Open a file", null, () -> { }, "Shortcut+O");
    private final Action fit = Action.of("fit", "Fit the picture", null, () -> { }, "F");
    private States states;
    private Keymap keymap;
    private Scene scene;

    @BeforeEach
    void make() {
        states = Fx.call(() -> States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate")), Catalog.load()));
        Fx.run(() -> {
            states.models().findDevices();
            keymap = new Keymap(states.preferences().shortcuts());
            SettingsView view = new SettingsView(states, theme, keymap, () -> List.of(new Keymap.Entry("", open),
                    new Keymap.Entry("Inspect", fit)), new UserFolders(Path.of("c"), Path.of("s"), Path.of("k")), OptionalInt.of(0));
            scene = Fx.scene(view, 640, 900, Theme.DARK);
            view.applyCss();
            view.layout();
        });
    }

    private void search(String words) {
        Fx.run(() -> ((TextField) scene.lookup("#settings-search")).setText(words));
    }

    private boolean isShown(String id) {
        javafx.scene.Node node = scene.lookup(id);
        while (node != null && !(node instanceof SettingRow) && !(node instanceof ShortcutRow)) {
            node = node.getParent();
        }
        return node != null && node.isVisible();
    }

    @SuppressWarnings("unchecked")
    private <T> ComboBox<T> box(String id) {
        return (ComboBox<T>) scene.lookup(id);
    }

    @Test
    void aSearchLeavesWhatFits() {
        search("zoom");
        assertThat(isShown("#setting-keepZoom")).isTrue();
        assertThat(isShown("#setting-theme")).isFalse();
        search("ctrl+o");
        assertThat(isShown("#keys-open")).isTrue();
        assertThat(isShown("#keys-fit")).isFalse();
        search("quark");
        assertThat(isShown("#setting-keepZoom")).isFalse();
        search("");
        assertThat(isShown("#setting-theme")).isTrue();
    }

    @Test
    void changesTakeEffectAtOnce() {
        Fx.run(() -> {
            this.<Theme>box("#setting-theme").setValue(Theme.LIGHT);
            this.<Integer>box("#setting-scale").setValue(150);
            this.<Double>box("#setting-exportScale").setValue(4.0);
            this.<Integer>box("#setting-threads").setValue(1);
            this.<Integer>box("#setting-cacheLimit").setValue(256);
        });
        assertThat(theme.get()).isEqualTo(Theme.LIGHT);
        assertThat(states.preferences().lookProperty().get().scale()).isEqualTo(150);
        assertThat(states.preferences().lookProperty().get().exportScale()).isEqualTo(4);
        assertThat(states.preferences().machineProperty().get().threads()).isEqualTo(1);
        assertThat(states.preferences().machineProperty().get().cacheMegabytes()).isEqualTo(256);
    }

    @Test
    void theScaleSaysWhenItTakesEffect() {
        Fx.run(() -> this.<Integer>box("#setting-scale").setValue(150));
        Label note = (Label) scene.lookup("#setting-scale").getParent().getParent().lookup(".setting-note");
        assertThat(note.isVisible()).isTrue();
        assertThat(note.getText()).contains("150 %").contains("next start").contains("as the desktop");
        Fx.run(() -> this.<Integer>box("#setting-scale").setValue(0));
        assertThat(note.isVisible()).isFalse();
    }

    private void type(String id, KeyCode code, boolean shortcut) {
        Fx.run(() -> {
            Button button = (Button) scene.lookup(id);
            button.fire();
            button.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false));
        });
    }

    @Test
    void otherKeysArePressedAndAClashIsAskedAbout() {
        type("#keys-fit", KeyCode.J, true);
        assertThat(keymap.apply(fit).keysText()).isEqualTo("Ctrl+J");
        type("#keys-fit", KeyCode.O, true);
        assertThat(keymap.apply(fit).keysText()).isEqualTo("Ctrl+J");
        assertThat(((Label) scene.lookup("#conflict")).getText()).contains("Ctrl+O").contains("Open a file");
        Fx.run(() -> ((Button) scene.lookup("#conflict-take")).fire());
        assertThat(keymap.apply(fit).keysText()).isEqualTo("Ctrl+O");
        assertThat(keymap.apply(open).keys()).isEmpty();
        Fx.run(() -> ((Button) scene.lookup("#setting-keys")).fire());
        assertThat(keymap.apply(open).keysText()).isEqualTo("Ctrl+O");
        assertThat(((Button) scene.lookup("#keys-fit")).getText()).isEqualTo("F");
    }

    @Test
    void goingBackToTheUsualKeysAsksWhereAnotherActionHasThemNow() {
        type("#keys-fit", KeyCode.O, true);
        Fx.run(() -> {
            ((Button) scene.lookup("#conflict-take")).fire();
            Button reset = (Button) scene.lookup("#keys-open").getParent().lookup(".icon-only");
            assertThat(reset.isVisible()).isTrue();
            reset.fire();
        });
        assertThat(keymap.apply(open).keys()).isEmpty();
        assertThat(((Label) scene.lookup("#conflict")).getText()).contains("Ctrl+O").contains("Fit the picture");
        Fx.run(() -> ((Button) scene.lookup("#conflict-take")).fire());
        assertThat(keymap.apply(open).keysText()).isEqualTo("Ctrl+O");
        assertThat(keymap.apply(fit).keys()).isEmpty();
    }

    @Test
    void escapeLeavesKeysAndBackspaceTakesThemAway() {
        type("#keys-fit", KeyCode.ESCAPE, false);
        assertThat(keymap.apply(fit).keysText()).isEqualTo("F");
        type("#keys-fit", KeyCode.BACK_SPACE, false);
        assertThat(keymap.apply(fit).keys()).isEmpty();
    }
}
