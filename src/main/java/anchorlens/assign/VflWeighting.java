package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.GroundTruth;
import anchorlens.loss.VarifocalLoss;
import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * The weights of varifocal loss: {@code w_pos = t · t}, {@code w_neg = t · (1 − t)} where the IoU t of the predicted
 * box is above 0; {@code α · s^γ} of background and of a positive whose box misses the object.
 *
 * <p><strong>Source:</strong> Zhang et al. 2021, "VarifocalNet", equation 2; mmdetection 3.3 {@code varifocal_loss}.
 */
@AutoService(Weighting.class)
public record VflWeighting(
        @Parameter(label = "Negative weight", symbol = "α", min = 0, max = 10, sliderMax = 2,
                help = "Weight of background against positives.", source = "VarifocalNet, section 4.1: 0.75")
        double alpha,
        @Parameter(label = "Focusing", symbol = "γ", min = 0, max = 10, sliderMax = 5,
                help = "How fast the weight of background fades with its score. 0 weighs all background alike.",
                source = "VarifocalNet, section 4.1: 2")
        double gamma) implements Weighting {

    public VflWeighting() {
        this(0.75, 2);
    }

    public VflWeighting {
        new VarifocalLoss(alpha, gamma, true);
    }

    @Override
    public String id() {
        return "vfl";
    }

    @Override
    public String displayName() {
        return "VFL";
    }

    @Override
    public String summary() {
        return "Weighs a positive by the IoU of its box and fades easy background only.";
    }

    @Override
    public String formula() {
        return "w_pos = t², w_neg = t (1 − t) of positives with IoU t; w_neg = α s^γ of background.";
    }

    @Override
    public String goodFor() {
        return "Ranking dense boxes by IoU: good positives count most, easy background fades.";
    }

    @Override
    public String source() {
        return "Zhang et al. 2021, VarifocalNet (CVPR); mmdetection 3.3 varifocal_loss";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        CheckedPredictions predictions = new CheckedPredictions(input.requirePredictions("VFL weighting"));
        GroundTruth truth = input.groundTruth();
        PairTable pairs = PairTable.ofKept(assignment);
        cancel.throwIfCancelled();
        VarifocalLoss loss = new VarifocalLoss(alpha, gamma, true);
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
