package anchorlens.workbench;

import anchorlens.analysis.AssignmentSummary;
import anchorlens.analysis.compare.Scheme;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.LossWeights;
import anchorlens.detection.Nms;
import anchorlens.geometry.Letterbox;
import java.util.List;
import java.util.Optional;

/**
 * An assignment with all that pictures and tables need. Boxes of {@link #input()} are in input pixels;
 * {@link #letterbox()} leads back to the image.
 *
 * @param request      what was asked
 * @param letterbox    how image and input pixels correspond
 * @param input        what the assigner was given
 * @param annotationOf {@code [G]}: index into {@code request.image().annotations()} of each ground truth
 * @param assignment   what it decided
 * @param weights      the loss weights; absent where the weighting's needs are not met (see {@code notes})
 * @param detections   predictions after NMS; empty without a model
 * @param summary      counts and sums by ground truth and level
 * @param notes        what a person should know: a need not met, classes the model lacks …, each one sentence
 * @param assignMillis time of the assigner alone
 * @param weighMillis  time of the weighting alone
 */
public record RunResult(RunRequest request, Letterbox letterbox, AssignmentInput input, int[] annotationOf,
                        AssignmentResult assignment, Optional<LossWeights> weights, List<Nms.Detection> detections,
                        AssignmentSummary summary, List<String> notes, double assignMillis, double weighMillis) {

    /** What came out, as comparisons take it. */
    public Scheme scheme(String name) {
        return new Scheme(name, input, assignment, weights);
    }
}
