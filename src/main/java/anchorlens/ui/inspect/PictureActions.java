package anchorlens.ui.inspect;

import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.workspace.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;

/** What can be done with a picture and its layers. */
public final class PictureActions {
    private final Strings strings = Strings.beside(PictureActions.class);
    private final List<Action> all = new ArrayList<>();

    /** @param canvas the picture that keys act on now */
    public PictureActions(Supplier<ImageCanvas> canvas, DisplayOptions display) {
        add("zoom.fit", Icons.ZOOM_FIT, () -> canvas.get().fit(), "F");
        add("zoom.full", Icons.ZOOM_FULL_SIZE, () -> canvas.get().actualSize(), "Shortcut+DIGIT0");
        add("zoom.in", Icons.ZOOM_IN, () -> canvas.get().zoomIn(), "PLUS", "EQUALS", "Shift+EQUALS", "ADD");
        add("zoom.out", Icons.ZOOM_OUT, () -> canvas.get().zoomOut(), "MINUS", "SUBTRACT");
        add("zoom.selection", Icons.ZOOM_SELECTION, () -> canvas.get().cropToSelection(), "Z");
        add("object.up", Icons.UP, () -> canvas.get().rotateSelection(-1), "UP");
        add("object.down", Icons.DOWN, () -> canvas.get().rotateSelection(1), "DOWN");
        all.addAll(steps(canvas));
        for (Layer layer : Layer.values()) {
            all.add(ofLayer(layer, display));
        }
    }

    /** Moving the view and the selected prior from the keyboard. */
    public static List<Action> steps(Supplier<ImageCanvas> canvas) {
        Strings words = Strings.beside(PictureActions.class);
        List<Action> steps = new ArrayList<>();
        for (Step step : Step.values()) {
            String id = step.name().toLowerCase(Locale.ROOT);
            steps.add(Action.of("pan." + id, words.get("pan." + id), step.icon, () -> canvas.get().pan(step.dx, step.dy),
                    "Shortcut+" + step.name()));
            steps.add(Action.of("prior." + id, words.get("prior." + id), step.icon, () -> canvas.get().selectPrior(step.dx, step.dy),
                    "Alt+" + step.name()));
        }
        return steps;
    }

    private enum Step {
        LEFT(-1, 0, Icons.PREVIOUS), RIGHT(1, 0, Icons.NEXT), UP(0, -1, Icons.UP), DOWN(0, 1, Icons.DOWN);

        private final int dx;
        private final int dy;
        private final Icons icon;

        Step(int dx, int dy, Icons icon) {
            this.dx = dx;
            this.dy = dy;
            this.icon = icon;
        }
    }

    /** Shows or hides a layer. */
    static Action ofLayer(Layer layer, DisplayOptions display) {
        String number = layer.key();
        BooleanProperty shown = display.shownProperty(layer);
        return Action.of("layer." + number, Strings.beside(PictureActions.class).get("layer.toggle", number, layer.label()), Icons.LAYERS,
                () -> shown.set(!shown.get()), "DIGIT" + number, "NUMPAD" + number);
    }

    private void add(String id, Icons icon, Runnable run, String... keys) {
        all.add(Action.of(id, strings.get(id), icon, run, keys));
    }

    public List<Action> all() {
        return List.copyOf(all);
    }
}
