package anchorlens.golden;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.DynamicSoftLabelAssigner;
import anchorlens.assign.DynamicSoftLabelAssigner.Variant;
import anchorlens.assign.Verdict;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.HashSet;
import java.util.Set;

/** Dynamic soft label assignment of NanoDet-Plus, mmdetection (RTMDet) and mmyolo. */
@AutoService(GoldenMethod.class)
public final class DslGolden implements GoldenMethod {
    /** Predicted boxes are float32 here and float64 in the reference, and the cost of an IoU near 1 is small. */
    private static final double FLOAT_BOXES = 1e-5;

    @Override
    public String file() {
        return "dsl";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        Variant variant = c.id().startsWith("nanodet") ? Variant.NANODET
                : c.id().startsWith("rtmdet") ? Variant.RTMDET : Variant.MMYOLO;
        DynamicSoftLabelAssigner dsl = new DynamicSoftLabelAssigner(variant, c.param("topk", 13), c.param("iou", 3.0),
                c.param("radius", 3.0));
        AssignmentInput input = scene.input(c);
        AssignmentResult actual = dsl.assign(input, CancellationToken.NONE);
        Set<Integer> arbitrary = allOutside(c) ? changedByNativeTopk(c) : Set.of();
        check.assignment(actual, c, arbitrary);
        JsonNode result = c.result();
        check.byPrior("target", result.path("target"), i -> actual.qualityTarget()[i], arbitrary, FLOAT_BOXES);
        check.byPrior("largest score", result.path("boxWeightMaxScore"),
                i -> input.predictions().orElseThrow().scores().maxProbability(i));
        JsonNode perGt = result.path("perGt");
        for (int g = 0; g < actual.bags().size() && perGt.has("dynamicK") && g < perGt.get("dynamicK").size(); g++) {
            CandidateBag bag = actual.bags().get(g);
            int k = bag.facts().get("dynamicK").intValue();
            check.equal("dynamic k of gt " + g, k, perGt.get("dynamicK").get(g).asInt());
            check.equal("positives of gt " + g, bag.keptCount(), perGt.get("numPos").get(g).asInt());
        }
        if (result.has("candidates")) {
            check.table(result.get("candidates"), row -> candidate(row, actual, check));
        }
    }

    /**
     * With a single ground truth and no prior inside it, which of the equally bad priors the original takes is
     * arbitrary.
     */
    private static boolean allOutside(GoldenCase c) {
        return c.impl().startsWith("mmyolo") && c.result().get("pos").size() == 1;
    }

    private static Set<Integer> changedByNativeTopk(GoldenCase c) {
        Set<Integer> changed = new HashSet<>(c.unstable("nativeTopk"));
        changed.addAll(c.unstable("float32"));
        return changed;
    }

    private static void candidate(GoldenCheck.Row row, AssignmentResult actual, GoldenCheck check) {
        int g = row.integer("gt");
        int prior = row.integer("prior");
        CandidateBag bag = actual.bags().get(g);
        int r = bag.rowOf(prior);
        String where = "candidate " + prior + " of gt " + g;
        if (r < 0) {
            check.equal(where + " is listed", row.flag("amongK") || row.flag("assignedHere"), false);
            return;
        }
        if (r < bag.facts().get("dynamicK")) {
            check.equal(where + ": rank", r, row.integer("rank"));
        }
        check.close(where + ": IoU", bag.column("iou")[r], row.get("iou"), 1e-7);
        check.close(where + ": class cost", bag.column("clsCost")[r], row.get("clsCost"), 1e-6);
        check.close(where + ": IoU cost", bag.column("iouCost")[r], row.get("iouCost"), FLOAT_BOXES);
        check.close(where + ": cost", bag.column("cost")[r], row.get("cost"));
        if (bag.hasColumn("centerCost")) {
            check.close(where + ": centre cost", bag.column("centerCost")[r], row.get("softCentre"));
        }
        check.equal(where + " kept", bag.verdict(r) == Verdict.KEPT, row.flag("assignedHere"));
        check.equal(where + " taken", r < bag.facts().get("dynamicK"), row.flag("amongK"));
    }
}
