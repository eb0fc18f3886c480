package anchorlens.assign;

import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.GroundTruth;
import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * The weights that DW's comparison ascribes to MuSu: {@code w_pos = (s − t)^β · t}, {@code w_neg = s^β · (1 − t)^η}, t
 * being the IoU of the predicted box; {@code s^β} of background, where t = 0.
 *
 * <p><strong>Unverified.</strong> The formulas come from secondary descriptions; no released code could be compared,
 * and MuSu's own ranking and temperatures are not part of them.
 *
 * <p><strong>Source:</strong> Gao et al. 2021, "Mutual Supervision for Dense Object Detection"; Li et al. 2022, "A Dual
 * Weighting Label Assignment Scheme for Object Detection", table 1.
 */
@AutoService(Weighting.class)
public record MuSuWeighting(
        @Parameter(label = "Score exponent", symbol = "β", min = 0, max = 10, sliderMax = 5,
                help = "How fast the weights fade with the distance of the score from its target. Unverified.",
                source = "DW, table 1: 2")
        double beta,
        @Parameter(label = "Place exponent", symbol = "η", min = 0, max = 20, sliderMax = 8,
                help = "How fast the weight as background fades as the box gets better. Unverified.",
                source = "DW, table 1: 4")
        double eta) implements Weighting {

    public MuSuWeighting() {
        this(2, 4);
    }

    public MuSuWeighting {
        if (!(beta >= 0 && eta >= 0)) {
            throw new IllegalArgumentException("beta and eta must be 0 or more, but are " + beta + " and " + eta);
        }
    }

    @Override
    public String id() {
        return "musu";
    }

    @Override
    public String displayName() {
        return "MuSu (unverified)";
    }

    @Override
    public String summary() {
        return "Pulls scores to the IoU as a positive and down as background, less so the better the box; formulas "
                + "unverified.";
    }

    @Override
    public String formula() {
        return "w_pos = (s − t)^β · t, w_neg = s^β · (1 − t)^η, t the IoU of the predicted box. Unverified: "
                + "from DW's table 1, no released code could be compared.";
    }

    @Override
    public String goodFor() {
        return "A look at what DW compares itself with; its ranking and temperatures are not part of it. "
                + "Unverified.";
    }

    @Override
    public String source() {
        return "Gao et al. 2021, Mutual Supervision for Dense Object Detection (ICCV), as DW's table 1 gives it; "
                + "unverified";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PREDICTIONS);
    }

    @Override
    public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        CheckedPredictions predictions = new CheckedPredictions(input.requirePredictions("MuSu weighting"));
        GroundTruth truth = input.groundTruth();
        PairTable pairs = PairTable.ofKept(assignment);
        cancel.throwIfCancelled();
        Power ofScore = new Power(beta);
        Power ofPlace = new Power(eta);
        double[] s = pairs.scores(truth, predictions);
        double[] t = pairs.overlaps(truth, predictions);
        double[] pos = new double[pairs.count()];
        double[] neg = new double[pairs.count()];
        for (int k = 0; k < pos.length; k++) {
            pos[k] = ofScore.of(Math.abs(s[k] - t[k])) * t[k];
            neg[k] = ofScore.of(s[k]) * ofPlace.of(1 - t[k]);
        }
        List<Term> terms = List.of(new Term("s", "σ(class logit)", s),
                new Term("t", "IoU of the predicted box with the ground truth", t));
        return new LossWeights(pairs.prior, pairs.gt, pos, neg, terms,
                pairs.background(assignment, predictions, null, ofScore::of));
    }
}
