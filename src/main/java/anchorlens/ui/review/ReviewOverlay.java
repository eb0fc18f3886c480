package anchorlens.ui.review;

import anchorlens.analysis.EdgeDensity;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
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
import anchorlens.ui.viewer.overlays.DistributionsOverlay;
import anchorlens.ui.viewer.overlays.EdgeView;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;

/**
 * Draws a flag: the annotated box solid and white, the alternative dashed and green, the distributions of the edges on them; the
 * box being edited yellow with handles. Other objects stay faint.
 */
final class ReviewOverlay implements Overlay {
    private static final Dash OTHER_DASH = new Dash(8, 6);
    private static final Dash TWIN_DASH = new Dash(3, 3);
    private static final double FAINT = 0.4;
    private static final double BESIDE = 0.4;
    private static final double HANDLE = 5;
    private static final double LEAST_HANDLE = 1.5;

    private final Strings strings = Strings.beside(ReviewOverlay.class);
    private BoxScene scene = BoxScene.EMPTY;

    /** Takes what is drawn from now on; the canvas has to be asked to paint again. */
    void setScene(BoxScene now) {
        scene = now;
    }

    BoxScene scene() {
        return scene;
    }

    @Override
    public Optional<Layer> layer() {
        return Optional.empty();
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        for (Box neighbour : scene.neighbours()) {
            box(c, raster, neighbour, 1, Raster.withOpacity(DataColors.GROUND_TRUTH, FAINT), FAINT, Dash.SOLID);
        }
        scene.twin().ifPresent(b -> {
            box(c, raster, b, 1.6, DataColors.IGNORED, 1, TWIN_DASH.times(c.px(1)));
            label(c, labels, b, strings.get("overlay.twin"), DataColors.IGNORED);
        });
        scene.annotated().ifPresent(b -> box(c, raster, b, 2.4, DataColors.GROUND_TRUTH, 1, Dash.SOLID));
        scene.other().ifPresent(b -> box(c, raster, b, 2, DataColors.ALTERNATIVE, 1, OTHER_DASH.times(c.px(1))));
        if (scene.edited().isPresent()) {
            edited(c, raster, labels, scene.edited().get());
        } else {
            densities(c, raster, labels);
        }
        scene.annotated().ifPresent(b -> label(c, labels, b, scene.name(), DataColors.GROUND_TRUTH));
        scene.other().filter(b -> scene.edited().isEmpty()).ifPresent(b -> otherLabel(c, labels, b));
    }

    private static void box(OverlayContext c, Raster raster, Box box, double line, int argb, double halo, Dash dash) {
        Box b = c.imageToView(box);
        raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(line), argb, Raster.withOpacity(DataColors.HALO, halo), dash);
    }

    private static void label(OverlayContext c, LabelSink labels, Box box, String text, int argb) {
        Box b = c.imageToView(box);
        labels.add(OverlayLabel.ofBox(text, argb, b.x1(), b.y1(), b.x2(), b.y2(), 7));
    }

    /** Below the alternative where its bottom lies lower, so that it does not stand where the annotated box's name stands. */
    private void otherLabel(OverlayContext c, LabelSink labels, Box other) {
        Box b = c.imageToView(other);
        boolean sameTop = scene.annotated().map(a -> Math.abs(c.imageToView(a).y1() - b.y1()) < c.px(24)).orElse(false);
        if (sameTop) {
            labels.add(OverlayLabel.ofPoint(scene.otherName(), DataColors.ALTERNATIVE, b.x1() - c.px(6),
                    Math.min(b.y2() + c.px(12), c.viewport().viewHeight() - c.px(10)), 7));
        } else {
            labels.add(OverlayLabel.ofBox(scene.otherName(), DataColors.ALTERNATIVE, b.x1(), b.y1(), b.x2(), b.y2(), 7));
        }
    }

    private void densities(OverlayContext c, Raster raster, LabelSink labels) {
        Optional<Box> on = scene.annotated().or(scene::other);
        if (on.isEmpty() || scene.densities().isEmpty()) {
            return;
        }
        EdgeView view = new EdgeView(scene.densities(), on.get(), scene.annotated().isPresent());
        for (EdgeDensity density : scene.densities()) {
            boolean meant = scene.flagged().isEmpty() || scene.flagged().contains(density.edge());
            DistributionsOverlay.paintEdge(c, raster, meant ? labels : LabelSink.NONE, view, density, meant ? 1 : BESIDE);
        }
    }

    private void edited(OverlayContext c, Raster raster, LabelSink labels, Box box) {
        box(c, raster, box, 2, DataColors.SELECTION, 1, Dash.SOLID);
        Box b = c.imageToView(box);
        double radius = Math.clamp(0.15 * Math.min(b.width(), b.height()), c.px(LEAST_HANDLE), c.px(HANDLE));
        for (Edge edge : Edge.values()) {
            double x = edge.isHorizontalPosition() ? b.edge(edge) : b.centerX();
            double y = edge.isHorizontalPosition() ? b.centerY() : b.edge(edge);
            Marks.disc(raster, x, y, radius + c.px(1.5), DataColors.HALO);
            Marks.disc(raster, x, y, radius, DataColors.SELECTION);
        }
        scene.active().ifPresent(edge -> {
            boolean vertical = edge.isHorizontalPosition();
            double at = b.edge(edge);
            Curves.segment(raster, vertical ? at : b.x1(), vertical ? b.y1() : at, vertical ? at : b.x2(), vertical ? b.y2() : at, Math.min(c.px(4), 2 * radius),
                    DataColors.SELECTION);
        });
        label(c, labels, box, strings.get("overlay.edited"), DataColors.SELECTION);
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of(new LegendEntry(Symbol.LINE, DataColors.GROUND_TRUTH, strings.get("overlay.annotated")),
                new LegendEntry(Symbol.DASHED_LINE, DataColors.ALTERNATIVE, strings.get("overlay.alternative")));
    }
}
