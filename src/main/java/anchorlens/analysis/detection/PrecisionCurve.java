package anchorlens.analysis.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Precision over recall of one class in one size class at the ten IoU thresholds. */
final class PrecisionCurve {
    /** A detection among all images, by its place. */
    private record Ranked(ImageMatches image, int index) {
        double score() {
            return image.scores()[index];
        }
    }

    private final List<Ranked> ranked;
    private final int objects;

    private PrecisionCurve(List<Ranked> ranked, int objects) {
        this.ranked = ranked;
        this.objects = objects;
    }

    /** @param limit detections of an image that take part */
    static PrecisionCurve of(List<ImageMatches> images, int limit) {
        List<Ranked> ranked = new ArrayList<>();
        int objects = 0;
        for (ImageMatches image : images) {
            for (int d = 0; d < Math.min(limit, image.scores().length); d++) {
                ranked.add(new Ranked(image, d));
            }
            objects += image.objects();
        }
        ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
        return new PrecisionCurve(ranked, objects);
    }

    /**
     * Mean precision over the 101 recalls at each threshold, {@code [10]}; empty where there is nothing to be found.
     */
    double[] precisionOfThresholds() {
        double[] out = new double[objects == 0 ? 0 : CocoAp.THRESHOLDS];
        for (int row = 0; row < out.length; row++) {
            out[row] = meanPrecision(row);
        }
        return out;
    }

    /** Largest recall at each threshold, {@code [10]}; empty where there is nothing to be found. */
    double[] recalls() {
        double[] out = new double[objects == 0 ? 0 : CocoAp.THRESHOLDS];
        for (int row = 0; row < out.length; row++) {
            int right = 0;
            for (Ranked r : ranked) {
                right += outcome(r, row) > 0 ? 1 : 0;
            }
            out[row] = (double) right / objects;
        }
        return out;
    }

    private double meanPrecision(int row) {
        double[] precision = new double[ranked.size()];
        double[] recall = new double[ranked.size()];
        int right = 0;
        int wrong = 0;
        int n = 0;
        for (Ranked r : ranked) {
            int outcome = outcome(r, row);
            right += outcome > 0 ? 1 : 0;
            wrong += outcome < 0 ? 1 : 0;
            precision[n] = right / (right + wrong + Math.ulp(1.0));
            recall[n++] = (double) right / objects;
        }
        for (int i = n - 2; i >= 0; i--) {
            precision[i] = Math.max(precision[i], precision[i + 1]);
        }
        double sum = 0;
        int at = 0;
        for (int k = 0; k < CocoAp.RECALLS; k++) {
            while (at < n && recall[at] < CocoAp.recall(k)) {
                at++;
            }
            sum += at < n ? precision[at] : 0;
        }
        return sum / CocoAp.RECALLS;
    }

    /** 1 right, −1 wrong, 0 does not count. */
    private static int outcome(Ranked r, int row) {
        int k = row * r.image().scores().length + r.index();
        return r.image().skipped()[k] ? 0 : r.image().matched()[k] ? 1 : -1;
    }

    @Override
    public String toString() {
        return ranked.size() + " detections of " + objects + " objects, recalls " + Arrays.toString(recalls());
    }
}
