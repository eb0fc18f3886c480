package anchorlens.detection;

import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Greedy non-maximum suppression class by class: the pictures' "predictions" layer.
 *
 * <p>Keeps the best-scored box, drops those of the same class whose IoU with it is above the threshold, repeats. Ties by
 * lowest prior index.
 *
 * <p><strong>Source:</strong> mmdetection 3.3 {@code batched_nms}: scores must be strictly above the score threshold, IoU
 * strictly above the IoU threshold.
 */
public final class Nms {
    /** A surviving box: which prior, which class, what score (class probability × objectness). */
    public record Detection(int prior, int cls, double score) {
    }

    /**
     * @param scoreThreshold lowest score, exclusive
     * @param iouThreshold   largest IoU two kept boxes of one class may have, inclusive
     * @param preNms         candidates kept per level before suppression, the best-scored ones
     * @param limit          detections at most
     */
    public record Settings(double scoreThreshold, double iouThreshold, int preNms, int limit) {
        public static final Settings DEFAULT = new Settings(0.3, 0.6, 1000, 100);
    }

    private Nms() {
    }

    /** The detections that survive, best first; where there are no levels, all priors count as one. */
    public static List<Detection> run(Predictions predictions, List<FeatureLevel> levels, Settings settings) {
        List<Detection> candidates = new ArrayList<>();
        for (FeatureLevel level : levels) {
            candidates.addAll(best(predictions.scores(), level.firstPrior(), level.endPrior(), settings));
        }
        if (levels.isEmpty()) {
            candidates.addAll(best(predictions.scores(), 0, predictions.count(), settings));
        }
        candidates.sort(BEST_FIRST);
        List<Detection> kept = new ArrayList<>();
        for (Detection d : candidates) {
            if (kept.size() == settings.limit()) {
                break;
            }
            if (kept.stream().noneMatch(k -> k.cls() == d.cls()
                    && iou(predictions.boxes(), k.prior(), d.prior()) > settings.iouThreshold())) {
                kept.add(d);
            }
        }
        return kept;
    }

    private static List<Detection> best(ClassScores scores, int from, int to, Settings settings) {
        List<Detection> found = new ArrayList<>();
        for (int i = from; i < to; i++) {
            for (int c = 0; c < scores.classes(); c++) {
                double score = scores.joint(i, c);
                if (score > settings.scoreThreshold()) {
                    found.add(new Detection(i, c, score));
                }
            }
        }
        found.sort(BEST_FIRST);
        return found.subList(0, Math.min(settings.preNms(), found.size()));
    }

    private static final Comparator<Detection> BEST_FIRST = Comparator.comparingDouble(Detection::score).reversed()
            .thenComparingInt(Detection::prior).thenComparingInt(Detection::cls);

    private static double iou(Boxes b, int i, int j) {
        return Iou.iou(b.x1(i), b.y1(i), b.x2(i), b.y2(i), b.x1(j), b.y1(j), b.x2(j), b.y2(j));
    }
}
