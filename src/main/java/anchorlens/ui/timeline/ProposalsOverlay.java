package anchorlens.ui.timeline;

import anchorlens.geometry.Box;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.LegendEntry.Symbol;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.OverlayLabel;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Raster.Dash;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proposals by the highest of Cascade R-CNN's thresholds they reach: solid where they are positives at T, dashed where not. Objects
 * carry the largest IoU of their proposals, and are thick and dashed where no proposal is their positive.
 */
final class ProposalsOverlay implements Overlay {
    private static final Dash DASH = new Dash(5, 3);
    private static final Dash STARVED_DASH = new Dash(9, 5);
    private static final double FAINT = 0.4;

    private final Strings strings = Strings.beside(ProposalsOverlay.class);
    private final PicturedProposals pictured;

    ProposalsOverlay(PicturedProposals pictured) {
        this.pictured = pictured;
    }

    @Override
    public Optional<Layer> layer() {
        return Optional.empty();
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        PicturedProposals.Shown shown = pictured.shownProperty().get();
        if (shown == null || c.result().isEmpty() || c.result().get() != shown.result()) {
            return;
        }
        double threshold = pictured.thresholdProperty().get();
        for (int i : shown.byIou()) {
            proposal(c, raster, c.inputToView(shown.proposals().boxes().get(i)), shown.proposals().targets().iou()[i], threshold);
        }
        for (int g = 0; g < shown.best().length; g++) {
            object(c, raster, labels, shown, g, shown.best()[g] >= threshold);
        }
    }

    private static void proposal(OverlayContext c, Raster raster, Box b, double iou, double threshold) {
        int band = CascadeBands.of(iou);
        int color = band < 0 ? DataColors.IGNORED : CascadeBands.color(band);
        if (iou >= threshold) {
            raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(1.6), color, DataColors.HALO, Dash.SOLID);
        } else {
            raster.strokeRect(b.x1(), b.y1(), b.x2(), b.y2(), c.line(1), band < 0 ? Raster.withOpacity(color, FAINT) : color,
                    DASH.times(c.px(1)));
        }
    }

    private static void object(OverlayContext c, Raster raster, LabelSink labels, PicturedProposals.Shown shown, int gt, boolean found) {
        Box b = c.inputToView(shown.result().input().groundTruth().boxes().get(gt));
        int color = found ? DataColors.GROUND_TRUTH : DataColors.STARVED;
        raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(found ? 1.6 : 3), color, DataColors.HALO,
                found ? Dash.SOLID : STARVED_DASH.times(c.px(1)));
        String name = c.className(shown.result().input().groundTruth().label(gt));
        labels.add(OverlayLabel.ofBox(name + ' ' + StepText.number(Math.round(100 * shown.best()[gt]) / 100.0), color, b.x1(), b.y1(),
                b.x2(), b.y2(), found ? 0 : OverlayLabel.MUST));
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        List<LegendEntry> all = new ArrayList<>();
        all.add(new LegendEntry(Symbol.DASHED_LINE, DataColors.IGNORED, strings.get("proposals.below")));
        for (int band = 0; band < CascadeBands.count(); band++) {
            all.add(new LegendEntry(Symbol.LINE, CascadeBands.color(band),
                    strings.get("proposals.from", Double.toString(CascadeBands.threshold(band)))));
        }
        all.add(new LegendEntry(Symbol.THICK_DASHED_LINE, DataColors.STARVED, strings.get("proposals.none")));
        return all;
    }
}
