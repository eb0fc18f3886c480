package anchorlens.ui.settings;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One setting: its name, a sentence on what it does, and its control. */
final class SettingRow extends HBox {
    private static final double CONTROL = 250;

    private final String words;
    private final Label note = new Label();

    SettingRow(String title, String help, Node control) {
        super(16);
        words = (title + " " + help).toLowerCase(Locale.ROOT);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("setting");
        Label name = new Label(title);
        name.setLabelFor(control);
        name.setMinWidth(0);
        Label more = new Label(help);
        more.getStyleClass().addAll("muted", "small");
        more.setWrapText(true);
        more.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().addAll("setting-note", "small");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.managedProperty().bind(note.visibleProperty());
        say("");
        VBox texts = new VBox(2, name, more, note);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox end = new HBox(8, control);
        end.setAlignment(Pos.CENTER_RIGHT);
        end.setMinWidth(CONTROL);
        end.setMaxWidth(CONTROL);
        if (control.getAccessibleText() == null) {
            control.setAccessibleText(title);
        }
        control.setAccessibleHelp(help);
        getChildren().addAll(texts, end);
    }

    /** Says what became of the choice, beneath the sentence; empty for nothing. */
    void say(String words) {
        note.setText(words);
        note.setVisible(!words.isEmpty());
    }

    /** Whether a search for these words finds it. */
    boolean fits(String lowered) {
        return words.contains(lowered);
    }
}
