package anchorlens.assign;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Some priors' predicted boxes, put in order so that those of a wanted IoU with a box are found fast: by area, in
 * powers of two, and within one such class by square tiles of the grids. Whole classes whose area cannot reach the IoU
 * are passed over, then runs of {@value BoxBlocks#SIZE} boxes.
 */
final class BoxIndex {
    private static final int TILE = 8;
    private static final int CLASSES = 64;
    /** Keeps the bound of a class above the IoU whatever the last bit of either is. */
    private static final double ROUNDING = 1 - 1e-12;
    private final int[] prior;
    private final float[] xyxy;
    private final int[] classFrom = new int[CLASSES + 1];
    private final double[] leastArea = new double[CLASSES];
    private final double[] mostArea = new double[CLASSES];
    private final BoxBlocks[] blocks = new BoxBlocks[CLASSES];

    /**
     * @param predicted the boxes of all priors, finite
     * @param included  which of them to find
     */
    BoxIndex(Priors priors, Boxes predicted, boolean[] included) {
        int[] inTiles = inTiles(priors, included);
        float[] boxes = predicted.array();
        byte[] classOf = new byte[inTiles.length];
        Arrays.fill(leastArea, Double.POSITIVE_INFINITY);
        for (int n = 0; n < inTiles.length; n++) {
            int k = 4 * inTiles[n];
            double area = ((double) boxes[k + 2] - boxes[k]) * ((double) boxes[k + 3] - boxes[k + 1]);
            int c = areaClass(area);
            classOf[n] = (byte) c;
            classFrom[c + 1]++;
            leastArea[c] = Math.min(leastArea[c], area);
            mostArea[c] = Math.max(mostArea[c], area);
        }
        for (int c = 0; c < CLASSES; c++) {
            classFrom[c + 1] += classFrom[c];
        }
        prior = new int[inTiles.length];
        xyxy = new float[4 * inTiles.length];
        int[] next = classFrom.clone();
        for (int n = 0; n < inTiles.length; n++) {
            int at = next[classOf[n]]++;
            prior[at] = inTiles[n];
            System.arraycopy(boxes, 4 * inTiles[n], xyxy, 4 * at, 4);
        }
        for (int c = 0; c < CLASSES; c++) {
            if (classFrom[c + 1] > classFrom[c]) {
                blocks[c] = new BoxBlocks(Arrays.copyOfRange(xyxy, 4 * classFrom[c], 4 * classFrom[c + 1]));
            }
        }
    }

    /** The power of two that an area lies above, 0…63. */
    static int areaClass(double area) {
        return area >= 1 ? Math.min(Math.getExponent(area), CLASSES - 2) + 1 : 0;
    }

    /**
     * Some priors, ordered by square tiles of the grids so that neighbours come together; priors without grids as they
     * are.
     */
    static int[] inTiles(Priors priors, boolean[] included) {
        if (priors.levels().isEmpty()) {
            return IntStream.range(0, included.length).filter(i -> included[i]).toArray();
        }
        int[] out = new int[included.length];
        int n = 0;
        for (FeatureLevel level : priors.levels()) {
            for (int top = 0; top < level.rows(); top += TILE) {
                int bottom = Math.min(top + TILE, level.rows());
                for (int left = 0; left < level.cols(); left += TILE) {
                    int right = Math.min(left + TILE, level.cols());
                    for (int row = top; row < bottom; row++) {
                        int end = level.prior(row, right - 1, level.priorsPerCell() - 1);
                        for (int i = level.prior(row, left, 0); i <= end; i++) {
                            if (included[i]) {
                                out[n++] = i;
                            }
                        }
                    }
                }
            }
        }
        return Arrays.copyOf(out, n);
    }

    /** The priors that a search found, with their IoUs; in no particular order. */
    static final class Found {
        int size;
        int[] prior = new int[256];
        double[] iou = new double[256];

        private void add(int i, double u) {
            if (size == prior.length) {
                prior = Arrays.copyOf(prior, 2 * size);
                iou = Arrays.copyOf(iou, 2 * size);
            }
            prior[size] = i;
            iou[size++] = u;
        }
    }

    /** Finds the priors with an IoU above 0 and of {@code leastIou} at least with box {@code g}. */
    void find(Boxes truth, int g, double leastIou, Found found) {
        found.size = 0;
        double x1 = truth.x1(g);
        double y1 = truth.y1(g);
        double x2 = truth.x2(g);
        double y2 = truth.y2(g);
        double area = (x2 - x1) * (y2 - y1);
        for (int c = 0; c < CLASSES; c++) {
            if (blocks[c] == null || mostArea[c] < leastIou * area * ROUNDING || area < leastIou * leastArea[c] * ROUNDING) {
                continue;
            }
            BoxBlocks runs = blocks[c];
            for (int block = 0; block < runs.count(); block++) {
                if (runs.mayReach(block, x1, y1, x2, y2, area, leastIou)) {
                    findIn(classFrom[c] + runs.first(block), classFrom[c] + runs.end(block), x1, y1, x2, y2, leastIou, found);
                }
            }
        }
    }

    private void findIn(int from, int to, double x1, double y1, double x2, double y2, double leastIou, Found found) {
        for (int n = from; n < to; n++) {
            int k = 4 * n;
            double u = Iou.iou(xyxy[k], xyxy[k + 1], xyxy[k + 2], xyxy[k + 3], x1, y1, x2, y2);
            if (u > 0 && u >= leastIou) {
                found.add(prior[n], u);
            }
        }
    }
}
