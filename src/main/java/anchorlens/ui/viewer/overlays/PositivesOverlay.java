package anchorlens.ui.viewer.overlays;

import anchorlens.assign.AssignmentResult;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.LegendEntry.Symbol;
import anchorlens.ui.viewer.Marks;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.PriorWalk;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Stamp;
import anchorlens.workbench.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Positives as filled discs, larger on coarser levels, each in a ring of its level's colour. */
public final class PositivesOverlay implements Overlay {
    private static final double SMALLEST = 2.6;
    private static final double GROWTH = 1.2;

    @Override
    public Optional<Layer> layer() {
        return Optional.of(Layer.POSITIVES);
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        if (c.result().isEmpty()) {
            return;
        }
        AssignmentResult assignment = c.result().get().assignment();
        double opacity = c.opacity(Layer.POSITIVES);
        Stamp[] stamps = new Stamp[Math.max(1, c.result().get().input().priors().levels().size())];
        Arrays.setAll(stamps, l -> stamp(c, l, opacity));
        PriorWalk.inView(c, c.px(14), (prior, level, x, y) -> {
            if (assignment.isPositive(prior)) {
                stamps[Math.max(level, 0)].draw(raster, x, y);
            }
        });
    }

    private static Stamp stamp(OverlayContext c, int level, double opacity) {
        double radius = c.px(SMALLEST + GROWTH * level);
        int halo = Raster.withOpacity(DataColors.HALO, opacity);
        int fill = Raster.withOpacity(DataColors.POSITIVE, opacity);
        int ring = Raster.withOpacity(DataColors.ofLevel(level), opacity);
        return new Stamp(radius + c.px(2.2), (raster, x, y) -> {
            Marks.disc(raster, x, y, radius + c.px(2.2), halo);
            Marks.disc(raster, x, y, radius, fill);
            Marks.ring(raster, x, y, radius + c.px(0.8), c.px(1.2), ring);
        });
    }

    @Override
    public boolean draws(OverlayContext c, int prior) {
        return c.result().isPresent() && c.result().get().assignment().isPositive(prior);
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of(new LegendEntry(Symbol.DISC, DataColors.POSITIVE, Texts.get("legend.positives")));
    }
}
