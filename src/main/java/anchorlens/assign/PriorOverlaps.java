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

    /** Overlapping priors level by level, shape by shape, row by row, and the IoU of each, above 0. */
    record Found(int[] priors, double[] iou) {
    }

    private final Boxes boxes;
    private final AnchorPriors anchors;
    private final int[] rowFrom;
    private final int[] rowTo;
    private final int[] colFrom;
    private final int[] colTo;
    private final double[] commonWidth;
    private final double[] width;
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
        int cols = anchors == null ? 0 : anchors.levels().stream().mapToInt(FeatureLevel::cols).max().orElse(0);
        commonWidth = new double[cols];
        width = new double[cols];
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
        x1 = others.x1(i);
        y1 = others.y1(i);
        x2 = others.x2(i);
        y2 = others.y2(i);
        return anchors == null ? amongBoxes(others, i) : amongAnchors();
    }

    private Found amongBoxes(Boxes others, int i) {
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
        return new Found(Arrays.copyOf(priors, n), Arrays.copyOf(iou, n));
    }

    private Found amongAnchors() {
        int total = 0;
        CellWindow window = new CellWindow(anchors.offset());
        int shape = 0;
        for (int l = 0; l < anchors.levels().size(); l++) {
            FeatureLevel level = anchors.levels().get(l);
            for (int a = 0; a < level.priorsPerCell(); a++) {
                double halfWidth = anchors.baseWidth(l, a) * level.stride() / 2;
                double halfHeight = anchors.baseHeight(l, a) * level.stride() / 2;
                window.select(level, x1 - halfWidth, y1 - halfHeight, x2 + halfWidth, y2 + halfHeight, -SLACK);
                total += trim(window, level, a, shape++);
            }
        }
        int[] priors = new int[total];
        double[] iou = new double[total];
        int n = 0;
        shape = 0;
        for (FeatureLevel level : anchors.levels()) {
            for (int a = 0; a < level.priorsPerCell(); a++) {
                n = fill(level, a, shape++, priors, iou, n);
            }
        }
        return new Found(priors, iou);
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

    private int fill(FeatureLevel level, int a, int shape, int[] priors, double[] iou, int from) {
        int c0 = colFrom[shape];
        int cols = colTo[shape] - c0;
        if (cols <= 0) {
            return from;
        }
        float[] xyxy = boxes.array();
        for (int c = 0; c < cols; c++) {
            int p = level.prior(0, c0 + c, a);
            commonWidth[c] = common(p, x1, x2, 0);
            width[c] = (double) xyxy[4 * p + 2] - xyxy[4 * p];
        }
        double area = (x2 - x1) * (y2 - y1);
        int step = level.priorsPerCell();
        int n = from;
        for (int r = rowFrom[shape]; r < rowTo[shape]; r++) {
            int p = level.prior(r, c0, a);
            double commonHeight = common(p, y1, y2, 1);
            double height = (double) xyxy[4 * p + 3] - xyxy[4 * p + 1];
            for (int c = 0; c < cols; c++) {
                double common = commonWidth[c] * commonHeight;
                double union = area + width[c] * height - common;
                iou[n + c] = common / Math.max(union, Iou.EPSILON);
            }
            for (int c = 0; c < cols; c++) {
                priors[n + c] = p + c * step;
            }
            n += cols;
        }
        return n;
    }
}
