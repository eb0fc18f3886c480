package anchorlens.model.head;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Priors;
import anchorlens.model.ModelException;
import anchorlens.model.head.HeadRecognizer.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a reading together that has no boxes of its own to be checked against: card, priors, scores, boxes. */
final class HeadBuilder {
    private final Evidence evidence;
    private final CardDraft draft;
    private final List<Integer> strides;
    private final List<String> lines = new ArrayList<>();
    private final List<String> verified = new ArrayList<>();
    private Optional<Verification> verification = Optional.empty();
    private Optional<CellTable> offsets = Optional.empty();

    /**
     * @param reading the short word for this reading
     * @param family  how the head was recognised, in words
     * @param because what tells the family
     * @param strides of its levels; empty where it has no grid
     */
    HeadBuilder(Evidence evidence, String reading, String family, Preset preset, String because, List<Integer> strides) {
        this.evidence = evidence;
        this.draft = new CardDraft(evidence, reading, family, preset, because);
        this.strides = strides;
    }

    HeadBuilder note(String sentence) {
        draft.note(sentence);
        return this;
    }

    HeadBuilder remark(String sentence) {
        draft.remark(sentence);
        return this;
    }

    HeadBuilder verified(Verification found) {
        verification = Optional.of(found);
        verified.add(found.sentence());
        return this;
    }

    /** Lines about the tensors of a table: "classes, logits". */
    HeadBuilder tells(CellTable table, String what) {
        lines.addAll(Tables.lines(table, strides, what));
        return this;
    }

    /** Where the offsets lie by which boxes are refined. */
    HeadBuilder offsets(CellTable table) {
        offsets = Optional.of(table);
        return this;
    }

    /** A head on points, one a cell; the sentence says where the offset comes from. */
    RecognizedHead onPoints(ScoreCode scores, BoxCode boxes, String whyOffset) throws ModelException {
        double offset = draft.offset(whyOffset);
        return head(scores, boxes, new PointPriors(Grids.levels(strides, evidence.input()), offset), offset);
    }

    /** A head on the same anchors in every cell. */
    RecognizedHead onAnchors(ScoreCode scores, BoxCode boxes, List<Double> scales, List<Double> ratios) throws ModelException {
        double offset = draft.offset("Anchors of scales " + scales.stream().map(s -> Math.round(100 * s) / 100.0).toList()
                + " strides and ratios " + ratios + " sit on the corners of their cells (offset 0), mmdetection's default.");
        Priors priors = AnchorPriors.onGrids(Grids.levels(strides, evidence.input()), offset, scales, ratios);
        return head(scores, boxes, priors, offset);
    }

    /** A head on loose boxes. */
    RecognizedHead onBoxes(ScoreCode scores, BoxCode boxes, BoxPriors priors) throws ModelException {
        return head(scores, boxes, priors, 0.5);
    }

    private RecognizedHead head(ScoreCode scores, BoxCode boxes, Priors priors, double offset) throws ModelException {
        Optional<BinGrid> bins = boxes instanceof BoxCode.Distributions d ? Optional.of(d.bins()) : Optional.empty();
        return new TableHead(draft.card(strides, offset, scores.count(), bins, !scores.kind().isLogits(), lines, verified), priors,
                scores, boxes, offsets, Optional.empty(), verification);
    }
}
