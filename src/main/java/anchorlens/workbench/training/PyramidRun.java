package anchorlens.workbench.training;

import anchorlens.analysis.pyramid.LevelCounts;
import anchorlens.assign.Assigner;
import anchorlens.detection.FeatureLevel;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;

/**
 * How the assigners spread the objects of an image, or of a set, over the pyramid.
 *
 * @param levels fine to coarse; those of the first image
 * @param rows   one an assigner, in the order of the catalogue
 * @param images how many images were looked at
 */
public record PyramidRun(List<FeatureLevel> levels, List<Row> rows, int images) {
    public PyramidRun {
        levels = List.copyOf(levels);
        rows = List.copyOf(rows);
    }

    /**
     * One assigner.
     *
     * @param assigner with its parameters
     * @param objects  every ground truth of all images, in their order
     * @param total    {@code [L]}: what all ground truths have on each level together
     * @param result   of a single image; empty for a set, and where the assigner could not run
     * @param why      why it could not run, in one sentence; empty where it did
     */
    public record Row(Assigner assigner, List<OfObject> objects, double[] total, Optional<RunResult> result, String why) {
        public Row {
            objects = List.copyOf(objects);
        }
    }

    /**
     * One ground truth under one assigner.
     *
     * @param size  √(width · height) in input pixels
     * @param level {@code [L]}: kept priors on each level, under a soft assigner Σ w_pos
     */
    public record OfObject(double size, double[] level) {
        /** Mean level of its positives as an index, NaN where it has none. */
        public double meanLevel() {
            double sum = 0;
            double moment = 0;
            for (int l = 0; l < level.length; l++) {
                sum += level[l];
                moment += l * level[l];
            }
            return sum > 0 ? moment / sum : Double.NaN;
        }

        /** The level with most of its positives, the finer of equals; −1 where it has none. */
        public int mainLevel() {
            return new LevelCounts(new double[][] {level}).mainLevel(0);
        }
    }
}
