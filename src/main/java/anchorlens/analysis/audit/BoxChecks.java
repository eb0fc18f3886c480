package anchorlens.analysis.audit;

import anchorlens.geometry.Box;
import anchorlens.geometry.Iou;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Degenerate, off-image and duplicate boxes: needs neither priors nor an assigner. */
public final class BoxChecks {
    private BoxChecks() {
    }

    /**
     * Checks the boxes of one image.
     *
     * @param boxes   in image pixels
     * @param labels  class of each
     * @param numbers of each among the image's annotations, for people
     * @param width   of the image, 0 where it is not known
     * @param height  of the image, 0 where it is not known
     */
    public static List<Finding> check(List<Box> boxes, int[] labels, int[] numbers, int width, int height, AuditSettings settings) {
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            if (box.isDegenerate()) {
                found.add(Finding.of(Problem.DEGENERATE, i, Double.NaN, String.format(Locale.ROOT,
                        "The box is %s × %s px: nothing can learn it.", number(box.width()), number(box.height()))));
                continue;
            }
            if (width > 0 && height > 0) {
                checkBorder(box, i, width, height, settings, found);
            }
            double best = 0;
            int twin = -1;
            for (int k = 0; k < i; k++) {
                double iou = labels[k] == labels[i] && !boxes.get(k).isDegenerate() ? Iou.iou(boxes.get(k), box) : 0;
                twin = iou > best ? k : twin;
                best = Math.max(best, iou);
            }
            if (twin >= 0 && best >= settings.duplicateIou()) {
                found.add(Finding.of(Problem.DUPLICATE, i, best, String.format(Locale.ROOT,
                        "Annotation %d of the image has the same class and nearly the same box: IoU %.2f.", numbers[twin], best)));
            }
        }
        return found;
    }

    private static void checkBorder(Box box, int object, int width, int height, AuditSettings settings, List<Finding> found) {
        double beyond = Math.max(Math.max(-box.x1(), box.x2() - width), Math.max(-box.y1(), box.y2() - height));
        if (beyond <= settings.tolerance()) {
            return;
        }
        double inside = box.intersect(new Box(0, 0, width, height)).area() / box.area();
        found.add(Finding.of(Problem.OFF_IMAGE, object, beyond, inside == 0
                ? String.format(Locale.ROOT, "The whole box lies outside the %d × %d image.", width, height)
                : String.format(Locale.ROOT, "The box leaves the %d × %d image by %s px; %.0f %% of it lies inside.", width, height,
                        number(beyond), 100 * inside)));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
