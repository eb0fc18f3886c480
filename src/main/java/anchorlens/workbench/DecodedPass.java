package anchorlens.workbench;

import anchorlens.detection.BoxDecoder;
import anchorlens.detection.Nms;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Boxes;
import anchorlens.model.ForwardPass;
import java.util.List;

/**
 * A forward pass with what is decoded from it once, so that a slider never decodes again.
 *
 * @param pass        as the model gave it
 * @param predictions one box and C scores a prior, in input pixels
 * @param detections  after NMS at a score of 0.05; pictures filter by a higher score
 * @param coarse      boxes before their refinement; those of the predictions where the head does not refine
 */
public record DecodedPass(ForwardPass pass, Predictions predictions, List<Nms.Detection> detections, Boxes coarse) {
    private static final Nms.Settings NMS = new Nms.Settings(0.05, 0.6, 1000, 300);

    public static DecodedPass of(ForwardPass pass) {
        Predictions predictions = BoxDecoder.decode(pass.head());
        Boxes coarse = pass.head().offsets().isPresent() ? BoxDecoder.coarse(pass.head()) : predictions.boxes();
        return new DecodedPass(pass, predictions, Nms.run(predictions, pass.head().levels(), NMS), coarse);
    }
}
