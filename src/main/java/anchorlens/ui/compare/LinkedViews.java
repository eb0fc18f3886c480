package anchorlens.ui.compare;

import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.Viewport;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;

/** Keeps the panes at the same zoom and place while they are linked. */
final class LinkedViews {
    private final ObservableBooleanValue linked;
    private List<ImageCanvas> canvases = List.of();
    private boolean following;
    private final ChangeListener<Viewport> moved = (o, before, now) -> follow(now);

    LinkedViews(ObservableBooleanValue linked) {
        this.linked = linked;
        linked.addListener((o, before, now) -> {
            if (now && !canvases.isEmpty()) {
                follow(canvases.getFirst().viewportProperty().get());
            }
        });
    }

    void set(List<ImageCanvas> all) {
        canvases.forEach(c -> c.viewportProperty().removeListener(moved));
        canvases = List.copyOf(all);
        canvases.forEach(c -> c.viewportProperty().addListener(moved));
    }

    private void follow(Viewport leader) {
        if (!linked.get() || following || leader == null) {
            return;
        }
        following = true;
        for (ImageCanvas canvas : canvases) {
            Viewport own = canvas.viewportProperty().get();
            if (own != null && !canvas.isTakingPicture() && own.imageWidth() == leader.imageWidth()
                    && own.imageHeight() == leader.imageHeight()) {
                Viewport next = leader.isFit() ? own.fit() : leader.resized(own.viewWidth(), own.viewHeight());
                if (!next.equals(own)) {
                    canvas.setViewport(next);
                }
            }
        }
        following = false;
    }
}
