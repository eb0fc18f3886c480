package anchorlens.detection;

import anchorlens.geometry.Boxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Boxes on the grids of a feature pyramid: A base anchors in every cell, centred at
 * {@code ((col + offset) · stride, (row + offset) · stride)}.
 *
 * <p>They are either the same for every level in units of its stride ({@link #onGrids}): base anchor (scale s, ratio
 * r = h / w) has width {@code s / √r} and height {@code s · √r} strides, ratios being the outer loop within a cell and
 * scales the inner. Or every level has sizes of its own in pixels ({@link #ofSizes}).
 *
 * <p><strong>Source:</strong> mmdetection 3.3 {@code AnchorGenerator} with {@code scale_major=True}, whose offset is 0:
 * its anchors sit on the cell's corner. Sizes by level: YOLOv5, whose cells are centred at offset 0.5.
 */
public final class AnchorPriors implements Priors {
    private final List<FeatureLevel> levels;
    private final double offset;
    /** {@code [L × A]}, in strides of the level. */
    private final double[][] baseWidths;
    private final double[][] baseHeights;
    private final int perCell;
    private final Boxes boxes;

    private AnchorPriors(List<FeatureLevel> grids, double offset, double[][] baseWidths, double[][] baseHeights, int perCell) {
        this.levels = withPriorsPerCell(grids, perCell);
        this.offset = offset;
        this.baseWidths = baseWidths;
        this.baseHeights = baseHeights;
        this.perCell = perCell;
        this.boxes = Boxes.ofArray(draw());
    }

    /**
     * Anchors of every scale and ratio on the given grids.
     *
     * @param scales side of the square anchor in strides, e.g. 8 for ATSS and GFL; 4, 4·2^⅓, 4·2^⅔ for RetinaNet
     * @param ratios height over width
     * @throws IllegalArgumentException if there is no scale or ratio, or one is not positive
     */
    public static AnchorPriors onGrids(List<FeatureLevel> grids, double offset, List<Double> scales, List<Double> ratios) {
        int perCell = scales.size() * ratios.size();
        if (perCell == 0 || scales.stream().anyMatch(s -> !(s > 0)) || ratios.stream().anyMatch(r -> !(r > 0))) {
            throw new IllegalArgumentException("anchors need at least one scale and one ratio, all above 0, not scales "
                    + scales + " and ratios " + ratios);
        }
        double[] widths = new double[perCell];
        double[] heights = new double[perCell];
        int a = 0;
        for (double ratio : ratios) {
            for (double scale : scales) {
                widths[a] = scale / Math.sqrt(ratio);
                heights[a++] = scale * Math.sqrt(ratio);
            }
        }
        double[][] everyWidth = new double[grids.size()][];
        double[][] everyHeight = new double[grids.size()][];
        Arrays.fill(everyWidth, widths);
        Arrays.fill(everyHeight, heights);
        return new AnchorPriors(grids, offset, everyWidth, everyHeight, perCell);
    }

    /**
     * Anchors whose sizes each level has for itself. Levels beyond those listed take the sizes of the last one listed, grown
     * with the stride.
     *
     * @param sizes width, height, width, height … in pixels, fine to coarse, {@code perCell} pairs a level
     * @throws IllegalArgumentException if a size is not positive, or the list is no whole number of levels
     */
    public static AnchorPriors ofSizes(List<FeatureLevel> grids, double offset, List<Double> sizes, int perCell) {
        if (perCell < 1 || sizes.isEmpty() || sizes.size() % (2 * perCell) != 0 || sizes.stream().anyMatch(s -> !(s > 0))) {
            throw new IllegalArgumentException("anchor sizes are width, height, width, height … above 0 px with " + perCell
                    + " pairs for each level, but there are " + sizes.size() + " numbers: " + sizes);
        }
        int listed = sizes.size() / (2 * perCell);
        double[][] widths = new double[grids.size()][perCell];
        double[][] heights = new double[grids.size()][perCell];
        for (int l = 0; l < grids.size(); l++) {
            int from = Math.min(l, listed - 1);
            for (int a = 0; a < perCell; a++) {
                int at = 2 * (from * perCell + a);
                widths[l][a] = sizes.get(at) / grids.get(from).stride();
                heights[l][a] = sizes.get(at + 1) / grids.get(from).stride();
            }
        }
        return new AnchorPriors(grids, offset, widths, heights, perCell);
    }

    private static List<FeatureLevel> withPriorsPerCell(List<FeatureLevel> grids, int perCell) {
        List<FeatureLevel> levels = new ArrayList<>();
        int first = 0;
        for (FeatureLevel g : grids) {
            FeatureLevel level = new FeatureLevel(g.index(), g.stride(), g.rows(), g.cols(), perCell, first);
            levels.add(level);
            first = level.endPrior();
        }
        return List.copyOf(levels);
    }

    /** One square anchor a cell with a side of {@code scale} strides (8 in ATSS and GFL, 5 in NanoDet). */
    public static AnchorPriors square(List<FeatureLevel> grids, double offset, double scale) {
        return onGrids(grids, offset, List.of(scale), List.of(1.0));
    }

    private float[] draw() {
        float[] out = new float[4 * count()];
        int k = 0;
        for (int l = 0; l < levels.size(); l++) {
            FeatureLevel level = levels.get(l);
            int s = level.stride();
            for (int row = 0; row < level.rows(); row++) {
                double cy = (row + offset) * s;
                for (int col = 0; col < level.cols(); col++) {
                    double cx = (col + offset) * s;
                    for (int a = 0; a < perCell; a++) {
                        double w = baseWidths[l][a] * s / 2;
                        double h = baseHeights[l][a] * s / 2;
                        out[k++] = (float) (cx - w);
                        out[k++] = (float) (cy - h);
                        out[k++] = (float) (cx + w);
                        out[k++] = (float) (cy + h);
                    }
                }
            }
        }
        return out;
    }

    @Override
    public List<FeatureLevel> levels() {
        return levels;
    }

    public double offset() {
        return offset;
    }

    /** A, the number of anchors of a cell. */
    public int priorsPerCell() {
        return perCell;
    }

    /** Width of base anchor a of a level, by its position among the levels, in strides. */
    public double baseWidth(int level, int a) {
        return baseWidths[level][a];
    }

    /** Height of base anchor a of a level, by its position among the levels, in strides. */
    public double baseHeight(int level, int a) {
        return baseHeights[level][a];
    }

    /** All anchors, shape {@code [P × 4]}. */
    public Boxes boxes() {
        return boxes;
    }

    @Override
    public int count() {
        return levels.isEmpty() ? 0 : levels.getLast().endPrior();
    }

    @Override
    public double centerX(int prior) {
        FeatureLevel level = levels.get(levelOf(prior));
        return (level.col(prior) + offset) * level.stride();
    }

    @Override
    public double centerY(int prior) {
        FeatureLevel level = levels.get(levelOf(prior));
        return (level.row(prior) + offset) * level.stride();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnchorPriors o && levels.equals(o.levels) && offset == o.offset
                && Arrays.deepEquals(baseWidths, o.baseWidths) && Arrays.deepEquals(baseHeights, o.baseHeights);
    }

    @Override
    public int hashCode() {
        return 31 * levels.hashCode() + Arrays.deepHashCode(baseWidths);
    }
}
