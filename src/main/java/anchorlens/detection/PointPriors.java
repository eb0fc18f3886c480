package anchorlens.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * One point a cell: {@code ((col + offset) · stride, (row + offset) · stride)}.
 *
 * <p>The offset is explicit because the field disagrees: 0 puts the point on the cell's corner (mmdetection's anchors,
 * AutoAssign, OTA, NanoDet-Plus), 0.5 in its middle (FCOS, DW, Ultralytics, NanoDet-m, PicoDet).
 */
public record PointPriors(List<FeatureLevel> levels, double offset) implements Priors {
    public PointPriors {
        levels = List.copyOf(levels);
        for (FeatureLevel level : levels) {
            if (level.priorsPerCell() != 1) {
                throw new IllegalArgumentException("points come one a cell, not " + level.priorsPerCell());
            }
        }
    }

    /** The grids of an input of the given size: {@code ceil(size / stride)} cells a side on every level. */
    public static PointPriors covering(int inputWidth, int inputHeight, List<Integer> strides, double offset) {
        return new PointPriors(gridsCovering(inputWidth, inputHeight, strides, 1), offset);
    }

    static List<FeatureLevel> gridsCovering(int width, int height, List<Integer> strides, int priorsPerCell) {
        List<FeatureLevel> levels = new ArrayList<>();
        int first = 0;
        for (int stride : strides) {
            FeatureLevel level = new FeatureLevel(levels.size(), stride, Math.ceilDiv(height, stride),
                    Math.ceilDiv(width, stride), priorsPerCell, first);
            levels.add(level);
            first = level.endPrior();
        }
        return levels;
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
}
