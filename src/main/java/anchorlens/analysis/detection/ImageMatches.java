package anchorlens.analysis.detection;

import anchorlens.geometry.Box;
import anchorlens.geometry.Iou;
import java.util.Arrays;
import java.util.List;

/**
 * Which detections of one class on one image count as right, wrong or neither, D best first.
 *
 * @param scores  {@code [D]}
 * @param matched {@code [10 × D]}: at each IoU threshold, whether a detection took an object
 * @param skipped {@code [10 × D]}: at each IoU threshold, whether a detection does not count
 * @param objects the number of objects to be found
 */
record ImageMatches(double[] scores, boolean[] matched, boolean[] skipped, int objects) {

    /** IoU, or share inside a crowd, of every detection with every object, {@code [D × G]}. */
    static double[] overlaps(List<DetectedObject> found, List<TrueObject> truth) {
        double[] out = new double[found.size() * truth.size()];
        int k = 0;
        for (DetectedObject d : found) {
            for (TrueObject t : truth) {
                out[k++] = overlap(d.box(), t.box(), t.crowd());
            }
        }
        return out;
    }

    private static double overlap(Box d, Box t, boolean crowd) {
        double common = Iou.intersection(d.x1(), d.y1(), d.x2(), d.y2(), t.x1(), t.y1(), t.x2(), t.y2());
        double own = d.width() * d.height();
        double union = crowd ? own : own + t.width() * t.height() - common;
        return common > 0 ? common / union : 0;
    }

    /**
     * Matches.
     *
     * @param found    best first
     * @param overlaps of {@link #overlaps}
     */
    static ImageMatches of(List<DetectedObject> found, List<TrueObject> truth, double[] overlaps, AreaRange range) {
        int count = found.size();
        boolean[] ignored = new boolean[truth.size()];
        int objects = 0;
        for (int g = 0; g < ignored.length; g++) {
            TrueObject t = truth.get(g);
            ignored[g] = t.crowd() || t.ignored() || !range.contains(t.area());
            objects += ignored[g] ? 0 : 1;
        }
        boolean[] matched = new boolean[CocoAp.THRESHOLDS * count];
        boolean[] skipped = new boolean[CocoAp.THRESHOLDS * count];
        for (int row = 0; row < CocoAp.THRESHOLDS; row++) {
            boolean[] taken = new boolean[ignored.length];
            for (int d = 0; d < count; d++) {
                int g = best(overlaps, d * ignored.length, truth, ignored, taken, CocoAp.threshold(row));
                int k = row * count + d;
                if (g >= 0) {
                    taken[g] = true;
                    matched[k] = true;
                    skipped[k] = ignored[g];
                } else {
                    Box box = found.get(d).box();
                    skipped[k] = !range.contains(box.width() * box.height());
                }
            }
        }
        return new ImageMatches(found.stream().mapToDouble(DetectedObject::score).toArray(), matched, skipped, objects);
    }

    /** The object a detection takes, −1 for none: those to be found first, then the ignored ones. */
    private static int best(double[] overlaps, int from, List<TrueObject> truth, boolean[] ignored, boolean[] taken,
                            double threshold) {
        for (boolean second : new boolean[] {false, true}) {
            int best = -1;
            double least = Math.min(threshold, 1 - 1e-10);
            for (int g = 0; g < taken.length; g++) {
                boolean free = !taken[g] || truth.get(g).crowd();
                if (free && ignored[g] == second && overlaps[from + g] >= least) {
                    least = overlaps[from + g];
                    best = g;
                }
            }
            if (best >= 0) {
                return best;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageMatches o && objects == o.objects && Arrays.equals(scores, o.scores)
                && Arrays.equals(matched, o.matched) && Arrays.equals(skipped, o.skipped);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(scores);
    }
}
