package anchorlens.golden;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.MaxIouAssigner;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.HashSet;
import java.util.Set;

/** MaxIoU on RetinaNet and RPN anchors, square anchors and proposals. */
@AutoService(GoldenMethod.class)
public final class MaxIouGolden implements GoldenMethod {
    @Override
    public String file() {
        return "maxiou";
    }

    static MaxIouAssigner assigner(GoldenCase c) {
        JsonNode neg = c.params().get("neg_iou_thr");
        return new MaxIouAssigner(c.params().get("pos_iou_thr").asDouble(),
                neg.isArray() ? neg.get(1).asDouble() : neg.asDouble(), neg.isArray() ? neg.get(0).asDouble() : 0,
                c.param("match_low_quality", true), c.param("min_pos_iou", 0.0), c.param("gt_max_assign_all", true),
                c.param("ignore_iof_thr", 0.0), c.param("ignore_wrt_candidates", true));
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        MaxIouAssigner assigner = assigner(c);
        AssignmentInput input = scene.input(c);
        AssignmentResult result = assigner.assign(input, CancellationToken.NONE);
        Set<Integer> tied = new HashSet<>();
        for (JsonNode group : c.result().path("tieGroups")) {
            tied.addAll(GoldenCase.indices(group.get("members")));
        }
        check.assignment(result, c, tied);
        check.byPrior("largest IoU", c.result().get("maxOverlap"), i -> largestIou(result, i), tied, 1e-9);
        for (CandidateBag bag : result.bags()) {
            check.close("best IoU of gt " + bag.gt(), bag.facts().get("bestIou"),
                    c.result().get("perGt").get("bestIou").get(bag.gt()));
        }
    }

    /** The largest IoU of a prior in any bag, as {@code max_overlaps} of the reference. */
    private static double largestIou(AssignmentResult result, int prior) {
        double largest = 0;
        for (CandidateBag bag : result.bags()) {
            int row = bag.rowOf(prior);
            largest = row < 0 ? largest : Math.max(largest, bag.column("iou")[row]);
        }
        return largest;
    }
}
