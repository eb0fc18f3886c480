package anchorlens.ui.viewer.overlays;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.LegendEntry.Symbol;
import anchorlens.ui.viewer.Marks;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Raster.Dash;
import anchorlens.workbench.Refinement;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;

/**
 * A ring around the selected prior with its predicted box, unless the layer of refinements draws that box, and a thinner ring
 * around the prior under the mouse; while priors are shown, the anchor boxes of both, too.
 */
public final class SelectionOverlay implements Overlay {
    private static final Dash BOX_DASH = new Dash(8, 4);
    private static final Dash ANCHOR_DASH = new Dash(4, 3);
    private static final double MOUSE_RADIUS = 8;
    private static final double MOUSE_LINE = 1.5;
    private static final double HALO = 2;

    @Override
    public Optional<Layer> layer() {
        return Optional.empty();
    }

    @Override
    public boolean followsMouse() {
        return true;
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        if (c.result().isEmpty()) {
            return;
        }
        Priors priors = c.result().get().input().priors();
        int selected = c.picked().prior();
        int hovered = c.picked().hoveredPrior();
        if (c.options().isDrawn(Layer.PRIORS)) {
            anchor(c, raster, hovered, c.opacity(Layer.PRIORS));
            anchor(c, raster, selected, Math.max(c.opacity(Layer.PRIORS), 0.9));
        }
        if (hovered >= 0 && hovered < priors.count() && hovered != selected) {
            ring(c, raster, priors, hovered, MOUSE_RADIUS, MOUSE_LINE);
        }
        if (selected >= 0 && selected < priors.count()) {
            boolean boxesDrawn = c.options().isDrawn(Layer.REFINEMENT) && Refinement.isPossible(c.result().get());
            c.result().get().input().predictions().filter(p -> !boxesDrawn).ifPresent(p -> {
                Box b = c.inputToView(p.boxes().get(selected));
                raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(1.4), DataColors.SELECTION, DataColors.HALO,
                        BOX_DASH.times(c.px(1)));
            });
            ring(c, raster, priors, selected, 10, 2.4);
        }
    }

    @Override
    public Box mouseArea(OverlayContext c, int prior) {
        if (c.result().isEmpty() || prior < 0 || prior >= c.result().get().input().priors().count()) {
            return new Box(0, 0, 0, 0);
        }
        Priors priors = c.result().get().input().priors();
        double x = c.viewX(priors.centerX(prior));
        double y = c.viewY(priors.centerY(prior));
        double reach = c.px(MOUSE_RADIUS + MOUSE_LINE + HALO) + 2;
        Box ring = new Box(x - reach, y - reach, x + reach, y + reach);
        Box anchor = c.options().isDrawn(Layer.PRIORS) ? anchorBox(c, prior) : null;
        if (anchor == null) {
            return ring;
        }
        Box b = c.inputToView(anchor);
        double line = c.line(1) + 3;
        return new Box(Math.min(ring.x1(), b.x1() - line), Math.min(ring.y1(), b.y1() - line), Math.max(ring.x2(), b.x2() + line),
                Math.max(ring.y2(), b.y2() + line));
    }

    private static Box anchorBox(OverlayContext c, int prior) {
        return switch (c.result().get().input().priors()) {
            case AnchorPriors anchors -> anchors.boxes().get(prior);
            case BoxPriors boxes -> boxes.boxes().get(prior);
            default -> null;
        };
    }

    private static void anchor(OverlayContext c, Raster raster, int prior, double opacity) {
        if (c.result().isEmpty() || prior < 0 || prior >= c.result().get().input().priors().count()) {
            return;
        }
        Box box = anchorBox(c, prior);
        int level = Math.max(c.result().get().input().priors().levelOf(prior), 0);
        if (box != null && c.options().isLevelShown(level)) {
            Box b = c.inputToView(box);
            raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(1),
                    Raster.withOpacity(DataColors.ofLevel(level), opacity),
                    Raster.withOpacity(DataColors.HALO, 0.7 * opacity), ANCHOR_DASH.times(c.px(1)));
        }
    }

    private static void ring(OverlayContext c, Raster raster, Priors priors, int prior, double radius, double line) {
        double x = c.viewX(priors.centerX(prior));
        double y = c.viewY(priors.centerY(prior));
        Marks.ring(raster, x, y, c.px(radius), c.px(line + HALO), DataColors.HALO);
        Marks.ring(raster, x, y, c.px(radius), c.px(line), DataColors.SELECTION);
        Marks.disc(raster, x, y, c.px(1.6), DataColors.SELECTION);
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of(new LegendEntry(Symbol.RING, DataColors.SELECTION, Texts.get("legend.selection.prior")),
                new LegendEntry(Symbol.DASHED_LINE, DataColors.SELECTION, Texts.get("legend.selection.box")));
    }
}
