package anchorlens.golden;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.assign.TalAssigner;
import anchorlens.assign.ToodWeighting;
import anchorlens.assign.Verdict;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.Set;

/** Task-aligned assignment of mmdetection, Ultralytics and mmyolo, and TOOD's classification weights. */
@AutoService(GoldenMethod.class)
public final class TalGolden implements GoldenMethod {

    /** Predicted boxes are float32 here and float64 in the reference; the sixth power and the square magnify that. */
    private static final double FLOAT_BOXES = 2e-5;
    private static final double SMALL_OVERLAP = 1e-7;

    @Override
    public String file() {
        return "tal";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        boolean mmdet = c.id().startsWith("mmdet");
        TalAssigner tal = new TalAssigner(mmdet ? TalAssigner.Variant.MMDET
                : c.id().startsWith("mmyolo") ? TalAssigner.Variant.MMYOLO : TalAssigner.Variant.ULTRALYTICS,
                c.param("topk", 13), c.param("alpha", 1.0), c.param("beta", 6.0), c.id().startsWith("ultralytics84"),
                c.param("topk2", 0), c.param("ciou", true), c.param("eps", 1e-7));
        AssignmentInput input = scene.input(c);
        AssignmentResult actual = tal.assign(input, CancellationToken.NONE);
        check.assignment(actual, c, Set.of());
        JsonNode result = c.result();
        check.byPrior("target", result.path("target"), i -> actual.qualityTarget()[i], Set.of(), FLOAT_BOXES);
        check.byPrior("metric", result.path("metric"), i -> column(actual, i, "metric"));
        check.byPrior("iou", result.path("iou"), i -> column(actual, i, "iou"));
        if (result.has("candidates")) {
            candidates(result.get("candidates"), mmdet ? "iou" : "ciou", actual, check);
        }
        for (int g = 0; g < actual.bags().size(); g++) {
            check.equal("positives of gt " + g, actual.positiveCount(g),
                    result.path("perGt").get("numPos").get(g).asInt());
        }
        if (result.has("qflWeight")) {
            LossWeights weights = new ToodWeighting().weigh(input, actual, CancellationToken.NONE);
            check.byPrior("qflWeight", result.get("qflWeight"), i -> {
                int pair = weights.pairOf(i);
                return weights.pairPos(pair) + weights.pairNeg(pair);
            }, Set.of(), FLOAT_BOXES);
        }
    }

    private static double column(AssignmentResult result, int prior, String name) {
        CandidateBag bag = result.bags().get(result.gtIndex()[prior]);
        return bag.column(name)[bag.rowOf(prior)];
    }

    /** Candidates with a metric above 0; the order of those at 0 is arbitrary in the originals. */
    private static void candidates(JsonNode table, String overlap, AssignmentResult actual, GoldenCheck check) {
        check.table(table, row -> {
            int g = row.integer("gt");
            int prior = row.integer("prior");
            if (row.get("metric").asDouble() == 0) {
                return;
            }
            CandidateBag bag = actual.bags().get(g);
            int r = bag.rowOf(prior);
            String where = "candidate " + prior + " of gt " + g;
            if (r < 0) {
                check.deviates(where + " is not listed");
                return;
            }
            check.close(where + ": score", bag.column("score")[r], row.get("score"));
            check.close(where + ": overlap", bag.column(overlap)[r], row.get(overlap), SMALL_OVERLAP);
            check.close(where + ": metric", bag.column("metric")[r], row.get("metric"), SMALL_OVERLAP);
            check.equal(where + " kept", bag.verdict(r) == Verdict.KEPT, row.flag("assignedHere"));
            check.equal(where + " inside", bag.verdict(r) != Verdict.CENTRE_OUTSIDE, row.flag("insideGt"));
        });
    }
}
