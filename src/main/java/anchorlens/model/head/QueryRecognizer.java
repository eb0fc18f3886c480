package anchorlens.model.head;

import ai.onnx.proto.OnnxMl.NodeProto;
import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxDecoder;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.ClassScores;
import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Boxes;
import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.graph.Integral;
import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.graph.Sigmoids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * D-FINE, DEIM and their relatives: queries whose edges are distributions over unevenly spaced bins W(0) … W(n), relative to a
 * reference box, one distribution for every decoder layer.
 *
 * <p>An edge lies at {@code centre ∓ (s/2 + Σ p_n · W(n)) · side / s} of the reference box; s is the largest |W|. The reference is
 * that output of a sigmoid over all queries whose boxes, decoded with the last layer's distributions, are the model's own. Each
 * layer is one reading, the last first.
 *
 * <p><strong>Source:</strong> Peng et al. 2024, "D-FINE", equation 2; its {@code dfine_utils.py}: {@code distance2bbox}.
 */
final class QueryRecognizer implements HeadRecognizer {
    private static final int FEWEST_QUERIES = 10;

    @Override
    public List<RecognizedHead> readings(Evidence evidence) throws ModelException {
        List<Integral> layers = evidence.integrals().stream().filter(i -> i.positions().isPresent()).toList();
        if (layers.isEmpty()) {
            return List.of();
        }
        Integral last = layers.getLast();
        int queries = queries(evidence, last);
        Optional<ScoreCode> scores = scores(evidence, queries);
        if (queries < FEWEST_QUERIES || scores.isEmpty()) {
            return List.of();
        }
        CellTable reference = null;
        Verification best = null;
        for (CellTable candidate : references(evidence, queries)) {
            Optional<BoxCode.Distributions> code = code(evidence, last, candidate);
            Optional<Verification> found = code.isEmpty() ? Optional.empty() : verify(evidence, code.get(), scores.get());
            if (reference == null || found.isPresent() && (best == null || found.get().largest() < best.largest())) {
                reference = candidate;
                best = found.orElse(best);
            }
        }
        List<RecognizedHead> readings = new ArrayList<>();
        for (int l = layers.size() - 1; l >= 0 && reference != null; l--) {
            Optional<BoxCode.Distributions> code = code(evidence, layers.get(l), reference);
            if (code.isPresent()) {
                readings.add(head(evidence, code.get(), scores.get(), l, layers.size(), l == layers.size() - 1 ? best : null));
            }
        }
        return readings;
    }

    private static int queries(Evidence evidence, Integral integral) {
        return evidence.inner(integral.logits()).filter(TensorSpec::isFloat32)
                .filter(s -> Tables.size(s) % (4L * integral.bins()) == 0)
                .map(s -> (int) (Tables.size(s) / (4L * integral.bins()))).orElse(0);
    }

    /** Outputs of sigmoids with four numbers a query. */
    private static List<CellTable> references(Evidence evidence, int queries) {
        return Sigmoids.ofScores(evidence.graph()).stream().map(NodeProto::getOutputList).flatMap(o -> o.stream())
                .flatMap(o -> evidence.inner(o).stream()).flatMap(s -> Tables.joint(s, queries).stream())
                .filter(t -> t.columns() == 4).toList();
    }

    private static Optional<ScoreCode> scores(Evidence evidence, int queries) throws ModelException {
        if (queries < FEWEST_QUERIES) {
            return Optional.empty();
        }
        List<ScoreCode> found = new ArrayList<>();
        Sigmoids.ofScores(evidence.graph()).stream().flatMap(n -> evidence.inner(n.getInput(0)).stream())
                .flatMap(s -> Tables.joint(s, queries).stream()).filter(t -> t.columns() != 4)
                .forEach(t -> found.add(ScoreCode.of(t, false)));
        for (TensorSpec out : evidence.outputs()) {
            Optional<CellTable> table = Tables.joint(out, queries).filter(t -> t.columns() != 4 && !OwnBoxes.isRanked(evidence, out));
            boolean sigmoid = Structure.isBehindSigmoid(evidence.graph(), out.name());
            table.filter(t -> t.columns() < queries).ifPresent(t -> found.add(0, ScoreCode.of(t, sigmoid)));
        }
        Optional<double[]> ranked = new OwnBoxes(evidence, queries).rankedScores();
        if (ranked.isEmpty() || found.size() < 2) {
            return found.stream().findFirst();
        }
        ScoreCode best = found.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (ScoreCode code : found) {
            double misfit = misfit(code.read(evidence.probe(), evidence.file()), ranked.get());
            if (misfit < least) {
                least = misfit;
                best = code;
            }
        }
        return Optional.of(best);
    }

