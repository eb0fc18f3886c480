package anchorlens.ui.losses;

import anchorlens.ui.state.Changes;
import anchorlens.ui.state.History;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Tuned;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Region;

/**
 * A part of the workspace: what fills its middle, what stands at the right, and what it can write.
 *
 * @param id      stable name, for {@code anchorlens render --view part=…}
 * @param history the steps its parameters were changed in
 * @param tuned   its parameters, for the command palette
 */
record LossPart(String id, String title, Region middle, List<Region> controls, List<Export> exports, History history,
                Supplier<List<Tuned>> tuned) {
    LossPart {
        controls = List.copyOf(controls);
        exports = List.copyOf(exports);
    }

    /** One without parameters. */
    LossPart(String id, String title, Region middle, List<Region> controls, List<Export> exports) {
        this(id, title, middle, controls, exports, new History(), List::of);
    }

    /** With parameters by their names, which become steps to take back and can be turned from the command palette. */
    LossPart withParameters(Map<String, ? extends ObjectProperty<? extends Record>> parameters) {
        History steps = new History();
        parameters.values().forEach(p -> steps.track(p, Changes::words));
        return with(steps, () -> parameters.entrySet().stream().map(e -> Tuned.of(e.getKey(), e.getValue())).toList());
    }

    LossPart with(History steps, Supplier<List<Tuned>> own) {
        return new LossPart(id, title, middle, controls, exports, steps, own);
    }
}
