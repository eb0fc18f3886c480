package anchorlens.ui.settings;

import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One action with its keys: a button that listens for other keys, and what they would clash with. */
final class ShortcutRow extends VBox {
    private final Strings strings = Strings.beside(ShortcutRow.class);
    private final Keymap keymap;
    private final Keymap.Entry entry;
    private final Supplier<List<Keymap.Entry>> all;
    private final Button keys = new Button();
    private final Button reset = new Button(null, Icons.RESET.icon());
    private final HBox warning = new HBox(8);
    private boolean listening;

    ShortcutRow(Keymap keymap, Keymap.Entry entry, Supplier<List<Keymap.Entry>> all) {
        this.keymap = keymap;
        this.entry = entry;
        this.all = all;
        Label text = new Label(entry.action().text());
        text.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        keys.setId("keys-" + entry.action().id());
        keys.getStyleClass().add("shortcut-keys");
        keys.setMnemonicParsing(false);
        keys.setTooltip(new Tooltip(strings.get("keys.tip")));
        keys.setOnAction(e -> listen(true));
        keys.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        keys.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                listen(false);
            }
        });
        reset.getStyleClass().addAll("flat", "icon-only");
        reset.setAccessibleText(strings.get("keys.reset", entry.action().text()));
        reset.setTooltip(new Tooltip(strings.get("keys.reset", entry.action().text())));
        reset.setOnAction(e -> choose(entry.action().keys()));
        HBox row = new HBox(8, text, gap, keys, reset);
        row.setAlignment(Pos.CENTER_LEFT);
        warning.setAlignment(Pos.CENTER_RIGHT);
        warning.getStyleClass().add("note-bar");
        warn(null);
        getChildren().addAll(row, warning);
        show();
    }

    Action action() {
        return entry.action();
    }

    /** Whether a search for these words finds it. */
    boolean fits(String lowered) {
        Action now = keymap.apply(entry.action());
        return (now.text() + " " + now.keysText()).toLowerCase().contains(lowered);
    }

    void show() {
        Action now = keymap.apply(entry.action());
        keys.setText(listening ? strings.get("keys.press") : now.keys().isEmpty() ? strings.get("keys.none") : now.keysText());
        keys.setAccessibleText(strings.get("keys.of", entry.action().text(), keys.getText()));
        reset.setVisible(keymap.isChosen(entry.action()));
    }

    private void listen(boolean on) {
        listening = on;
        show();
    }

    private void pressed(KeyEvent event) {
        if (!listening) {
            return;
        }
        event.consume();
        if (event.getCode() == KeyCode.ESCAPE) {
            listen(false);
        } else if (event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.DELETE) {
            listen(false);
            choose(List.of());
        } else {
            Keymap.pressed(event).ifPresent(pressed -> choose(List.of(pressed)));
        }
    }

    /** Gives the action these keys, or says whose they are. */
    private void choose(List<KeyCombination> wanted) {
        listen(false);
        Map<KeyCombination, List<Action>> others = new LinkedHashMap<>();
        for (KeyCombination one : wanted) {
            List<Action> clashing = keymap.conflicts(entry.action(), one, all.get());
            if (!clashing.isEmpty()) {
                others.put(one, clashing);
            }
        }
        if (others.isEmpty()) {
            keymap.choose(entry.action(), wanted);
            warn(null);
        } else {
            ask(wanted, others);
        }
    }

    private void ask(List<KeyCombination> wanted, Map<KeyCombination, List<Action>> others) {
        List<String> sentences = new ArrayList<>();
        others.forEach((key, actions) -> sentences.add(strings.get("keys.conflict", key.getDisplayText(),
                String.join("” and “", actions.stream().map(Action::text).distinct().toList()))));
        Label said = new Label(String.join(" ", sentences));
        said.setWrapText(true);
        said.setId("conflict");
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        Button take = new Button(strings.get("keys.take"));
        take.setId("conflict-take");
        take.setMinWidth(Region.USE_PREF_SIZE);
        take.setOnAction(e -> {
            others.forEach((key, actions) -> actions.forEach(a -> keymap.take(a, key)));
            keymap.choose(entry.action(), wanted);
            warn(null);
        });
        Button leave = new Button(strings.get("keys.leave"));
        leave.setMinWidth(Region.USE_PREF_SIZE);
        leave.setOnAction(e -> warn(null));
        warn(List.of(said, take, leave));
        take.requestFocus();
    }

    private void warn(List<Node> parts) {
        warning.getChildren().setAll(parts == null ? List.of() : parts);
        warning.setVisible(parts != null);
        warning.setManaged(parts != null);
    }
}
