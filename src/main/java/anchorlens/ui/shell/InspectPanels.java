package anchorlens.ui.shell;

import anchorlens.ui.viewer.ImageCanvas;
import java.util.List;
import javafx.scene.layout.Region;

/** The panels around the picture. */
final class InspectPanels {
    private final List<Region> below;
    private final List<Region> controls;

    InspectPanels(States states, ImageCanvas canvas) {
        below = List.of();
        controls = List.of();
    }

    List<Region> below() {
        return below;
    }

    List<Region> controls() {
        return controls;
    }
}
