package anchorlens.model.head;

import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.PointPriors;
import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One output with the numbers of all priors: NanoDet-Plus' {@code C + 4 · 8} columns, YOLOX' {@code 5 + C}, YOLOv5's and v7's boxes
 * of three anchors a cell, boxes that the graph has decoded with {@code 4 + C} columns, and the rows of an end to end export.
 *
 * <p>Where shapes leave several, a test run tells: scores lie in 0…1, and decoded boxes lie near their priors.
 *
 * <p><strong>Source:</strong> NanoDet {@code nanodet_plus_head.py}: centres x · stride; YOLOX {@code yolo_head.py}; Ultralytics
 * YOLOv5 {@code models/yolo.py}.
 */
final class JointRecognizer implements HeadRecognizer {
    static final String NO_DISTRIBUTIONS =
            "This family has no edge distributions: boxes and scores are shown, and assigners run.";
    static final String YOLOX_OFFSET =
            "Priors sit in the middle of their cells (offset 0.5), where YOLOX' assigner looks; its boxes are decoded from the corners.";
    private static final int NANODET_BINS = 8;
    private static final int NANODET_PLUS_LEVELS = 4;
    private static final int ROW = 6;
    private static final int FEWEST_PRIORS = 16;
    private static final double LARGEST_OFFSET = 64;

    @Override
    public List<RecognizedHead> readings(Evidence evidence) throws ModelException {
        List<RecognizedHead> readings = new ArrayList<>();
        for (TensorSpec out : evidence.outputs()) {
            if (!out.isFloat32() || out.dims().length < 2 || out.dims().length > 3) {
                continue;
            }
            for (int axis = out.dims().length - 1; axis >= out.dims().length - 2; axis--) {
                Optional<List<Integer>> strides = Grids.pyramid(out.dims()[axis], evidence);
                Optional<CellTable> table = Tables.joint(out, out.dims()[axis]);
                boolean many = out.dims()[axis] >= FEWEST_PRIORS;
                if (many && strides.isPresent() && table.isPresent() && table.get().columns() > 4) {
                    readings.addAll(onGrid(evidence, out, table.get(), strides.get()));
                }
                if (many && out.dims()[axis] % 3 == 0 && readings.isEmpty() && Tables.columns(out, out.dims()[axis]) > 5) {
                    yolov5(evidence, out, out.dims()[axis]).ifPresent(readings::add);
                }
            }
        }
        if (readings.isEmpty()) {
            rows(evidence).ifPresent(readings::add);
        }
        return readings;
    }

    private static List<RecognizedHead> onGrid(Evidence evidence, TensorSpec out, CellTable table, List<Integer> strides)
            throws ModelException {
        List<RecognizedHead> readings = new ArrayList<>();
        int columns = table.columns();
        int edges = 4 * evidence.card().bins().orElse(NANODET_BINS);
        boolean mixed = Structure.isMixedWith(evidence.graph(), out.name(), "Sigmoid");
        if (columns > edges && mixed && Plausibility.canBeProbabilities(table.columns(0, columns - edges), evidence)
                && !Plausibility.canBeProbabilities(table.columns(columns - edges, columns), evidence)) {
            readings.add(nanodetPlus(evidence, table, strides, edges));
        }
        if (Plausibility.canBeProbabilities(table.columns(4, columns), evidence)) {
            boolean raw = Plausibility.largest(table.columns(0, 4), evidence) < LARGEST_OFFSET;
            if (raw && columns > 5 && mixed) {
                readings.add(strides.size() == NANODET_PLUS_LEVELS ? readings.size() : 0, yolox(evidence, table, strides));
            } else if (!raw || !mixed) {
                readings.addAll(decoded(evidence, table, strides));
            }
        }
        return readings;
    }

