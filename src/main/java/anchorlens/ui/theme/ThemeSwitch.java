package anchorlens.ui.theme;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;

/** The theme in use: setting it changes every window at once, and {@link Theme#SYSTEM} follows the desktop. */
public final class ThemeSwitch {
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme");
    private final ObservableValue<ColorScheme> desktop;
    private final ChangeListener<ColorScheme> followDesktop = (o, was, is) -> {
        if (theme.get() == Theme.SYSTEM) {
            apply();
        }
    };

    /** Applies the first theme at once; to be made on the JavaFX thread. */
    public ThemeSwitch(Theme first) {
        this(first, Platform.getPreferences().colorSchemeProperty());
    }

    /** @param desktop what the desktop prefers */
    ThemeSwitch(Theme first, ObservableValue<ColorScheme> desktop) {
        this.desktop = desktop;
        theme.addListener((o, was, is) -> apply());
        theme.set(first);
        desktop.addListener(new WeakChangeListener<>(followDesktop));
    }

    private void apply() {
        if (theme.get() == Theme.SYSTEM) {
            Theme.apply(desktop.getValue() == ColorScheme.DARK);
        } else {
            theme.get().apply();
        }
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }
}
