package anchorlens.assign;

import java.util.function.IntPredicate;

/**
 * Boxes in an order in which neighbours are near each other, in runs of {@value #LENGTH}, each with the box around it and
 * its smallest area: a run none of whose boxes can meet a target well enough is passed over at once. The others are
 * measured without a division, {@code IoU ≥ v ⇔ intersection ≥ v / (1 + v) · (area + target's area)}.
 *
 * <p>Works on whole numbers of 1 / {@value #UNITS} px, because minima and maxima of integers cost a fraction of those of
 * floats; what is cut off is added to every intersection, so that none is taken for less than it is.
 */
final class BoxRuns {
    private static final int LENGTH = 16;
    private static final int UNITS = 64;
    private static final float SQUARE_PIXEL = 1f / (UNITS * UNITS);
    /** What an intersection gains along an axis, a unit at either end. */
    private static final int CUT = 2;
    private final int[] index;
    /** {@code [n × 4]}, in units. */
    private final int[] boxes;
    private final float[] area;
    /** The boxes around the runs. */
    private final int[] x1;
    private final int[] y1;
    private final int[] x2;
    private final int[] y2;
    private final float[] minArea;
    private final float[] promise;
    private final int[] found;
    private final float[] excess;
    private int size;
    private int tx1;
    private int ty1;
    private int tx2;
    private int ty2;
    private float targetArea;

    /**
     * @param xyxy  finite boxes, {@code [n × 4]}
     * @param areas their areas
     * @param order their indices in the order that brings neighbours together
     */
    BoxRuns(float[] xyxy, float[] areas, int[] order) {
        index = order;
        boxes = new int[xyxy.length];
        area = areas;
        int n = Math.ceilDiv(order.length, LENGTH);
        x1 = new int[n];
        y1 = new int[n];
        x2 = new int[n];
        y2 = new int[n];
        minArea = new float[n];
        promise = new float[n];
        found = new int[order.length + 1];
        excess = new float[order.length + 1];
        for (int k = 0; k < boxes.length; k++) {
            boxes[k] = (int) (xyxy[k] * UNITS);
        }
        for (int r = 0; r < n; r++) {
            sumUp(r);
        }
    }

    private BoxRuns(BoxRuns other) {
        index = other.index;
        boxes = other.boxes;
        area = other.area;
        x1 = other.x1;
        y1 = other.y1;
        x2 = other.x2;
        y2 = other.y2;
        minArea = other.minArea;
        promise = new float[other.promise.length];
        found = new int[other.found.length];
        excess = new float[other.excess.length];
    }

    /** Over the same boxes, with a target and findings of its own. */
    BoxRuns anotherSearch() {
        return new BoxRuns(this);
    }

    private void sumUp(int run) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        float least = Float.MAX_VALUE;
        int end = Math.min(index.length, (run + 1) * LENGTH);
        for (int at = run * LENGTH; at < end; at++) {
            int k = 4 * index[at];
            left = Math.min(left, boxes[k]);
            top = Math.min(top, boxes[k + 1]);
            right = Math.max(right, boxes[k + 2]);
            bottom = Math.max(bottom, boxes[k + 3]);
            float a = area[index[at]];
            least = a < least ? a : least;
        }
        x1[run] = left;
        y1[run] = top;
        x2[run] = right;
        y2[run] = bottom;
        minArea[run] = least;
    }

    void target(float left, float top, float right, float bottom, float itsArea) {
        tx1 = (int) (left * UNITS);
        ty1 = (int) (top * UNITS);
        tx2 = (int) (right * UNITS);
        ty2 = (int) (bottom * UNITS);
        targetArea = itsArea;
        size = 0;
    }

    int size() {
        return size;
    }

    /** Index of a box that was found. */
    int found(int k) {
        return found[k];
    }

    /** By how much the intersection of a box that was found exceeds the share of both areas. */
    float excess(int k) {
        return excess[k];
    }

    /**
     * Finds the boxes whose intersection with the target exceeds a share of their area and the target's.
     *
     * @param from first place in the order
     * @param to   one past the last
     */
    void collect(int from, int to, float share) {
        int first = from / LENGTH;
        int end = Math.ceilDiv(to, LENGTH);
        measure(first, end, share);
        size = 0;
        for (int r = first; r < end; r++) {
            if (promise[r] >= 0) {
                size = collect(Math.max(from, r * LENGTH), Math.min(to, (r + 1) * LENGTH), share, size);
            }
        }
    }

    /** All runs in vector instructions. */
    private void measure(int from, int to, float share) {
        for (int r = from; r < to; r++) {
            int w = Math.max(Math.min(x2[r], tx2) - Math.max(x1[r], tx1) + CUT, 0);
            int h = Math.max(Math.min(y2[r], ty2) - Math.max(y1[r], ty1) + CUT, 0);
            promise[r] = (float) w * (float) h * SQUARE_PIXEL - share * (minArea[r] + targetArea);
        }
    }

    /** Every box is written down, and kept by moving on: there is no branch to be guessed wrong. */
    private int collect(int from, int to, float share, int before) {
        int n = before;
        for (int at = from; at < to; at++) {
            int i = index[at];
            int w = Math.max(Math.min(boxes[4 * i + 2], tx2) - Math.max(boxes[4 * i], tx1) + CUT, 0);
            int h = Math.max(Math.min(boxes[4 * i + 3], ty2) - Math.max(boxes[4 * i + 1], ty1) + CUT, 0);
            float more = (float) w * (float) h * SQUARE_PIXEL - share * (area[i] + targetArea);
            found[n] = i;
            excess[n] = more;
            n += 1 - (Float.floatToRawIntBits(more) >>> 31);
        }
        return n;
    }

    /** Drops what was found but does not pass a test. */
    void keepOnly(IntPredicate test) {
        int n = 0;
        for (int k = 0; k < size; k++) {
            if (test.test(found[k])) {
                found[n++] = found[k];
            }
        }
        size = n;
    }
}
