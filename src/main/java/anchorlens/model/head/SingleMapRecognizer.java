package anchorlens.model.head;

import anchorlens.detection.BinGrid;
import anchorlens.model.ModelException;
import anchorlens.model.card.ClassNames;
import anchorlens.model.head.LevelMaps.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Raw heads with a single map a level: Ultralytics' {@code 4 · 16 + C} columns, bins first, perhaps with key points after the
 * classes; YOLOX' {@code 5 + C}; FastestDet's {@code 1 + 4 + C} on one level.
 *
 * <p><strong>Source:</strong> Ultralytics {@code Detect.forward} in training mode; YOLOX {@code yolo_head.py}; FastestDet
 * {@code test.py}: score = objectness^0.6 · class^0.4.
 */
final class SingleMapRecognizer implements HeadRecognizer {
    private static final int ULTRALYTICS_BINS = 16;
    private static final int YOLOX_COLUMNS = 5;
    private static final double FASTEST_OBJECTNESS = 0.6;
    private static final double FASTEST_CLASS = 0.4;

    @Override
    public List<RecognizedHead> readings(Evidence evidence) throws ModelException {
        Optional<LevelMaps> maps = LevelMaps.of(evidence).filter(m -> m.kinds().size() == 1);
        if (maps.isEmpty()) {
            return List.of();
        }
        List<Integer> strides = maps.get().strides();
        Kind kind = maps.get().kinds().getFirst();
        CellTable table = kind.table(strides, evidence.input());
        String output = kind.maps().getFirst().name();
        List<RecognizedHead> readings = new ArrayList<>();
        if (table.columns() > YOLOX_COLUMNS && Structure.isMixedWith(evidence.graph(), output, "Softmax")
                && Structure.isMixedWith(evidence.graph(), output, "Sigmoid")) {
            readings.add(fastestDet(evidence, strides, table));
        } else if (table.columns() > YOLOX_COLUMNS && Structure.isMixedWith(evidence.graph(), output, "Sigmoid")) {
            readings.add(yolox(evidence, strides, table));
        } else if (table.columns() > 4 * ULTRALYTICS_BINS && strides.size() > 1) {
            for (int classes : classCounts(evidence, table.columns() - 4 * ULTRALYTICS_BINS)) {
                readings.add(ultralytics(evidence, strides, table, classes));
            }
        }
        return readings;
    }

    /** How many of the columns after the bins are classes: as many as there are names; else all, or one before key points. */
    private static List<Integer> classCounts(Evidence evidence, int columns) {
        Optional<Integer> named = evidence.card().classNames().map(List::size)
                .or(() -> evidence.graph().metadata("names").map(ClassNames::parse).map(List::size));
        if (named.isPresent() && named.get() > 0 && named.get() <= columns) {
            return List.of(named.get());
        }
        return columns > 1 && (columns - 1) % 3 == 0 ? List.of(1, columns) : List.of(columns);
    }

    private static RecognizedHead ultralytics(Evidence evidence, List<Integer> strides, CellTable table, int classes)
            throws ModelException {
        int edges = 4 * ULTRALYTICS_BINS;
        int further = table.columns() - edges - classes;
        BinGrid bins = BinGrid.integers(ULTRALYTICS_BINS);
        return new HeadBuilder(evidence, "ultralytics-raw" + (further > 0 ? "-pose" : ""), "Ultralytics raw head"
                + (further > 0 ? " with " + further + " further columns (key points or the like)" : ""), Preset.ULTRALYTICS,
                strides.size() + " levels of 64 and " + (table.columns() - edges) + " columns", strides)
                .tells(table, "4 × 16 bins, then classes" + (further > 0 ? ", then " + further + " more" : "") + ", logits")
                .onPoints(ScoreCode.of(table.columns(edges, edges + classes), false), BoxCode.Distributions.ofCells(
                        table.columns(0, edges), bins, false), "Priors sit in the middle of their cells (offset 0.5), as in "
                        + "Ultralytics' models; the file has no boxes of its own to check that.");
    }

    private static RecognizedHead yolox(Evidence evidence, List<Integer> strides, CellTable table) throws ModelException {
        return new HeadBuilder(evidence, "yolox", "YOLOX raw head", Preset.YOLOX, "maps of 5 + " + (table.columns() - 5)
                + " columns", strides).remark(JointRecognizer.NO_DISTRIBUTIONS)
                .tells(table, "4 box numbers, objectness, classes, the latter after the sigmoid")
                .onPoints(ScoreCode.of(table.columns(5, table.columns()), true).withObjectness(table.columns(4, 5)),
                        new BoxCode.CellOffsets(table.columns(0, 4)), JointRecognizer.YOLOX_OFFSET);
    }

    private static RecognizedHead fastestDet(Evidence evidence, List<Integer> strides, CellTable table) throws ModelException {
        ScoreCode scores = new ScoreCode(table.columns(5, table.columns()), ScoreCode.Kind.PROBABILITIES,
                Optional.of(table.columns(0, 1)), FASTEST_CLASS, FASTEST_OBJECTNESS);
        return new HeadBuilder(evidence, "fastestdet", "FastestDet raw head", Preset.FASTESTDET, "one map with a sigmoid and a softmax",
                strides).remark(JointRecognizer.NO_DISTRIBUTIONS)
                .remark("A score is objectness^0.6 · class^0.4, as FastestDet ranks.")
                .tells(table, "objectness, 4 box numbers, classes after a softmax")
                .onPoints(scores, new BoxCode.SquashedOffsets(table.columns(1, 5), evidence.input().width(),
                        evidence.input().height()), "Boxes are measured from the corners of their cells (offset 0), as in FastestDet.");
    }
}
