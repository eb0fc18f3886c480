package anchorlens.assign;

import anchorlens.geometry.Boxes;

/**
 * A coarse grid of {@value #SIDE} × {@value #SIDE} cells over the targets of a search, numbered to and fro, so that
 * cells that follow each other are neighbours. What lies beyond belongs to the cells at the border.
 */
final class PlaceGrid {
    private static final int SIDE = 8;
    static final int CELLS = SIDE * SIDE;
    private final float left;
    private final float top;
    private final float perPixelX;
    private final float perPixelY;

    PlaceGrid(Boxes targets) {
        float x1 = Float.POSITIVE_INFINITY;
        float y1 = Float.POSITIVE_INFINITY;
        float x2 = Float.NEGATIVE_INFINITY;
        float y2 = Float.NEGATIVE_INFINITY;
        float[] b = targets.array();
        for (int k = 0; k < b.length; k += 4) {
            x1 = Math.min(x1, b[k]);
            y1 = Math.min(y1, b[k + 1]);
            x2 = Math.max(x2, b[k + 2]);
            y2 = Math.max(y2, b[k + 3]);
        }
        left = 2 * x1;
        top = 2 * y1;
        perPixelX = SIDE / (2 * (x2 - x1));
        perPixelY = SIDE / (2 * (y2 - y1));
    }

    /** The cell of a point whose coordinates are given twofold: as the sum of both ends of a box. */
    int cell(float x1PlusX2, float y1PlusY2) {
        int col = clamp((int) ((x1PlusX2 - left) * perPixelX));
        int row = clamp((int) ((y1PlusY2 - top) * perPixelY));
        return row * SIDE + ((row & 1) == 0 ? col : SIDE - 1 - col);
    }

    private static int clamp(int cell) {
        return Math.max(0, Math.min(SIDE - 1, cell));
    }
}
