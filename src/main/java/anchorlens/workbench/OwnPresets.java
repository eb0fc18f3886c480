package anchorlens.workbench;

import anchorlens.parameters.Preset;
import anchorlens.parameters.RecordParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Settings of parameters that a person gave a name in the window.
 *
 * @param all "assigner.atss" → name → values as text, as {@link Settings#presets} keeps them
 */
public record OwnPresets(Map<String, Map<String, Map<String, String>>> all) {
    public static final OwnPresets NONE = new OwnPresets(Map.of());

    public OwnPresets {
        all = Map.copyOf(all);
    }

    /**
     * Those that the window keeps.
     *
     * @throws IllegalArgumentException in one sentence, if its settings cannot be read
     */
    public static OwnPresets in(UserFolders folders) {
        SettingsStore.Loaded loaded = new SettingsStore(folders.config().resolve("settings.json")).load();
        loaded.complaint().ifPresent(c -> {
            throw new IllegalArgumentException(c);
        });
        return new OwnPresets(loaded.settings().presets());
    }

    /** Whose presets they are: "assigner.atss", or "PriorSetup" where there is one kind of it only. */
    public static String key(String kind, String id, Record record) {
        return kind.isEmpty() ? record.getClass().getSimpleName() : kind + "." + id;
    }

    /**
     * A method's presets in the order of their names. One whose values do not fit any more is left out; parameters that it does
     * not have are at their defaults.
     */
    public List<Preset> of(String key, Record defaults) {
        List<Preset> presets = new ArrayList<>();
        new TreeMap<>(all.getOrDefault(key, Map.of())).forEach((name, values) -> {
            try {
                presets.add(new Preset(name, RecordParameters.withText(defaults, values)));
            } catch (IllegalArgumentException e) {
                // Of another version: kept in the settings, and back with that version.
            }
        });
        return presets;
    }

    /**
     * The values of a published preset by its name, else of one of a person's own.
     *
     * @param own asked only where none is published under that name
     * @throws IllegalArgumentException in one sentence that lists what there is
     */
    public static <R extends Record> R named(Supplier<OwnPresets> own, String key, R defaults, String name) {
        List<Preset> published = Preset.of(defaults);
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) defaults.getClass();
        return type.cast(Preset.find(published, name).orElseGet(() -> {
            List<Preset> kept = own.get().of(key, defaults);
            return Preset.find(kept, name).orElseThrow(() -> new IllegalArgumentException("there is no preset '" + name + "'; "
                    + (published.isEmpty() ? "none are published" : "published are: " + names(published)) + "; "
                    + (kept.isEmpty() ? "you keep none of your own" : "your own are: " + names(kept))));
        }).values());
    }

    private static String names(List<Preset> presets) {
        return presets.stream().map(Preset::name).collect(Collectors.joining(" · "));
    }
}
