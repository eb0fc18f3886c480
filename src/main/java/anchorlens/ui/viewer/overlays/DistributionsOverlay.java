package anchorlens.ui.viewer.overlays;

import anchorlens.analysis.EdgeDensity;
import anchorlens.analysis.Mode;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.Curves;
import anchorlens.ui.viewer.OverlayLabel;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.LegendEntry.Symbol;
import anchorlens.ui.viewer.Marks;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.Picked;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Raster.Dash;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;

/**
 * Where the model sees each edge, drawn on the picture: along the axis on which an edge moves lies its position in pixels,
 * perpendicular to it the density. Left and right stand on the box's top side, top and bottom on its right side. The
 * annotated edge is a white tick, the expected one a dark-rimmed tick of the curve's colour, every mode a dot; a box with a
 * second mode is dashed.
 */
public final class DistributionsOverlay implements Overlay {
    private static final double HEIGHT = 46;
    /** Density below this share of the peak is not filled. */
    private static final double TAIL = 0.004;
    private static final Dash BOX_DASH = new Dash(7, 5);
    private static final String[] RANKS = {"mode.first", "mode.second", "mode.third"};

    private RunResult lastResult;
    private Picked lastPicked = Picked.NOTHING;
    private Optional<EdgeView> lastView = Optional.empty();