    /** How far the largest of these scores are from those that the graph ranked. */
    private static double misfit(ClassScores scores, double[] ranked) {
        double[] all = IntStream.range(0, scores.count() * scores.classes())
                .mapToDouble(i -> scores.probability(i / scores.classes(), i % scores.classes())).sorted().toArray();
        double largest = all.length < ranked.length ? Double.POSITIVE_INFINITY : 0;
        for (int i = 1; i <= ranked.length && i <= all.length; i++) {
            largest = Math.max(largest, Math.abs(all[all.length - i] - ranked[ranked.length - i]));
        }
        return largest;
    }

    private static Optional<BoxCode.Distributions> code(Evidence evidence, Integral integral, CellTable reference) {
        double[] weights = integral.positions().orElseThrow();
        double scale = Arrays.stream(weights).map(Math::abs).max().orElse(1);
        double[] positions = Arrays.stream(weights).map(w -> w + scale / 2).toArray();
        boolean ascending = true;
        for (int i = 1; i < positions.length; i++) {
            ascending &= positions[i] > positions[i - 1];
        }
        if (!ascending) {
            return Optional.empty();
        }
        return evidence.inner(integral.logits()).flatMap(s -> TableShape.joint(s, reference.priors(), 4, integral.bins()))
                .map(p -> new BoxCode.Distributions(CellTable.of(p), BinGrid.of(positions), false, reference, scale));
    }

    private static Optional<Verification> verify(Evidence evidence, BoxCode.Distributions code, ScoreCode scores)
            throws ModelException {
        if (evidence.probe().isEmpty()) {
            return Optional.empty();
        }
        TableHead head = (TableHead) head(evidence, code, scores, 0, 1, null);
        HeadOutput output = head.read(evidence.probe());
        return new OwnBoxes(evidence, output.priorCount()).compare(BoxDecoder.decode(output).boxes(), output.scores(),
                output.priors());
    }

    private static RecognizedHead head(Evidence evidence, BoxCode.Distributions code, ScoreCode scores, int layer, int layers,
                                       Verification verification) throws ModelException {
        String of = "decoder layer " + (layer + 1) + " of " + layers;
        HeadBuilder builder = new HeadBuilder(evidence, "d-fine-layer-" + (layer + 1), "D-FINE head, " + of, Preset.DETR,
                code.bins().count() + " unevenly spaced bins relative to reference boxes", List.of())
                .remark("Queries lie on no grid: the reference box of each stands in for its prior, and bins are in 1/"
                        + BigDecimal.valueOf(code.scale()).stripTrailingZeros().toPlainString() + " of its sides.")
                .tells(code.table(), "4 × " + code.bins().count() + " bins of " + of + ", logits")
                .tells(code.reference(), "reference boxes, centre and size as parts of the input")
                .tells(scores.classes(), "classes, " + (scores.kind().isLogits() ? "logits" : "after the sigmoid"));
        Optional.ofNullable(verification).ifPresent(builder::verified);
        return builder.onBoxes(scores, code, new BoxPriors(Boxes.NONE));
    }

    /** The tensors that this recogniser wants to see besides the logits: what may be a reference. */
    static List<String> wanted(OnnxGraph graph, List<Integral> integrals) {
        return integrals.stream().noneMatch(i -> i.positions().isPresent()) ? List.of()
                : Sigmoids.ofScores(graph).stream().map(n -> n.getOutput(0)).filter(Objects::nonNull).toList();
    }
}
