package anchorlens.analysis.flags;

import anchorlens.geometry.Box;
import anchorlens.geometry.Iou;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores that others have published, computed from the detections that remain after non-maximum suppression. All are turned
 * so that larger means more suspicious.
 */
public final class Baselines {
    private static final double FIFTYONE_IOU = 0.5;
    private static final double ALPHA = 0.9;
    private static final double PER_PIXEL = 0.1;

    private Baselines() {
    }

    /** A detection; boxes of detections and annotations in the same pixels. */
    public record Seen(Box box, int cls, double score) {
    }

    /**
     * FiftyOne's mistakenness of location: {@code (c · (2 i − 1) + 1) / 2} with {@code i = (1 − IoU) / (1 − 0.5)} and the
     * confidence c of the detection that an annotation was matched with: the surest detections choose first, each the free
     * annotation of any class with the largest IoU, 0.5 at least.
     *
     * <p><strong>Source:</strong> Voxel51, fiftyone-brain, {@code mistakenness.py}, the variant for predictions without
     * logits; matches as {@code evaluate_detections(iou=0.5, classwise=False)} has them.
     *
     * @return one an annotation; NaN where no detection was matched, which FiftyOne reports as possibly spurious
     */
    public static double[] mistakennessLoc(List<InspectedObject> annotations, List<Seen> detections) {
        double[] out = new double[annotations.size()];
        Arrays.fill(out, Double.NaN);
        List<Seen> surestFirst = detections.stream().sorted(Comparator.comparingDouble(Seen::score).reversed()).toList();
        for (Seen d : surestFirst) {
            int best = -1;
            double iou = FIFTYONE_IOU;
            for (int k = 0; k < out.length; k++) {
                double v = Iou.iou(d.box, annotations.get(k).box());
                if (Double.isNaN(out[k]) && v >= iou) {
                    best = k;
                    iou = v;
                }
            }
            if (best >= 0) {
                double far = (1 - iou) / (1 - FIFTYONE_IOU);
                out[best] = (d.score * (2 * far - 1) + 1) / 2;
            }
        }
        return out;
    }

    /**
     * ObjectLab's similarity of two boxes: {@code 0.9 · IoU + 0.1 · exp(−0.1 · d)}, d the distance of their centres in pixels.
     *
     * <p><strong>Source:</strong> Tkachenko, Thyagarajan and Mueller 2023, "ObjectLab: Automated Diagnosis of Mislabeled Images
     * in Object Detection Data", section 3; cleanlab 2, {@code object_detection/rank.py}.
     */
    public static double similarity(Box a, Box b) {
        double distance = Math.hypot(a.centerX() - b.centerX(), a.centerY() - b.centerY());
        return ALPHA * Iou.iou(a, b) + (1 - ALPHA) * Math.exp(-PER_PIXEL * distance);
    }

    /**
     * 1 less ObjectLab's quality "badloc": the largest similarity to a detection of the annotated class.
     *
     * @param least detections need a score above it; cleanlab's releases use 0.5 and 0.001
     * @return 0 where there is no such detection: ObjectLab has nothing to say then
     */
    public static double badloc(InspectedObject annotation, List<Seen> detections, double least) {
        return 1 - detections.stream().filter(d -> d.cls == annotation.cls() && d.score > least)
                .mapToDouble(d -> similarity(d.box, annotation.box())).max().orElse(1);
    }

    /**
     * 1 less ObjectLab's quality "swapped": the largest similarity to a detection of another class.
     *
     * @param least detections need a score above it; cleanlab uses 0.95 or 0.5
     */
    public static double swapped(InspectedObject annotation, List<Seen> detections, double least) {
        return detections.stream().filter(d -> d.cls != annotation.cls() && d.score > least)
                .mapToDouble(d -> similarity(d.box, annotation.box())).max().orElse(0);
    }

    /**
     * 1 less ObjectLab's quality "overlooked" of a detection: the largest similarity to an annotation of its class; where
     * there is none, {@code smallest · (1 − score)} with the smallest similarity above 0 on the image.
     */
    public static double overlooked(Seen detection, List<InspectedObject> annotations, List<Seen> detections) {
        double[] same = annotations.stream().filter(a -> a.cls() == detection.cls)
                .mapToDouble(a -> similarity(detection.box, a.box())).toArray();
        if (same.length > 0) {
            return 1 - Arrays.stream(same).max().orElseThrow();
        }
        double smallest = annotations.stream().flatMapToDouble(a -> detections.stream()
                .mapToDouble(d -> similarity(d.box, a.box()))).filter(v -> v > 0).min().orElse(1);
        return 1 - smallest * (1 - detection.score);
    }

    /** The detection of a class with the largest IoU with a box; −1 where none meets it. */
    public static int nearest(Box box, int cls, List<Seen> detections) {
        return IntStream.range(0, detections.size())
                .filter(k -> detections.get(k).cls == cls && Iou.iou(detections.get(k).box, box) > 0).boxed()
                .max(Comparator.comparingDouble(k -> Iou.iou(detections.get(k).box, box))).orElse(-1);
    }
}
