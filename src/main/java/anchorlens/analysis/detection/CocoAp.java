package anchorlens.analysis.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Average precision and recall of detections as COCO defines them.
 *
 * <ol>
 * <li>Of each image and class the {@value #MOST_DETECTIONS} best-scored detections take part; on equal scores the
 *     earlier.
 * <li>At each of ten IoU thresholds .50, .55 … .95 they take, best first, the free object of largest IoU, the last of
 *     equals; an ignored one (crowd, ignored, or outside the size class) only where no other fits. A crowd is measured
 *     by the share of the detection inside it, and stays free.
 * <li>Detections that took an ignored object, or none and lie outside the size class themselves, do not count.
 * <li>The detections of all images, best first (the smaller image number on equal scores), give precision over recall;
 *     precision is made non-increasing and read at the 101 recalls 0, .01 … 1, being 0 beyond the largest one reached.
 * <li>A class without an object in the size class has no value and takes no part in means.
 * </ol>
 *
 * <p><strong>Source:</strong> Lin et al. 2014, "Microsoft COCO", cocodataset.org "Detection evaluation"; the numbers of
 * pycocotools 2.0 {@code COCOeval} with {@code iouType='bbox'}. Unlike it, objects marked {@code ignore} and not
 * {@code iscrowd} are ignored here too; it takes them for ordinary ones.
 */
public final class CocoAp {
    static final int MOST_DETECTIONS = 100;
    static final int THRESHOLDS = 10;
    static final int RECALLS = 101;
    private static final int[] LIMITS = {1, 10, MOST_DETECTIONS};

    private CocoAp() {
    }

    /**
     * The IoU threshold of a row, .50 … .95; like {@link #recall} rounded as pycocotools has it, because an IoU or
     * recall that meets a threshold exactly is decided by the last bit.
     */
    static double threshold(int row) {
        return row == THRESHOLDS - 1 ? 0.95 : 0.5 + row * ((0.95 - 0.5) / (THRESHOLDS - 1));
    }

    /** The recall that precision is read at in place k, 0 … 1. */
    static double recall(int k) {
        return k == RECALLS - 1 ? 1 : k * 0.01;
    }

    /**
     * Measures.
     *
     * @param categories number of classes
     * @throws IllegalArgumentException if a class index lies outside, or a score or box is not finite
     */
    public static ApSummary evaluate(List<TrueObject> truth, List<DetectedObject> detections, int categories) {
        check(truth, detections, categories);
        List<Map<Long, ImageCell>> cells = new ArrayList<>();
        for (int c = 0; c < categories; c++) {
            cells.add(new TreeMap<>());
        }
        truth.forEach(t -> cells.get(t.category()).computeIfAbsent(t.image(), i -> new ImageCell()).truth.add(t));
        detections.forEach(d -> cells.get(d.category()).computeIfAbsent(d.image(), i -> new ImageCell()).found.add(d));
        AreaRange[] ranges = AreaRange.values();
        double[][][] precision = new double[ranges.length][categories][];
        double[][][] recall = new double[LIMITS.length + ranges.length - 1][categories][];
        for (int c = 0; c < categories; c++) {
            List<ImageCell> ofClass = List.copyOf(cells.get(c).values());
            ofClass.forEach(ImageCell::prepare);
            for (AreaRange range : ranges) {
                List<ImageMatches> matches = ofClass.stream().map(cell -> cell.match(range)).toList();
                PrecisionCurve full = PrecisionCurve.of(matches, MOST_DETECTIONS);
                precision[range.ordinal()][c] = full.precisionOfThresholds();
                recall[LIMITS.length - 1 + range.ordinal()][c] = full.recalls();
                for (int l = 0; range == AreaRange.ALL && l < LIMITS.length - 1; l++) {
                    recall[l][c] = PrecisionCurve.of(matches, LIMITS[l]).recalls();
                }
            }
        }
        return new ApSummary(precision, recall);
    }

    private static void check(List<TrueObject> truth, List<DetectedObject> detections, int categories) {
        for (TrueObject t : truth) {
            checkCategory(t.category(), categories, "an annotation");
        }
        for (DetectedObject d : detections) {
            checkCategory(d.category(), categories, "a detection");
            if (!Double.isFinite(d.score()) || !Double.isFinite(d.box().width())
                    || !Double.isFinite(d.box().height())) {
                throw new IllegalArgumentException("a detection on image " + d.image()
                        + " has a score or box that is not "
                        + "finite: " + d.score() + ", " + d.box());
            }
        }
    }

    private static void checkCategory(int category, int categories, String what) {
        if (category < 0 || category >= categories) {
            throw new IllegalArgumentException(what + " is of class " + category + ", but there are " + categories
                    + " classes, numbered from 0");
        }
    }

    /** Objects and detections of one class on one image. */
    private static final class ImageCell {
        private final List<TrueObject> truth = new ArrayList<>();
        private final List<DetectedObject> found = new ArrayList<>();
        private double[] overlaps;

        private void prepare() {
            found.sort(Comparator.comparingDouble(DetectedObject::score).reversed());
            if (found.size() > MOST_DETECTIONS) {
                found.subList(MOST_DETECTIONS, found.size()).clear();
            }
            overlaps = ImageMatches.overlaps(found, truth);
        }

        private ImageMatches match(AreaRange range) {
            return ImageMatches.of(found, truth, overlaps, range);
        }
    }
}
