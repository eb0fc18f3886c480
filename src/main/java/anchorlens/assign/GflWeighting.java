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
 * The weights of quality focal loss: {@code w_pos = |s − t|^β · t}, {@code w_neg = |s − t|^β · (1 − t)} with t the IoU
 * of the predicted box, which is the loss written out; {@code s^β} of background, where t = 0.
 *
 * <p><strong>Source:</strong> Li et al. 2020, "Generalized Focal Loss", equation 5; mmdetection 3.3 {@code GFLHead}.
 */
@AutoService(Weighting.class)
public record GflWeighting(
        @Parameter(label = "Focusing", symbol = "β", min = 0, max = 10, sliderMax = 5,
                help = "How fast the weight fades as the score approaches the IoU. 0 weighs every pair fully.",
                source = "GFL, table 1: 2")
        double beta) implements Weighting {

    public GflWeighting() {
        this(2);
    }

    public GflWeighting {
        new QualityFocalLoss(beta);
    }

    @Override
    public String id() {
        return "gfl";
    }

    @Override
    public String displayName() {
        return "GFL";
    }

    @Override
    public String summary() {
        return "Pulls the score of a positive to the IoU of its box, the more the further it is from it.";
    }

    @Override
    public String formula() {
        return "w_pos = |s − t|^β · t, w_neg = |s − t|^β · (1 − t), t the IoU of the predicted box, β 2.";
    }

    @Override
    public String goodFor() {
        return "Scores that tell the quality of boxes, with one score for class and quality.";
    }

    @Override
    public String source() {
        return "Li et al. 2020, Generalized Focal Loss (NeurIPS); mmdetection 3.3 quality_focal_loss";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        CheckedPredictions predictions = new CheckedPredictions(input.requirePredictions("GFL weighting"));
        GroundTruth truth = input.groundTruth();
        PairTable pairs = PairTable.ofKept(assignment);
        cancel.throwIfCancelled();
        QualityFocalLoss loss = new QualityFocalLoss(beta);
        double[] s = pairs.scores(truth, predictions);
        double[] t = pairs.overlaps(truth, predictions);
        double[] pos = new double[pairs.count()];
        double[] neg = new double[pairs.count()];
        for (int k = 0; k < pos.length; k++) {
            double factor = loss.factor(s[k], t[k]);
            pos[k] = factor * t[k];
            neg[k] = factor * (1 - t[k]);
        }
        List<Term> terms = List.of(new Term("s", "σ(class logit)", s),
                new Term("t", "IoU of the predicted box with the ground truth", t));
        return new LossWeights(pairs.prior, pairs.gt, pos, neg, terms,
                pairs.background(assignment, predictions, null, p -> loss.factor(p, 0)));
    }
}
