package anchorlens.model.head;

import anchorlens.detection.BoxPriors;
import anchorlens.detection.PointPriors;
import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.Wording;
import anchorlens.model.graph.OnnxGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two outputs over the same priors, boxes {@code [N × 4]} and scores {@code [N × C]}: SSD and UltraFace, decoded or as deltas;
 * decoded boxes over a pyramid; the queries of RT-DETR and its relatives.
 *
 * <p>SSD's softmax runs over the background and the classes: it is no distribution of edges. Deltas are told from boxes by
 * whether a test run's numbers, taken as boxes, lie near the default boxes.
 */
final class PairRecognizer implements HeadRecognizer {
    private static final double CENTRE_VARIANCE = 0.1;
    private static final double SIZE_VARIANCE = 0.2;
    private static final double NEAR = 1.5;
    private static final int FEWEST = 10;

    @Override
    public List<RecognizedHead> readings(Evidence evidence) throws ModelException {
        List<RecognizedHead> readings = new ArrayList<>();
        for (TensorSpec boxes : evidence.outputs()) {
            for (TensorSpec scores : evidence.outputs()) {
                int priors = boxes.isFloat32() ? (int) (Tables.size(boxes) / 4) : 0;
                if (boxes != scores && priors >= FEWEST && boxes.dims().length <= 4 && readings.isEmpty()) {
                    Optional<CellTable> b = Tables.joint(boxes, priors).filter(t -> t.columns() == 4);
                    Optional<CellTable> s = Tables.joint(scores, priors);
                    if (b.isPresent() && s.isPresent() && s.get().columns() < priors && !OwnBoxes.isRanked(evidence, scores)) {
                        readings.addAll(pair(evidence, b.get(), s.get(), scores.name()));
                    }
                }
            }
        }
        if (readings.isEmpty()) {
            queryTable(evidence).ifPresent(readings::add);
        }
        return readings;
    }

    private static List<RecognizedHead> pair(Evidence evidence, CellTable boxes, CellTable scores, String scoreName)
            throws ModelException {
        Optional<SsdPriors.Known> ssd = SsdPriors.of(boxes.priors(), scores.columns(), evidence.input());
        if (ssd.isPresent()) {
            return List.of(ssd(evidence, boxes, scores, scoreName, ssd.get()));
        }
        boolean softmax = evidence.graph().sourceOps(scoreName, OnnxGraph.LAYOUT_OPS).contains("Softmax");
        boolean probabilities = evidence.card().scoresAreProbabilities()
                .orElse(softmax || Structure.isBehindSigmoid(evidence.graph(), scoreName));
        ScoreCode code = softmax ? ScoreCode.of(scores, ScoreCode.Kind.BACKGROUND_LAST) : ScoreCode.of(scores, probabilities);
        Optional<List<Integer>> strides = Grids.pyramid(boxes.priors(), evidence);
        if (strides.isPresent()) {
            PointPriors points = new PointPriors(Grids.levels(strides.get(), evidence.input()), 0.5);
            List<BoxFormat> formats = Plausibility.formats(boxes, points, evidence);
            return formats.isEmpty() ? List.of()
                    : List.of(DecodedBoxes.pairOnPoints(evidence, boxes, code, strides.get(), formats.getFirst()));
        }
        return List.of(DecodedBoxes.ofQueries(evidence, boxes, code, queryFormat(evidence, boxes)));
    }

    static BoxFormat queryFormat(Evidence evidence, CellTable boxes) throws ModelException {
        int width = evidence.input().width();
        int height = evidence.input().height();
        boolean parts = Plausibility.largest(boxes, evidence) <= 2;
        return parts ? BoxFormat.partCentred(width, height) : BoxFormat.CORNERS;
    }

    private static RecognizedHead ssd(Evidence evidence, CellTable boxes, CellTable scores, String scoreName, SsdPriors.Known ssd)
            throws ModelException {
        BoxPriors priors = ssd.boxes();
        BoxFormat corners = BoxFormat.partCorners(evidence.input().width(), evidence.input().height());
        boolean decoded = !evidence.probe().isEmpty() && Plausibility.distance(corners.boxes(priors, boxes.read(evidence.probe(),
                evidence.file())), priors) < NEAR;
        boolean softmax = evidence.graph().sourceOps(scoreName, OnnxGraph.LAYOUT_OPS).contains("Softmax");
        ScoreCode.Kind kind = softmax ? ScoreCode.Kind.BACKGROUND_FIRST : ScoreCode.Kind.BACKGROUND_FIRST_LOGITS;
        BoxCode code = decoded ? new BoxCode.Ready(boxes, corners) : new BoxCode.Deltas(boxes, CENTRE_VARIANCE, SIZE_VARIANCE);
        return new HeadBuilder(evidence, ssd.id() + (decoded ? "" : "-deltas"), ssd.family(), ssd.preset(), boxes.priors()
                + " boxes, its default boxes over this input", List.of()).remark(JointRecognizer.NO_DISTRIBUTIONS)
                .remark("Its softmax runs over the background and the classes; it is no distribution of edges.")
                .tells(boxes, decoded ? corners.words() : "deltas dx, dy, dw, dh by 0.1, 0.1, 0.2, 0.2")
                .tells(scores, "background, then classes, " + (softmax ? "after the softmax" : "logits"))
                .onBoxes(ScoreCode.of(scores, kind), code, priors);
    }

    /** One output {@code [queries × (4 + C)]} that fits no grid: boxes as parts of the input, then scores. */
    private static Optional<RecognizedHead> queryTable(Evidence evidence) throws ModelException {
        for (TensorSpec out : evidence.outputs()) {
            int[] d = out.dims();
            int queries = d.length < 2 ? 0 : d[d.length - 2];
            Optional<CellTable> table = queries < FEWEST || d[d.length - 1] < 5 || d[d.length - 1] == 6
                    || Tables.size(out) != (long) queries * d[d.length - 1] ? Optional.empty() : Tables.joint(out, queries);
            if (table.isPresent() && Plausibility.canBeProbabilities(table.get(), evidence) && !evidence.probe().isEmpty()
                    && Structure.isMixedWith(evidence.graph(), out.name(), "Sigmoid")) {
                CellTable boxes = table.get().columns(0, 4);
                return Optional.of(DecodedBoxes.ofQueries(evidence, boxes, ScoreCode.of(table.get().columns(4,
                        table.get().columns()), true), BoxFormat.partCentred(evidence.input().width(), evidence.input().height())));
            }
        }
        return Optional.empty();
    }
}
