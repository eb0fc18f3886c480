package anchorlens.ui.theme;

import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/**
 * The heading of a section: small capitals, widely spaced. The toolkit has no letter spacing, so thin spaces stand
 * between the letters; screen readers hear the plain title. Where it is cut, the mouse brings up the whole.
 */
public final class SectionTitle extends Label {
    private static final String HAIR_SPACE = "\u200A";

    private final StringProperty title = new SimpleStringProperty(this, "title", "");

    public SectionTitle(String text) {
        getStyleClass().add("section-title");
        title.addListener((o, was, is) -> setText(spaced(is)));
        accessibleTextProperty().bind(title);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(title);
        textTruncatedProperty().subscribe(cut -> setTooltip(cut ? whole : null));
        setTitle(text);
    }

    /** The title as plain text. */
    public StringProperty titleProperty() {
        return title;
    }

    public void setTitle(String text) {
        title.set(text);
    }

    private static String spaced(String text) {
        return text.toUpperCase(Locale.ROOT).codePoints().mapToObj(Character::toString)
                .collect(Collectors.joining(HAIR_SPACE));
    }
}
