package anchorlens.workbench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where this platform keeps a person's settings, logs and caches.
 *
 * @param config settings
 * @param state  logs
 * @param cache  what can be made again
 */
public record UserFolders(Path config, Path state, Path cache) {
    private static final String NAME = "anchorlens";

    /** From the XDG variables on Linux, Library on macOS, AppData on Windows. */
    public static UserFolders ofPlatform() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static UserFolders of(String os, Path home, Map<String, String> env) {
        String name = os.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return new UserFolders(home.resolve("Library/Application Support/AnchorLens"), home.resolve("Library/Logs/AnchorLens"),
                    home.resolve("Library/Caches/AnchorLens"));
        } else if (name.contains("win")) {
            Path roaming = folder(env, "APPDATA", home.resolve("AppData/Roaming"));
            Path local = folder(env, "LOCALAPPDATA", home.resolve("AppData/Local"));
            return new UserFolders(roaming.resolve("AnchorLens"), local.resolve("AnchorLens/Logs"),
                    local.resolve("AnchorLens/Cache"));
        }
        return new UserFolders(folder(env, "XDG_CONFIG_HOME", home.resolve(".config")).resolve(NAME),
                folder(env, "XDG_STATE_HOME", home.resolve(".local/state")).resolve(NAME),
                folder(env, "XDG_CACHE_HOME", home.resolve(".cache")).resolve(NAME));
    }

    private static Path folder(Map<String, String> env, String variable, Path otherwise) {
        String value = env.get(variable);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
