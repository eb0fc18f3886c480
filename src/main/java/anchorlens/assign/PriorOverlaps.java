package anchorlens.assign;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import java.util.Arrays;

/**
 * Finds the prior boxes that overlap a box, with their IoU.
 *
 * <p>Anchors on grids are found by index arithmetic: the anchors of one shape that overlap a box form a rectangle of
 * cells, and intersections factor into a width a column and a height a row. The numbers are those of {@link Iou#iou} to
 * the last bit. Not for several threads.
 */
final class PriorOverlaps {
    /** Pixels by which the rectangle is first taken too large, against the rounding of anchor corners to float. */
    private static final double SLACK = 0.01;

    /**
     * Overlapping priors level by level, shape by shape, row by row.
     *
     * @param priors their indices
     * @param iou    the IoU of each, above 0
     */
    record Found(int[] priors, double[] iou) {
    }

    /** Looks at the IoUs of overlapping priors while they are found, the coarsest level first. */
    interface Reader {
        /** Whether a stretch of priors is looked at, none of whose IoUs is larger than the given one. */
        boolean wants(double most);

        /** Is given a stretch {@code priors[from … to − 1]} and the IoUs, the first at {@code iou[0]}. */
        void read(int[] priors, int from, int to, double[] iou);
    }

    /** Keeps every IoU. */
    private static final class Keeper implements Reader {
        private double[] kept = new double[0];

        @Override
        public boolean wants(double most) {
            return true;
        }

        @Override
        public void read(int[] priors, int from, int to, double[] iou) {
            kept = kept.length == priors.length ? kept : new double[priors.length];
            System.arraycopy(iou, 0, kept, from, to - from);
        }
    }

    /** Keeps the largest IoU of a stretch above the rounding of each. */
    private static final double ROUNDING = 1 + 1e-12;

    private final Boxes boxes;
    private final AnchorPriors anchors;
    private final int[] rowFrom;
    private final int[] rowTo;
    private final int[] colFrom;
    private final int[] colTo;
    /** Where the priors of each shape begin among those found. */
    private final int[] first;
    private final double[] commonWidth;
    private final double[] width;
    private final double[] rowIou;
    private double x1;
    private double y1;
    private double x2;
    private double y2;

    PriorOverlaps(Priors priors) {
        anchors = priors instanceof AnchorPriors a ? a : null;
        boxes = boxesOf(priors, "MaxIoU");
        int shapes = anchors == null ? 0 : anchors.levels().size() * anchors.priorsPerCell();
        rowFrom = new int[shapes];
        rowTo = new int[shapes];
        colFrom = new int[shapes];
        colTo = new int[shapes];
        first = new int[shapes];
        int cols = anchors == null ? 0 : anchors.levels().stream().mapToInt(FeatureLevel::cols).max().orElse(0);
        commonWidth = new double[cols];
        width = new double[cols];
        rowIou = new double[cols];
    }

    /** @throws IllegalArgumentException in the name of an assigner if the priors are points */
    static Boxes boxesOf(Priors priors, String who) {
        return switch (priors) {
            case AnchorPriors a -> a.boxes();
            case BoxPriors b -> b.boxes();
            case PointPriors _ -> throw new IllegalArgumentException(who
                    + " compares prior boxes with objects, but the priors are points; choose anchors of some scale");
        };
    }

    static double iou(Boxes a, int i, Boxes b, int j) {
        return Iou.iou(a.x1(i), a.y1(i), a.x2(i), a.y2(i), b.x1(j), b.y1(j), b.x2(j), b.y2(j));
    }

    /** The priors that overlap box {@code i} of {@code others}. */
    Found with(Boxes others, int i) {
        Keeper keeper = new Keeper();
        int[] found = with(others, i, keeper);
        return new Found(found, keeper.kept);
    }

    /** The same priors alone, while a reader looks at the IoUs that it wants. */
    int[] with(Boxes others, int i, Reader reader) {
        x1 = others.x1(i);
        y1 = others.y1(i);
        x2 = others.x2(i);
        y2 = others.y2(i);
        return anchors == null ? amongBoxes(others, i, reader) : amongAnchors(reader);
    }

    private int[] amongBoxes(Boxes others, int i, Reader reader) {
        int[] priors = new int[boxes.count()];
        double[] iou = new double[boxes.count()];
        int n = 0;
        for (int p = 0; p < priors.length; p++) {
            double v = iou(others, i, boxes, p);
            if (v > 0) {
                priors[n] = p;
                iou[n++] = v;
            }
        }
        int[] found = Arrays.copyOf(priors, n);
        if (reader.wants(1)) {
            reader.read(found, 0, n, iou);
        }
        return found;
    }

