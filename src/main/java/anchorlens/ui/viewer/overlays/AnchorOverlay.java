package anchorlens.ui.viewer.overlays;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BoxPriors;
import anchorlens.geometry.Box;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Raster.Dash;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;

/** The anchor boxes of the selected prior and of the one under the mouse, while priors are shown. */
public final class AnchorOverlay implements Overlay {
    private static final Dash BOX_DASH = new Dash(4, 3);

    @Override
    public Optional<Layer> layer() {
        return Optional.of(Layer.PRIORS);
    }

    @Override
    public boolean followsMouse() {
        return true;
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        double opacity = c.opacity(Layer.PRIORS);
        anchor(c, raster, c.picked().hoveredPrior(), opacity);
        anchor(c, raster, c.picked().prior(), Math.max(opacity, 0.9));
    }

    private static void anchor(OverlayContext c, Raster raster, int prior, double opacity) {
        if (c.result().isEmpty() || prior < 0 || prior >= c.result().get().input().priors().count()) {
            return;
        }
        Box box = switch (c.result().get().input().priors()) {
            case AnchorPriors anchors -> anchors.boxes().get(prior);
            case BoxPriors boxes -> boxes.boxes().get(prior);
            default -> null;
        };
        int level = Math.max(c.result().get().input().priors().levelOf(prior), 0);
        if (box != null && c.options().isLevelShown(level)) {
            Box b = c.inputToView(box);
            raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(1),
                    Raster.withOpacity(DataColors.ofLevel(level), opacity),
                    Raster.withOpacity(DataColors.HALO, 0.7 * opacity), BOX_DASH.times(c.px(1)));
        }
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of();
    }
}
