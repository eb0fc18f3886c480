package anchorlens.analysis.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Average precision and recall, 0…1; absent where there was nothing to be found.
 *
 * <p>AP without a number is the mean over the IoU thresholds .50, .55 … .95 and all classes.
 */
public final class ApSummary {
    private static final int ROW_50 = 0;
    private static final int ROW_75 = 5;
    private final double[][][] precision;
    private final double[][][] recall;

    /**
     * @param precision {@code [4 size classes × C × 10 thresholds]}, the last empty for a class without objects
     * @param recall    {@code [6 × C × 10]}: at most 1, 10 and 100 detections an image; small, medium and large objects
     */
    ApSummary(double[][][] precision, double[][][] recall) {
        this.precision = precision;
        this.recall = recall;
    }

    /** AP. */
    public OptionalDouble ap() {
        return ap(AreaRange.ALL);
    }

    /** AP of a size class. */
    public OptionalDouble ap(AreaRange range) {
        return mean(List.of(precision[range.ordinal()]), -1);
    }

    /** AP at IoU .50. */
    public OptionalDouble ap50() {
        return mean(List.of(precision[0]), ROW_50);
    }

    /** AP at IoU .75. */
    public OptionalDouble ap75() {
        return mean(List.of(precision[0]), ROW_75);
    }

    /** AP of one class. */
    public OptionalDouble apOf(int category) {
        return mean(List.<double[]>of(precision[0][category]), -1);
    }

    /** AP at IoU .50 of one class. */
    public OptionalDouble ap50Of(int category) {
        return mean(List.<double[]>of(precision[0][category]), ROW_50);
    }

    /** AP at IoU .75 of one class. */
    public OptionalDouble ap75Of(int category) {
        return mean(List.<double[]>of(precision[0][category]), ROW_75);
    }

    /** Average recall with at most 1, 10 or 100 detections an image. */
    public OptionalDouble ar(int limit) {
        int row = List.of(1, 10, CocoAp.MOST_DETECTIONS).indexOf(limit);
        if (row < 0) {
            throw new IllegalArgumentException("COCO measures recall with 1, 10 or 100 detections, not " + limit);
        }
        return mean(List.of(recall[row]), -1);
    }

    /** Average recall in a size class with at most 100 detections an image. */
    public OptionalDouble ar(AreaRange range) {
        return mean(List.of(recall[2 + range.ordinal()]), -1);
    }

    /** C. */
    public int categories() {
        return precision[0].length;
    }

    private static OptionalDouble mean(List<double[]> classes, int row) {
        List<Double> values = new ArrayList<>();
        for (double[] ofClass : classes) {
            for (int r = 0; r < ofClass.length; r++) {
                if (row < 0 || r == row) {
                    values.add(ofClass[r]);
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).average();
    }
}
