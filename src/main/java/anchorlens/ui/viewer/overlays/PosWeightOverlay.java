package anchorlens.ui.viewer.overlays;

import anchorlens.assign.LossWeights;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.LegendEntry.Symbol;
import anchorlens.ui.viewer.Marks;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.Raster;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;

/** w_pos as filled discs whose area is in proportion to the weight, the image's largest being full size. */
public final class PosWeightOverlay implements Overlay {
    private static final double VISIBLE = 0.5;

    @Override
    public Optional<Layer> layer() {
        return Optional.of(Layer.POS_WEIGHT);
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        int argb = Raster.withOpacity(DataColors.POSITIVE, c.opacity(Layer.POS_WEIGHT));
        WeightDiscs.inView(c, LossWeights::pos, VISIBLE, (x, y, radius) -> Marks.disc(raster, x, y, radius, argb));
    }

    @Override
    public boolean draws(OverlayContext c, int prior) {
        return WeightDiscs.draws(c, LossWeights::pos, VISIBLE, prior);
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of(new LegendEntry(Symbol.DISC, DataColors.POSITIVE, Texts.get("legend.pos")));
    }
}
