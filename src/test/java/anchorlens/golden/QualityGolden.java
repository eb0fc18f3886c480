package anchorlens.golden;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.GflWeighting;
import anchorlens.assign.LossWeights;
import anchorlens.assign.PriorState;
import anchorlens.assign.Verdict;
import anchorlens.assign.VflWeighting;
import anchorlens.assign.Weighting;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Edge;
import anchorlens.loss.DistributionFocalLoss;
import anchorlens.loss.QualityFocalLoss;
import anchorlens.loss.VarifocalLoss;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Weights and losses of GFL and VarifocalNet on the reference's own ATSS assignment. */
@AutoService(GoldenMethod.class)
public final class QualityGolden implements GoldenMethod {
    /**
     * Predicted boxes are float32 here and float64 in the reference; |s − t|^β magnifies that where s is close to t.
     */
    private static final double FLOAT_BOXES = 1e-6;

    @Override
    public String file() {
        return "quality";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        AssignmentInput input = scene.input(c);
        AssignmentResult assignment = asGiven(input, c.gtIndex(scene.points()));
        boolean gfl = c.id().startsWith("gfl");
        Weighting weighting = gfl ? new GflWeighting(c.param("beta", 2.0))
                : new VflWeighting(c.param("alpha", 0.75), c.param("gamma", 2.0));
        LossWeights weights = weighting.weigh(input, assignment, CancellationToken.NONE);
        check.equal("pairs", weights.pairCount(), c.result().get("pos").size());
        if (gfl) {
            general(input, assignment, weights, c, check);
        } else {
            varifocal(input, assignment, weights, c, check);
        }
    }

    /** The reference's assignment as the program's own result. */
    private static AssignmentResult asGiven(AssignmentInput input, int[] gtIndex) {
        PriorState[] state = new PriorState[gtIndex.length];
        List<List<Integer>> members = new ArrayList<>();
        for (int g = 0; g < input.groundTruth().count(); g++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < gtIndex.length; i++) {
            state[i] = gtIndex[i] < 0 ? PriorState.NEGATIVE : PriorState.POSITIVE;
            if (gtIndex[i] >= 0) {
                members.get(gtIndex[i]).add(i);
            }
        }
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < members.size(); g++) {
            int[] priors = members.get(g).stream().mapToInt(Integer::intValue).toArray();
            Verdict[] kept = new Verdict[priors.length];
            Arrays.fill(kept, Verdict.KEPT);
            bags.add(new CandidateBag(g, priors, kept, List.of(), Map.of()));
        }
        return new AssignmentResult(gtIndex, state, bags, null);
    }

    private static void general(AssignmentInput input, AssignmentResult assignment, LossWeights weights, GoldenCase c,
                                GoldenCheck check) {
        double beta = c.param("beta", 2.0);
        JsonNode result = c.result();
        check.byPrior("quality", result.path("quality"), i -> term(weights, i, "t"));
        check.byPrior("qflWeight", result.path("qflWeight"),
                i -> weights.pairPos(weights.pairOf(i)) + weights.pairNeg(weights.pairOf(i)), Set.of(), FLOAT_BOXES);
        check.byPrior("boxWeight", result.path("boxWeight"),
                i -> input.requirePredictions("GFL").scores().maxProbability(i));
        for (JsonNode row : result.path("dflTarget")) {
            distributionLoss(input, row, result.get("dflLoss"), check);
        }
        QualityFocalLoss loss = new QualityFocalLoss(beta);
        Sums sums = sums(input, assignment, weights, loss::value);
        check.close("qflSum", sums.all, result.get("qflSum"));
        check.close("qflSumPositiveClass", sums.positive, result.get("qflSumPositiveClass"), FLOAT_BOXES);
        ClassScores scores = input.requirePredictions("GFL").scores();
        for (int i = 0; i < assignment.priorCount(); i++) {
            if (!assignment.isPositive(i)) {
                check.equal("background weight of prior " + i + " is |s|^β of its best class",
                        Math.abs(weights.neg()[i] - Math.pow(scores.probability(i, scores.bestClass(i)),
                                beta)) < 1e-12, true);
            }
        }
    }

    private static void distributionLoss(AssignmentInput input, JsonNode target, JsonNode losses, GoldenCheck check) {
        int prior = target.get(0).asInt();
        EdgeDistributions d = input.requirePredictions("DFL").distributions().orElseThrow();
        DistributionFocalLoss loss = new DistributionFocalLoss(d.bins());
        for (JsonNode row : losses) {
            if (row.get(0).asInt() == prior) {
                for (Edge edge : Edge.values()) {
                    double[] logits = new double[d.bins().count()];
                    for (int k = 0; k < logits.length; k++) {
                        logits[k] = d.array()[(prior * 4 + edge.ordinal()) * logits.length + k];
                    }
                    check.close("DFL of prior " + prior + " " + edge,
                            loss.value(logits, target.get(1 + edge.ordinal()).asDouble()), row.get(1 + edge.ordinal()));
                }
            }
        }
    }

    private static void varifocal(AssignmentInput input, AssignmentResult assignment, LossWeights weights, GoldenCase c,
                                  GoldenCheck check) {
        JsonNode result = c.result();
        check.byPrior("target", result.path("target"), i -> term(weights, i, "t"));
        check.byPrior("weightPositive", result.path("weightPositive"),
                i -> weights.pairPos(weights.pairOf(i)) + weights.pairNeg(weights.pairOf(i)));
        VarifocalLoss loss = new VarifocalLoss(c.param("alpha", 0.75), c.param("gamma", 2.0), true);
        ClassScores scores = input.requirePredictions("VFL").scores();
        for (JsonNode row : result.path("largestNegativeWeights")) {
            int prior = row.get(0).asInt();
            int cls = row.get(1).asInt();
            check.close("negative weight of prior " + prior, loss.factor(scores.probability(prior, cls), 0),
                    row.get(2));
            if (!assignment.isPositive(prior) && scores.bestClass(prior) == cls) {
                check.close("background weight of prior " + prior, weights.neg()[prior], row.get(2));
            }
        }
        Sums sums = sums(input, assignment, weights, loss::value);
        check.close("lossSum", sums.all, result.get("lossSum"));
        check.close("lossSumPositive", sums.positive, result.get("lossSumPositive"));
        check.close("sumNegativeWeight", sums(input, assignment, weights,
                (x, q) -> q > 0 ? 0 : loss.factor(ClassScores.sigmoid(x), 0)).all, result.get("sumNegativeWeight"));
    }

    private interface OfLogit {
        double value(double logit, double target);
    }

    private record Sums(double all, double positive) {
    }

    /** Over all priors and classes, with the quality as target of the class of a positive and 0 elsewhere. */
    private static Sums sums(AssignmentInput input, AssignmentResult assignment, LossWeights weights, OfLogit loss) {
        ClassScores scores = input.requirePredictions("the reference").scores();
        GroundTruth truth = input.groundTruth();
        double all = 0;
        double positive = 0;
        for (int i = 0; i < scores.count(); i++) {
            for (int cls = 0; cls < scores.classes(); cls++) {
                boolean own = assignment.isPositive(i) && truth.label(assignment.gtIndex()[i]) == cls;
                double value = loss.value(scores.logit(i, cls), own ? term(weights, i, "t") : 0);
                all += value;
                positive += own ? value : 0;
            }
        }
        return new Sums(all, positive);
    }

    private static double term(LossWeights weights, int prior, String name) {
        return weights.terms().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow()
                .values()[weights.pairOf(prior)];
    }
}
