package anchorlens.ui.timeline;

import anchorlens.ui.theme.DataColors;

/** Cascade R-CNN's thresholds and the colours in which charts and picture show what reaches them. */
final class CascadeBands {
    private static final double[] THRESHOLDS = {0.5, 0.6, 0.7};
    private static final int[] COLORS = {DataColors.ofLevel(0), DataColors.ofLevel(1), DataColors.ofLevel(3)};

    private CascadeBands() {
    }

    static int count() {
        return THRESHOLDS.length;
    }

    static double threshold(int band) {
        return THRESHOLDS[band];
    }

    static int color(int band) {
        return COLORS[band];
    }

    /** The highest threshold that an IoU reaches, −1 for none. */
    static int of(double iou) {
        int band = -1;
        while (band + 1 < THRESHOLDS.length && iou >= THRESHOLDS[band + 1]) {
            band++;
        }
        return band;
    }
}
