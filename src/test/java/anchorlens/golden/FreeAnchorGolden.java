package anchorlens.golden;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.FreeAnchorAssigner;
import anchorlens.assign.FreeAnchorWeighting;
import anchorlens.assign.FreeAnchorWeighting.BoxProbability;
import anchorlens.assign.LossWeights;
import anchorlens.detection.AnchorPriors;
import anchorlens.detection.ClassScores;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * FreeAnchor of mmdetection on RetinaNet's anchors: bags, their weights and probabilities, box probabilities, losses.
 */
@AutoService(GoldenMethod.class)
public final class FreeAnchorGolden implements GoldenMethod {
    /** Anchors and predicted boxes are float32 here and float64 in the reference. */
    private static final double FLOAT_BOXES = 3e-5;
    private static final double[] STD = {0.1, 0.1, 0.2, 0.2};
    private static final double MAX_LOG = 100;
    private static final double EPSILON = 1e-12;

    @Override
    public String file() {
        return "freeanchor";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        AnchorPriors anchors = (AnchorPriors) scene.priors("retinaAnchors");
        AssignmentInput input = scene.input(anchors, Optional.of(predictions(scene, anchors)));
        AssignmentResult actual = new FreeAnchorAssigner(c.param("topk", 50)).assign(input, CancellationToken.NONE);
        FreeAnchorWeighting weighting = new FreeAnchorWeighting(c.param("thr", 0.6), c.param("gamma", 2.0));
        LossWeights weights = weighting.weigh(input, actual, CancellationToken.NONE);
        JsonNode result = c.result();
        Map<Integer, Set<Integer>> ties = new HashMap<>();
        result.path("ties").forEach(t -> ties.put(t.get("gt").asInt(), GoldenCase.indices(t.get("tied"))));
        if (result.has("bags")) {
            check.table(result.get("bags"), row -> member(row, actual, weights, ties, check));
        }
        double alpha = c.param("alpha", 0.5);
        for (int g = 0; g < actual.bags().size(); g++) {
            check.equal("bag of gt " + g, actual.bags().get(g).size(), Math.min(c.param("topk", 50), anchors.count()));
            if (!ties.containsKey(g)) {
                double bag = term(weights, "bag probability", weights.pairOf(actual.bags().get(g).prior(0), g));
                check.close("positive loss of gt " + g, alpha * Math.min(MAX_LOG, -Math.log(bag)),
                        result.get("positiveLossPerGt").get(g), FLOAT_BOXES);
            }
        }
        boxProbabilities(weighting.boxProbabilities(input, CancellationToken.NONE), result.path("boxProb"), check);
        check.close("negative loss", (1 - alpha) * negativeLoss(input,
                weighting) / result.get("norm").get("neg").asDouble(),
                result.get("negativeLoss"));
    }

    /** Boxes from offsets to the anchors, without clipping to the image. */
    private static Predictions predictions(GoldenScene scene, AnchorPriors anchors) {
        float[] delta = scene.array("delta");
        float[] out = new float[delta.length];
        for (int i = 0; i < anchors.count(); i++) {
            double w = anchors.boxes().get(i).width();
            double h = anchors.boxes().get(i).height();
            double x = anchors.boxes().get(i).centerX() + delta[4 * i] * STD[0] * w;
            double y = anchors.boxes().get(i).centerY() + delta[4 * i + 1] * STD[1] * h;
            double pw = w * Math.exp(delta[4 * i + 2] * STD[2]);
            double ph = h * Math.exp(delta[4 * i + 3] * STD[3]);
            out[4 * i] = (float) (x - pw / 2);
            out[4 * i + 1] = (float) (y - ph / 2);
            out[4 * i + 2] = (float) (x + pw / 2);
            out[4 * i + 3] = (float) (y + ph / 2);
        }
        ClassScores scores = ClassScores.ofLogits(anchors.count(), scene.classes(), scene.array("clsA"), null);
        return new Predictions(Boxes.ofArray(out), scores, Optional.empty());
    }

    private static void member(GoldenCheck.Row row, AssignmentResult actual, LossWeights weights,
                               Map<Integer, Set<Integer>> ties, GoldenCheck check) {
        int g = row.integer("gt");
        int anchor = row.integer("anchor");
        Set<Integer> tied = ties.getOrDefault(g, Set.of());
        CandidateBag bag = actual.bags().get(g);
        int r = bag.rowOf(anchor);
        String where = "anchor " + anchor + " of gt " + g;
        if (r < 0) {
            check.equal(where + " is in the bag", tied.contains(anchor), true);
            return;
        }
        int k = weights.pairOf(anchor, g);
        check.close(where + ": IoU", bag.column("iou")[r], row.get("anchorIou"), FLOAT_BOXES);
        check.close(where + ": box loss", -Math.log(term(weights, "p_loc", k)), row.get("boxLoss"), FLOAT_BOXES);
        check.close(where + ": s", term(weights, "s", k), row.get("pCls"));
        check.close(where + ": p_loc", term(weights, "p_loc", k), row.get("pLoc"), FLOAT_BOXES);
        if (tied.isEmpty()) {
            check.close(where + ": weight", weights.pairPos(k), row.get("weight"), FLOAT_BOXES);
        }
    }

    private static void boxProbabilities(List<BoxProbability> actual, JsonNode expected, GoldenCheck check) {
        if (expected.isMissingNode()) {
            return;
        }
        check.equal("box probabilities above 0", actual.size(), expected.get("numNonZero").asInt());
        check.close("sum of box probabilities", actual.stream().mapToDouble(BoxProbability::value).sum(), expected.get("sum"));
        int[] n = {0};
        check.table(expected, row -> {
            BoxProbability b = actual.get(n[0]++);
            check.equal("place " + n[0], b.prior() + " " + b.cls(), row.integer("anchor") + " " + row.integer("class"));
            check.close("B of anchor " + b.prior(), b.value(), row.get("B"), FLOAT_BOXES);
        });
    }

    private static double negativeLoss(AssignmentInput input, FreeAnchorWeighting weighting) {
        ClassScores scores = input.predictions().orElseThrow().scores();
        double[] b = new double[scores.count() * scores.classes()];
        for (BoxProbability p : weighting.boxProbabilities(input, CancellationToken.NONE)) {
            b[p.prior() * scores.classes() + p.cls()] = p.value();
        }
        double loss = 0;
        for (int i = 0; i < scores.count(); i++) {
            for (int c = 0; c < scores.classes(); c++) {
                double q = scores.probability(i, c) * (1 - b[i * scores.classes() + c]);
                q = Math.max(EPSILON, Math.min(1 - EPSILON, q));
                loss += Math.pow(q, weighting.gamma()) * Math.min(MAX_LOG, -Math.log1p(-q));
            }
        }
        return loss;
    }

    private static double term(LossWeights weights, String name, int pair) {
        return weights.terms().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow().values()[pair];
    }
}
