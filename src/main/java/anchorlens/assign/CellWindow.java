package anchorlens.assign;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Priors;

/**
 * The cells of a level whose centres lie inside an open rectangle, found by index arithmetic: rows
 * {@link #rowFrom}…{@link #rowTo} and columns {@link #colFrom}…{@link #colTo}, ends exclusive. One object serves a
 * whole assignment; {@link #select} moves it.
 */
final class CellWindow {
    int rowFrom;
    int rowTo;
    int colFrom;
    int colTo;
    private final double offset;

    CellWindow(double offset) {
        this.offset = offset;
    }

    /**
     * Where in its cell a prior lies.
     *
     * @throws IllegalArgumentException in the name of an assigner if the priors have no grid
     */
    static double offsetOf(Priors priors, String who) {
        return switch (priors) {
            case PointPriors points -> points.offset();
            case AnchorPriors anchors -> anchors.offset();
            case BoxPriors _ -> throw new IllegalArgumentException(who
                    + " needs priors on the grids of a feature pyramid, not loose boxes; choose MaxIoU for those");
        };
    }

    /**
     * Selects the cells whose centre is more than {@code margin} pixels inside all four edges.
     *
     * @return whether there are any
     */
    boolean select(FeatureLevel level, double x1, double y1, double x2, double y2, double margin) {
        colFrom = first(level.stride(), level.cols(), x1, margin);
        colTo = end(level.stride(), level.cols(), x2, margin);
        rowFrom = first(level.stride(), level.rows(), y1, margin);
        rowTo = end(level.stride(), level.rows(), y2, margin);
        return colFrom < colTo && rowFrom < rowTo;
    }

    /** Selects the cells less than a number of strides from a point along both axes; false where there are none. */
    boolean selectAround(FeatureLevel level, double x, double y, double strides) {
        double reach = strides * level.stride();
        return select(level, x - reach, y - reach, x + reach, y + reach, 0);
    }

    /** Position in pixels of the centre of a row or column. */
    double center(int cell, int stride) {
        return (cell + offset) * stride;
    }

    private int first(int stride, int cells, double edge, double margin) {
        int c = clamp((edge + margin) / stride - offset, cells);
        while (c > 0 && center(c - 1, stride) - edge > margin) {
            c--;
        }
        while (c < cells && !(center(c, stride) - edge > margin)) {
            c++;
        }
        return c;
    }

    private int end(int stride, int cells, double edge, double margin) {
        int c = clamp((edge - margin) / stride - offset + 1, cells);
        while (c < cells && edge - center(c, stride) > margin) {
            c++;
        }
        while (c > 0 && !(edge - center(c - 1, stride) > margin)) {
            c--;
        }
        return c;
    }

    private static int clamp(double cell, int cells) {
        return (int) Math.max(0, Math.min(cells, cell));
    }
}
