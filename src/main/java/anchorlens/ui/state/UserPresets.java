package anchorlens.ui.state;

import anchorlens.parameters.Preset;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.OwnPresets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** Settings of parameters that a person gave a name, for each method. */
public final class UserPresets {
    private final ObservableMap<String, Map<String, Map<String, String>>> all = FXCollections.observableHashMap();

    /** "assigner.atss" → name → values as text; to be watched, and changed by the methods only. */
    public ObservableMap<String, Map<String, Map<String, String>>> all() {
        return all;
    }

    /** A method's presets, see {@link OwnPresets#of}. */
    public List<Preset> of(String key, Record defaults) {
        return new OwnPresets(all).of(key, defaults);
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
