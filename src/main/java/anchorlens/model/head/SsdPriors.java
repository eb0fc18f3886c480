package anchorlens.model.head;

import anchorlens.detection.BoxPriors;
import anchorlens.geometry.Boxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The default boxes of SSD and its relatives, in the order of their outputs: level, row, column, shape. They differ in number from
 * level to level, so they are loose boxes here.
 *
 * <p><strong>Source:</strong> Liu et al. 2016, "SSD", section 2.2, with the sizes of its COCO and VOC configurations for 300
 * pixels; UltraFace {@code vision/ssd/config/fd_config.py}.
 */
final class SsdPriors {
    private static final int[] ULTRAFACE_STRIDES = {8, 16, 32, 64};
    private static final int[][] ULTRAFACE_SIDES = {{10, 16, 24}, {32, 48}, {64, 96}, {128, 192, 256}};
    private static final int[] SSD_STRIDES = {8, 16, 32, 64, 100, 300};
    private static final int[] SSD_GRIDS = {38, 19, 10, 5, 3, 1};
    private static final int[] SSD_RATIOS = {2, 3, 3, 3, 2, 2};
    private static final int[] COCO_SIDES = {21, 45, 99, 153, 207, 261, 315};
    private static final int[] VOC_SIDES = {30, 60, 111, 162, 213, 264, 315};
    private static final int SSD_INPUT = 300;
    private static final int VOC_CLASSES = 21;

    /** A known set of default boxes. */
    record Known(String id, String family, Preset preset, BoxPriors boxes) {
    }

    private SsdPriors() {
    }

    /** The set with this many boxes over this input. */
    static Optional<Known> of(int priors, int classes, ModelInput input) {
        Boxes faces = ultraFace(input);
        if (faces.count() == priors) {
            return Optional.of(new Known("ultraface", "SSD head (UltraFace)", Preset.ULTRAFACE, new BoxPriors(faces)));
        }
        if (input.width() == SSD_INPUT && input.height() == SSD_INPUT) {
            Boxes ssd = ssd(classes == VOC_CLASSES ? VOC_SIDES : COCO_SIDES);
            if (ssd.count() == priors) {
                return Optional.of(new Known("ssd300", "SSD head (SSD300)", Preset.SSD, new BoxPriors(ssd)));
            }
        }
        return Optional.empty();
    }

    private static Boxes ultraFace(ModelInput input) {
        List<float[]> boxes = new ArrayList<>();
        for (int l = 0; l < ULTRAFACE_STRIDES.length; l++) {
            int s = ULTRAFACE_STRIDES[l];
            for (int row = 0; row < Math.ceilDiv(input.height(), s); row++) {
                for (int col = 0; col < Math.ceilDiv(input.width(), s); col++) {
                    for (int side : ULTRAFACE_SIDES[l]) {
                        boxes.add(box((col + 0.5) * s, (row + 0.5) * s, side, side));
                    }
                }
            }
        }
        return flat(boxes);
    }

    private static Boxes ssd(int[] sides) {
        List<float[]> boxes = new ArrayList<>();
        for (int l = 0; l < SSD_STRIDES.length; l++) {
            double cell = (double) SSD_STRIDES[l];
            for (int row = 0; row < SSD_GRIDS[l]; row++) {
                for (int col = 0; col < SSD_GRIDS[l]; col++) {
                    double cx = (col + 0.5) * cell;
                    double cy = (row + 0.5) * cell;
                    double between = Math.sqrt(sides[l] * (double) sides[l + 1]);
                    boxes.add(box(cx, cy, sides[l], sides[l]));
                    boxes.add(box(cx, cy, between, between));
                    for (int ratio = 2; ratio <= SSD_RATIOS[l]; ratio++) {
                        double r = Math.sqrt(ratio);
                        boxes.add(box(cx, cy, sides[l] * r, sides[l] / r));
                        boxes.add(box(cx, cy, sides[l] / r, sides[l] * r));
                    }
                }
            }
        }
        return flat(boxes);
    }

    private static float[] box(double cx, double cy, double w, double h) {
        return new float[] {(float) (cx - w / 2), (float) (cy - h / 2), (float) (cx + w / 2), (float) (cy + h / 2)};
    }

    private static Boxes flat(List<float[]> boxes) {
        float[] out = new float[4 * boxes.size()];
        for (int i = 0; i < boxes.size(); i++) {
            System.arraycopy(boxes.get(i), 0, out, 4 * i, 4);
        }
        return Boxes.ofArray(out);
    }
}
