package anchorlens.model.head;

import anchorlens.detection.ClassScores;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.TensorSpec;
import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.head.HeadRecognizer.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The boxes a model puts out itself, to check boxes decoded here against: a table over all priors, or the rows of an end to end
 * export, each of which is one prior's.
 */
final class OwnBoxes {
    private static final int ROW = 6;
    private static final double SAME_SCORE = 2e-3;
    private static final double SAME_QUANTISED_SCORE = 0.02;

    private final Evidence evidence;
    private final int priors;

    OwnBoxes(Evidence evidence, int priors) {
        this.evidence = evidence;
        this.priors = priors;
    }

    /** Outputs with four columns or more over all priors: boxes, then perhaps scores and more. */
    List<CellTable> tables() {
        return evidence.outputs().stream().flatMap(o -> Tables.joint(o, priors).stream())
                .filter(t -> t.columns() >= 4).sorted(Comparator.comparingInt(t -> t.columns() == 4 ? 0 : 1)).toList();
    }

    /** The output whose rows are x1, y1, x2, y2, score, class. */
    Optional<TensorSpec> rows() {
        return evidence.outputs().stream().filter(o -> o.isFloat32() && o.dims().length >= 2
                && o.dims()[o.dims().length - 1] == ROW && Tables.size(o) / ROW <= priors
                && Tables.size(o) == (long) ROW * o.dims()[o.dims().length - 2]).findFirst();
    }

    /** The best agreement of decoded boxes with any of the model's own in any format; none where it makes none. */
    Optional<Verification> compare(Boxes decoded, ClassScores scores, Priors at) throws ModelException {
        if (evidence.probe().isEmpty()) {
            return Optional.empty();
        }
        List<Verification> all = new ArrayList<>();
        List<CellTable> tables = new ArrayList<>(tables());
        if (!at.levels().isEmpty()) {
            Tables.perLevel(evidence.outputs(), at.levels().stream().map(FeatureLevel::stride).toList(), evidence.input()).stream()
                    .filter(t -> t.columns() == 4).forEach(tables::add);
        }
        for (CellTable table : tables) {
            float[] four = table.columns(0, 4).read(evidence.probe(), evidence.file());
            for (BoxFormat format : BoxFormat.all(evidence.input().width(), evidence.input().height())) {
                all.add(Verification.of(decoded, format.boxes(at, four), tolerance(),
                        "the model's own boxes (" + format.words() + ")"));
            }
            all.add(Verification.of(decoded, new BoxCode.Distances(table, true).decode(at, four), tolerance(),
                    "the model's own distances (in strides)"));
        }
        rows().map(TensorSpec::name).map(evidence.probe()::get).map(t -> trace(rows(t), decoded, scores)).ifPresent(all::add);
        ranked().map(r -> trace(r, decoded, scores)).ifPresent(all::add);
        return all.stream().min(Comparator.comparingDouble(Verification::largest));
    }

    private double tolerance() {
        return Verification.tolerance(evidence.graph().isQuantised(), evidence.input());
    }

    /** A detection the model chose itself; the class is negative where it is not told. */
    private record Row(float[] box, double score, int cls) {
    }

    private static List<Row> rows(Tensor t) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i + ROW <= t.data().length; i += ROW) {
            rows.add(new Row(Arrays.copyOfRange(t.data(), i, i + 4), t.data()[i + 4], Math.round(t.data()[i + 5])));
        }
        return rows;
    }

    /** Boxes and scores that the graph ranked, as outputs of their own: a table of four columns and one of one column. */
    private Optional<List<Row>> ranked() throws ModelException {
        for (TensorSpec out : evidence.outputs()) {
            int count = (int) Tables.size(out);
            Optional<CellTable> score = Tables.joint(out, count).filter(t -> isRanked(evidence, out));
            Optional<CellTable> box = evidence.outputs().stream().flatMap(o -> Tables.joint(o, count).stream())
                    .filter(t -> t.columns() == 4).findFirst();
            if (score.isPresent() && box.isPresent()) {
                float[] b = box.get().read(evidence.probe(), evidence.file());
                float[] s = score.get().read(evidence.probe(), evidence.file());
                return Optional.of(IntStream.range(0, s.length)
                        .mapToObj(i -> new Row(Arrays.copyOfRange(b, 4 * i, 4 * i + 4), s[i], -1)).toList());
            }
        }
        return Optional.empty();
    }

    /** The scores that the graph ranked, smallest first; none where it does not rank. */
    Optional<double[]> rankedScores() throws ModelException {
        return evidence.probe().isEmpty() ? Optional.empty()
                : ranked().map(rows -> rows.stream().mapToDouble(Row::score).sorted().toArray());
    }

    /** True where an output is the best of something, in the order of rank. */
    static boolean isRanked(Evidence evidence, TensorSpec out) {
        return evidence.graph().sourceOps(out.name(), OnnxGraph.LAYOUT_OPS).contains("TopK");
    }

    /** Follows every row to the prior with its score in its class and the nearest box. */
    private Verification trace(List<Row> rows, Boxes decoded, ClassScores scores) {
        double same = evidence.graph().isQuantised() ? SAME_QUANTISED_SCORE : SAME_SCORE;
        double largest = 0;
        double sum = 0;
        int count = rows.size();
        for (Row row : rows) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int p = 0; p < priors && row.cls < scores.classes(); p++) {
                if (has(scores, p, row, same)) {
                    nearest = Math.min(nearest, distance(row.box, 0, decoded.array(), 4 * p));
                }
            }
            largest = Math.max(largest, nearest);
            sum += nearest;
        }
        return new Verification(largest, sum / Math.max(1, count), tolerance(), count,
                "the rows of the model's own output, each traced back to its prior");
    }

    private static boolean has(ClassScores scores, int prior, Row row, double same) {
        int first = Math.max(0, row.cls);
        int end = row.cls < 0 ? scores.classes() : row.cls + 1;
        return IntStream.range(first, end).anyMatch(c -> Math.abs(scores.probability(prior, c) - row.score) <= same);
    }

    private static double distance(float[] a, int i, float[] b, int j) {
        double d = 0;
        for (int k = 0; k < 4; k++) {
            d = Math.max(d, Math.abs(a[i + k] - b[j + k]));
        }
        return d;
    }
}
