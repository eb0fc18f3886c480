package anchorlens.assign;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.Arrays;

/**
 * The anchors that YOLOv5's rule lists for each ground truth: of every level those of the cell that holds its centre and of
 * the two neighbours nearest to the centre.
 *
 * <p>The list keeps the reference's order: level, then own cell, left, top, right and bottom neighbour, then anchor, then
 * ground truth. A centre beyond the grid is moved into its outermost cell, which may so be listed twice.
 */
final class YoloListing {
    /** How far from its edge, in cells, a centre makes the cell beyond a neighbour. */
    private static final double REACH = 0.5;
    private static final int[][] SIDES = {{0, 0}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}};

    private final AnchorPriors anchors;
    private final Boxes boxes;
    private int size;
    private int[] priors = new int[64];
    private int[] gts = new int[64];

    YoloListing(AnchorPriors anchors, Boxes boxes, CancellationToken cancel) {
        this.anchors = anchors;
        this.boxes = boxes;
        for (FeatureLevel level : anchors.levels()) {
            for (int[] side : SIDES) {
                cancel.throwIfCancelled();
                list(level, side);
            }
        }
    }

    /** @throws IllegalArgumentException if the priors are no anchors on grids */
    static AnchorPriors anchorsOf(AssignmentInput input, String who) {
        if (input.priors() instanceof AnchorPriors a) {
            return a;
        }
        throw new IllegalArgumentException(who + " compares the sizes of anchors with those of objects, but the priors are no "
                + "anchors on grids; choose anchors, such as the sizes of YOLOv5 under Priors");
    }

    private void list(FeatureLevel level, int[] side) {
        for (int a = 0; a < level.priorsPerCell(); a++) {
            for (int g = 0; g < boxes.count(); g++) {
                double x = column(level, g);
                double y = row(level, g);
                if (isNeighbour(x, level.cols(), side[0]) && isNeighbour(y, level.rows(), side[1])) {
                    int col = cell(x - side[0] * REACH, level.cols());
                    int row = cell(y - side[1] * REACH, level.rows());
                    add(level.prior(row, col, a), g);
                }
            }
        }
    }

    /** Whether a centre lies nearer than half a cell to the cell before (side 1) or after (−1) its own; side 0 always. */
    private static boolean isNeighbour(double position, int cells, int side) {
        double p = side < 0 ? cells - position : position;
        return side == 0 || p - Math.floor(p) < REACH && p > 1;
    }

    private static int cell(double position, int cells) {
        return Math.max(0, Math.min(cells - 1, (int) position));
    }

    private void add(int prior, int gt) {
        if (size == priors.length) {
            priors = Arrays.copyOf(priors, 2 * size);
            gts = Arrays.copyOf(gts, 2 * size);
        }
        priors[size] = prior;
        gts[size++] = gt;
    }

    int size() {
        return size;
    }

    int prior(int entry) {
        return priors[entry];
    }

    int gt(int entry) {
        return gts[entry];
    }

    boolean contains(int prior, int gt) {
        for (int k = 0; k < size; k++) {
            if (priors[k] == prior && gts[k] == gt) {
                return true;
            }
        }
        return false;
    }

    /** The centre of a ground truth in columns of a level. */
    double column(FeatureLevel level, int gt) {
        return 0.5 * (boxes.x1(gt) + boxes.x2(gt)) / level.stride();
    }

    /** The centre of a ground truth in rows of a level. */
    double row(FeatureLevel level, int gt) {
        return 0.5 * (boxes.y1(gt) + boxes.y2(gt)) / level.stride();
    }

    /** The larger of the width ratio and the height ratio of anchor and object, each at least 1; ∞ of a side of 0. */
    double ratio(int prior, int gt) {
        int l = anchors.levelOf(prior);
        FeatureLevel level = anchors.levels().get(l);
        int a = (prior - level.firstPrior()) % level.priorsPerCell();
        return Math.max(ratio(boxes.x2(gt) - boxes.x1(gt), anchors.baseWidth(l, a) * level.stride()),
                ratio(boxes.y2(gt) - boxes.y1(gt), anchors.baseHeight(l, a) * level.stride()));
    }

    private static double ratio(double object, double anchor) {
        return Math.max(object / anchor, anchor / object);
    }
}
