package anchorlens.ui.compare;

import anchorlens.detection.Priors;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.Marks;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.OverlayLabel;
import anchorlens.ui.viewer.PriorWalk;
import anchorlens.ui.viewer.Raster;
import anchorlens.workbench.RunResult;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Rings around the pinned priors with their letters, and white ones around those brushed in the scatter. */
final class PinsOverlay implements Overlay {
    private static final double RADIUS = 10;
    private static final double BRUSH_RADIUS = 6;

    private final Marked marked;

    PinsOverlay(Marked marked) {
        this.marked = marked;
    }

    @Override
    public Optional<Layer> layer() {
        return Optional.empty();
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        if (c.result().isEmpty()) {
            return;
        }
        BitSet brushed = marked.brushedProperty().get();
        if (!brushed.isEmpty()) {
            PriorWalk.inView(c, c.px(BRUSH_RADIUS), (prior, level, x, y) -> {
                if (brushed.get(prior)) {
                    Marks.ring(raster, x, y, c.px(BRUSH_RADIUS), c.px(3), DataColors.HALO);
                    Marks.ring(raster, x, y, c.px(BRUSH_RADIUS), c.px(1.4), DataColors.GROUND_TRUTH);
                }
            });
        }
        Priors priors = c.result().get().input().priors();
        for (int i = 0; i < marked.pins().size(); i++) {
            int prior = marked.pins().get(i).prior();
            if (prior < priors.count()) {
                double x = c.viewX(priors.centerX(prior));
                double y = c.viewY(priors.centerY(prior));
                Marks.ring(raster, x, y, c.px(RADIUS), c.px(4.4), DataColors.HALO);
                Marks.ring(raster, x, y, c.px(RADIUS), c.px(2.4), DataColors.SELECTION);
                labels.add(OverlayLabel.ofPoint(Pin.name(i), DataColors.SELECTION, x + c.px(RADIUS), y, OverlayLabel.MUST));
            }
        }
    }

    @Override
    public boolean draws(OverlayContext c, int prior) {
        return marked.isPinned(prior) || marked.brushedProperty().get().get(prior);
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of();
    }
}
