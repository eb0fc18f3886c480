package anchorlens.model.head;

import anchorlens.detection.ClassScores;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.TensorSpec;
import anchorlens.model.head.HeadRecognizer.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        rows().map(TensorSpec::name).map(evidence.probe()::get).map(t -> trace(t, decoded, scores)).ifPresent(all::add);
        return all.stream().min(Comparator.comparingDouble(Verification::largest));
    }

    private double tolerance() {
        return Verification.tolerance(evidence.graph().isQuantised(), evidence.input());
    }

    /** Follows every row to the prior with its score in its class and the nearest box. */
    private Verification trace(Tensor rows, Boxes decoded, ClassScores scores) {
        float[] v = rows.data();
        double same = evidence.graph().isQuantised() ? SAME_QUANTISED_SCORE : SAME_SCORE;
        double largest = 0;
        double sum = 0;
        int count = v.length / ROW;
        for (int r = 0; r < count; r++) {
            double nearest = Double.POSITIVE_INFINITY;
            int cls = Math.round(v[ROW * r + 5]);
            for (int p = 0; p < priors && cls >= 0 && cls < scores.classes(); p++) {
                if (Math.abs(scores.probability(p, cls) - v[ROW * r + 4]) <= same) {
                    nearest = Math.min(nearest, distance(v, ROW * r, decoded.array(), 4 * p));
                }
            }
            largest = Math.max(largest, nearest);
            sum += nearest;
        }
        return new Verification(largest, sum / Math.max(1, count), tolerance(), count,
                "the rows of the model's own output, each traced back to its prior");
    }

    private static double distance(float[] a, int i, float[] b, int j) {
        double d = 0;
        for (int k = 0; k < 4; k++) {
            d = Math.max(d, Math.abs(a[i + k] - b[j + k]));
        }
        return d;
    }
}
