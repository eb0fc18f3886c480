package anchorlens.model.head;

import anchorlens.detection.BoxPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.geometry.Boxes;
import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.card.ClassNames;
import anchorlens.model.head.HeadRecognizer.Evidence;
import java.util.List;
import java.util.Optional;

/** Readings of boxes that the graph has decoded already. */
final class DecodedBoxes {
    private static final int[][] YOLOV5_SIDES = {{10, 13, 16, 30, 33, 23}, {30, 61, 62, 45, 59, 119},
        {116, 90, 156, 198, 373, 326}};
    private static final String SAID = "The file holds decoded boxes and no edge distributions: boxes and scores are shown, and "
            + "assigners run.";

    private DecodedBoxes() {
    }

    /** How many classes the metadata names, 0 where it names none. */
    static int namedClasses(Evidence evidence) {
        return evidence.graph().metadata("names").map(n -> ClassNames.parse(n).size()).orElse(0);
    }

    /**
     * A table of boxes and scores over the cells of a pyramid.
     *
     * @param first column of the first class: 4, or 5 after an objectness
     */
    static RecognizedHead onPoints(Evidence evidence, CellTable table, List<Integer> strides, BoxFormat format, int first)
            throws ModelException {
        int classes = table.columns() - first;
        ScoreCode scores = ScoreCode.of(table.columns(first, table.columns()), true);
        HeadBuilder builder = new HeadBuilder(evidence, first == 4 ? "decoded" : "decoded-objectness", "decoded boxes and scores"
                + (first == 4 ? "" : " with objectness"), first == 4 ? Preset.ULTRALYTICS : Preset.YOLOX, "boxes of all cells and "
                + classes + " scores each", strides).remark(SAID)
                .tells(table, format.words() + (first == 4 ? "" : ", objectness") + ", classes");
        return builder.onPoints(first == 4 ? scores : scores.withObjectness(table.columns(4, 5)),
                new BoxCode.Ready(table.columns(0, 4), format), "Priors sit in the middle of their cells (offset 0.5), as most "
                + "families' do; decoded boxes do not tell.");
    }

    /** Boxes and scores in two outputs over the cells of a pyramid. */
    static RecognizedHead pairOnPoints(Evidence evidence, CellTable boxes, ScoreCode scores, List<Integer> strides,
                                       BoxFormat format) throws ModelException {
        return pairOnPoints(evidence, boxes, scores, strides, format, "", Optional.empty());
    }

    /** @param remark one more sentence, or "" */
    static RecognizedHead pairOnPoints(Evidence evidence, CellTable boxes, ScoreCode scores, List<Integer> strides,
                                       BoxFormat format, String remark, Optional<Verification> verification) throws ModelException {
        HeadBuilder builder = new HeadBuilder(evidence, "decoded", "decoded boxes and scores", Preset.ULTRALYTICS,
                "boxes and scores of all cells", strides).remark(SAID);
        return pair(builder, boxes, scores, format, remark, verification).onPoints(scores, new BoxCode.Ready(boxes, format),
                "Priors sit in the middle of their cells (offset 0.5), as most families' do; decoded boxes do not tell.");
    }

    /** Boxes and scores of queries that belong to no grid. */
    static RecognizedHead ofQueries(Evidence evidence, CellTable boxes, ScoreCode scores, BoxFormat format)
            throws ModelException {
        return ofQueries(evidence, boxes, scores, format, "", Optional.empty());
    }

    /** @param remark one more sentence, or "" */
    static RecognizedHead ofQueries(Evidence evidence, CellTable boxes, ScoreCode scores, BoxFormat format, String remark,
                                    Optional<Verification> verification) throws ModelException {
        HeadBuilder builder = new HeadBuilder(evidence, "queries", "query boxes and scores (RT-DETR and its relatives)", Preset.DETR,
                boxes.priors() + " boxes that lie on no grid", List.of())
                .remark("This family has no edge distributions: each query gives one box. It has no grid of priors either, so its own "
                        + "boxes stand in, and assigners that compare predictions, such as Hungarian matching, fit it best.");
        return pair(builder, boxes, scores, format, remark, verification).onBoxes(scores, new BoxCode.Ready(boxes, format),
                new BoxPriors(Boxes.NONE));
    }

    private static HeadBuilder pair(HeadBuilder builder, CellTable boxes, ScoreCode scores, BoxFormat format, String remark,
                                    Optional<Verification> verification) {
        builder.tells(boxes, format.words()).tells(scores.classes(), "classes" + (scores.kind().isLogits() ? ", logits" : ""));
        if (!remark.isEmpty()) {
            builder.remark(remark);
        }
        verification.ifPresent(builder::verified);
        return builder;
    }

    /** Rows x1, y1, x2, y2, score, class. */
    static RecognizedHead ofRows(Evidence evidence, TensorSpec rows, int count) throws ModelException {
        int named = evidence.card().classNames().map(List::size).orElse(namedClasses(evidence));
        int classes = named > 0 ? named : RowHead.MOST_CLASSES;
        CardDraft draft = new CardDraft(evidence, "rows", "finished detections (an end to end export without distributions)",
                Preset.ULTRALYTICS, "rows of box, score and class");
        draft.remark("This file puts out " + count + " finished detections and has no edge distributions inside (YOLO26 and other end "
                + "to end exports): its boxes stand in for priors. For all priors, export it without its end to end part.");
        List<String> lines = List.of(rows + ": x1, y1, x2, y2 in pixels, score, class");
        return new RowHead(draft.card(List.of(), 0.5, classes, Optional.empty(), true, lines, List.of()), rows.name());
    }

    /** YOLOv5's default anchors in the order of its outputs: level, anchor, row, column. */
    static BoxPriors yolov5Anchors(List<Integer> strides, ModelInput input) {
        List<FeatureLevel> levels = Grids.levels(strides, input);
        float[] out = new float[12 * levels.getLast().endPrior()];
        int k = 0;
        for (FeatureLevel level : levels) {
            for (int a = 0; a < 3; a++) {
                float w = YOLOV5_SIDES[level.index()][2 * a] / 2f;
                float h = YOLOV5_SIDES[level.index()][2 * a + 1] / 2f;
                for (int cell = level.firstPrior(); cell < level.endPrior(); cell++) {
                    float cx = (level.col(cell) + 0.5f) * level.stride();
                    float cy = (level.row(cell) + 0.5f) * level.stride();
                    out[k++] = cx - w;
                    out[k++] = cy - h;
                    out[k++] = cx + w;
                    out[k++] = cy + h;
                }
            }
        }
        return new BoxPriors(Boxes.ofArray(out));
    }
}
