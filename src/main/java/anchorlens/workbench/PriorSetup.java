package anchorlens.workbench;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.PointPriors;
import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import anchorlens.parameters.Preset;
import anchorlens.parameters.RecordParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        @Parameter(label = "Anchor shapes", group = "Anchors",
                help = "Where anchors take their shapes from: the same scales and ratios on every level, in strides, or sizes in "
                        + "px that each level has for itself, as in YOLOv5.")
        Shapes shapes,
        @Parameter(label = "Anchor scales", min = 0.1, max = 64, unit = "strides", group = "Anchors",
                activeWhen = "shapes=SCALES",
                help = "Sides of the square anchors in strides: 8 in ATSS and GFL, 5 in NanoDet, 4, 5.04, 6.35 in RetinaNet.")
        List<Double> scales,
        @Parameter(label = "Anchor ratios", min = 0.05, max = 20, group = "Anchors", activeWhen = "shapes=SCALES",
                help = "Height over width of the anchors: 1 in ATSS, 0.5, 1, 2 in RetinaNet.")
        List<Double> ratios,
        @Parameter(label = "Anchor sizes", min = 0.1, max = 8192, unit = "px", group = "Anchors", activeWhen = "shapes=SIZES",
                help = "Width and height of every anchor in turn, level by level from fine to coarse. Levels beyond those listed "
                        + "take the last level's sizes, grown with the stride.",
                source = "YOLOv5 models/yolov5s.yaml")
        List<Double> sizes,
        @Parameter(label = "Sizes a level", min = 1, max = 32, sliderMax = 9, group = "Anchors", activeWhen = "shapes=SIZES",
                help = "How many anchors each level has among the sizes: 3 in YOLOv5.")
        int sizesPerLevel) implements Preset.Provider {

    /** Where anchors take their shapes from. */
    public enum Shapes implements Labelled {
        SCALES("scales and ratios"), SIZES("sizes of each level");

        private final String label;

        Shapes(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public PriorSetup() {
        this(640, 640, List.of(8.0, 16.0, 32.0, 64.0, 128.0), 0.5, Shapes.SCALES, List.of(8.0), List.of(1.0),
                List.of(10.0, 13.0, 16.0, 30.0, 33.0, 23.0, 30.0, 61.0, 62.0, 45.0, 59.0, 119.0, 116.0, 90.0, 156.0, 198.0, 373.0,
                        326.0), 3);
    }

    @Override
    public List<Preset> presets() {
        PriorSetup square = new PriorSetup();
        List<Double> threeLevels = List.of(8.0, 16.0, 32.0);
        return List.of(new Preset("FCOS, DW, ATSS on points", square),
                preset(square, Map.of("offset", 0.0), "ATSS, GFL, PAA, TOOD, OTA"),
                preset(square, Map.of("offset", 0.0, "scales", List.of(4.0, 4 * Math.cbrt(2), 4 * Math.cbrt(4)), "ratios",
                        List.of(0.5, 1.0, 2.0)), "RetinaNet"),
                preset(square, Map.of("offset", 0.0, "strides", List.of(4.0, 8.0, 16.0, 32.0, 64.0), "ratios",
                        List.of(0.5, 1.0, 2.0)), "RPN"),
                preset(square, Map.of("strides", threeLevels, "scales", List.of(5.0)), "NanoDet, mmyolo YOLOv6"),
                preset(square, Map.of("strides", List.of(8.0, 16.0, 32.0, 64.0), "offset", 0.0), "NanoDet-Plus"),
                preset(square, Map.of("strides", threeLevels, "offset", 0.0), "RTMDet"),
                preset(square, Map.of("strides", threeLevels), "YOLOX, YOLOv8"),
                preset(square, Map.of("strides", threeLevels, "shapes", Shapes.SIZES), "YOLOv5, YOLOv7"));
    }

    private static Preset preset(PriorSetup base, Map<String, ?> changes, String name) {
        return new Preset(name, RecordParameters.with(base, changes));
    }

    public PriorSetup {
        strides = List.copyOf(strides);
        scales = List.copyOf(scales);
        ratios = List.copyOf(ratios);
        sizes = List.copyOf(sizes);
        Objects.requireNonNull(shapes, "shapes");
        if (sizesPerLevel < 1 || sizes.isEmpty() || sizes.size() % (2 * sizesPerLevel) != 0) {
            throw new IllegalArgumentException("sizes must hold a width and a height of each of " + sizesPerLevel
                    + " anchors of every level, so a multiple of " + 2 * sizesPerLevel + " numbers, not " + sizes.size());
        }
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
        return shapes == Shapes.SIZES ? sizesPerLevel : scales.size() * ratios.size();
    }

    /** Anchors of these shapes on some grids. */
    AnchorPriors anchors(List<FeatureLevel> levels, double gridOffset) {
        return shapes == Shapes.SIZES ? AnchorPriors.ofSizes(levels, gridOffset, sizes, sizesPerLevel)
                : AnchorPriors.onGrids(levels, gridOffset, scales, ratios);
    }
}
