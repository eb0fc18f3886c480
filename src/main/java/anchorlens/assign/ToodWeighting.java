package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.GroundTruth;
import anchorlens.loss.QualityFocalLoss;
import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * TOOD's weights: those of quality focal loss, {@code w_pos = |s − t|^β · t} and {@code w_neg = |s − t|^β · (1 − t)},
 * whose target is not the IoU but the normalised alignment metric.
 *
 * <p>t is the soft target of the assigner where it defines one, as TAL does. Elsewhere it is
 * {@code m / (max m + 1e-7) · max u} over the kept candidates of the ground truth, with {@code m = s^α · u^β} and u the
 * IoU of the predicted box.
 *
 * <p><strong>Source:</strong> Feng et al. 2021, "TOOD", section 3.3, equation 6; mmdetection 3.3 {@code TOODHead}.
 */
@AutoService(Weighting.class)
public record ToodWeighting(
        @Parameter(label = "Score exponent", symbol = "α", min = 0, max = 10, sliderMax = 4, group = "Target",
                help = "Weight of the score in the metric. Has no effect where the assigner defines the target itself.",
                source = "TOOD, equation 4: 1")
        double alpha,
        @Parameter(label = "IoU exponent", symbol = "β", min = 0, max = 20, sliderMax = 12, group = "Target",
                help = "Weight of the overlap in the metric. Has no effect where the assigner defines the target "
                        + "itself.",
                source = "TOOD, equation 4: 6")
        double beta,
        @Parameter(label = "Focusing", symbol = "γ", min = 0, max = 10, sliderMax = 5, group = "Weight",
                help = "How fast the weight fades as the score approaches the target.", source = "TOOD, equation 6: 2")
        double focusing) implements Weighting {
    private static final double EPSILON = 1e-7;

    public ToodWeighting() {
        this(1, 6, 2);
    }

    public ToodWeighting {
        new QualityFocalLoss(focusing);
        if (!(alpha >= 0 && beta >= 0)) {
            throw new IllegalArgumentException("alpha and beta must be 0 or more, but are " + alpha + " and " + beta);
        }
    }

    @Override
    public String id() {
        return "tood";
    }

    @Override
    public String displayName() {
        return "TOOD";
    }

    @Override
    public String summary() {
        return "Pulls the score of a positive to its normalised alignment of class and place.";
    }

    @Override
    public String formula() {
        return "w_pos = |s − t|^β · t, w_neg = |s − t|^β · (1 − t), t = s^α u^β normalised for each object.";
    }

    @Override
    public String goodFor() {
        return "Task-aligned detectors: the target falls where class and box disagree.";
    }

    @Override
    public String source() {
        return "Feng et al. 2021, TOOD (ICCV); mmdetection 3.3 TOODHead";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        CheckedPredictions predictions = new CheckedPredictions(input.requirePredictions("TOOD weighting"));
        GroundTruth truth = input.groundTruth();
        PairTable pairs = PairTable.ofKept(assignment);
        cancel.throwIfCancelled();
        QualityFocalLoss loss = new QualityFocalLoss(focusing);
        double[] s = pairs.scores(truth, predictions);
        double[] u = pairs.overlaps(truth, predictions);
        double[] t = targets(pairs, assignment, s, u);
        double[] pos = new double[pairs.count()];
        double[] neg = new double[pairs.count()];
        for (int k = 0; k < pos.length; k++) {
            double factor = loss.factor(s[k], t[k]);
            pos[k] = factor * t[k];
            neg[k] = factor * (1 - t[k]);
        }
        List<Term> terms = List.of(new Term("s", "σ(class logit)", s),
                new Term("IoU", "of the predicted box with the ground truth", u),
                new Term("t", "the assigner's target, else m / (max m + 1e-7) · max u", t));
        return new LossWeights(pairs.prior, pairs.gt, pos, neg, terms,
                pairs.background(assignment, predictions, null, p -> loss.factor(p, 0)));
    }

    private double[] targets(PairTable pairs, AssignmentResult assignment, double[] s, double[] u) {
        double[] t = new double[pairs.count()];
        double[] given = assignment.qualityTarget();
        Power ofScore = new Power(alpha);
        Power ofOverlap = new Power(beta);
        for (int from = 0; from < t.length; ) {
            int to = pairs.endOfGt(from);
            double maxMetric = 0;
            double maxOverlap = 0;
            for (int k = from; k < to; k++) {
                t[k] = ofScore.of(s[k]) * ofOverlap.of(u[k]);
                maxMetric = Math.max(maxMetric, t[k]);
                maxOverlap = Math.max(maxOverlap, u[k]);
            }
            for (int k = from; k < to; k++) {
                double defined = given == null ? Double.NaN : given[pairs.prior[k]];
                t[k] = Double.isNaN(defined) ? t[k] / (maxMetric + EPSILON) * maxOverlap : defined;
            }
            from = to;
        }
        return t;
    }
}
