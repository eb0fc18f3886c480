package anchorlens.ui.inspect;

import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.workspace.Action;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;

/** What can be done with the picture and its layers. */
final class InspectActions {
    private final Strings strings = Strings.beside(InspectActions.class);
    private final List<Action> all = new ArrayList<>();

    InspectActions(ImageCanvas canvas, DisplayOptions display) {
        add("zoom.fit", Icons.ZOOM_FIT, canvas::fit, "F");
        add("zoom.full", Icons.ZOOM_FULL_SIZE, canvas::actualSize, "Shortcut+DIGIT0");
        add("zoom.in", Icons.ZOOM_IN, canvas::zoomIn, "PLUS", "EQUALS", "Shift+EQUALS", "ADD");
        add("zoom.out", Icons.ZOOM_OUT, canvas::zoomOut, "MINUS", "SUBTRACT");
        add("zoom.selection", Icons.ZOOM_SELECTION, canvas::cropToSelection, "Z");
        add("object.up", Icons.UP, () -> canvas.rotateSelection(-1), "UP");
        add("object.down", Icons.DOWN, () -> canvas.rotateSelection(1), "DOWN");
        for (Layer layer : Layer.values()) {
            String number = Integer.toString(layer.ordinal() + 1);
            BooleanProperty shown = display.shownProperty(layer);
            all.add(Action.of("layer." + number, strings.get("layer.toggle", number, layer.label()), Icons.LAYERS,
                    () -> shown.set(!shown.get()), "DIGIT" + number, "NUMPAD" + number));
        }
    }

    private void add(String id, Icons icon, Runnable run, String... keys) {
        all.add(Action.of(id, strings.get(id), icon, run, keys));
    }

    List<Action> all() {
        return List.copyOf(all);
    }
}
