package anchorlens.ui.shell;

import anchorlens.model.Device;
import anchorlens.ui.state.Preferences;
import anchorlens.ui.state.States;
import anchorlens.workbench.Settings;
import anchorlens.workbench.SettingsStore;
import anchorlens.workbench.session.SavedSession;
import anchorlens.workbench.session.SessionJson;
import anchorlens.workbench.session.SessionReader;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries what is open, how it is set and what a person prefers from one start to the next. */
final class Memory {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SettingsStore store;
    private final States states;
    private final Sessions sessions;
    private final Settings loaded;

    Memory(SettingsStore store, States states, Sessions sessions, Settings loaded) {
        this.store = store;
        this.states = states;
        this.sessions = sessions;
        this.loaded = loaded;
    }

    /** Device and classes as they were. */
    void restoreMachine() {
        states.models().classes().restore(loaded.classes());
        try {
            states.models().deviceProperty().set(Device.parse(loaded.machine().device()));
        } catch (IllegalArgumentException e) {
            states.notices().warn("The device of the last session is none: " + e.getMessage() + ".", List.of());
        }
    }

    /** Opens what was open last, turned and laid out as it was. @param files whether images and model are opened as well */
    void resume(boolean files) {
        if (loaded.session().isEmpty()) {
            return;
        }
        try {
            SessionReader.Read read = SessionReader.read(JSON.valueToTree(loaded.session()), Optional.empty(), states.catalog());
            SavedSession last = read.session();
            read.complaints().stream().filter(c -> files || !c.startsWith("The data set") && !c.startsWith("The model"))
                    .forEach(c -> states.notices().warn(c, List.of()));
            sessions.show(files ? last : new SavedSession(SavedSession.Opened.NOTHING, last.schemes(), SavedSession.Selected.NOTHING,
                    last.layout()));
        } catch (IllegalArgumentException e) {
            states.notices().warn("What was open last could not be restored: " + e.getMessage() + ".", List.of());
        }
    }

    void save(List<String> recent, double width, double height) {
        Preferences preferences = states.preferences();
        Settings.Look look = preferences.lookProperty().get();
        Settings.Machine machine = preferences.machineProperty().get();
        Device device = states.models().deviceProperty().get();
        SavedSession now = sessions.take();
        Map<String, Object> session = JSON.convertValue(SessionJson.write(now, Optional.empty()), new TypeReference<>() { });
        try {
            store.save(new Settings(new Settings.Look(now.layout().theme(), look.scale(), look.exportScale(), width, height),
                    new Settings.Machine(device.gpu() ? "gpu:" + device.index() : "cpu", machine.threads(), machine.cacheMegabytes()),
                    recent, states.models().classes().kept(), preferences.keptShortcuts(), Map.copyOf(preferences.presets().all()), session));
        } catch (IOException e) {
            states.notices().error("The settings could not be saved to " + store.file() + ": " + e.getMessage() + ".");
        }
    }
}
