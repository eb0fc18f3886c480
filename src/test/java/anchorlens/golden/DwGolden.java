package anchorlens.golden;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.DwAssigner;
import anchorlens.assign.DwWeighting;
import anchorlens.assign.LossWeights;
import anchorlens.assign.LossWeights.Term;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.HashMap;
import java.util.Map;

/** Bags and weights of DW, by the released code and by the published equations. */
@AutoService(GoldenMethod.class)
public final class DwGolden implements GoldenMethod {
    /**
     * Predicted boxes are float32 here and float64 in the reference; e^{−5(1−GIoU)} and differences of P_neg magnify
     * that.
     */
    private static final double FLOAT_BOXES = 1e-5;
    /** The paper's w_pos reaches e^5 · 1. */
    private static final double FLOAT_BOXES_EXP = 1e-4;

    @Override
    public String file() {
        return "dw";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        DwAssigner defaults = new DwAssigner();
        DwAssigner dw = new DwAssigner(
                c.param("softPrior", true) ? DwAssigner.Bag.SOFT_CENTER_PRIOR : DwAssigner.Bag.HARD_CENTER_PRIOR,
                c.param("sigma", defaults.sigma()), defaults.threshold(), defaults.radius(), defaults.topk());
        boolean paper = c.id().startsWith("paper");
        DwWeighting weighting = new DwWeighting(paper ? DwWeighting.Variant.PAPER : DwWeighting.Variant.CODE,
                c.param("beta", 5.0), 5, c.param("mu", 5.0), 3, c.param("g1", 2.0), c.param("g2", 2.0));
        AssignmentInput input = scene.input(c);
        AssignmentResult assignment = dw.assign(input, CancellationToken.NONE);
        LossWeights weights = weighting.weigh(input, assignment, CancellationToken.NONE);
        if (!c.result().has("pairs")) {
            check.equal("pairs", weights.pairCount(), 0);
            return;
        }
        check.equal("bags", assignment.bags().size(), input.groundTruth().count());
        Map<Long, Integer> pairs = new HashMap<>();
        for (int k = 0; k < weights.pairCount(); k++) {
            pairs.put(key(weights.prior(k), weights.gt(k)), k);
        }
        check.table(c.result().get("pairs"), row -> {
            Integer k = pairs.get(key(row.integer("prior"), row.integer("gt")));
            if (k == null) {
                check.deviates("prior " + row.integer("prior") + " is no candidate of gt " + row.integer("gt"));
            } else if (paper) {
                paperPair(row, weights, k, check);
            } else {
                codePair(row, weights, k, check);
            }
        });
        if (!paper) {
            sums(input, assignment, weights, c.result(), check);
        }
    }

    private static long key(int prior, int gt) {
        return (long) prior << 32 | gt;
    }

    private static void paperPair(GoldenCheck.Row row, LossWeights weights, int k, GoldenCheck check) {
        String where = "prior " + weights.prior(k) + ", gt " + weights.gt(k) + ": ";
        check.close(where + "s", term(weights, "s", k), row.get("s"));
        check.close(where + "IoU", term(weights, "IoU", k), row.get("iou"), FLOAT_BOXES);
        check.close(where + "t", term(weights, "t", k), row.get("t"), FLOAT_BOXES);
        check.close(where + "w_pos", weights.pairPos(k), row.get("wPos"), FLOAT_BOXES_EXP);
        check.close(where + "P_neg", term(weights, "P_neg", k), row.get("pNeg"), FLOAT_BOXES);
        check.close(where + "I_neg", term(weights, "I_neg", k), row.get("iNeg"));
        check.close(where + "w_neg", weights.pairNeg(k), row.get("wNeg"), FLOAT_BOXES);
    }

    private static void codePair(GoldenCheck.Row row, LossWeights weights, int k, GoldenCheck check) {
        String where = "prior " + weights.prior(k) + ", gt " + weights.gt(k) + ": ";
        check.close(where + "centre prior", term(weights, "centre prior", k), row.get("centrePrior"));
        check.close(where + "p_loc", term(weights, "p_loc", k), row.get("pLoc"), FLOAT_BOXES);
        check.close(where + "p_cls", term(weights, "p_cls", k), row.get("pCls"));
        check.close(where + "t", term(weights, "t", k), row.get("t"), FLOAT_BOXES);
        check.close(where + "w_pos", weights.pairPos(k), row.get("wPos"), FLOAT_BOXES);
        check.close(where + "IoU", term(weights, "IoU", k), row.get("iou"), FLOAT_BOXES);
        check.close(where + "P_neg", term(weights, "P_neg", k), row.get("pNegNormalised"), FLOAT_BOXES);
        check.close(where + "I_neg", term(weights, "I_neg", k), row.get("iNeg"));
        check.close(where + "w_neg", weights.pairNeg(k), row.get("wNeg"), FLOAT_BOXES);
    }

    private static void sums(AssignmentInput input, AssignmentResult assignment, LossWeights weights, JsonNode result,
                             GoldenCheck check) {
        int objects = input.groundTruth().count();
        double[] sumPos = new double[objects];
        double[] denominator = new double[objects];
        int[] inside = new int[objects];
        Map<Long, Double> inLoss = new HashMap<>();
        for (int k = 0; k < weights.pairCount(); k++) {
            int g = weights.gt(k);
            double t = term(weights, "t", k);
            sumPos[g] += weights.pairPos(k);
            denominator[g] += Math.exp(3 * t) * t * term(weights, "centre prior", k);
            inside[g]++;
            inLoss.put(key(weights.prior(k), input.groundTruth().label(g)), term(weights, "P_neg in the loss", k));
        }
        JsonNode perGt = result.get("perGt");
        for (int g = 0; g < objects; g++) {
            check.close("Σ w_pos of gt " + g, sumPos[g], perGt.get("sumWPos").get(g));
            check.close("denominator of gt " + g, Math.max(denominator[g], 1e-12), perGt.get("denominator").get(g));
            check.equal("priors inside gt " + g, inside[g], perGt.get("numInside").get(g).asInt());
            check.equal("bag of gt " + g, assignment.bags().get(g).size(), inside[g]);
            if (inside[g] > 0) {
                int best = perGt.get("maxWIndex").get(g).asInt();
                check.close("largest w_pos of gt " + g, weights.pairPos(weights.pairOf(best, g)),
                        perGt.get("maxW").get(g));
            }
        }
        double reduction = inLoss.values().stream().mapToDouble(p -> 1 - p).sum();
        check.close("Σ (1 − P_neg)", reduction, result.get("sumNegWeightReduction"));
    }

    private static double term(LossWeights weights, String name, int pair) {
        Term term = weights.terms().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
        return term.values()[pair];
    }
}
