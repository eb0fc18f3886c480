package anchorlens.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is remembered from one start to the next. Anything unknown or missing takes its default.
 *
 * @param look      theme, sizes
 * @param machine   device, threads, cache
 * @param recent    files and folders opened last, newest first
 * @param classes   by model file, what was chosen for categories without a class of the same name
 * @param shortcuts id of an action → its keys, where they are not the usual ones
 * @param presets   "assigner.atss" → name → values as text: settings that a person gave a name
 * @param session   what was open and how it was set, as {@link anchorlens.workbench.session.SessionJson} writes it
 */
public record Settings(Look look, Machine machine, List<String> recent, Map<String, Map<String, String>> classes,
                       Map<String, List<String>> shortcuts, Map<String, Map<String, Map<String, String>>> presets,
                       Map<String, Object> session) {
    /**
     * @param theme        "dark", "light" or "system"
     * @param scale        of the whole interface in percent; 0 for what the desktop says
     * @param exportScale  pixels of an exported picture for one of the screen
     * @param windowWidth  in screen units, 0 for the default
     * @param windowHeight in screen units, 0 for the default
     */
    public record Look(String theme, int scale, double exportScale, double windowWidth, double windowHeight) {
        public static final Look USUAL = new Look("dark", 0, 2, 0, 0);
        public static final int LEAST_SCALE = 75;
        public static final int MOST_SCALE = 200;
        public static final double MOST_EXPORT = 4;

        public Look {
            theme = theme == null || theme.isBlank() ? "dark" : theme;
            scale = scale == 0 ? 0 : Math.clamp(scale, LEAST_SCALE, MOST_SCALE);
            exportScale = exportScale >= 1 && exportScale <= MOST_EXPORT ? exportScale : 2;
        }
    }

    /**
     * @param device         "cpu" or "gpu:N"
     * @param threads        of the processor that a model runs on; 0 for the usual number
     * @param cacheMegabytes what forward passes kept on disk may take; 0 keeps none
     */
    public record Machine(String device, int threads, Integer cacheMegabytes) {
        public static final Machine USUAL = new Machine("cpu", 0, 1024);

        public Machine {
            device = device == null ? "cpu" : device;
            threads = Math.max(0, threads);
            cacheMegabytes = cacheMegabytes == null ? 1024 : Math.max(0, cacheMegabytes);
        }
    }

    public static final int RECENT_LIMIT = 12;
    public static final Settings DEFAULT = new Settings(null, null, null, null, null, null, null);

    public Settings {
        look = look == null ? Look.USUAL : look;
        machine = machine == null ? Machine.USUAL : machine;
        recent = recent == null ? List.of() : List.copyOf(recent);
        classes = classes == null ? Map.of() : Map.copyOf(classes);
        shortcuts = shortcuts == null ? Map.of() : Map.copyOf(shortcuts);
        presets = presets == null ? Map.of() : Map.copyOf(presets);
        session = session == null ? Map.of() : session;
    }

    /** The recent list with a path put on top. */
    public static List<String> withRecent(List<String> recent, String path) {
        List<String> out = new ArrayList<>(recent);
        out.remove(path);
        out.addFirst(path);
        return List.copyOf(out.subList(0, Math.min(out.size(), RECENT_LIMIT)));
    }
}
