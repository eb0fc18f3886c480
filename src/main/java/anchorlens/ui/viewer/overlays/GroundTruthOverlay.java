package anchorlens.ui.viewer.overlays;

import anchorlens.dataset.Annotation;
import anchorlens.geometry.Box;
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
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Raster.Dash;
import anchorlens.workbench.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Annotated boxes: white with a dark halo. One without positives is thick, dashed, vermilion and carries a mark, however
 * small it is; crowd and ignore regions are grey and hatched; an object whose class the model lacks is grey and dotted.
 */
public final class GroundTruthOverlay implements Overlay {
    private static final Dash STARVED_DASH = new Dash(9, 5);
    private static final Dash DOTTED = new Dash(3, 3);
    /** A starved object smaller than this in the view is ringed. */
    private static final double SMALL = 22;

    @Override
    public Optional<Layer> layer() {
        return Optional.of(Layer.GROUND_TRUTH);
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        List<Annotation> annotations = c.image().annotations();
        int[] gtOf = gtOfAnnotation(c);
        for (int i = 0; i < annotations.size(); i++) {
            if (!annotations.get(i).isAssignable()) {
                region(c, raster, labels, annotations.get(i));
            }
        }
        for (int i = 0; i < annotations.size(); i++) {
            Annotation a = annotations.get(i);
            if (a.isAssignable() && gtOf[i] < 0) {
                unassigned(c, raster, labels, a);
            } else if (a.isAssignable() && !isStarved(c, gtOf[i])) {
                object(c, raster, labels, a, gtOf[i]);
            }
        }
        for (int i = 0; i < annotations.size(); i++) {
            if (gtOf[i] >= 0 && isStarved(c, gtOf[i])) {
                starved(c, raster, labels, annotations.get(i), gtOf[i]);
            }
        }
    }

    /** {@code [annotations]}: the ground truth each became, −1 where it became none. */
    private static int[] gtOfAnnotation(OverlayContext c) {
        List<Annotation> annotations = c.image().annotations();
        int[] gtOf = new int[annotations.size()];
        Arrays.fill(gtOf, -1);
        if (c.result().isPresent()) {
            int[] annotationOf = c.result().get().annotationOf();
            for (int g = 0; g < annotationOf.length; g++) {
                gtOf[annotationOf[g]] = g;
            }
            return gtOf;
        }
        int next = 0;
        for (int i = 0; i < gtOf.length; i++) {
            gtOf[i] = annotations.get(i).isAssignable() ? next++ : -1;
        }
        return gtOf;
    }

    private static boolean isStarved(OverlayContext c, int gt) {
        return c.result().isPresent() && c.result().get().summary().objects().get(gt).positives() == 0;
    }

