package anchorlens.ui.viewer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds a place for every label: near what it names, inside the view, clear of the labels placed before it. A label steps
 * out of a box that it would hide. Those that must be seen are shortened where they find no room, and then look farther off;
 * a label that finds none is left out.
 */
public final class LabelPlacer {
    /** How large a text is on the screen. */
    public interface Measure {
        /** Width in device pixels. */
        double width(String text);

        /** Height of a line in device pixels. */
        double height();

        /** Room to the left and to the right of a text in device pixels. */
        double padding();
    }

    /** A label with its rectangle in device pixels, padding included. */
    public record Placed(OverlayLabel label, double x, double y, double width, double height) {
        boolean meets(Placed other) {
            return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
        }
    }

    private static final double GAP = 3;
    /** Boxes up to this many lines high and wide are small. */
    private static final double SMALL_BOX = 6;
    /** So many lines off a label that must be seen may stand. */
    private static final int REACH = 4;

    private final Measure measure;
    private final double viewWidth;
    private final double viewHeight;
    private final List<Placed> placed = new ArrayList<>();
    /** Small boxes that must be seen, which no other label may cover. */
    private final List<Placed> keptClear = new ArrayList<>();
    /** Whether one that must be seen found no room near what it names and could be shorter. */
    private boolean crowded;

    private LabelPlacer(Measure measure, double viewWidth, double viewHeight) {
        this.measure = measure;
        this.viewWidth = viewWidth;
        this.viewHeight = viewHeight;
    }

    /** The labels that found a place, by priority and then in the given order. */
    public static List<Placed> place(List<OverlayLabel> labels, Measure measure, double viewWidth, double viewHeight) {
        List<OverlayLabel> sorted = labels.stream().sorted(Comparator.comparingInt(OverlayLabel::priority).reversed()).toList();
        LabelPlacer placer = new LabelPlacer(measure, viewWidth, viewHeight);
        sorted.forEach(placer::place);
        if (placer.crowded) {
            placer = new LabelPlacer(measure, viewWidth, viewHeight);
            sorted.stream().map(l -> l.priority() >= OverlayLabel.MUST ? l.inBrief() : l).forEach(placer::place);
        }
        return List.copyOf(placer.placed);
    }

    private void place(OverlayLabel label) {
        if (!(label.x2() >= 0 && label.y2() >= 0 && label.x1() <= viewWidth && label.y1() <= viewHeight)) {
            return;
        }
        boolean must = label.priority() >= OverlayLabel.MUST;
        double small = SMALL_BOX * measure.height();
        if (must && label.x2() > label.x1() && label.x2() - label.x1() < small && label.y2() - label.y1() < small) {
            keptClear.add(new Placed(label, label.x1(), label.y1(), label.x2() - label.x1(), label.y2() - label.y1()));
        }
        if (put(near(label), true) || !must) {
            return;
        }
        crowded |= !label.brief().equals(label.text());
        if (!put(farther(label), true)) {
            // Rather over a small box than not at all, but never over another label.
            put(farther(label), false);
        }
    }

    private boolean put(List<Placed> options, boolean clearOfBoxes) {
        for (Placed option : options) {
            if (isInView(option) && placed.stream().noneMatch(option::meets)
                    && !(clearOfBoxes && keptClear.stream().anyMatch(option::meets))) {
                placed.add(option);
                return true;
            }
        }
        return false;
    }

    private List<Placed> near(OverlayLabel label) {
        return label.place() == OverlayLabel.Place.AROUND_BOX ? aroundBox(label) : besidePoint(label);
    }

    /** The same sides line by line farther off, moved into the view. */
    private List<Placed> farther(OverlayLabel label) {
        Placed size = at(label, 0, 0);
        boolean point = label.place() == OverlayLabel.Place.BESIDE_POINT;
        double top = point ? label.y1() - size.height / 2 : label.y1() - size.height - GAP;
        double bottom = point ? top : label.y2() + GAP;
        List<Placed> options = new ArrayList<>();
        for (int lines = 0; lines <= REACH; lines++) {
            double off = lines * (size.height + 1);
            for (double y : new double[]{top - off, bottom + off}) {
                for (double x : new double[]{label.x1(), label.x2() - size.width, label.x2() + GAP, label.x1() - GAP - size.width}) {
                    options.add(at(label, Math.clamp(x, 0, Math.max(0, viewWidth - size.width)),
                            Math.clamp(y, 0, Math.max(0, viewHeight - size.height))));
                }
            }
        }
        return options;
    }

    private List<Placed> aroundBox(OverlayLabel b) {
        Placed size = at(b, 0, 0);
        double left = Math.clamp(b.x1(), 0, Math.max(0, viewWidth - size.width));
        double above = b.y1() - size.height - GAP;
        double below = b.y2() + GAP;
        List<Placed> options = new ArrayList<>();
        options.add(at(b, left, above));
        options.add(at(b, Math.clamp(b.x2() - size.width, 0, Math.max(0, viewWidth - size.width)), above));
        if (b.x2() - b.x1() > 1.5 * size.width && b.y2() - b.y1() > 4 * size.height) {
            double inner = Math.max(b.y1(), 0) + GAP;
            options.add(at(b, Math.max(b.x1(), 0) + GAP, inner));
            options.add(at(b, Math.min(b.x2(), viewWidth) - GAP - size.width, inner));
        }
        options.add(at(b, left, below));
        options.add(at(b, b.x2() + GAP, b.y1()));
        options.add(at(b, b.x1() - GAP - size.width, b.y1()));
        options.add(at(b, b.x2() + GAP, b.y2() - size.height));
        return options;
    }

    private List<Placed> besidePoint(OverlayLabel p) {
        Placed size = at(p, 0, 0);
        double middle = p.y1() - size.height / 2;
        return List.of(at(p, p.x1(), middle), at(p, p.x1(), middle - size.height), at(p, p.x1(), middle + size.height),
                at(p, p.x1() - size.width - GAP, middle));
    }

    private Placed at(OverlayLabel label, double x, double y) {
        return new Placed(label, Math.rint(x), Math.rint(y), Math.ceil(measure.width(label.text()) + 2 * measure.padding()),
                Math.ceil(measure.height()));
    }

    private boolean isInView(Placed p) {
        return p.x >= 0 && p.y >= 0 && p.x + p.width <= viewWidth && p.y + p.height <= viewHeight;
    }
}