    private static RecognizedHead nanodetPlus(Evidence evidence, CellTable table, List<Integer> strides, int edges)
            throws ModelException {
        int classes = table.columns() - edges;
        boolean plus = strides.size() == NANODET_PLUS_LEVELS;
        Preset preset = plus ? Preset.NANODET_PLUS : Preset.NANODET;
        return new HeadBuilder(evidence, plus ? "nanodet-plus" : "nanodet", "GFL head in one tensor (" + preset.title() + ")", preset,
                strides.size() + " levels, classes before the bins", strides)
                .tells(table, "classes after the sigmoid, then 4 × " + edges / 4 + " bins, logits")
                .onPoints(ScoreCode.of(table.columns(0, classes), true), BoxCode.Distributions.ofCells(
                        table.columns(classes, table.columns()), BinGrid.integers(edges / 4), false), "Priors have offset "
                        + preset.offset() + " in their cells, as in " + preset.title() + "; nothing in the file tells.");
    }

    private static RecognizedHead yolox(Evidence evidence, CellTable table, List<Integer> strides) throws ModelException {
        return new HeadBuilder(evidence, "yolox", "YOLOX raw head", Preset.YOLOX, "5 + " + (table.columns() - 5) + " columns, scores "
                + "after the sigmoid, box numbers not", strides).remark(NO_DISTRIBUTIONS)
                .tells(table, "4 box numbers, objectness, classes, the latter after the sigmoid")
                .onPoints(ScoreCode.of(table.columns(5, table.columns()), true).withObjectness(table.columns(4, 5)),
                        new BoxCode.CellOffsets(table.columns(0, 4)), YOLOX_OFFSET);
    }

    /** Boxes the graph decoded: with or without an objectness before the classes. */
    private static List<RecognizedHead> decoded(Evidence evidence, CellTable table, List<Integer> strides) throws ModelException {
        PointPriors points = new PointPriors(Grids.levels(strides, evidence.input()), 0.5);
        List<BoxFormat> formats = Plausibility.formats(table.columns(0, 4), points, evidence);
        List<RecognizedHead> readings = new ArrayList<>();
        int named = evidence.card().classNames().map(List::size).orElse(DecodedBoxes.namedClasses(evidence));
        for (int first : table.columns() - 5 == named || table.columns() == 85 ? List.of(5, 4) : List.of(4, 5)) {
            if (!formats.isEmpty() && table.columns() > first) {
                readings.add(DecodedBoxes.onPoints(evidence, table, strides, formats.getFirst(), first));
            }
        }
        return readings;
    }

    /** Three anchors a cell, anchors outermost within a level, boxes decoded. */
    private static Optional<RecognizedHead> yolov5(Evidence evidence, TensorSpec out, int priors) throws ModelException {
        Optional<List<Integer>> strides = Grids.pyramid(priors / 3, evidence).filter(s -> s.size() == 3);
        Optional<CellTable> table = Tables.joint(out, priors);
        if (strides.isEmpty() || table.isEmpty()
                || !Plausibility.canBeProbabilities(table.get().columns(4, table.get().columns()), evidence)) {
            return Optional.empty();
        }
        BoxPriors anchors = DecodedBoxes.yolov5Anchors(strides.get(), evidence.input());
        List<BoxFormat> formats = Plausibility.formats(table.get().columns(0, 4), anchors, evidence);
        return formats.isEmpty() ? Optional.empty() : Optional.of(new HeadBuilder(evidence, "yolov5", "YOLOv5 or v7, decoded",
                Preset.ULTRALYTICS, "three boxes a cell and 5 + " + (table.get().columns() - 5) + " columns", List.of())
                .remark(NO_DISTRIBUTIONS).note("Priors are YOLOv5's default anchors; the file does not tell its own.")
                .tells(table.get(), formats.getFirst().words() + ", objectness, classes after the sigmoid")
                .onBoxes(ScoreCode.of(table.get().columns(5, table.get().columns()), true).withObjectness(table.get().columns(4, 5)),
                        new BoxCode.Ready(table.get().columns(0, 4), formats.getFirst()), anchors));
    }

    /** Rows x1, y1, x2, y2, score, class of an export that has chosen its detections already. */
    private static Optional<RecognizedHead> rows(Evidence evidence) throws ModelException {
        Optional<TensorSpec> rows = new OwnBoxes(evidence, Integer.MAX_VALUE).rows();
        if (rows.isEmpty() || evidence.outputs().size() > 1) {
            return Optional.empty();
        }
        int count = (int) (Tables.size(rows.get()) / ROW);
        return Optional.of(DecodedBoxes.ofRows(evidence, rows.get(), count));
    }
}
