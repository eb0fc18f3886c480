package anchorlens.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Arrays;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * The chrome of the window, dark or light. Data colours ({@link DataColors}) are the same in both.
 *
 * <p>The control styles are AtlantaFX's Primer; {@code anchorlens.css} on top of it brings the surfaces, the density and the
 * style classes of this project, written in terms of Primer's colour tokens so that it needs no second version.
 */
public enum Theme {
    DARK, LIGHT,
    /** What the desktop prefers. */
    SYSTEM;

    /** "dark", "light", "system": as settings write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The theme of an id, the dark one where there is none such. */
    public static Theme of(String id) {
        return Arrays.stream(values()).filter(t -> t.id().equalsIgnoreCase(id)).findFirst().orElse(DARK);
    }

    public Icons icon() {
        return switch (this) {
            case DARK -> Icons.THEME_DARK;
            case LIGHT -> Icons.THEME_LIGHT;
            case SYSTEM -> Icons.THEME_SYSTEM;
        };
    }

    /** True where this theme is dark now; of {@link #SYSTEM} what the desktop says. */
    public boolean isDark() {
        return switch (this) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /** Gives all windows this theme's controls. Each scene also needs {@link #style} once. */
    public void apply() {
        apply(isDark());
    }

    static void apply(boolean dark) {
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }

    /** Adds this project's own style sheet to a scene; popups and owned dialogs take it over from their window. */
    public static void style(Scene scene) {
        scene.getStylesheets().add(Theme.class.getResource("anchorlens.css").toExternalForm());
    }
}
