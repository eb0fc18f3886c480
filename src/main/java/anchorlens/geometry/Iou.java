package anchorlens.geometry;

/**
 * Overlap of two boxes: IoU, IoF, GIoU and CIoU, on plain numbers so that kernels allocate nothing.
 *
 * <p>All arguments are pixels of half-open boxes, no "+1". Areas are not clamped: an inverted box has a negative one, as
 * in the reference. The union is kept away from zero by a <em>maximum</em> with {@link #EPSILON}, not by adding it, so a
 * box of zero area has IoU 0 with everything and NaN never appears for finite boxes.
 *
 * <p><strong>Source:</strong> mmdetection 3.3 {@code bbox_overlaps} (IoU, IoF, GIoU); Zheng et al. 2020, "Distance-IoU
 * Loss" (CIoU), in the form of Ultralytics 8.3 {@code bbox_iou}: epsilon 1e-7 added to the union and to both heights,
 * the trade-off factor not gated on IoU.
 */
public final class Iou {
    public static final double EPSILON = 1e-6;
    private static final double CIOU_EPSILON = 1e-7;

    private Iou() {
    }

    /** Area of the common part, 0 where the boxes do not meet. */
    public static double intersection(double ax1, double ay1, double ax2, double ay2,
                                      double bx1, double by1, double bx2, double by2) {
        double w = Math.min(ax2, bx2) - Math.max(ax1, bx1);
        double h = Math.min(ay2, by2) - Math.max(ay1, by1);
        return w > 0 && h > 0 ? w * h : 0;
    }

    /** Intersection over union, in 0…1. */
    public static double iou(double ax1, double ay1, double ax2, double ay2,
                             double bx1, double by1, double bx2, double by2) {
        double common = intersection(ax1, ay1, ax2, ay2, bx1, by1, bx2, by2);
        double union = (ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - common;
        return common / Math.max(union, EPSILON);
    }

    /** Intersection over the area of the first box. */
    public static double iof(double ax1, double ay1, double ax2, double ay2,
                             double bx1, double by1, double bx2, double by2) {
        double common = intersection(ax1, ay1, ax2, ay2, bx1, by1, bx2, by2);
        return common / Math.max((ax2 - ax1) * (ay2 - ay1), EPSILON);
    }

    /** Generalised IoU, in −1…1: IoU less the share of the enclosing box that neither box covers. */
    public static double giou(double ax1, double ay1, double ax2, double ay2,
                              double bx1, double by1, double bx2, double by2) {
        double common = intersection(ax1, ay1, ax2, ay2, bx1, by1, bx2, by2);
        double union = Math.max((ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - common, EPSILON);
        double enclosingWidth = Math.max(Math.max(ax2, bx2) - Math.min(ax1, bx1), 0);
        double enclosingHeight = Math.max(Math.max(ay2, by2) - Math.min(ay1, by1), 0);
        double enclosing = Math.max(enclosingWidth * enclosingHeight, EPSILON);
        return common / union - (enclosing - union) / enclosing;
    }

    /** Complete IoU as Ultralytics computes it: IoU less centre distance less aspect-ratio difference, at most 1. */
    public static double ciou(double ax1, double ay1, double ax2, double ay2,
                              double bx1, double by1, double bx2, double by2) {
        double aw = ax2 - ax1;
        double ah = ay2 - ay1 + CIOU_EPSILON;
        double bw = bx2 - bx1;
        double bh = by2 - by1 + CIOU_EPSILON;
        double common = intersection(ax1, ay1, ax2, ay2, bx1, by1, bx2, by2);
        double iou = common / (aw * ah + bw * bh - common + CIOU_EPSILON);
        double cw = Math.max(ax2, bx2) - Math.min(ax1, bx1);
        double ch = Math.max(ay2, by2) - Math.min(ay1, by1);
        double diagonal = cw * cw + ch * ch + CIOU_EPSILON;
        double dx = bx1 + bx2 - ax1 - ax2;
        double dy = by1 + by2 - ay1 - ay2;
        double distance = (dx * dx + dy * dy) / 4;
        double angle = Math.atan(bw / bh) - Math.atan(aw / ah);
        double v = 4 / (Math.PI * Math.PI) * angle * angle;
        double tradeOff = v / (v - iou + 1 + CIOU_EPSILON);
        return iou - (distance / diagonal + v * tradeOff);
    }

    public static double iou(Box a, Box b) {
        return iou(a.x1(), a.y1(), a.x2(), a.y2(), b.x1(), b.y1(), b.x2(), b.y2());
    }
}
