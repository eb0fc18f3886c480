package anchorlens.assign;

import anchorlens.geometry.Boxes;

/**
 * Finds the predicted boxes that reach a wanted IoU with one box, the target.
 *
 * <p>The boxes are kept in the order of their area, in classes of half an octave, because an IoU of v takes an area
 * between v and 1 / v times the target's: the boxes that can reach it stand in one stretch. Within a class they follow
 * the place of their centre, so that neighbours in the order are neighbours in the image; {@link BoxRuns} passes over
 * those that are too far and measures the others: every box that reaches the IoU is found, a few just below it may be.
 */
final class PredictedBoxes {
    private static final int CLASS_SHIFT = 22;
    private static final int CLASSES = 1 << 31 - CLASS_SHIFT;
    private static final double FLOAT_MARGIN = 1 - 1e-5;
    private final float[] xyxy;
    private final float[] area;
    private final BoxRuns runs;
    /** First place of every class of areas, and the number of boxes. */
    private final int[] firstOfClass;
    private float tx1;
    private float ty1;
    private float tx2;
    private float ty2;
    private float targetArea;
    private float share;

    /**
     * @param boxes   the predicted boxes
     * @param targets the boxes that will be targets
     * @throws IllegalArgumentException naming the first box that is not finite
     */
    PredictedBoxes(Boxes boxes, Boxes targets, CheckedPredictions check) {
        xyxy = boxes.array();
        area = new float[boxes.count()];
        firstOfClass = new int[CLASSES + 1];
        runs = new BoxRuns(xyxy, area, sorted(new PlaceGrid(targets), check));
    }

    private PredictedBoxes(PredictedBoxes other) {
        xyxy = other.xyxy;
        area = other.area;
        firstOfClass = other.firstOfClass;
        runs = other.runs.anotherSearch();
    }

    /** Over the same boxes, with a target and findings of its own. */
    PredictedBoxes anotherSearch() {
        return new PredictedBoxes(this);
    }

    /** The indices of the boxes by class and cell, from a counting sort. */
    private int[] sorted(PlaceGrid grid, CheckedPredictions check) {
        int[] keys = new int[area.length];
        int[] next = new int[CLASSES * PlaceGrid.CELLS];
        for (int i = 0; i < keys.length; i++) {
            int k = 4 * i;
            float x = xyxy[k] + xyxy[k + 2];
            float y = xyxy[k + 1] + xyxy[k + 3];
            if (x + y - (x + y) != 0) {
                check.requireFiniteBox(i);
            }
            area[i] = area(xyxy[k], xyxy[k + 1], xyxy[k + 2], xyxy[k + 3]);
            keys[i] = classOf(area[i]) * PlaceGrid.CELLS + grid.cell(x, y);
            next[keys[i]]++;
        }
        int before = 0;
        for (int c = 0; c < CLASSES; c++) {
            firstOfClass[c] = before;
            for (int k = c * PlaceGrid.CELLS; before < keys.length && k < (c + 1) * PlaceGrid.CELLS; k++) {
                int here = next[k];
                next[k] = before;
                before += here;
            }
        }
        firstOfClass[CLASSES] = before;
        int[] order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[next[keys[i]]++] = i;
        }
        return order;
    }

    /** Area of a box, 0 of an inverted one. */
    private static float area(float x1, float y1, float x2, float y2) {
        return x2 > x1 && y2 > y1 ? (x2 - x1) * (y2 - y1) : 0;
    }

    /** The exponent of an area and the first bit of its mantissa. */
    private static int classOf(float area) {
        return Float.floatToRawIntBits(area) >> CLASS_SHIFT;
    }

    /** Sets the box that the others are compared with, and forgets what was found. */
    void target(Boxes boxes, int index) {
        float[] b = boxes.array();
        tx1 = b[4 * index];
        ty1 = b[4 * index + 1];
        tx2 = b[4 * index + 2];
        ty2 = b[4 * index + 3];
        targetArea = area(tx1, ty1, tx2, ty2);
        runs.target(tx1, ty1, tx2, ty2, targetArea);
    }

    int size() {
        return runs.size();
    }

    /** Prior of a box that was found. */
    int found(int k) {
        return runs.found(k);
    }

    /** What the IoU of a box that was found cannot exceed: a hair above it, without measuring it anew. */
    double maxIou(int k) {
        if (share == 0) {
            return 1;
        }
        double areas = (double) area[runs.found(k)] + targetArea;
        double common = runs.excess(k) + share * areas;
        // an IoU is 1 at most: then the common part is half of both areas
        return 2 * common < areas ? common / (areas - common) / FLOAT_MARGIN : 1;
    }

    /** Finds all boxes that overlap the target with at least the given IoU, 0…1, in no particular order. */
    void find(double minIou) {
        if (minIou * FLOAT_MARGIN > Float.MIN_NORMAL) {
            double v = minIou * FLOAT_MARGIN;
            share = (float) (v / (1 + v));
            runs.collect(firstOfClass[classOf((float) (targetArea * v * FLOAT_MARGIN))],
                    firstOfClass[classOf((float) Math.min(targetArea / v / FLOAT_MARGIN, Float.MAX_VALUE)) + 1], share);
        } else {
            share = 0;
            runs.collect(0, area.length, Float.MIN_NORMAL);
            runs.keepOnly(this::meets);
        }
    }

    private boolean meets(int i) {
        return Math.min(xyxy[4 * i + 2], tx2) > Math.max(xyxy[4 * i], tx1)
                && Math.min(xyxy[4 * i + 3], ty2) > Math.max(xyxy[4 * i + 1], ty1);
    }
}
