package anchorlens.analysis.detection;

import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The predictions that speak of one annotated object, whatever extent it was annotated with: only the one they grow
 * from depends on the annotation.
 *
 * <ol>
 * <li>The seed is the best-scored prediction of the object's class, above {@value #LEAST_SCORE}, whose prior and whose
 *     box have their centres strictly inside the annotated box.
 * <li>All predictions join that score at least {@value #SHARE_OF_SEED} of the seed and above {@value #LEAST_SCORE},
 *     share {@value #LEAST_INSIDE} of the smaller of the two boxes with the seed's, and have an IoU of {@value
 *     #LEAST_IOU} with it.
 * <li>They weigh by score.
 * </ol>
 *
 * @param priors  of the predictions, ascending
 * @param weights of each, summing to 1
 */
public record GrownEvidence(int[] priors, double[] weights) {
    private static final double LEAST_SCORE = 0.05;
    private static final double SHARE_OF_SEED = 0.3;
    private static final double LEAST_INSIDE = 0.75;
    private static final double LEAST_IOU = 0.2;

    /**
     * Gathers the evidence.
     *
     * @param annotated in input pixels
     * @return empty where nothing speaks of the object
     */
    public static Optional<GrownEvidence> around(Box annotated, int category, Priors priors, Predictions predictions) {
        Boxes boxes = predictions.boxes();
        int seed = -1;
        double best = LEAST_SCORE;
        for (int i = 0; i < priors.count(); i++) {
            double s = predictions.scores().joint(i, category);
            if (s > best && inside(annotated, priors.centerX(i), priors.centerY(i))
                    && inside(annotated, 0.5 * (boxes.x1(i) + boxes.x2(i)), 0.5 * (boxes.y1(i) + boxes.y2(i)))) {
                seed = i;
                best = s;
            }
        }
        if (seed < 0) {
            return Optional.empty();
        }
        List<Integer> members = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < priors.count(); i++) {
            double s = predictions.scores().joint(i, category);
            if (s > LEAST_SCORE && s >= SHARE_OF_SEED * best && belongs(boxes.get(seed), boxes.get(i))) {
                members.add(i);
                sum += s;
            }
        }
        double total = sum;
        return Optional.of(new GrownEvidence(members.stream().mapToInt(Integer::intValue).toArray(),
                members.stream().mapToDouble(i -> predictions.scores().joint(i, category) / total).toArray()));
    }

    private static boolean inside(Box box, double x, double y) {
        return x > box.x1() && x < box.x2() && y > box.y1() && y < box.y2();
    }

    private static boolean belongs(Box seed, Box other) {
        double common = Iou.intersection(seed.x1(), seed.y1(), seed.x2(), seed.y2(), other.x1(), other.y1(), other.x2(),
                other.y2());
        return common > 0 && common >= LEAST_INSIDE * Math.min(seed.area(), other.area())
                && Iou.iou(seed, other) >= LEAST_IOU;
    }
}
