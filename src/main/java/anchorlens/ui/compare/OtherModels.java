package anchorlens.ui.compare;

import anchorlens.ui.state.ModelState;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Models of single panes, each open once however many panes use it, beside the one that all share. */
final class OtherModels {
    private final ModelState shared;
    private final Runnable changed;
    private final Runnable busier;
    private final Map<Path, ModelState> open = new HashMap<>();

    /**
     * @param changed called when one of them has something new
     * @param busier  called when one starts or ends work
     */
    OtherModels(ModelState shared, Runnable changed, Runnable busier) {
        this.shared = shared;
        this.changed = changed;
        this.busier = busier;
    }

    /** The model of a file, opened where it is not yet; the shared one for null. */
    ModelState of(Path file) {
        if (file == null) {
            return shared;
        }
        return open.computeIfAbsent(file, f -> {
            ModelState other = shared.beside(f);
            other.passProperty().addListener((o, before, now) -> changed.run());
            other.openedProperty().addListener((o, before, now) -> changed.run());
            other.busyProperty().addListener((o, before, now) -> busier.run());
            return other;
        });
    }

    /** Closes those that no pane uses any more. */
    void keep(Set<Path> used) {
        open.entrySet().removeIf(e -> {
            if (!used.contains(e.getKey())) {
                e.getValue().close();
                return true;
            }
            return false;
        });
    }
}
