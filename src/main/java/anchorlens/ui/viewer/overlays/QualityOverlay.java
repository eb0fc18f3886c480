package anchorlens.ui.viewer.overlays;

import anchorlens.analysis.compare.PriorMaps;
import anchorlens.analysis.compare.Scheme;
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
import java.util.List;
import java.util.Optional;

/**
 * How good each positive is, as a colour from dark blue (0) to yellow (1): the quality target the assigner itself defines,
 * else the IoU of the prior's predicted box with its ground truth. The legend says which of the two it is.
 */
public final class QualityOverlay implements Overlay {
    private static final double RADIUS = 5;
    /** Colours told apart; finer steps cannot be seen. */
    private static final int SHADES = 64;

    @Override
    public Optional<Layer> layer() {
        return Optional.of(Layer.QUALITY);
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        if (c.result().isEmpty()) {
            return;
        }
        Scheme scheme = c.result().get().scheme("");
        Stamp[] stamps = new Stamp[SHADES + 1];
        PriorWalk.inView(c, c.px(8), (prior, level, x, y) -> {
            double quality = PriorMaps.quality(scheme, prior);
            if (!Double.isNaN(quality)) {
                int shade = (int) Math.round(SHADES * Math.clamp(quality, 0.0, 1.0));
                if (stamps[shade] == null) {
                    stamps[shade] = stamp(c, (double) shade / SHADES);
                }
                stamps[shade].draw(raster, x, y);
            }
        });
    }

    private static Stamp stamp(OverlayContext c, double quality) {
        double opacity = c.opacity(Layer.QUALITY);
        int halo = Raster.withOpacity(DataColors.HALO, opacity);
        int fill = Raster.withOpacity(DataColors.sequential(quality), opacity);
        return new Stamp(c.px(RADIUS + 1), (raster, x, y) -> {
            Marks.disc(raster, x, y, c.px(RADIUS + 1), halo);
            Marks.disc(raster, x, y, c.px(RADIUS), fill);
        });
    }

    @Override
    public boolean draws(OverlayContext c, int prior) {
        return c.result().isPresent() && !Double.isNaN(PriorMaps.quality(c.result().get().scheme(""), prior));
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        boolean target = result.isPresent() && result.get().assignment().qualityTarget() != null;
        return List.of(new LegendEntry(Symbol.SCALE, DataColors.sequential(0.7),
                Texts.get(target ? "legend.quality.target" : "legend.quality.iou")));
    }
}
