package anchorlens.detection;

import anchorlens.geometry.Boxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Boxes on the grids of a feature pyramid: the same A base anchors, in units of the stride, in every cell.
 *
 * <p>Base anchor (scale s, ratio r = h / w) has width {@code s / √r} and height {@code s · √r} strides and is centred at
 * {@code ((col + offset) · stride, (row + offset) · stride)}. Within a cell ratios are the outer loop, scales the inner.
 *
 * <p><strong>Source:</strong> mmdetection 3.3 {@code AnchorGenerator} with {@code scale_major=True}, whose offset is 0:
 * its anchors sit on the cell's corner.
 */
public final class AnchorPriors implements Priors {
    private final List<FeatureLevel> levels;
    private final double offset;
    private final double[] baseWidths;
    private final double[] baseHeights;
    private final Boxes boxes;

    private AnchorPriors(List<FeatureLevel> levels, double offset, double[] baseWidths, double[] baseHeights) {
        this.levels = List.copyOf(levels);
        this.offset = offset;
        this.baseWidths = baseWidths;
        this.baseHeights = baseHeights;
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
        List<FeatureLevel> levels = new ArrayList<>();
        int first = 0;
        for (FeatureLevel g : grids) {
            FeatureLevel level = new FeatureLevel(g.index(), g.stride(), g.rows(), g.cols(), perCell, first);
            levels.add(level);
            first = level.endPrior();
        }
        return new AnchorPriors(levels, offset, widths, heights);
    }

    /** One square anchor a cell with a side of {@code scale} strides (8 in ATSS and GFL, 5 in NanoDet). */
    public static AnchorPriors square(List<FeatureLevel> grids, double offset, double scale) {
        return onGrids(grids, offset, List.of(scale), List.of(1.0));
    }

    private float[] draw() {
        float[] out = new float[4 * count()];
        int k = 0;
        for (FeatureLevel level : levels) {
            int s = level.stride();
            for (int row = 0; row < level.rows(); row++) {
                double cy = (row + offset) * s;
                for (int col = 0; col < level.cols(); col++) {
                    double cx = (col + offset) * s;
                    for (int a = 0; a < baseWidths.length; a++) {
                        double w = baseWidths[a] * s / 2;
                        double h = baseHeights[a] * s / 2;
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
        return baseWidths.length;
    }

    /** Width of base anchor a in strides. */
    public double baseWidth(int a) {
        return baseWidths[a];
    }

    /** Height of base anchor a in strides. */
    public double baseHeight(int a) {
        return baseHeights[a];
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
                && Arrays.equals(baseWidths, o.baseWidths) && Arrays.equals(baseHeights, o.baseHeights);
    }

    @Override
    public int hashCode() {
        return 31 * levels.hashCode() + Arrays.hashCode(baseWidths);
    }
}
