package anchorlens.ui.viewer.overlays;

import anchorlens.detection.FeatureLevel;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every prior as a small mark in the colour and shape of its level, larger on coarser ones; of the selected prior and of
 * the one under the mouse also the anchor box, where there are anchors.
 */
public final class PriorsOverlay implements Overlay {
    private static final double SMALLEST = 1.1;
    private static final double GROWTH = 0.7;

    @Override
    public Optional<Layer> layer() {
        return Optional.of(Layer.PRIORS);
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        double opacity = c.opacity(Layer.PRIORS);
        List<FeatureLevel> levels = c.result().map(r -> r.input().priors().levels()).orElse(List.of());
        Stamp[] stamps = new Stamp[Math.max(1, levels.size())];
        Arrays.setAll(stamps, l -> stamp(l, c.px(SMALLEST + GROWTH * l), opacity));
        PriorWalk.inView(c, c.px(8), (prior, level, x, y) -> {
            if (level < 0 || (prior - levels.get(level).firstPrior()) % levels.get(level).priorsPerCell() == 0) {
                int index = Math.max(level, 0);
                stamps[index].draw(raster, x, y);
            }
        });
    }

    private static Stamp stamp(int level, double radius, double opacity) {
        int argb = Raster.withOpacity(DataColors.ofLevel(level), opacity);
        return new Stamp(2 * radius, (raster, x, y) -> Marks.shape(raster, Marks.Shape.ofLevel(level), x, y, radius, argb));
    }

    @Override
    public boolean draws(OverlayContext c, int prior) {
        return true;
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        List<LegendEntry> entries = new ArrayList<>();
        List<FeatureLevel> levels = result.map(r -> r.input().priors().levels()).orElse(List.of());
        for (FeatureLevel level : levels) {
            entries.add(new LegendEntry(Symbol.of(Marks.Shape.ofLevel(level.index())), DataColors.ofLevel(level.index()),
                    Texts.get("legend.priors.level", level.label(), Integer.toString(level.stride()))));
        }
        if (levels.isEmpty()) {
            entries.add(new LegendEntry(Symbol.DISC, DataColors.ofLevel(0), Texts.get("legend.priors")));
        }
        entries.add(new LegendEntry(Symbol.DASHED_LINE, DataColors.ofLevel(0), Texts.get("legend.priors.box")));
        return entries;
    }
}
