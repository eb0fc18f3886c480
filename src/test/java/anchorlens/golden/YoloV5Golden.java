package anchorlens.golden;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.YoloV5Assigner;
import anchorlens.detection.AnchorPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.Optional;

/** The static matching of YOLOv5: which anchors, in which order, with which regression targets. */
@AutoService(GoldenMethod.class)
public final class YoloV5Golden implements GoldenMethod {
    @Override
    public String file() {
        return "yolov5";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        AnchorPriors anchors = YoloAnchors.of(scene, c);
        AssignmentResult actual = new YoloV5Assigner(c.param("anchorT", 4.0))
                .assign(scene.input(anchors, Optional.empty()), CancellationToken.NONE);
        YoloAnchors.compare(actual, anchors, c, "listed", check);
        Boxes boxes = scene.groundTruth().boxes();
        JsonNode targets = c.result().get("tbox");
        int[] row = {0};
        check.table(c.result().get("assigned"), r -> {
            JsonNode target = targets.get(row[0]++);
            int gt = r.integer("gt");
            int prior = YoloAnchors.prior(anchors, r);
            CandidateBag bag = actual.bags().get(gt);
            int at = bag.rowOf(prior);
            if (at < 0) {
                return;
            }
            FeatureLevel level = anchors.levels().get(r.integer("level"));
            String where = "prior " + prior + " of gt " + gt + ": ";
            // The reference keeps its targets as float32 numbers of cells.
            check.close(where + "dx", bag.column("dx")[at], target.get(0), 2e-6);
            check.close(where + "dy", bag.column("dy")[at], target.get(1), 2e-6);
            check.close(where + "width", boxes.get(gt).width() / level.stride(), target.get(2), 2e-6);
            check.close(where + "height", boxes.get(gt).height() / level.stride(), target.get(3), 2e-6);
        });
    }
}
