package anchorlens.golden;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.PaaAssigner;
import anchorlens.assign.PaaAssigner.Variant;
import anchorlens.assign.Verdict;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.Set;

/** Probabilistic anchor assignment of mmdetection and of its authors, with the mixtures they fitted. */
@AutoService(GoldenMethod.class)
public final class PaaGolden implements GoldenMethod {
    /** Predicted boxes are float32 here and float64 in the reference. */
    private static final double FLOAT_BOXES = 1e-6;
    /** Variance, and so density, of scores that lie close together magnify that: here the tolerance is float32's. */
    private static final double CLOSE_SCORES = 2e-4;
    private static final int NO_MIXTURE = -1;

    @Override
    public String file() {
        return "paa";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        Variant variant = c.id().startsWith("mmdet") ? Variant.MMDET : Variant.ORIGINAL;
        PaaAssigner paa = new PaaAssigner(variant, c.param("topk", 9), c.param("boxLossWeight", 1.3), 0.1);
        AssignmentInput input = scene.input(c);
        AssignmentResult actual = paa.assign(input, CancellationToken.NONE);
        check.assignment(actual, c, Set.of());
        JsonNode result = c.result();
        JsonNode gmm = result.path("gmm");
        for (int g = 0; g < gmm.size(); g++) {
            if (!gmm.get(g).isNull()) {
                mixture("mixture of gt " + g, actual.bags().get(g), gmm.get(g), check);
            }
        }
        if (result.has("candidates")) {
            check.equal("number of candidates", actual.bags().stream().mapToInt(CandidateBag::size).sum(),
                    result.get("candidates").get("rows").size());
            check.table(result.get("candidates"), row -> candidate(row, actual, check));
        }
        Boxes boxes = input.predictions().orElseThrow().boxes();
        check.byPrior("IoU", result.path("iouTarget"),
                i -> Iou.iou(boxes.get(i), input.groundTruth().boxes().get(actual.gtIndex()[i])));
    }

    private static void mixture(String where, CandidateBag bag, JsonNode expected, GoldenCheck check) {
        for (int k = 0; k < 2; k++) {
            check.close(where + ": weight", bag.facts().get("weight" + k), expected.get("weights").get(k));
            check.close(where + ": mean", bag.facts().get("mean" + k), expected.get("means").get(k), FLOAT_BOXES);
            double precision = expected.get("precisions").get(k).asDouble();
            check.close(where + ": precision", 1 / bag.facts().get("variance" + k), expected.get("precisions").get(k),
                    CLOSE_SCORES * precision);
        }
        check.equal(where + ": iterations", bag.facts().get("iterations").intValue(),
                expected.get("iterations").asInt());
        check.equal(where + ": converged", bag.facts().get("converged") == 1, expected.get("converged").asBoolean());
        check.close(where + ": lower bound", bag.facts().get("lowerBound"), expected.get("lowerBound"), CLOSE_SCORES);
    }

    private static void candidate(GoldenCheck.Row row, AssignmentResult actual, GoldenCheck check) {
        int g = row.integer("gt");
        int prior = row.integer("prior");
        CandidateBag bag = actual.bags().get(g);
        int r = bag.rowOf(prior);
        String where = "candidate " + prior + " of gt " + g;
        if (r < 0) {
            check.deviates(where + " is not listed");
            return;
        }
        check.close(where + ": score", bag.column("score")[r], row.get("score"), FLOAT_BOXES);
        double component = bag.column("component")[r];
        check.equal(where + ": component", Double.isNaN(component) ? NO_MIXTURE : (int) component,
                row.integer("component"));
        check.close(where + ": density", bag.column("logProb")[r], row.get("logProb"), CLOSE_SCORES);
        check.equal(where + " positive", bag.verdict(r) == Verdict.KEPT, row.flag("positive"));
    }
}
