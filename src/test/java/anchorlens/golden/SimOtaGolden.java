package anchorlens.golden;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.SimOtaAssigner;
import anchorlens.assign.Verdict;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.Set;

/** SimOTA of mmdetection and of YOLOX. */
@AutoService(GoldenMethod.class)
public final class SimOtaGolden implements GoldenMethod {
    /** Predicted boxes are float32 here and float64 in the reference, and the cost of an IoU near 1 is small. */
    private static final double FLOAT_BOXES = 1e-5;

    @Override
    public String file() {
        return "simota";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        boolean mmdet = c.id().startsWith("mmdet");
        SimOtaAssigner simOta = new SimOtaAssigner(mmdet ? SimOtaAssigner.Variant.MMDET : SimOtaAssigner.Variant.YOLOX,
                c.param("center_radius", 2.5), c.param("candidate_topk", 10), c.param("iou_weight", 3.0),
                c.param("cls_weight", 1.0));
        AssignmentResult actual = simOta.assign(scene.input(c), CancellationToken.NONE);
        check.assignment(actual, c, Set.of());
        JsonNode result = c.result();
        check.byPrior("matched IoU", result.path("matchedIou"), i -> actual.qualityTarget()[i]);
        JsonNode perGt = result.path("perGt");
        for (int g = 0; g < actual.bags().size(); g++) {
            CandidateBag bag = actual.bags().get(g);
            if (perGt.has("dynamicK") && g < perGt.get("dynamicK").size()) {
                check.equal("dynamic k of gt " + g, bag.facts().get("dynamicK").intValue(),
                        perGt.get("dynamicK").get(g).asInt());
                check.equal("positives of gt " + g, bag.keptCount(), perGt.get("numPos").get(g).asInt());
            }
            if (result.has("numCandidates")) {
                check.equal("candidates", bag.facts().get("candidates").intValue(),
                        result.get("numCandidates").asInt());
            }
        }
        if (result.has("candidates")) {
            check.table(result.get("candidates"), row ->
                    candidate(row, mmdet ? "inGtAndCentre" : "inCentre", actual, check));
        }
    }

    private static void candidate(GoldenCheck.Row row, String near, AssignmentResult actual, GoldenCheck check) {
        int g = row.integer("gt");
        int prior = row.integer("prior");
        CandidateBag bag = actual.bags().get(g);
        int r = bag.rowOf(prior);
        String where = "candidate " + prior + " of gt " + g;
        if (r < 0) {
            check.equal(where + " is listed", row.flag(near) || row.flag("amongK") || row.flag("assignedHere"), false);
            return;
        }
        if (row.flag(near) || row.flag("amongK")) {
            check.equal(where + ": rank", r, row.integer("rank"));
        }
        check.close(where + ": IoU", bag.column("iou")[r], row.get("iou"), 1e-7);
        check.close(where + ": class cost", bag.column("clsCost")[r], row.get("clsCost"));
        check.close(where + ": IoU cost", bag.column("iouCost")[r], row.get("iouCost"), FLOAT_BOXES);
        check.close(where + ": cost", bag.column("cost")[r], row.get("cost"));
        check.equal(where + ": near", bag.column("penalty")[r] == 0, row.flag(near));
        check.equal(where + " kept", bag.verdict(r) == Verdict.KEPT, row.flag("assignedHere"));
        check.equal(where + " taken", bag.verdict(r) != Verdict.NOT_IN_TOP_K || bag.facts().get("dynamicK") > r,
                row.flag("amongK"));
    }
}
