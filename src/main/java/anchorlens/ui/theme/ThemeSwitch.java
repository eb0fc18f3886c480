package anchorlens.ui.theme;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;

/** The theme in use: setting it changes every window at once, and {@link Theme#SYSTEM} follows the desktop. */
public final class ThemeSwitch {
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme");
    private final ChangeListener<ColorScheme> followDesktop = (o, was, is) -> {
        if (theme.get() == Theme.SYSTEM) {
            Theme.SYSTEM.apply();
        }
    };

    /** Applies the first theme at once; to be made on the JavaFX thread. */
    public ThemeSwitch(Theme first) {
        theme.addListener((o, was, is) -> is.apply());
        theme.set(first);
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakChangeListener<>(followDesktop));
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }
}
