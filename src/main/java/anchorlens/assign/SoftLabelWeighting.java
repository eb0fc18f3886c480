package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Plain binary cross entropy with a soft target t: {@code w_pos = t}, {@code w_neg = 1 − t}; 1 of background. YOLOX
 * trains its class scores so with the IoU of SimOTA's matches, Ultralytics with the normalised metric of TAL.
 *
 * <p>t is the soft target of the assigner where it defines one, elsewhere the IoU of the predicted box. In YOLOX the
 * weight of background acts on objectness, its class scores learn from positives alone.
 *
 * <p><strong>Source:</strong> Ge et al. 2021, "YOLOX", {@code YOLOXHead.get_losses}; Ultralytics 8.3
 * {@code v8DetectionLoss}.
 */
@AutoService(Weighting.class)
public record SoftLabelWeighting() implements Weighting {

    @Override
    public String id() {
        return "soft";
    }

    @Override
    public String displayName() {
        return "Soft labels";
    }

    @Override
    public String summary() {
        return "Splits the weight of a positive between object and background by its quality.";
    }

    @Override
    public String formula() {
        return "w_pos = t, w_neg = 1 − t, t the assigner's soft target, else the IoU of the predicted box; 1 "
                + "of background.";
    }

    @Override
    public String goodFor() {
        return "Plain cross entropy with soft targets, as YOLOX and Ultralytics train.";
    }

    @Override
    public String source() {
        return "Ge et al. 2021, YOLOX (arXiv:2107.08430); Ultralytics 8.3 v8DetectionLoss";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        CheckedPredictions predictions = new CheckedPredictions(input.requirePredictions("Soft-label weighting"));
        PairTable pairs = PairTable.ofKept(assignment);
        cancel.throwIfCancelled();
        double[] u = pairs.overlaps(input.groundTruth(), predictions);
        double[] t = u.clone();
        double[] given = assignment.qualityTarget();
        for (int k = 0; k < t.length && given != null; k++) {
            double defined = given[pairs.prior[k]];
            t[k] = Double.isNaN(defined) ? u[k] : defined;
        }
        double[] rest = Arrays.stream(t).map(x -> 1 - x).toArray();
        List<Term> terms = List.of(
                new Term("s", "σ(class logit), without effect on the weights",
                        pairs.scores(input.groundTruth(), predictions)),
                new Term("IoU", "of the predicted box with the ground truth", u),
                new Term("t", "the assigner's target, else the IoU", t));
        return new LossWeights(pairs.prior, pairs.gt, t, rest, terms,
                pairs.background(assignment, predictions, null, p -> 1));
    }
}
