package anchorlens.golden;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.HungarianAssigner;
import anchorlens.assign.HungarianAssigner.ClassCost;
import anchorlens.assign.HungarianAssigner.QueryChoice;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.Optional;
import java.util.Set;

/** One-to-one matching of mmdetection. */
@AutoService(GoldenMethod.class)
public final class HungarianGolden implements GoldenMethod {
    /** Predicted boxes are float32 here and float64 in the reference. */
    private static final double FLOAT_BOXES = 1e-6;

    @Override
    public String file() {
        return "hungarian";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        JsonNode w = c.params().get("weights");
        boolean some = c.params().has("queries");
        HungarianAssigner hungarian = new HungarianAssigner(
                c.params().get("kind").asText().equals("focal") ? ClassCost.FOCAL : ClassCost.CROSS_ENTROPY,
                w.get(0).asDouble(), w.get(1).asDouble(), w.get(2).asDouble(), some ? QueryChoice.FIRST : QueryChoice.ALL,
                c.param("queries", 1));
        AssignmentResult actual = hungarian.assign(scene.input(scene.points(0.5),
                Optional.of(scene.predictions("dist", "cls logits"))), CancellationToken.NONE);
        JsonNode result = c.result();
        double total = actual.bags().stream().mapToDouble(bag -> bag.facts().get("matchCost")).sum();
        check.close("total", total, result.has("total") ? result.get("total") : GoldenScene.JSON.valueToTree(0),
                FLOAT_BOXES);
        check.equal("positives", actual.positiveCount(), result.get("numPos").asInt());
        if (c.id().equals("focal.clsOnly")) {
            return; // columns of ground truths with the same label are identical: their order is arbitrary
        }
        check.assignment(actual, c, Set.of());
        if (result.has("matched")) {
            check.table(result.get("matched"), row -> {
                int g = row.integer("gt");
                CandidateBag bag = actual.bags().get(g);
                int r = bag.rowOf(row.integer("query"));
                for (String column : new String[] {"clsCost", "l1Cost", "giouCost", "cost"}) {
                    check.close(column + " of gt " + g, bag.column(column)[r], row.get(column), FLOAT_BOXES);
                }
            });
        }
    }
}
