package anchorlens.model.head;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.model.ModelException;
import anchorlens.model.head.HeadRecognizer.Evidence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** What numbers of a test run tell where shapes do not: which columns can be scores, which box format puts boxes near their priors. */
final class Plausibility {
    private static final double FAR = 4;
    private static final double ROUNDING = 1e-4;

    private Plausibility() {
    }

    /** True where every number of a table lies in 0…1, or nothing was run. */
    static boolean canBeProbabilities(CellTable table, Evidence evidence) throws ModelException {
        if (evidence.probe().isEmpty()) {
            return true;
        }
        for (float v : table.read(evidence.probe(), evidence.file())) {
            if (!(v >= -ROUNDING && v <= 1 + ROUNDING)) {
                return false;
            }
        }
        return true;
    }

    /** The formats that put boxes near their priors, nearest first; all of them where nothing was run. */
    static List<BoxFormat> formats(CellTable table, Priors priors, Evidence evidence) throws ModelException {
        return formats(table, evidence, (f, v) -> distance(f.boxes(priors, v), priors));
    }

    /**
     * Likewise, whatever the sides of the boxes: where a head puts out distances that no rectifier keeps from falling below zero, some
     * boxes have their edges crossed.
     */
    static List<BoxFormat> formatsByCentre(CellTable table, Priors priors, Evidence evidence) throws ModelException {
        return formats(table, evidence, (f, v) -> centreDistance(f.boxes(priors, v), priors));
    }

    private static List<BoxFormat> formats(CellTable table, Evidence evidence, ToDoubleBiFunction<BoxFormat, float[]> distance)
            throws ModelException {
        List<BoxFormat> all = BoxFormat.all(evidence.input().width(), evidence.input().height());
        if (evidence.probe().isEmpty()) {
            return all;
        }
        float[] v = table.read(evidence.probe(), evidence.file());
        return all.stream().filter(f -> distance.applyAsDouble(f, v) < FAR)
                .sorted(Comparator.comparingDouble(f -> distance.applyAsDouble(f, v))).toList();
    }

    /** Median distance of a box's centre from its prior's, in strides or in sides of the prior's box; infinite for bad boxes. */
    static double distance(Boxes boxes, Priors priors) {
        int wrong = 0;
        for (int i = 0; i < boxes.count(); i++) {
            wrong += boxes.x2(i) < boxes.x1(i) || boxes.y2(i) < boxes.y1(i) ? 1 : 0;
        }
        return wrong > boxes.count() / 10 ? Double.POSITIVE_INFINITY : centreDistance(boxes, priors);
    }

    private static double centreDistance(Boxes boxes, Priors priors) {
        double[] d = new double[boxes.count()];
        for (int i = 0; i < d.length; i++) {
            double cx = 0.5 * (boxes.x1(i) + boxes.x2(i));
            double cy = 0.5 * (boxes.y1(i) + boxes.y2(i));
            d[i] = Math.hypot(cx - priors.centerX(i), cy - priors.centerY(i)) / unit(priors, i);
        }
        Arrays.sort(d);
        return d.length == 0 ? 0 : d[d.length / 2];
    }

    private static double unit(Priors priors, int i) {
        return switch (priors) {
            case PointPriors p -> p.strideOf(i);
            case AnchorPriors a -> side(a.boxes(), i);
            case BoxPriors b -> side(b.boxes(), i);
        };
    }

    private static double side(Boxes boxes, int i) {
        return Math.max(1, Math.sqrt((boxes.x2(i) - boxes.x1(i)) * (boxes.y2(i) - boxes.y1(i))));
    }

    /** The largest magnitude of a table's numbers; 0 where nothing was run. */
    static double largest(CellTable table, Evidence evidence) throws ModelException {
        double largest = 0;
        if (!evidence.probe().isEmpty()) {
            for (float v : table.read(evidence.probe(), evidence.file())) {
                largest = Math.max(largest, Math.abs(v));
            }
        }
        return largest;
    }
}
