package anchorlens.model.head;

import anchorlens.detection.ClassScores;
import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.graph.Sigmoids;
import anchorlens.model.head.HeadRecognizer.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The class scores of a head whose distributions are inner tensors: what goes into the sigmoid that makes them, chosen among all
 * that fit by what the model's own output says.
 *
 * @param code    where they lie
 * @param own     the same scores in the model's output, where it has them
 * @param further columns after those
 */
record InnerScores(ScoreCode code, Optional<CellTable> own, int further) {
    static Optional<InnerScores> find(Evidence evidence, int priors, List<Integer> strides, int edgeColumns)
            throws ModelException {
        List<ScoreCode> candidates = candidates(evidence, priors, strides, edgeColumns);
        List<CellTable> tables = new OwnBoxes(evidence, priors).tables().stream().filter(t -> t.columns() > 4).toList();
        InnerScores best = null;
        double least = Double.POSITIVE_INFINITY;
        for (ScoreCode code : candidates) {
            for (CellTable table : tables) {
                if (table.columns() >= 4 + code.count() && !evidence.probe().isEmpty()) {
                    CellTable own = table.columns(4, 4 + code.count());
                    double difference = difference(code.read(evidence.probe(), evidence.file()),
                            own.read(evidence.probe(), evidence.file()));
                    if (difference < least || difference == least && code.count() > best.code.count()) {
                        least = difference;
                        best = new InnerScores(code, Optional.of(own), table.columns() - 4 - code.count());
                    }
                }
            }
        }
        return best != null ? Optional.of(best)
                : candidates.stream().findFirst().map(c -> new InnerScores(c, Optional.empty(), 0));
    }

    private static List<ScoreCode> candidates(Evidence evidence, int priors, List<Integer> strides, int edgeColumns)
            throws ModelException {
        List<TensorSpec> inner = Sigmoids.ofScores(evidence.graph()).stream()
                .flatMap(n -> evidence.inner(n.getInput(0)).stream()).distinct().toList();
        List<TensorSpec> outer = evidence.outputs().stream()
                .filter(o -> Structure.isBehindSigmoid(evidence.graph(), o.name())).toList();
        List<ScoreCode> codes = new ArrayList<>();
        for (List<TensorSpec> specs : List.of(inner, outer)) {
            boolean probabilities = specs == outer;
            List<CellTable> tables = new ArrayList<>(Tables.perLevel(specs, strides, evidence.input()));
            specs.forEach(s -> Tables.joint(s, priors).ifPresent(tables::add));
            tables.stream().filter(t -> t.columns() != edgeColumns && t.priors() == priors)
                    .forEach(t -> codes.add(ScoreCode.of(t, probabilities)));
        }
        return codes;
    }

    private static double difference(ClassScores scores, float[] own) {
        double largest = 0;
        for (int i = 0; i < own.length; i++) {
            largest = Math.max(largest, Math.abs(scores.probability(i / scores.classes(), i % scores.classes()) - own[i]));
        }
        return largest;
    }
}
