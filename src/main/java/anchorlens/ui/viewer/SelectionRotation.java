package anchorlens.ui.viewer;

import anchorlens.ui.state.Selection;
import anchorlens.ui.viewer.Targets.GtTarget;
import anchorlens.ui.viewer.Targets.PriorTarget;
import anchorlens.ui.viewer.Targets.Target;
import java.util.List;

/** Selects what a click hits, and goes round among the things that lie under it. */
final class SelectionRotation {
    /** A prior is hit within this many logical pixels. */
    static final double REACH = 12;

    private final ImageCanvas canvas;
    private boolean clicked;
    private double imageX;
    private double imageY;
    private Target selected;

    SelectionRotation(ImageCanvas canvas) {
        this.canvas = canvas;
    }

    /** Selects the first thing under a point of the view, or nothing. */
    void click(OverlayContext c, double x, double y) {
        clicked = true;
        imageX = c.viewport().toImageX(x);
        imageY = c.viewport().toImageY(y);
        List<Target> targets = targets(c);
        if (targets.isEmpty()) {
            canvas.selection().priorProperty().set(-1);
            canvas.selection().gtProperty().set(-1);
        } else {
            select(c, targets.getFirst());
        }
    }

    private List<Target> targets(OverlayContext c) {
        return Targets.at(c, canvas.overlays(), c.viewport().toViewX(imageX), c.viewport().toViewY(imageY), c.px(REACH));
    }

    /** Selects the next or previous thing under the last click, as it is now. */
    void rotate(int step) {
        canvas.context().filter(c -> clicked).ifPresent(c -> {
            List<Target> targets = targets(c);
            if (!targets.isEmpty()) {
                int at = indexOf(targets, selected);
                select(c, targets.get(at < 0 ? 0 : Math.floorMod(at + step, targets.size())));
            }
        });
    }

    private static int indexOf(List<Target> targets, Target wanted) {
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).isSameAs(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** Forgets the last click; what it hit is no longer there. */
    void forget() {
        clicked = false;
    }

    private void select(OverlayContext c, Target target) {
        selected = target;
        Selection selection = canvas.selection();
        switch (target) {
            case PriorTarget p -> {
                c.result().ifPresent(r -> selection.gtProperty().set(Targets.gtFor(r, p.prior(), selection.gtProperty().get())));
                selection.priorProperty().set(p.prior());
            }
            case GtTarget g -> {
                selection.priorProperty().set(-1);
                selection.gtProperty().set(g.gt());
            }
        }
    }
}
