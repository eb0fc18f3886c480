package anchorlens.model.head;

import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.Wording;
import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.graph.Ranking;
import java.util.List;
import java.util.Optional;

/**
 * Graphs that end with the best of their predictions, boxes, scores and classes in outputs of their own or joined to rows: RT-DETR
 * with its post-processor, end to end YOLOs without distributions. Read are all predictions, from the tensors the graph chooses
 * from; what it chose is traced back to them as a check.
 *
 * <p><strong>Source:</strong> RT-DETR {@code rtdetr_postprocessor.py}; YOLOv10 {@code head.py}: {@code v10postprocess}.
 */
final class RankedRecognizer implements HeadRecognizer {
    private static final int FEWEST = 10;

    @Override
    public List<RecognizedHead> readings(Evidence evidence) throws ModelException {
        Optional<Ranking> ranking = Ranking.find(evidence.graph()).filter(r -> evidence.integrals().isEmpty());
        Optional<TensorSpec> boxes = ranking.flatMap(r -> evidence.inner(r.boxes()));
        int predictions = boxes.filter(TensorSpec::isFloat32).map(s -> (int) (Tables.size(s) / 4)).orElse(0);
        if (predictions >= FEWEST) {
            Optional<CellTable> four = Tables.joint(boxes.get(), predictions).filter(t -> t.columns() == 4);
            Optional<CellTable> scores = evidence.inner(ranking.get().scores()).flatMap(s -> Tables.joint(s, predictions));
            if (four.isPresent() && scores.isPresent()
                    && (ranking.get().logits() || Plausibility.canBeProbabilities(scores.get(), evidence))) {
                return List.of(checked(evidence, four.get(), ScoreCode.of(scores.get(), !ranking.get().logits())));
            }
        }
        refuseWithoutClasses(evidence);
        return List.of();
    }

    private static RecognizedHead checked(Evidence evidence, CellTable boxes, ScoreCode scores) throws ModelException {
        RecognizedHead head = head(evidence, boxes, scores, Optional.empty());
        if (evidence.probe().isEmpty()) {
            return head;
        }
        HeadOutput output = head.read(evidence.probe());
        return head(evidence, boxes, scores, new OwnBoxes(evidence, boxes.priors()).compare(output.boxes().orElseThrow(), output.scores(),
                output.priors()));
    }

    private static RecognizedHead head(Evidence evidence, CellTable boxes, ScoreCode scores, Optional<Verification> verification)
            throws ModelException {
        String said = "The file ranks its predictions and puts out the best; shown are all " + boxes.priors() + ", from inside the graph.";
        Optional<List<Integer>> strides = Grids.pyramid(boxes.priors(), evidence);
        List<BoxFormat> formats = strides.isEmpty() ? List.of() : Plausibility.formatsByCentre(boxes, new PointPriors(Grids.levels(
                strides.get(), evidence.input()), 0.5), evidence);
        return formats.isEmpty()
                ? DecodedBoxes.ofQueries(evidence, boxes, scores, PairRecognizer.queryFormat(evidence, boxes), said, verification)
                : DecodedBoxes.pairOnPoints(evidence, boxes, scores, strides.get(), formats.getFirst(), said, verification);
    }

    /** Scores ranked over all classes have lost which class each is of; that is an output of whole numbers. */
    private static void refuseWithoutClasses(Evidence evidence) throws ModelException {
        for (TensorSpec boxes : evidence.outputs()) {
            int count = boxes.isFloat32() ? (int) (Tables.size(boxes) / 4) : 0;
            if (count < FEWEST || Tables.joint(boxes, count).filter(t -> t.columns() == 4).isEmpty()) {
                continue;
            }
            for (TensorSpec scores : evidence.outputs()) {
                if (Tables.columns(scores, count) == 1 && OwnBoxes.isRanked(evidence, scores)) {
                    throw new ModelException(Wording.name(evidence.file()) + " ranks its detections inside the graph and gives their "
                            + "classes apart from their scores; export it without its post-processor, with the class logits and boxes of "
                            + "all its queries.");
                }
            }
        }
    }

    /** The tensors that this recogniser wants to see. */
    static List<String> wanted(OnnxGraph graph) {
        return Ranking.find(graph).map(r -> List.of(r.boxes(), r.scores())).orElse(List.of());
    }
}
