package anchorlens.cli;

import java.util.Locale;
import java.util.Map;

/** Whether a window can be shown. */
final class Display {
    private Display() {
    }

    /** True where this session has a screen: on Linux if DISPLAY or WAYLAND_DISPLAY is set, elsewhere always. */
    static boolean isPresent() {
        return isPresent(System.getProperty("os.name"), System.getenv());
    }

    static boolean isPresent(String os, Map<String, String> environment) {
        String name = os.toLowerCase(Locale.ROOT);
        if (name.contains("win") || name.contains("mac")) {
            return true;
        }
        return !environment.getOrDefault("DISPLAY", "").isBlank() || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }
}
