package anchorlens.golden;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.AutoAssignAssigner;
import anchorlens.assign.AutoAssignWeighting;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.detection.ClassScores;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** AutoAssign of mmdetection: centre priors, weights of every pair, and the losses that they add up to. */
@AutoService(GoldenMethod.class)
public final class AutoAssignGolden implements GoldenMethod {
    /** Predicted boxes are float32 here and float64 in the reference. */
    private static final double FLOAT_BOXES = 1e-6;
    /** The weight of background is made from 1 / (1 − IoU), which magnifies that where IoU is near 1. */
    private static final double NEAR_ONE = 3e-5;
    private static final double MAX_LOG = 100;

    @Override
    public String file() {
        return "autoassign";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        AutoAssignAssigner defaults = new AutoAssignAssigner();
        AutoAssignAssigner autoAssign = new AutoAssignAssigner(list(c, "mu", 0, defaults.meanX()),
                list(c, "mu", 1, defaults.meanY()), list(c, "sigma", 0, defaults.sigmaX()),
                list(c, "sigma", 1, defaults.sigmaY()), c.param("force_topk", false), 9);
        AssignmentInput input = scene.input(c);
        AssignmentResult assignment = autoAssign.assign(input, CancellationToken.NONE);
        LossWeights weights = new AutoAssignWeighting().weigh(input, assignment, CancellationToken.NONE);
        Map<Long, Integer> pairs = new HashMap<>();
        for (int k = 0; k < weights.pairCount(); k++) {
            pairs.put(key(weights.prior(k), weights.gt(k)), k);
        }
        JsonNode result = c.result();
        if (result.has("pairs")) {
            check.table(result.get("pairs"), row -> pair(row, weights, pairs, check));
        }
        losses(input, assignment, weights, result, check);
    }

    private static List<Double> list(GoldenCase c, String name, int axis, List<Double> otherwise) {
        if (!c.params().has(name)) {
            return otherwise;
        }
        List<Double> out = new ArrayList<>();
        c.params().get(name).forEach(pair -> out.add(pair.get(axis).asDouble()));
        return out;
    }

    private static long key(int prior, int gt) {
        return (long) prior << 32 | gt;
    }

    private static void pair(GoldenCheck.Row row, LossWeights weights, Map<Long, Integer> pairs, GoldenCheck check) {
        int prior = row.integer("prior");
        int gt = row.integer("gt");
        String where = "prior " + prior + ", gt " + gt + ": ";
        Integer k = pairs.get(key(prior, gt));
        if (k == null) {
            check.deviates(where + "no candidate");
            return;
        }
        check.close(where + "centre prior", term(weights, "centre prior", k), row.get("centrePrior"));
        check.close(where + "p_loc", term(weights, "p_loc", k), row.get("pLoc"), FLOAT_BOXES);
        check.close(where + "p_cls", term(weights, "p_cls", k), row.get("pCls"));
        check.close(where + "p", term(weights, "p⁺", k), row.get("pPos"), FLOAT_BOXES);
        check.close(where + "w_pos", weights.pairPos(k), row.get("wPos"), FLOAT_BOXES);
        check.close(where + "w_neg", weights.pairNeg(k), row.get("wNeg"), NEAR_ONE);
    }

    private static void losses(AssignmentInput input, AssignmentResult assignment, LossWeights weights, JsonNode result,
                               GoldenCheck check) {
        int objects = input.groundTruth().count();
        double[] sum = new double[objects];
        double[] bag = new double[objects];
        for (int k = 0; k < weights.pairCount(); k++) {
            sum[weights.gt(k)] += weights.pairPos(k);
            bag[weights.gt(k)] += weights.pairPos(k) * term(weights, "p⁺", k);
        }
        double loss = 0;
        double centerPriors = 0;
        JsonNode perGt = result.path("perGt");
        for (int g = 0; g < objects; g++) {
            CandidateBag candidates = assignment.bags().get(g);
            check.equal("candidates of gt " + g, candidates.size(), result.get("numInside").get(g).asInt());
            check.close("Σ w_pos of gt " + g, sum[g], perGt.get("sumW").get(g));
            check.close("bag probability of gt " + g, bag[g], perGt.get("bagProb").get(g), FLOAT_BOXES);
            if (candidates.size() > 0) {
                int best = perGt.get("maxWIndex").get(g).asInt();
                check.close("largest w_pos of gt " + g, weights.pairPos(weights.pairOf(best, g)),
                        perGt.get("maxW").get(g));
            }
            loss += 0.25 * Math.min(MAX_LOG, -Math.log(bag[g]));
            centerPriors += Arrays.stream(candidates.column("centerPrior")).sum();
        }
        check.close("Σ centre priors", centerPriors, result.get("sumCentrePrior"));
        check.close("positive loss", loss / Math.max(1, objects), result.get("lossPos"));
        check.close("negative loss", negativeLoss(input, weights) / Math.max(1, centerPriors), result.get("lossNeg"));
        double center = centerPriors > 0 ? 0.75 * objects / centerPriors : 0;
        check.close("centre loss", center, result.get("lossCentre"));
    }

    private static double negativeLoss(AssignmentInput input, LossWeights weights) {
        ClassScores scores = input.predictions().orElseThrow().scores();
        double[] weightOf = new double[scores.count() * scores.classes()];
        Arrays.fill(weightOf, 1);
        for (int k = 0; k < weights.pairCount(); k++) {
            weightOf[weights.prior(k) * scores.classes() + input.groundTruth().label(weights.gt(k))] =
                    term(weights, "w_neg in the loss", k);
        }
        double loss = 0;
        for (int i = 0; i < scores.count(); i++) {
            for (int c = 0; c < scores.classes(); c++) {
                double q = scores.joint(i, c) * weightOf[i * scores.classes() + c];
                loss += 0.75 * q * q * Math.min(MAX_LOG, -Math.log1p(-q));
            }
        }
        return loss;
    }

    private static double term(LossWeights weights, String name, int pair) {
        return weights.terms().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow().values()[pair];
    }
}
