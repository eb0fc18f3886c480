package anchorlens.detection;

import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Edge;
import java.util.ArrayList;
import java.util.List;

/**
 * DW's box refinement: every edge of a box is read anew where the box itself says that the edge lies.
 *
 * <ol>
 * <li>A prior predicts a coarse box. The middle of each of its edges, in the prior's row or column, is a boundary point.
 * <li>Each boundary point is moved by a learned offset (dy, dx) in cells.
 * <li>There the map of that one coordinate (x1 for the left edge, y1 for the top one …) of all coarse boxes of the level is sampled:
 * bilinearly between the middles of four cells, 0 outside the map.
 * <li>The new distances from the prior's centre are those to the four values, 0 at least.
 * </ol>
 * A point off the map reads 0, so that a right or bottom edge may fall onto the prior itself; the released code does the same.
 *
 * <p><strong>Source:</strong> Li et al. 2022, "A Dual Weighting Label Assignment Scheme for Object Detection", section 3.4; its
 * released code, {@code DWHead.forward_single} with {@code reg_refine}.
 */
public final class BoxRefinement {
    private static final Edge[] EDGES = Edge.values();

    private final PointPriors priors;
    private final float[] coarse;

    /**
     * @param priors one a cell
     * @param coarse {@code [P × 4]} boxes before the refinement, input pixels
     * @throws IllegalArgumentException where the priors are not points on grids
     */
    public BoxRefinement(Priors priors, Boxes coarse) {
        if (!(priors instanceof PointPriors points)) {
            throw new IllegalArgumentException("boxes are refined on the grid of one prior a cell");
        }
        if (coarse.count() != priors.count()) {
            throw new IllegalArgumentException(coarse.count() + " boxes do not fit " + priors.count() + " priors");
        }
        this.priors = points;
        this.coarse = coarse.array();
    }

    /**
     * How one edge was read anew, input pixels.
     *
     * @param edge   the edge
     * @param startX its boundary point before the offset
     * @param startY its boundary point before the offset
     * @param x      where the map is sampled
     * @param y      where the map is sampled
     * @param value  the coordinate of the edge that is read there
     */
    public record Step(Edge edge, double startX, double startY, double x, double y, double value) {
    }

    /**
     * A refined box.
     *
     * @param before the coarse box
     * @param after  the refined one, which holds the prior's centre
     * @param steps  l, t, r, b
     */
    public record Refined(Box before, Box after, List<Step> steps) {
        public Refined {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Refines one box.
     *
     * @param offsets (dy, dx) of l, t, r, b in cells
     */
    public Refined of(int prior, double[] offsets) {
        FeatureLevel level = priors.levels().get(priors.levelOf(prior));
        double px = priors.centerX(prior);
        double py = priors.centerY(prior);
        int s = level.stride();
        List<Step> steps = new ArrayList<>(EDGES.length);
        for (Edge edge : EDGES) {
            double at = coarse[4 * prior + edge.ordinal()];
            double startX = edge.isHorizontalPosition() ? at : px;
            double startY = edge.isHorizontalPosition() ? py : at;
            double row = level.row(prior) + (startY - py) / s + offsets[2 * edge.ordinal()];
            double col = level.col(prior) + (startX - px) / s + offsets[2 * edge.ordinal() + 1];
            steps.add(new Step(edge, startX, startY, (col + priors.offset()) * s, (row + priors.offset()) * s,
                    sample(level, edge, row, col)));
        }
        Box before = new Box(coarse[4 * prior], coarse[4 * prior + 1], coarse[4 * prior + 2], coarse[4 * prior + 3]);
        Box after = new Box(px - Math.max(0, px - steps.get(0).value()), py - Math.max(0, py - steps.get(1).value()),
                px + Math.max(0, steps.get(2).value() - px), py + Math.max(0, steps.get(3).value() - py));
        return new Refined(before, after, steps);
    }

    /** Refines all boxes. */
    public Boxes all(EdgeOffsets offsets) {
        float[] out = new float[coarse.length];
        for (int i = 0; i < priors.count(); i++) {
            Box box = of(i, offsets.of(i)).after();
            out[4 * i] = (float) box.x1();
            out[4 * i + 1] = (float) box.y1();
            out[4 * i + 2] = (float) box.x2();
            out[4 * i + 3] = (float) box.y2();
        }
        return Boxes.ofArray(out);
    }

    /** A coordinate of the level's boxes between four cells; cells off the map count as 0. */
    private double sample(FeatureLevel level, Edge edge, double row, double col) {
        if (!(row > -1 && row < level.rows() && col > -1 && col < level.cols())) {
            return 0;
        }
        int r = (int) Math.floor(row);
        int c = (int) Math.floor(col);
        double down = row - r;
        double right = col - c;
        return (1 - down) * ((1 - right) * cell(level, edge, r, c) + right * cell(level, edge, r, c + 1))
                + down * ((1 - right) * cell(level, edge, r + 1, c) + right * cell(level, edge, r + 1, c + 1));
    }

    private double cell(FeatureLevel level, Edge edge, int row, int col) {
        return row < 0 || row >= level.rows() || col < 0 || col >= level.cols() ? 0
                : coarse[4 * level.prior(row, col, 0) + edge.ordinal()];
    }
}
