package anchorlens.workbench;

import anchorlens.detection.PointPriors;
import anchorlens.parameters.Parameter;
import java.util.List;

/**
 * The priors a person sets: all of them where no model is open, the anchor shapes where one is (its grids and offset are
 * then the model's own).
 */
public record PriorSetup(
        @Parameter(label = "Input width", min = 32, max = 4096, unit = "px", group = "Grid",
                help = "Width of the input the grids cover. The image is letterboxed into it. Not used while a model is open.")
        int inputWidth,
        @Parameter(label = "Input height", min = 32, max = 4096, unit = "px", group = "Grid",
                help = "Height of the input the grids cover. Not used while a model is open.")
        int inputHeight,
        @Parameter(label = "Strides", min = 1, max = 512, unit = "px", group = "Grid",
                help = "Stride of each pyramid level, fine to coarse. Not used while a model is open.")
        List<Double> strides,
        @Parameter(label = "Offset", min = 0, max = 1, group = "Grid",
                help = "Where in its cell a prior sits: 0 corner (mmdetection's anchors), 0.5 middle (FCOS, DW, Ultralytics). "
                        + "Not used while a model is open.")
        double offset,
        @Parameter(label = "Anchor scales", min = 0.1, max = 64, unit = "strides", group = "Anchors",
                help = "Sides of the square anchors in strides: 8 in ATSS and GFL, 5 in NanoDet, 4, 5.04, 6.35 in RetinaNet.")
        List<Double> scales,
        @Parameter(label = "Anchor ratios", min = 0.05, max = 20, group = "Anchors",
                help = "Height over width of the anchors: 1 in ATSS, 0.5, 1, 2 in RetinaNet.")
        List<Double> ratios) {

    public PriorSetup() {
        this(640, 640, List.of(8.0, 16.0, 32.0, 64.0, 128.0), 0.5, List.of(8.0), List.of(1.0));
    }

    public PriorSetup {
        strides = List.copyOf(strides);
        scales = List.copyOf(scales);
        ratios = List.copyOf(ratios);
        if (strides.isEmpty() || scales.isEmpty() || ratios.isEmpty()) {
            throw new IllegalArgumentException("strides, scales and ratios need at least one entry each");
        }
        for (int i = 0; i < strides.size(); i++) {
            if (strides.get(i) != Math.rint(strides.get(i)) || i > 0 && strides.get(i) <= strides.get(i - 1)) {
                throw new IllegalArgumentException("strides must be whole numbers in ascending order, not " + strides);
            }
        }
    }

    /** The points these settings stand for, one a cell. */
    public PointPriors points() {
        return PointPriors.covering(inputWidth, inputHeight, strides.stream().map(Double::intValue).toList(), offset);
    }

    /** A, the number of anchors a cell. */
    public int anchorsPerCell() {
        return scales.size() * ratios.size();
    }
}
