package anchorlens.assign;

import anchorlens.geometry.Boxes;

/**
 * Finds the predicted boxes that reach a wanted IoU with one box, the target.
 *
 * <p>The boxes are kept in the order of their area, in classes of half an octave, because an IoU of v takes an area
 * between v and 1 / v times the target's: the boxes that can reach it stand in one stretch. There a box is measured
 * without a division, {@code IoU ≥ v ⇔ intersection ≥ v / (1 + v) · (area + target's area)}, in a loop over flat arrays
 * that the compiler turns into vector instructions.
 *
 * <p>Computed in float with a margin for its rounding: every box that reaches the IoU is found, a few just below it may
 * be.
 */
final class PredictedBoxes {
    private static final int CLASS_SHIFT = 22;
    private static final int CLASSES = 1 << 31 - CLASS_SHIFT;
    private static final double FLOAT_MARGIN = 1 - 1e-5;
    private final int[] prior;
    private final float[] x1;
    private final float[] y1;
    private final float[] x2;
    private final float[] y2;
    private final float[] area;
    /** First place of every class of areas, and the number of boxes. */
    private final int[] firstOfClass = new int[CLASSES + 1];
    private final float[] excess;
    private final int[] found;
    private float tx1;
    private float ty1;
    private float tx2;
    private float ty2;
    private float targetArea;
    private float share;
    private int size;

    /** @throws IllegalArgumentException naming the first box that is not finite */
    PredictedBoxes(Boxes boxes, CheckedPredictions check) {
        int n = boxes.count();
        prior = new int[n];
        x1 = new float[n];
        y1 = new float[n];
        x2 = new float[n];
        y2 = new float[n];
        area = new float[n];
        excess = new float[n];
        found = new int[n];
        float[] b = boxes.array();
        for (int i = 0; i < n; i++) {
            check.requireFiniteBox(i);
            excess[i] = area(b, i);
            firstOfClass[classOf(excess[i]) + 1]++;
        }
        for (int c = 0; c < CLASSES; c++) {
            firstOfClass[c + 1] += firstOfClass[c];
        }
        int[] next = firstOfClass.clone();
        for (int i = 0; i < n; i++) {
            place(next[classOf(excess[i])]++, i, b);
        }
    }

    /** Area of a box, 0 of an inverted one. */
    private static float area(float[] b, int i) {
        float w = b[4 * i + 2] - b[4 * i];
        float h = b[4 * i + 3] - b[4 * i + 1];
        return w > 0 && h > 0 ? w * h : 0;
    }

    /** The exponent of an area and the first bit of its mantissa. */
    private static int classOf(float area) {
        return Float.floatToRawIntBits(area) >> CLASS_SHIFT;
    }

    private void place(int at, int i, float[] b) {
        prior[at] = i;
        x1[at] = b[4 * i];
        y1[at] = b[4 * i + 1];
        x2[at] = b[4 * i + 2];
        y2[at] = b[4 * i + 3];
        area[at] = excess[i];
    }

    /** Sets the box that the others are compared with, and forgets what was found. */
    void target(Boxes boxes, int index) {
        float[] b = boxes.array();
        tx1 = b[4 * index];
        ty1 = b[4 * index + 1];
        tx2 = b[4 * index + 2];
        ty2 = b[4 * index + 3];
        targetArea = area(b, index);
        size = 0;
    }

    int size() {
        return size;
    }

    /** Prior of a box that was found. */
    int found(int k) {
        return prior[found[k]];
    }

    /** What the IoU of a box that was found cannot exceed: a hair above it, without measuring it anew. */
    double maxIou(int k) {
        if (share == 0) {
            return 1;
        }
        float areas = area[found[k]] + targetArea;
        float common = excess[found[k]] + share * areas;
        return common / (areas - common) / FLOAT_MARGIN;
    }

    /** Finds all boxes that overlap the target with at least the given IoU, 0…1, in no particular order. */
    void find(double minIou) {
        size = 0;
        if (minIou * FLOAT_MARGIN > Float.MIN_NORMAL) {
            double v = minIou * FLOAT_MARGIN;
            int from = firstOfClass[classOf((float) (targetArea * v * FLOAT_MARGIN))];
            int to = firstOfClass[classOf((float) Math.min(targetArea / v / FLOAT_MARGIN, Float.MAX_VALUE)) + 1];
            share = (float) (v / (1 + v));
            excessOfIntersection(from, to);
            collect(from, to);
        } else {
            share = 0;
            leastExtent();
            collect(0, prior.length);
        }
    }

    private void collect(int from, int to) {
        int n = 0;
        for (int k = from; k < to; k++) {
            if (excess[k] > 0) {
                found[n++] = k;
            }
        }
        size = n;
    }

    /** All arrays share one index, without which the loop would not become vector instructions. */
    private void excessOfIntersection(int from, int to) {
        for (int k = from; k < to; k++) {
            float w = Math.min(x2[k], tx2) - Math.max(x1[k], tx1);
            float h = Math.min(y2[k], ty2) - Math.max(y1[k], ty1);
            excess[k] = Math.max(w, 0) * Math.max(h, 0) - share * (area[k] + targetArea);
        }
    }

    private void leastExtent() {
        for (int k = 0; k < excess.length; k++) {
            excess[k] = Math.min(Math.min(x2[k], tx2) - Math.max(x1[k], tx1),
                    Math.min(y2[k], ty2) - Math.max(y1[k], ty1));
        }
    }
}
