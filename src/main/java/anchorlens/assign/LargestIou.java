package anchorlens.assign;

import anchorlens.geometry.Boxes;

/**
 * The largest IoU of a predicted box with any ground truth. IoU is at most the ratio of the areas, so ground truths are
 * looked at from the most similar area outwards, as long as they can still exceed what was found.
 */
final class LargestIou {
    private static final double ROUNDING = 1 + 1e-12;
    private final Boxes boxes;
    private final int[] byArea;
    private final double[] area;

    LargestIou(Boxes boxes) {
        this.boxes = boxes;
        double[] areas = new double[boxes.count()];
        for (int g = 0; g < areas.length; g++) {
            areas[g] = (boxes.x2(g) - boxes.x1(g)) * (boxes.y2(g) - boxes.y1(g));
        }
        byArea = Order.ascending(areas, areas.length);
        area = new double[areas.length];
        for (int n = 0; n < area.length; n++) {
            area[n] = areas[byArea[n]];
        }
    }

    /** @param guess a ground truth that the box probably fits */
    double of(CheckedPredictions predictions, int prior, int guess) {
        double best = iou(predictions, prior, guess);
        double own = predictions.boxArea(prior);
        int up = 0;
        int to = area.length;
        while (up < to) {
            int middle = (up + to) >>> 1;
            if (area[middle] < own) {
                up = middle + 1;
            } else {
                to = middle;
            }
        }
        for (int n = up; n < area.length && own * ROUNDING >= best * area[n]; n++) {
            best = Math.max(best, iou(predictions, prior, byArea[n]));
        }
        for (int n = up - 1; n >= 0 && area[n] * ROUNDING >= best * own; n--) {
            best = Math.max(best, iou(predictions, prior, byArea[n]));
        }
        return best;
    }

    private double iou(CheckedPredictions predictions, int prior, int g) {
        return predictions.iou(prior, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g));
    }
}
