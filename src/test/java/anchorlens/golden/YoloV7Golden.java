package anchorlens.golden;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.YoloV7Assigner;
import anchorlens.detection.AnchorPriors;
import anchorlens.detection.ClassScores;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.Optional;

/** YOLOv7's two-stage matching on raw head outputs of three anchors a cell. */
@AutoService(GoldenMethod.class)
public final class YoloV7Golden implements GoldenMethod {
    @Override
    public String file() {
        return "yolov7";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        AnchorPriors anchors = YoloAnchors.of(scene, c);
        Predictions predictions = decode(scene.array("yolo"), anchors, scene.classes());
        AssignmentResult actual = new YoloV7Assigner(c.param("anchorT", 4.0), 10, 3)
                .assign(scene.input(anchors, Optional.of(predictions)), CancellationToken.NONE);
        YoloAnchors.compare(actual, anchors, c, "matches", check);
    }

    /** Raw rows [level, anchor, row, col] × (x, y, w, h, objectness, classes …) as predictions of the anchors. */
    private static Predictions decode(float[] raw, AnchorPriors anchors, int classes) {
        float[] boxes = new float[4 * anchors.count()];
        float[] scores = new float[classes * anchors.count()];
        float[] objectness = new float[anchors.count()];
        int k = 0;
        for (int l = 0; l < anchors.levels().size(); l++) {
            FeatureLevel level = anchors.levels().get(l);
            for (int a = 0; a < level.priorsPerCell(); a++) {
                for (int row = 0; row < level.rows(); row++) {
                    for (int col = 0; col < level.cols(); col++) {
                        int prior = level.prior(row, col, a);
                        double x = (2 * ClassScores.sigmoid(raw[k]) - 0.5 + col) * level.stride();
                        double y = (2 * ClassScores.sigmoid(raw[k + 1]) - 0.5 + row) * level.stride();
                        double w = Math.pow(2 * ClassScores.sigmoid(raw[k + 2]), 2) * anchors.baseWidth(l, a) * level.stride();
                        double h = Math.pow(2 * ClassScores.sigmoid(raw[k + 3]), 2) * anchors.baseHeight(l, a) * level.stride();
                        boxes[4 * prior] = (float) (x - w / 2);
                        boxes[4 * prior + 1] = (float) (y - h / 2);
                        boxes[4 * prior + 2] = (float) (x + w / 2);
                        boxes[4 * prior + 3] = (float) (y + h / 2);
                        objectness[prior] = raw[k + 4];
                        System.arraycopy(raw, k + 5, scores, prior * classes, classes);
                        k += 5 + classes;
                    }
                }
            }
        }
        return new Predictions(Boxes.ofArray(boxes), ClassScores.ofLogits(anchors.count(), classes, scores, objectness),
                Optional.empty());
    }
}
