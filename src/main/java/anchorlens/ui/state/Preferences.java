package anchorlens.ui.state;

import anchorlens.workbench.Settings;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** What a person prefers whatever is open: kept in the settings. */
public final class Preferences {
    private final ObjectProperty<Settings.Look> look = new SimpleObjectProperty<>(this, "look", Settings.Look.USUAL);
    private final ObjectProperty<Settings.Machine> machine = new SimpleObjectProperty<>(this, "machine", Settings.Machine.USUAL);
    private final ObservableMap<String, List<String>> shortcuts = FXCollections.observableHashMap();
    private final UserPresets presets = new UserPresets();

    /** Theme and sizes. */
    public ObjectProperty<Settings.Look> lookProperty() {
        return look;
    }

    /** Device, threads and cache. */
    public ObjectProperty<Settings.Machine> machineProperty() {
        return machine;
    }

    /** Id of an action → its keys, such as "Shortcut+O", where they are not the usual ones; an empty list for none. */
    public ObservableMap<String, List<String>> shortcuts() {
        return shortcuts;
    }

    /** Settings of parameters that a person gave a name. */
    public UserPresets presets() {
        return presets;
    }

    /** Takes over what was kept. */
    public void restore(Settings settings) {
        look.set(settings.look());
        machine.set(settings.machine());
        shortcuts.putAll(settings.shortcuts());
        presets.all().putAll(settings.presets());
    }

    /** A copy to be kept. */
    public Map<String, List<String>> keptShortcuts() {
        return Map.copyOf(shortcuts);
    }
}
