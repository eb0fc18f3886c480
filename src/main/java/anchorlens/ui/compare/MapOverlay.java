package anchorlens.ui.compare;

import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.Marks;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.OverlayLabel;
import anchorlens.ui.viewer.PriorWalk;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Stamp;
import anchorlens.ui.viewer.overlays.WeightDiscs;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The map of a pane over its image. */
final class MapOverlay implements Overlay {
    private static final double POS_VISIBLE = 0.5;
    private static final double NEG_VISIBLE = 1;
    private static final double LINE = 1.4;
    private static final double SHADE_RADIUS = 5;
    /** Steps of a colour scale that are told apart; finer ones cannot be seen. */
    private static final int STEPS = 64;
    /** Ranks up to this one are written beside their prior. */
    private static final int NAMED_RANKS = 9;

    private PaneMap map = new PaneMap.Nothing("");
    private int priors;

    /** @param priors number of priors the map is of */
    void setMap(PaneMap now, int count) {
        map = now;
        priors = count;
    }

    PaneMap map() {
        return map;
    }

    @Override
    public Optional<Layer> layer() {
        return Optional.empty();
    }

    private boolean fits(OverlayContext c) {
        return c.result().isPresent() && c.result().get().input().priors().count() == priors;
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        if (!fits(c)) {
            return;
        }
        switch (map) {
            case PaneMap.Nothing n -> { }
            case PaneMap.Sizes s -> sizes(c, raster, s);
            case PaneMap.Shades s -> shades(c, raster, labels, s);
            case PaneMap.Verdicts v -> stamps(c, raster, VerdictMarks.COUNT, k -> VerdictMarks.stamp(c, k),
                    p -> v.verdicts()[p] == null ? -1 : v.verdicts()[p].ordinal());
            case PaneMap.Diverging d -> diverging(c, raster, d);
            case PaneMap.Changes ch -> stamps(c, raster, VerdictMarks.CHANGES, k -> VerdictMarks.changeStamp(c, k),
                    p -> ch.changes()[p] == null ? -1 : ch.changes()[p].ordinal());
        }
    }

    private static void sizes(OverlayContext c, Raster raster, PaneMap.Sizes s) {
        if (s.neg() != null) {
            int argb = Raster.withOpacity(DataColors.NEGATIVE, Layer.NEG_WEIGHT.opacityAtFirst());
            double line = c.px(LINE);
            WeightDiscs.inView(c, s.neg(), s.negMax(), NEG_VISIBLE, (p, x, y, radius) -> Marks.ring(raster, x, y, radius, line, argb));
        }
        if (s.pos() != null) {
            int argb = Raster.withOpacity(DataColors.POSITIVE, Layer.POS_WEIGHT.opacityAtFirst());
            WeightDiscs.inView(c, s.pos(), s.posMax(), POS_VISIBLE, (p, x, y, radius) -> Marks.disc(raster, x, y, radius, argb));
        }
    }

    private static void shades(OverlayContext c, Raster raster, LabelSink labels, PaneMap.Shades s) {
        stamps(c, raster, STEPS + 1, k -> disc(c, DataColors.sequential((double) k / STEPS)), p -> Double.isNaN(s.values()[p]) ? -1
                : (int) Math.round(STEPS * Math.clamp((s.values()[p] - s.low()) / (s.high() - s.low()), 0.0, 1.0)));
        if (s.rank()) {
            PriorWalk.inView(c, 0, (p, level, x, y) -> {
                if (s.values()[p] <= NAMED_RANKS) {
                    labels.add(OverlayLabel.ofPoint(Integer.toString((int) s.values()[p]), DataColors.GROUND_TRUTH, x, y,
                            NAMED_RANKS - (int) s.values()[p]));
                }
            });
        }
    }

    private static Stamp disc(OverlayContext c, int argb) {
        return new Stamp(c.px(SHADE_RADIUS + 1), (raster, x, y) -> {
            Marks.disc(raster, x, y, c.px(SHADE_RADIUS + 1), DataColors.HALO);
            Marks.disc(raster, x, y, c.px(SHADE_RADIUS), argb);
        });
    }

    /** Draws one mark a prior, chosen among {@code kinds}. @param kindOf −1 for no mark */
    private static void stamps(OverlayContext c, Raster raster, int kinds, IntFunction<Stamp> make, java.util.function.IntUnaryOperator kindOf) {
        Stamp[] made = new Stamp[kinds];
        PriorWalk.inView(c, c.px(8), (prior, level, x, y) -> {
            int kind = kindOf.applyAsInt(prior);
            if (kind >= 0) {
                if (made[kind] == null) {
                    made[kind] = make.apply(kind);
                }
                made[kind].draw(raster, x, y);
            }
        });
    }

    private static void diverging(OverlayContext c, Raster raster, PaneMap.Diverging d) {
        if (!(d.limit() > 0)) {
            return;
        }
        double line = c.px(2);
        if (d.neg() != null) {
            WeightDiscs.inView(c, sizes(d.neg()), d.limit(), NEG_VISIBLE, (p, x, y, radius) ->
                    Marks.ring(raster, x, y, radius, line, DataColors.diverging(d.neg()[p] / d.limit())));
        }
        if (d.pos() != null) {
            WeightDiscs.inView(c, sizes(d.pos()), d.limit(), NEG_VISIBLE, (p, x, y, radius) ->
                    Marks.disc(raster, x, y, radius, DataColors.diverging(d.pos()[p] / d.limit())));
        }
    }

    private static double[] sizes(double[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.abs(values[i]);
        }
        return out;
    }

    @Override
    public boolean draws(OverlayContext c, int prior) {
        if (!fits(c)) {
            return false;
        }
        return map instanceof PaneMap.Sizes s
                ? s.pos() != null && WeightDiscs.draws(c, s.pos(), s.posMax(), POS_VISIBLE, prior)
                || s.neg() != null && WeightDiscs.draws(c, s.neg(), s.negMax(), NEG_VISIBLE, prior)
                : map.marks(prior);
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of();
    }
}
