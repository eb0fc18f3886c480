package anchorlens.ui.compare;

import anchorlens.ui.inspect.PictureActions;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.workspace.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;

/** What can be done in the Compare workspace from the keyboard. */
final class CompareActions {
    private final Strings strings = Strings.beside(CompareActions.class);
    private final PanesGrid grid;
    private final List<Action> all = new ArrayList<>();

    CompareActions(CompareViewModel compare, PanesGrid grid, SidePanel side) {
        this.grid = grid;
        onActive("zoom.fit", Icons.ZOOM_FIT, ImageCanvas::fit, "F");
        onActive("zoom.full", Icons.ZOOM_FULL_SIZE, ImageCanvas::actualSize, "Shortcut+DIGIT0");
        onActive("zoom.in", Icons.ZOOM_IN, ImageCanvas::zoomIn, "PLUS", "EQUALS", "Shift+EQUALS", "ADD");
        onActive("zoom.out", Icons.ZOOM_OUT, ImageCanvas::zoomOut, "MINUS", "SUBTRACT");
        onActive("zoom.selection", Icons.ZOOM_SELECTION, ImageCanvas::cropToSelection, "Z");
        onActive("object.up", Icons.UP, c -> c.rotateSelection(-1), "UP");
        onActive("object.down", Icons.DOWN, c -> c.rotateSelection(1), "DOWN");
        all.addAll(PictureActions.steps(grid::activeCanvas));
        add("pin", Icons.TARGET, compare.marked()::togglePin, "P");
        add("pin.clear", Icons.CLOSE, compare.marked().pins()::clear, "Shift+P");
        add("action.link", Icons.LINKED, () -> toggle(compare.linkedProperty()), "L");
        add("action.difference", Icons.LAYERS, () -> toggle(compare.differenceProperty()), "V");
        add("action.ownScale", Icons.PARAMETERS, () -> toggle(compare.ownScaleProperty()), "S");
        add("action.selectedOnly", Icons.FILTER, () -> toggle(compare.selectedOnlyProperty()), "O");
        add("action.sweep", Icons.PARAMETERS, side::showSweep, "W");
        add("action.set", Icons.GRID, side::showSet, "G");
        for (Show show : Show.values()) {
            String number = Integer.toString(show.ordinal() + 1);
            all.add(Action.of("show." + number, strings.get("action.show", show.label()), Icons.SHOW,
                    () -> compare.showProperty().set(show), "DIGIT" + number, "NUMPAD" + number));
        }
        for (Preset preset : Preset.values()) {
            all.add(Action.of("preset." + preset.id(), strings.get("action.preset", preset.label()), Icons.LAYERS,
                    () -> compare.load(preset)));
        }
    }

    private static void toggle(BooleanProperty property) {
        property.set(!property.get());
    }

    private void onActive(String id, Icons icon, Consumer<ImageCanvas> verb, String... keys) {
        add(id, icon, () -> verb.accept(grid.activeCanvas()), keys);
    }

    private void add(String id, Icons icon, Runnable run, String... keys) {
        all.add(Action.of(id, strings.get(id), icon, run, keys));
    }

    List<Action> all() {
        return List.copyOf(all);
    }
}
