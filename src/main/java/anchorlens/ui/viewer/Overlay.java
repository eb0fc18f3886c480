package anchorlens.ui.viewer;

import anchorlens.geometry.Box;
import anchorlens.ui.state.Layer;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;

/**
 * One kind of thing drawn over the photo. It paints in device pixels of the view, leaves out what lies outside, and says
 * which priors it draws so that a click finds them.
 */
public interface Overlay {
    /** The layer whose switch and opacity it obeys; empty where it is drawn whenever overlays are. */
    Optional<Layer> layer();

    void paint(OverlayContext context, Raster raster, LabelSink labels);

    /** Its symbols with their meaning for a result; empty before the first run. */
    List<LegendEntry> legend(Optional<RunResult> result);

    /** True where the overlay marks this prior in its place, so that a click on it means the prior. */
    default boolean draws(OverlayContext context, int prior) {
        return false;
    }

    /**
     * True where it depends on the prior under the mouse. Such overlays are painted above all others and alone, and without
     * labels, while only the mouse moves.
     */
    default boolean followsMouse() {
        return false;
    }

    /**
     * Where an overlay that follows the mouse has ink because a certain prior is under it, in device pixels of the view; an empty box where it
     * has none.
     */
    default Box mouseArea(OverlayContext context, int prior) {
        return new Box(0, 0, context.viewport().viewWidth(), context.viewport().viewHeight());
    }

    default boolean isDrawn(OverlayContext context) {
        return layer().map(context.options()::isDrawn).orElseGet(() -> !context.options().overlaysHiddenProperty().get()
                && !context.options().overlaysHeldHiddenProperty().get());
    }
}
