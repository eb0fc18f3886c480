package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.GroundTruth;
import anchorlens.loss.FocalLoss;
import anchorlens.parameters.Parameter;
import anchorlens.parameters.Preset;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * The weights of focal loss: {@code w_pos = α (1 − s)^γ} of a positive, {@code (1 − α) s^γ} of background.
 *
 * <p><strong>Source:</strong> Lin et al. 2017, "Focal Loss for Dense Object Detection", equation 5.
 */
@AutoService(Weighting.class)
public record FocalWeighting(
        @Parameter(label = "Positive share", symbol = "α", min = 0, max = 1,
                help = "Weight of positives; background has the rest to 1.", source = "RetinaNet, section 4: 0.25")
        double alpha,
        @Parameter(label = "Focusing", symbol = "γ", min = 0, max = 10, sliderMax = 5,
                help = "How fast the weight of a well classified prior fades.", source = "RetinaNet, section 4: 2")
        double gamma) implements Weighting {

    public FocalWeighting() {
        this(0.25, 2);
    }

    public FocalWeighting {
        new FocalLoss(alpha, gamma);
    }

    @Override
    public String id() {
        return "focal";
    }

    @Override
    public String displayName() {
        return "Focal";
    }

    @Override
    public String summary() {
        return "Fades priors that are classified well already, whatever their box.";
    }

    @Override
    public String formula() {
        return "w_pos = α (1 − s)^γ of positives, w_neg = (1 − α) s^γ of background, α 0.25, γ 2.";
    }

    @Override
    public String goodFor() {
        return "The imbalance of easy background: what is classified well already hardly counts. It does not "
                + "look at boxes.";
    }

    @Override
    public String source() {
        return "Lin et al. 2017, Focal Loss for Dense Object Detection (ICCV); mmdetection 3.3 FocalLoss";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset("RetinaNet, FCOS, ATSS", new FocalWeighting()),
                new Preset("FoveaBox", new FocalWeighting(0.4, 1.5)));
    }

    @Override
    public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        CheckedPredictions predictions = new CheckedPredictions(input.requirePredictions("Focal weighting"));
        GroundTruth truth = input.groundTruth();
        PairTable pairs = PairTable.ofKept(assignment);
        cancel.throwIfCancelled();
        FocalLoss loss = new FocalLoss(alpha, gamma);
        double[] s = pairs.scores(truth, predictions);
        double[] pos = new double[pairs.count()];
        for (int k = 0; k < pos.length; k++) {
            pos[k] = loss.factor(s[k], true);
        }
        return new LossWeights(pairs.prior, pairs.gt, pos, new double[pos.length],
                List.of(new Term("s", "σ(class logit)", s)),
                pairs.background(assignment, predictions, null, p -> loss.factor(p, false)));
    }
}
