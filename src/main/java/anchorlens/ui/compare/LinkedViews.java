package anchorlens.ui.compare;

import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.Viewport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;

/** Keeps the panes at the same zoom and place while they are linked. */
final class LinkedViews {
    private final ObservableBooleanValue linked;
    private final Map<ImageCanvas, ChangeListener<Viewport>> canvases = new LinkedHashMap<>();
    private boolean following;

    LinkedViews(ObservableBooleanValue linked) {
        this.linked = linked;
    }

    void set(List<ImageCanvas> all) {
        canvases.forEach((canvas, moved) -> canvas.viewportProperty().removeListener(moved));
        canvases.clear();
        for (ImageCanvas canvas : all) {
            ChangeListener<Viewport> moved = (o, before, now) -> moved(canvas, before == null);
            canvases.put(canvas, moved);
            canvas.viewportProperty().addListener(moved);
        }
    }

    /** A pane that has just come goes where the others are; one that moves takes the others along. */
    private void moved(ImageCanvas canvas, boolean isNew) {
        if (isNew) {
            canvases.keySet().stream().filter(c -> c != canvas && c.viewportProperty().get() != null
                    && c.imageProperty().get() == canvas.imageProperty().get()).findFirst().ifPresent(this::follow);
        } else {
            follow(canvas);
        }
    }

    /** Brings all panes to where one is; the one need not have changed. */
    void follow(ImageCanvas leader) {
        Viewport lead = leader.viewportProperty().get();
        if (!linked.get() || following || lead == null || leader.isTakingPicture()) {
            return;
        }
        following = true;
        for (ImageCanvas canvas : canvases.keySet()) {
            Viewport own = canvas.viewportProperty().get();
            if (canvas != leader && own != null && !canvas.isTakingPicture() && own.imageWidth() == lead.imageWidth()
                    && own.imageHeight() == lead.imageHeight()) {
                Viewport next = lead.isFit() ? own.fit() : lead.resized(own.viewWidth(), own.viewHeight());
                if (!next.equals(own)) {
                    canvas.setViewport(next);
                }
            }
        }
        following = false;
    }
}
