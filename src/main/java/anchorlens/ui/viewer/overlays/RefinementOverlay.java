package anchorlens.ui.viewer.overlays;

import anchorlens.detection.BoxRefinement.Refined;
import anchorlens.detection.BoxRefinement.Step;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.Curves;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.LegendEntry.Symbol;
import anchorlens.ui.viewer.Marks;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.OverlayLabel;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Raster.Dash;
import anchorlens.workbench.Refinement;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;

/**
 * DW's box refinement of the selected prior: the coarse box, the boundary point of each edge with an arrow to where the edge is
 * read anew, an arrow from the old place of the edge to the new one, and the refined box.
 */
public final class RefinementOverlay implements Overlay {
    private static final Dash DASH = new Dash(6, 4);
    private static final int BEFORE = DataColors.PREDICTION;
    private static final int AFTER = DataColors.ALTERNATIVE;
    private static final int POINT = DataColors.DISTRIBUTION;

    @Override
    public Optional<Layer> layer() {
        return Optional.of(Layer.REFINEMENT);
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        Optional<Refined> found = c.result().flatMap(r -> Refinement.of(r, c.picked().prior(), c.options().refinementProperty().get()));
        if (found.isEmpty()) {
            return;
        }
        double opacity = c.opacity(Layer.REFINEMENT);
        int halo = Raster.withOpacity(DataColors.HALO, opacity);
        Box before = c.inputToView(found.get().before());
        Box after = c.inputToView(found.get().after());
        raster.strokeRectWithHalo(before.x1(), before.y1(), before.x2(), before.y2(), c.line(1.6), Raster.withOpacity(BEFORE, opacity),
                halo, DASH.times(c.px(1)));
        raster.strokeRectWithHalo(after.x1(), after.y1(), after.x2(), after.y2(), c.line(2), Raster.withOpacity(AFTER, opacity), halo,
                Dash.SOLID);
        for (Step step : found.get().steps()) {
            edgeArrow(c, raster, step, before, after, opacity);
            pointArrow(c, raster, step, opacity);
        }
        labels.add(OverlayLabel.ofBox(Texts.get("refinement.before"), BEFORE, before.x1(), before.y1(), before.x2(), before.y2(), 1));
        labels.add(OverlayLabel.ofBox(Texts.get("refinement.after"), AFTER, after.x1(), after.y1(), after.x2(), after.y2(), 1));
    }

    /** From the boundary point to where the map is sampled. */
    private static void pointArrow(OverlayContext c, Raster raster, Step step, double opacity) {
        double x1 = c.viewX(step.startX());
        double y1 = c.viewY(step.startY());
        double x2 = c.viewX(step.x());
        double y2 = c.viewY(step.y());
        int halo = Raster.withOpacity(DataColors.HALO, opacity);
        int color = Raster.withOpacity(POINT, opacity);
        arrow(c, raster, x1, y1, x2, y2, color, halo);
        Marks.ring(raster, x1, y1, c.px(4.5), c.px(4), halo);
        Marks.ring(raster, x1, y1, c.px(4.5), c.px(2), color);
        Marks.disc(raster, x2, y2, c.px(4.5), halo);
        Marks.disc(raster, x2, y2, c.px(3.5), color);
    }

    /** From the old to the new place of an edge, a little beside the boundary point. */
    private static void edgeArrow(OverlayContext c, Raster raster, Step step, Box before, Box after, double opacity) {
        double aside = c.px(14);
        double from = place(step.edge(), before);
        double to = place(step.edge(), after);
        boolean horizontal = step.edge().isHorizontalPosition();
        double x = horizontal ? 0 : c.viewX(step.startX()) + aside;
        double y = horizontal ? c.viewY(step.startY()) + aside : 0;
        arrow(c, raster, horizontal ? from : x, horizontal ? y : from, horizontal ? to : x, horizontal ? y : to,
                Raster.withOpacity(AFTER, opacity), Raster.withOpacity(DataColors.HALO, opacity));
    }

    private static double place(Edge edge, Box box) {
        return switch (edge) {
            case LEFT -> box.x1();
            case TOP -> box.y1();
            case RIGHT -> box.x2();
            case BOTTOM -> box.y2();
        };
    }

    private static void arrow(OverlayContext c, Raster raster, double x1, double y1, double x2, double y2, int color, int halo) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        if (!(length > c.px(2))) {
            return;
        }
        double head = Math.min(c.px(9), 0.7 * length);
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        double[] xs = {x2 - head * (ux - 0.45 * uy), x2, x2 - head * (ux + 0.45 * uy)};
        double[] ys = {y2 - head * (uy + 0.45 * ux), y2, y2 - head * (uy - 0.45 * ux)};
        for (int pass = 0; pass < 2; pass++) {
            double width = c.px(pass == 0 ? 4 : 1.8);
            Curves.segment(raster, x1, y1, x2, y2, width, pass == 0 ? halo : color);
            Curves.polyline(raster, xs, ys, 3, width, pass == 0 ? halo : color);
        }
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        boolean learned = result.map(Refinement::isLearned).orElse(false);
        return List.of(new LegendEntry(Symbol.LINE, AFTER, Texts.get("legend.refinement.after")),
                new LegendEntry(Symbol.DASHED_LINE, BEFORE, Texts.get("legend.refinement.before")),
                new LegendEntry(Symbol.RING, POINT, Texts.get("legend.refinement.point")),
                new LegendEntry(Symbol.DISC, POINT, Texts.get(learned ? "legend.refinement.learned" : "legend.refinement.hand")));
    }
}
