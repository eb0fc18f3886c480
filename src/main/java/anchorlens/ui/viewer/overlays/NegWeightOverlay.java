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

/** w_neg as open rings whose area is in proportion to the weight, the image's largest being full size. */
public final class NegWeightOverlay implements Overlay {
    private static final double VISIBLE = 1;

    @Override
    public Optional<Layer> layer() {
        return Optional.of(Layer.NEG_WEIGHT);
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        int argb = Raster.withOpacity(DataColors.NEGATIVE, c.opacity(Layer.NEG_WEIGHT));
        double line = c.px(1.4);
        WeightDiscs.inView(c, LossWeights::neg, VISIBLE, (x, y, radius) -> Marks.ring(raster, x, y, radius, line, argb));
    }

    @Override
    public boolean draws(OverlayContext c, int prior) {
        return WeightDiscs.draws(c, LossWeights::neg, VISIBLE, prior);
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of(new LegendEntry(Symbol.RING, DataColors.NEGATIVE, Texts.get("legend.neg")));
    }
}