    private void object(OverlayContext c, Raster raster, LabelSink labels, Annotation a, int gt) {
        Box b = c.imageToView(a.box());
        double opacity = c.opacity(Layer.GROUND_TRUTH);
        raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(1.6),
                Raster.withOpacity(DataColors.GROUND_TRUTH, opacity), Raster.withOpacity(DataColors.HALO, opacity), Dash.SOLID);
        boolean selected = c.picked().gt() == gt;
        if (selected) {
            brackets(c, raster, b);
        }
        labels.add(OverlayLabel.ofBox(Texts.get("gt.label", Integer.toString(gt), c.categoryName(a.category())),
                DataColors.GROUND_TRUTH, b.x1(), b.y1(), b.x2(), b.y2(), selected ? 6 : 3));
    }

    private void starved(OverlayContext c, Raster raster, LabelSink labels, Annotation a, int gt) {
        Box b = c.imageToView(a.box());
        raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(3), DataColors.STARVED, DataColors.HALO,
                STARVED_DASH.times(c.px(1)));
        double extent = Math.max(b.width(), b.height());
        Box named = b;
        double markX = b.x2();
        double markY = b.y1();
        if (!(extent >= c.px(SMALL))) {
            double radius = c.px(SMALL) / 2 + 4;
            double reach = radius + c.px(10);
            named = new Box(b.centerX() - reach, b.centerY() - reach, b.centerX() + reach, b.centerY() + reach);
            Marks.ring(raster, b.centerX(), b.centerY(), radius, c.px(4.5), DataColors.HALO);
            Marks.ring(raster, b.centerX(), b.centerY(), radius, c.px(2.5), DataColors.STARVED);
            markX = b.centerX() + radius;
            markY = b.centerY() - radius;
        }
        if (b.x2() >= 0 && b.y2() >= 0 && b.x1() <= raster.width() && b.y1() <= raster.height()) {
            mark(c, raster, markX, markY);
        }
        if (c.picked().gt() == gt) {
            brackets(c, raster, b);
        }
        String name = Texts.get("gt.label", Integer.toString(gt), c.categoryName(a.category()));
        labels.add(OverlayLabel.ofBox(name + " · " + Texts.get("gt.starved"), DataColors.STARVED, named.x1(), named.y1(),
                named.x2(), named.y2(), c.picked().gt() == gt ? OverlayLabel.MUST + 1 : OverlayLabel.MUST).orBrief(name));
    }

    /** An exclamation mark on a disc, drawn inside the view where its box is cut. */
    private static void mark(OverlayContext c, Raster raster, double x, double y) {
        double r = c.px(8);
        double cx = Math.clamp(x, r, Math.max(r, raster.width() - r));
        double cy = Math.clamp(y, r, Math.max(r, raster.height() - r));
        Marks.disc(raster, cx, cy, r + c.px(1.5), DataColors.HALO);
        Marks.disc(raster, cx, cy, r, DataColors.STARVED);
        Curves.segment(raster, cx, cy - 0.5 * r, cx, cy + 0.1 * r, c.px(2.2), 0xFFFFFFFF);
        Marks.disc(raster, cx, cy + 0.52 * r, c.px(1.4), 0xFFFFFFFF);
    }

    private void region(OverlayContext c, Raster raster, LabelSink labels, Annotation a) {
        Box b = c.imageToView(a.box());
        double opacity = c.opacity(Layer.GROUND_TRUTH);
        raster.hatch(b.x1(), b.y1(), b.x2(), b.y2(), c.line(9), Raster.withOpacity(DataColors.IGNORED, 0.6 * opacity));
        raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(1), Raster.withOpacity(DataColors.IGNORED, opacity),
                Raster.withOpacity(DataColors.HALO, 0.6 * opacity), Dash.SOLID);
        labels.add(OverlayLabel.ofBox(Texts.get(a.crowd() ? "gt.crowd" : "gt.ignore", c.categoryName(a.category())),
                DataColors.IGNORED, b.x1(), b.y1(), b.x2(), b.y2(), 1));
    }

    private void unassigned(OverlayContext c, Raster raster, LabelSink labels, Annotation a) {
        Box b = c.imageToView(a.box());
        double opacity = c.opacity(Layer.GROUND_TRUTH);
        raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(1.6), Raster.withOpacity(DataColors.IGNORED, opacity),
                Raster.withOpacity(DataColors.HALO, opacity), DOTTED.times(c.px(1)));
        labels.add(OverlayLabel.ofBox(Texts.get("gt.unassigned", c.categoryName(a.category())), DataColors.IGNORED,
                b.x1(), b.y1(), b.x2(), b.y2(), 2));
    }

    /** Corners around the selected box. */
    private static void brackets(OverlayContext c, Raster raster, Box b) {
        double gap = c.px(4);
        double length = c.px(12);
        int line = c.line(2.4);
        for (int pass = 0; pass < 2; pass++) {
            int grow = pass == 0 ? 1 : 0;
            int argb = pass == 0 ? DataColors.HALO : DataColors.SELECTION;
            for (int corner = 0; corner < 4; corner++) {
                boolean right = (corner & 1) != 0;
                boolean bottom = corner > 1;
                double x = right ? b.x2() + gap : b.x1() - gap;
                double y = bottom ? b.y2() + gap : b.y1() - gap;
                double toX = right ? x - length : x + length;
                double toY = bottom ? y - length : y + length;
                raster.fillRect(Math.min(x, toX) - grow, y - grow - line / 2, Math.max(x, toX) + grow, y + grow + line - line / 2, argb);
                raster.fillRect(x - grow - line / 2, Math.min(y, toY) - grow, x + grow + line - line / 2, Math.max(y, toY) + grow, argb);
            }
        }
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of(new LegendEntry(Symbol.LINE, DataColors.GROUND_TRUTH, Texts.get("legend.gt")),
                new LegendEntry(Symbol.THICK_DASHED_LINE, DataColors.STARVED, Texts.get("legend.gt.starved")),
                new LegendEntry(Symbol.HATCH, DataColors.IGNORED, Texts.get("legend.gt.ignored")),
                new LegendEntry(Symbol.DASHED_LINE, DataColors.IGNORED, Texts.get("legend.gt.unassigned")),
                new LegendEntry(Symbol.BRACKETS, DataColors.SELECTION, Texts.get("legend.gt.selected")));
    }
}
