package anchorlens.ui.losses;

import anchorlens.ui.workspace.Export;
import java.util.List;
import javafx.scene.layout.Region;

/**
 * A part of the workspace: what fills its middle, what stands at the right, and what it can write.
 *
 * @param id stable name, for {@code anchorlens render --view part=…}
 */
record LossPart(String id, String title, Region middle, List<Region> controls, List<Export> exports) {
    LossPart {
        controls = List.copyOf(controls);
        exports = List.copyOf(exports);
    }
}
