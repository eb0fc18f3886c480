package anchorlens.model.head;

import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.ModelCard.ChannelOrder;
import java.util.Collections;
import java.util.List;

/**
 * How a family of detectors prepares its images and places its priors: what a file does not hold.
 *
 * @param title   of the family, as sentences name it
 * @param fit     how images are fitted into the input
 * @param padding grey level around them
 * @param order   of the colour channels
 * @param mean    in the tensor's channel order, on the scale 0…255
 * @param std     in the tensor's channel order, on the scale 0…255
 * @param offset  where in its cell a prior lies
 */
record Preset(String title, Fit fit, int padding, ChannelOrder order, List<Double> mean, List<Double> std, double offset) {
    private static final List<Double> MEAN = List.of(123.675, 116.28, 103.53);
    private static final List<Double> STD = List.of(58.395, 57.12, 57.375);
    private static final List<Double> ZERO = grey(0);
    private static final List<Double> ONE = grey(1);
    private static final List<Double> WHITE = grey(255);
    private static final int GREY = 114;

    /** Ultralytics' YOLOv8 … 12: centred on grey, RGB, 0…1, middles of cells. */
    static final Preset ULTRALYTICS = new Preset("Ultralytics' models", Fit.CENTER, GREY, ChannelOrder.RGB, ZERO, WHITE, 0.5);
    /** YOLOX: top left on grey, BGR, 0…255; its assigner takes the middles of cells. */
    static final Preset YOLOX = new Preset("YOLOX", Fit.TOP_LEFT, GREY, ChannelOrder.BGR, ZERO, ONE, 0.5);
    /** nanodet-m.yml: aspect ratio kept on black, BGR. */
    static final Preset NANODET = new Preset("NanoDet", Fit.CENTER, 0, ChannelOrder.BGR, MEAN.reversed(), STD.reversed(), 0.5);
    /** nanodet-plus-m.yml: stretched, BGR, corners of cells. */
    static final Preset NANODET_PLUS = new Preset("NanoDet-Plus", Fit.STRETCH, 0, ChannelOrder.BGR, MEAN.reversed(),
            STD.reversed(), 0);
    /** PaddleDetection's PicoDet: stretched, RGB. */
    static final Preset PICODET = new Preset("PicoDet", Fit.STRETCH, 0, ChannelOrder.RGB, MEAN, STD, 0.5);
    /** mmdetection 3's default pipeline with anchors on the corners of cells: GFL, ATSS, PAA, VFNet, TOOD, RetinaNet. */
    static final Preset MMDET = new Preset("mmdetection's model", Fit.TOP_LEFT, 0, ChannelOrder.RGB, MEAN, STD, 0);
    /** The same with points in the middles of cells: DW, FCOS with torchvision's weights. */
    static final Preset MMDET_POINTS = new Preset("mmdetection's model", Fit.TOP_LEFT, 0, ChannelOrder.RGB, MEAN, STD, 0.5);
    /** PP-YOLOE+: stretched, RGB, 0…255 over 255, middles of cells. */
    static final Preset PP_YOLOE = new Preset("PP-YOLOE", Fit.STRETCH, 0, ChannelOrder.RGB, ZERO, WHITE, 0.5);
    /** mmdetection's RTMDet: top left on grey, BGR, corners of cells. */
    static final Preset RTMDET = new Preset("RTMDet", Fit.TOP_LEFT, GREY, ChannelOrder.BGR, MEAN.reversed(), STD.reversed(), 0);
    /** mmdetection's SSD with VGG: stretched, RGB, mean only. */
    static final Preset SSD = new Preset("SSD", Fit.STRETCH, 0, ChannelOrder.RGB, MEAN, ONE, 0.5);
    /** UltraFace: stretched, RGB, (v − 127) / 128. */
    static final Preset ULTRAFACE = new Preset("UltraFace", Fit.STRETCH, 0, ChannelOrder.RGB, grey(127), grey(128), 0.5);
    /** FastestDet: stretched, BGR, 0…1; centres are measured from the corners of cells. */
    static final Preset FASTESTDET = new Preset("FastestDet", Fit.STRETCH, 0, ChannelOrder.BGR, ZERO, WHITE, 0);
    /** RT-DETR, D-FINE, DEIM: stretched, RGB, 0…1. */
    static final Preset DETR = new Preset("RT-DETR and its relatives", Fit.STRETCH, 0, ChannelOrder.RGB, ZERO, WHITE, 0.5);

    private static List<Double> grey(double v) {
        return Collections.nCopies(3, v);
    }

    /** "stretched to the input", "kept in shape, centred on black" …. */
    String fitWords() {
        String on = padding == 0 ? "black" : "grey " + padding;
        return switch (fit) {
            case STRETCH -> "Images are stretched to the input";
            case CENTER -> "Images keep their aspect ratio, centred on " + on + ",";
            case TOP_LEFT -> "Images keep their aspect ratio, at the top left of " + on + ",";
        };
    }
}