    @Override
    public Optional<Layer> layer() {
        return Optional.of(Layer.DISTRIBUTIONS);
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        Optional<EdgeView> view;
        try {
            view = c.result().flatMap(r -> viewOf(r, c.picked()));
        } catch (IllegalArgumentException broken) {
            labels.add(OverlayLabel.ofPoint(broken.getMessage(), DataColors.STARVED, c.px(8), c.px(16), OverlayLabel.MUST));
            return;
        }
        if (view.isEmpty()) {
            return;
        }
        double opacity = c.opacity(Layer.DISTRIBUTIONS);
        view.get().alternative().ifPresent(box -> {
            Box b = c.inputToView(box);
            raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(1.8),
                    Raster.withOpacity(DataColors.ALTERNATIVE, opacity), Raster.withOpacity(DataColors.HALO, opacity),
                    BOX_DASH.times(c.px(1)));
        });
        for (EdgeDensity density : view.get().densities()) {
            paintEdge(c, raster, labels, view.get(), density, opacity);
        }
    }

    private Optional<EdgeView> viewOf(RunResult result, Picked picked) {
        Picked key = new Picked(picked.prior(), picked.gt(), -1);
        if (result != lastResult || !key.equals(lastPicked)) {
            lastView = EdgeView.of(result, key);
            lastResult = result;
            lastPicked = key;
        }
        return lastView;
    }

    /** Where the curve of one edge stands: turns (position in input pixels, height in device pixels) into view pixels. */
    private record Axes(OverlayContext c, Edge edge, double base) {
        static Axes of(OverlayContext c, Edge edge, Box box) {
            Box b = c.inputToView(box);
            double base = edge.isHorizontalPosition()
                    ? Math.max(c.px(HEIGHT), Math.min(Math.min(b.y1(), b.y2()), c.viewport().viewHeight()))
                    : Math.min(c.viewport().viewWidth() - c.px(HEIGHT), Math.max(Math.max(b.x1(), b.x2()), 0));
            return new Axes(c, edge, base);
        }

        double x(double position, double height) {
            return edge.isHorizontalPosition() ? c.viewX(position) : base + height;
        }

        double y(double position, double height) {
            return edge.isHorizontalPosition() ? base - height : c.viewY(position);
        }

        void tick(Raster raster, double position, double from, double to, double width, int argb) {
            Curves.segment(raster, x(position, from), y(position, from), x(position, to), y(position, to), width, argb);
        }
    }

    /**
     * Paints one edge of a box.
     *
     * @param view    the box and its densities, in pixels of the input, which are those of the image where there is no result
     * @param opacity 0…1
     */
    public static void paintEdge(OverlayContext c, Raster raster, LabelSink labels, EdgeView view, EdgeDensity d, double opacity) {
        boolean second = EdgeView.hasSecondMode(d);
        int argb = Raster.withOpacity(second ? DataColors.ALTERNATIVE : DataColors.DISTRIBUTION, opacity);
        Axes axes = Axes.of(c, d.edge(), view.box());
        double[] x = d.positions();
        double peak = d.peak();
        int first = 0;
        int last = x.length - 1;
        while (first < last - 1 && d.density()[first + 1] < TAIL * peak) {
            first++;
        }
        while (last > first + 1 && d.density()[last - 1] < TAIL * peak) {
            last--;
        }
        int n = last - first + 1;
        double[] vx = new double[n + 2];
        double[] vy = new double[n + 2];
        for (int i = 0; i < n; i++) {
            double height = c.px(HEIGHT) * d.density()[first + i] / peak;
            vx[i] = axes.x(x[first + i], height);
            vy[i] = axes.y(x[first + i], height);
        }
        vx[n] = axes.x(x[last], 0);
        vy[n] = axes.y(x[last], 0);
        vx[n + 1] = axes.x(x[first], 0);
        vy[n + 1] = axes.y(x[first], 0);
        int halo = Raster.withOpacity(DataColors.HALO, 0.8 * opacity);
        Curves.segment(raster, vx[n], vy[n], vx[n + 1], vy[n + 1], c.px(3), halo);
        Curves.segment(raster, vx[n], vy[n], vx[n + 1], vy[n + 1], c.px(1.4), argb);
        Curves.fill(raster, vx, vy, n + 2, Raster.withOpacity(argb, 0.5));
        Curves.polyline(raster, vx, vy, n, c.px(3.2), halo);
        Curves.polyline(raster, vx, vy, n, c.px(1.6), argb);
        ticks(c, raster, labels, view, d, axes, argb);
    }

    private static void ticks(OverlayContext c, Raster raster, LabelSink labels, EdgeView view, EdgeDensity d, Axes axes, int argb) {
        double out = c.px(HEIGHT) * 0.28;
        axes.tick(raster, d.expectation(), -out * 0.6, out, c.px(4), DataColors.HALO);
        axes.tick(raster, d.expectation(), -out * 0.6, out, c.px(2), argb);
        if (view.annotated()) {
            double own = view.box().edge(d.edge());
            axes.tick(raster, own, -out, out * 1.5, c.px(4), DataColors.HALO);
            axes.tick(raster, own, -out, out * 1.5, c.px(2), DataColors.GROUND_TRUTH);
        }
        boolean named = EdgeView.hasSecondMode(d);
        for (int rank = 0; rank < d.modes().size(); rank++) {
            Mode mode = d.modes().get(rank);
            double x = axes.x(mode.position(), 0);
            double y = axes.y(mode.position(), 0);
            Marks.disc(raster, x, y, c.px(4), DataColors.HALO);
            Marks.disc(raster, x, y, c.px(2.8), argb);
            boolean own = view.isAnnotated(d, mode);
            if (named || view.annotated() && rank == 0 && !own) {
                name(c, labels, axes, mode, own ? "mode.annotated" : rank < RANKS.length ? RANKS[rank] : "mode.further",
                        own ? DataColors.GROUND_TRUTH : argb | 0xFF000000);
            }
        }
    }

    private static void name(OverlayContext c, LabelSink labels, Axes axes, Mode mode, String key, int argb) {
        String text = Texts.get(key, Long.toString(Math.round(100 * mode.mass())));
        double away = c.px(HEIGHT + 8);
        double x = Math.min(axes.x(mode.position(), away), c.viewport().viewWidth());
        double y = axes.y(mode.position(), away);
        if (y < c.px(10)) {
            y = axes.y(mode.position(), -c.px(14));
        }
        labels.add(OverlayLabel.ofPoint(text, argb, x, y, 8));
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of(new LegendEntry(Symbol.CURVE, DataColors.DISTRIBUTION, Texts.get("legend.distribution")),
                new LegendEntry(Symbol.CURVE, DataColors.ALTERNATIVE, Texts.get("legend.distribution.second")),
                new LegendEntry(Symbol.LINE, DataColors.GROUND_TRUTH, Texts.get("legend.distribution.annotated")),
                new LegendEntry(Symbol.LINE, DataColors.DISTRIBUTION, Texts.get("legend.distribution.expected")),
                new LegendEntry(Symbol.DASHED_LINE, DataColors.ALTERNATIVE, Texts.get("legend.distribution.alternative")));
    }
}