    private int[] amongAnchors(Reader reader) {
        int total = 0;
        CellWindow window = new CellWindow(anchors.offset());
        int shape = 0;
        for (int l = 0; l < anchors.levels().size(); l++) {
            FeatureLevel level = anchors.levels().get(l);
            for (int a = 0; a < level.priorsPerCell(); a++) {
                double halfWidth = anchors.baseWidth(l, a) * level.stride() / 2;
                double halfHeight = anchors.baseHeight(l, a) * level.stride() / 2;
                window.select(level, x1 - halfWidth, y1 - halfHeight, x2 + halfWidth, y2 + halfHeight, -SLACK);
                first[shape] = total;
                total += trim(window, level, a, shape++);
            }
        }
        int[] found = new int[total];
        for (int l = anchors.levels().size() - 1; l >= 0; l--) {
            FeatureLevel level = anchors.levels().get(l);
            for (int a = level.priorsPerCell() - 1; a >= 0; a--) {
                fill(level, a, --shape, found, reader);
            }
        }
        return found;
    }

    /** Drops the rows and columns at the rim that do not overlap and says how many cells are left. */
    private int trim(CellWindow w, FeatureLevel level, int a, int shape) {
        int c0 = w.colFrom;
        int c1 = w.colTo;
        int r0 = w.rowFrom;
        int r1 = w.rowTo;
        while (c0 < c1 && !(common(level.prior(0, c0, a), x1, x2, 0) > 0)) {
            c0++;
        }
        while (c0 < c1 && !(common(level.prior(0, c1 - 1, a), x1, x2, 0) > 0)) {
            c1--;
        }
        while (r0 < r1 && !(common(level.prior(r0, 0, a), y1, y2, 1) > 0)) {
            r0++;
        }
        while (r0 < r1 && !(common(level.prior(r1 - 1, 0, a), y1, y2, 1) > 0)) {
            r1--;
        }
        colFrom[shape] = c0;
        colTo[shape] = c1;
        rowFrom[shape] = r0;
        rowTo[shape] = r1;
        return Math.max(0, c1 - c0) * Math.max(0, r1 - r0);
    }

    /** Common extent of a prior and an interval, along x (axis 0) or y (axis 1). */
    private double common(int prior, double from, double to, int axis) {
        float[] xyxy = boxes.array();
        return Math.min(to, xyxy[4 * prior + 2 + axis]) - Math.max(from, xyxy[4 * prior + axis]);
    }

    /** Enters the rows of one shape. */
    private void fill(FeatureLevel level, int a, int shape, int[] found, Reader reader) {
        int c0 = colFrom[shape];
        int cols = colTo[shape] - c0;
        if (cols <= 0) {
            return;
        }
        float[] xyxy = boxes.array();
        double widest = 0;
        double narrowest = Double.MAX_VALUE;
        for (int c = 0; c < cols; c++) {
            int p = level.prior(0, c0 + c, a);
            commonWidth[c] = common(p, x1, x2, 0);
            width[c] = (double) xyxy[4 * p + 2] - xyxy[4 * p];
            widest = Math.max(widest, commonWidth[c]);
            narrowest = Math.min(narrowest, width[c]);
        }
        int from = first[shape];
        for (int r = rowFrom[shape]; r < rowTo[shape]; r++) {
            int p = level.prior(r, c0, a);
            double commonHeight = common(p, y1, y2, 1);
            double height = (double) xyxy[4 * p + 3] - xyxy[4 * p + 1];
            for (int c = 0; c < cols; c++) {
                found[from + c] = p + c * level.priorsPerCell();
            }
            if (reader.wants(iou(widest * commonHeight, narrowest * height) * ROUNDING)) {
                measureRow(cols, commonHeight, height);
                reader.read(found, from, from + cols, rowIou);
            }
            from += cols;
        }
    }

    private void measureRow(int cols, double commonHeight, double height) {
        double area = (x2 - x1) * (y2 - y1);
        for (int c = 0; c < cols; c++) {
            double common = commonWidth[c] * commonHeight;
            double union = area + width[c] * height - common;
            rowIou[c] = common / (union > Iou.EPSILON ? union : Iou.EPSILON);
        }
    }

    private double iou(double common, double priorArea) {
        return common / Math.max((x2 - x1) * (y2 - y1) + priorArea - common, Iou.EPSILON);
    }
}
