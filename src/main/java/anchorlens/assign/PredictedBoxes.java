package anchorlens.assign;

import anchorlens.geometry.Boxes;
import java.util.Arrays;

/**
 * Finds the predicted boxes that reach a wanted IoU with one box, the target.
 *
 * <p>A box is measured without a division, {@code IoU ≥ v ⇔ intersection ≥ v / (1 + v) · (area + target's area)}, in a loop
 * over flat arrays that the compiler turns into vector instructions. Runs of {@value #RUN} boxes that follow each other carry
 * the box around them and their smallest and largest area, which bounds the IoU of all of them: the intersection is at most
 * that with the box around them and at most the largest area, the union at least the larger of the target's area and the
 * smallest.
 *
 * <p>Computed in float with a margin for its rounding: every box that reaches the IoU is found, a few just below it may be.
 */
final class PredictedBoxes {
    private static final int RUN = 64;
    private static final double FLOAT_MARGIN = 1 - 1e-5;
    private final float[] x1;
    private final float[] y1;
    private final float[] x2;
    private final float[] y2;
    private final float[] area;
    private final Runs runs;
    private final float[] excess;
    private float tx1;
    private float ty1;
    private float tx2;
    private float ty2;
    private float targetArea;
    private int[] found = new int[256];
    private int size;

    /** Bounds of every run. */
    private record Runs(float[] left, float[] top, float[] right, float[] bottom, float[] least, float[] most) {
        Runs(int n) {
            this(new float[n], new float[n], new float[n], new float[n], new float[n], new float[n]);
        }
    }

    /** @throws IllegalArgumentException naming the first box that is not finite */
    PredictedBoxes(Boxes boxes, CheckedPredictions check) {
        int n = boxes.count();
        x1 = new float[n];
        y1 = new float[n];
        x2 = new float[n];
        y2 = new float[n];
        area = new float[n];
        excess = new float[n];
        float[] b = boxes.array();
        for (int i = 0; i < n; i++) {
            check.requireFiniteBox(i);
            x1[i] = b[4 * i];
            y1[i] = b[4 * i + 1];
            x2[i] = b[4 * i + 2];
            y2[i] = b[4 * i + 3];
        }
        for (int i = 0; i < n; i++) {
            area[i] = (x2[i] - x1[i]) * (y2[i] - y1[i]);
        }
        runs = new Runs(Math.ceilDiv(n, RUN));
        for (int run = 0; run < runs.left.length; run++) {
            summarise(run, run * RUN, Math.min(n, (run + 1) * RUN));
        }
    }

    private void summarise(int run, int from, int to) {
        float left = Float.POSITIVE_INFINITY;
        float top = Float.POSITIVE_INFINITY;
        float right = Float.NEGATIVE_INFINITY;
        float bottom = Float.NEGATIVE_INFINITY;
        float least = Float.POSITIVE_INFINITY;
        float most = 0;
        for (int i = from; i < to; i++) {
            left = Math.min(left, x1[i]);
            top = Math.min(top, y1[i]);
            right = Math.max(right, x2[i]);
            bottom = Math.max(bottom, y2[i]);
            least = Math.min(least, area[i]);
            most = Math.max(most, area[i]);
        }
        runs.left[run] = left;
        runs.top[run] = top;
        runs.right[run] = right;
        runs.bottom[run] = bottom;
        runs.least[run] = least;
        runs.most[run] = most;
    }

    /** Sets the box that the others are compared with, and forgets what was found. */
    void target(Boxes boxes, int index) {
        float[] b = boxes.array();
        tx1 = b[4 * index];
        ty1 = b[4 * index + 1];
        tx2 = b[4 * index + 2];
        ty2 = b[4 * index + 3];
        targetArea = (tx2 - tx1) * (ty2 - ty1);
        size = 0;
    }

    int size() {
        return size;
    }

    /** Index of a box that was found. */
    int found(int k) {
        return found[k];
    }

    /** Adds all boxes that overlap the target with at least the given IoU, by ascending index. */
    void findAll(double minIou) {
        int from = -1;
        for (int run = 0; run < runs.left.length; run++) {
            boolean reached = canReach(run, minIou);
            if (reached && from < 0) {
                from = run * RUN;
            } else if (!reached && from >= 0) {
                find(from, run * RUN, minIou);
                from = -1;
            }
        }
        if (from >= 0) {
            find(from, x1.length, minIou);
        }
    }

    private boolean canReach(int run, double minIou) {
        float w = Math.min(runs.right[run], tx2) - Math.max(runs.left[run], tx1);
        float h = Math.min(runs.bottom[run], ty2) - Math.max(runs.top[run], ty1);
        return w > 0 && h > 0
                && Math.min(w * h, runs.most[run]) >= minIou * FLOAT_MARGIN * Math.max(targetArea, runs.least[run]);
    }

    /** The same for the boxes {@code from} … {@code to − 1} alone. */
    void find(int from, int to, double minIou) {
        if (size + to - from > found.length) {
            found = Arrays.copyOf(found, 2 * (size + to - from));
        }
        float share = (float) (minIou / (1 + minIou) * FLOAT_MARGIN);
        if (share > 0) {
            excessOfIntersection(from, to, share);
        } else {
            leastExtent(from, to);
        }
        for (int i = from; i < to; i++) {
            if (excess[i] > 0) {
                found[size++] = i;
            }
        }
    }

    /** All arrays share one index, without which the loop would not become vector instructions. */
    private void excessOfIntersection(int from, int to, float share) {
        for (int i = from; i < to; i++) {
            float w = Math.min(x2[i], tx2) - Math.max(x1[i], tx1);
            float h = Math.min(y2[i], ty2) - Math.max(y1[i], ty1);
            excess[i] = Math.max(w, 0) * Math.max(h, 0) - share * (area[i] + targetArea);
        }
    }

    private void leastExtent(int from, int to) {
        for (int i = from; i < to; i++) {
            excess[i] = Math.min(Math.min(x2[i], tx2) - Math.max(x1[i], tx1), Math.min(y2[i], ty2) - Math.max(y1[i], ty1));
        }
    }
}
