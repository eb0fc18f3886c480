package anchorlens.ui.state;

import anchorlens.parameters.Preset;
import anchorlens.parameters.RecordParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** Settings of parameters that a person gave a name, for each method. */
public final class UserPresets {
    private final ObservableMap<String, Map<String, Map<String, String>>> all = FXCollections.observableHashMap();

    /** "assigner.atss" → name → values as text; to be watched, and changed by the methods only. */
    public ObservableMap<String, Map<String, Map<String, String>>> all() {
        return all;
    }

    /** Whose presets they are: "assigner.atss", or "PriorSetup" where there is one kind of it only. */
    public static String key(String kind, String id, Record record) {
        return kind.isEmpty() ? record.getClass().getSimpleName() : kind + "." + id;
    }

    /**
     * A method's presets in the order of their names. One whose values do not fit any more is left out; parameters that it does not
     * have are at their defaults.
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

    /** Keeps values under a name, in place of what had it. */
    public void save(String key, String name, Record values) {
        Map<String, String> text = new LinkedHashMap<>();
        RecordParameters.values(values).forEach((parameter, value) -> text.put(parameter, RecordParameters.text(value)));
        Map<String, Map<String, String>> own = new LinkedHashMap<>(all.getOrDefault(key, Map.of()));
        own.put(name.strip(), text);
        all.put(key, own);
    }

    /** Forgets a preset. */
    public void delete(String key, String name) {
        Map<String, Map<String, String>> own = new LinkedHashMap<>(all.getOrDefault(key, Map.of()));
        own.remove(name);
        if (own.isEmpty()) {
            all.remove(key);
        } else {
            all.put(key, own);
        }
    }
}
