package anchorlens.assign;

/**
 * Runs of {@value #SIZE} predicted boxes that follow each other, with the box around each run and its smallest and
 * largest area: enough to pass over runs none of whose boxes can reach a wanted IoU.
 */
final class BoxBlocks {
    static final int SIZE = 16;
    private final int boxes;
    private final double[] x1;
    private final double[] y1;
    private final double[] x2;
    private final double[] y2;
    private final double[] minArea;
    private final double[] maxArea;

    /** @param xyxy finite boxes, {@code [n × 4]} */
    BoxBlocks(float[] xyxy) {
        boxes = xyxy.length / 4;
        int n = Math.ceilDiv(boxes, SIZE);
        x1 = new double[n];
        y1 = new double[n];
        x2 = new double[n];
        y2 = new double[n];
        minArea = new double[n];
        maxArea = new double[n];
        for (int b = 0; b < n; b++) {
            summarise(b, xyxy);
        }
    }

    private void summarise(int block, float[] xyxy) {
        float left = Float.POSITIVE_INFINITY;
        float top = Float.POSITIVE_INFINITY;
        float right = Float.NEGATIVE_INFINITY;
        float bottom = Float.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = first(block); i < end(block); i++) {
            int k = 4 * i;
            left = Math.min(left, xyxy[k]);
            top = Math.min(top, xyxy[k + 1]);
            right = Math.max(right, xyxy[k + 2]);
            bottom = Math.max(bottom, xyxy[k + 3]);
            double area = ((double) xyxy[k + 2] - xyxy[k]) * ((double) xyxy[k + 3] - xyxy[k + 1]);
            least = Math.min(least, area);
            most = Math.max(most, area);
        }
        x1[block] = left;
        y1[block] = top;
        x2[block] = right;
        y2[block] = bottom;
        minArea[block] = least;
        maxArea[block] = most;
    }

    int count() {
        return x1.length;
    }

    /** First prior of a run. */
    int first(int block) {
        return block * SIZE;
    }

    /** One past the last prior of a run. */
    int end(int block) {
        return Math.min(boxes, (block + 1) * SIZE);
    }

    /**
     * No box of the run has a larger IoU with the given one; 0 where none can meet it.
     *
     * <p>The intersection is at most that with the box around the run, and at most the largest area; the union is at
     * least the larger of the two areas.
     */
    double maxIou(int block, double gx1, double gy1, double gx2, double gy2) {
        double w = Math.min(x2[block], gx2) - Math.max(x1[block], gx1);
        double h = Math.min(y2[block], gy2) - Math.max(y1[block], gy1);
        if (!(w > 0 && h > 0)) {
            return 0;
        }
        double union = Math.max((gx2 - gx1) * (gy2 - gy1), minArea[block]);
        return Math.min(w * h, maxArea[block]) / union * ROUNDING;
    }

    /** Keeps the bound above the IoU whatever the last bit of either is. */
    private static final double ROUNDING = 1 + 1e-12;
}
