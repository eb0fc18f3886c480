package anchorlens.golden;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.AtssAssigner;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.Verdict;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.Set;

/** ATSS on square and RetinaNet anchors, in DDOD's cost mode, and mmyolo's. */
@AutoService(GoldenMethod.class)
public final class AtssGolden implements GoldenMethod {
    /** Predicted boxes are float32 here: the overlap of boxes that hardly meet is known to this only. */
    private static final double FLOOR = 1e-7;

    @Override
    public String file() {
        return "atss";
    }

    static AtssAssigner assigner(GoldenCase c) {
        return new AtssAssigner(c.impl().startsWith("mmyolo") ? AtssAssigner.Variant.MMYOLO : AtssAssigner.Variant.MMDET,
                c.params().get("topk").asInt(),
                c.params().hasNonNull("alpha") ? AtssAssigner.Overlap.PREDICTION : AtssAssigner.Overlap.ANCHOR,
                c.param("alpha", 0.8), c.param("ignore_iof_thr", 0.0));
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        AssignmentResult result = assigner(c).assign(scene.input(c), CancellationToken.NONE);
        check.assignment(result, c, Set.of());
        check.byPrior("target", c.result().path("target"), i -> result.qualityTarget()[i]);
        JsonNode perGt = c.result().path("perGt");
        if (perGt.isMissingNode()) {
            return;
        }
        for (CandidateBag bag : result.bags()) {
            for (String fact : new String[] {"mean", "std", "threshold"}) {
                check.close(fact + " of gt " + bag.gt(), bag.facts().get(fact), perGt.get(fact).get(bag.gt()));
            }
        }
        if (!c.result().has("candidates")) {
            return;
        }
        String overlap = c.params().hasNonNull("alpha") ? "cost" : "iou";
        check.table(c.result().get("candidates"), row -> {
            CandidateBag bag = result.bags().get(row.integer("gt"));
            int at = bag.rowOf(row.integer("prior"));
            String name = "gt " + bag.gt() + " prior " + row.integer("prior");
            check.equal(name + " is a candidate", at >= 0, true);
            if (at >= 0) {
                check.close(overlap + " of " + name, bag.column(overlap)[at], row.get(overlap), FLOOR);
                check.close("distance of " + name, bag.column("distance")[at], row.get("centreDistance"));
                check.equal(name + " is kept", bag.verdict(at) == Verdict.KEPT, row.flag("assignedHere"));
                check.equal(name + " passes the threshold", bag.verdict(at) != Verdict.BELOW_THRESHOLD,
                        row.flag("aboveThreshold"));
            }
        });
    }
}
