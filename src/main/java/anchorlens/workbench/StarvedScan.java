package anchorlens.workbench;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.Need;
import anchorlens.dataset.ImageRecord;
import anchorlens.detection.Priors;
import anchorlens.geometry.Letterbox;
import anchorlens.task.CancellationToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the images of a set with ground truths that a static assigner gives no positive, without reading any pixels: the
 * sizes the set declares are enough.
 */
public final class StarvedScan {
    private StarvedScan() {
    }

    /** True where the assigner's result does not depend on what a model says. */
    public static boolean isPossible(Assigner assigner) {
        return !assigner.needs().contains(Need.PREDICTIONS);
    }

    /**
     * Number of starved ground truths by image index, for the images whose size is declared.
     *
     * @param classes which class of the model each category stands for
     */
    public static Map<Integer, Integer> run(List<ImageRecord> images, ClassMapping classes, InputGrid grid,
                                            PriorSetup setup, Assigner assigner, CancellationToken cancel) {
        Priors priors = grid.priors(assigner.needs().contains(Need.ANCHORS), setup);
        Map<Integer, Integer> starved = new HashMap<>();
        for (int i = 0; i < images.size(); i++) {
            cancel.throwIfCancelled();
            ImageRecord image = images.get(i);
            if (image.width() > 0 && image.height() > 0) {
                Letterbox letterbox = grid.letterbox(image.width(), image.height());
                ObjectClasses objects = ObjectClasses.of(image.annotations(), classes, letterbox);
                AssignmentInput input = new AssignmentInput(priors, objects.groundTruth(), Optional.empty(), grid.width(), grid.height());
                starved.put(i, count(assigner.assign(input, cancel)));
            }
        }
        return starved;
    }

    /** Ground truths without a positive. */
    public static int count(AssignmentResult result) {
        return (int) result.bags().stream().mapToInt(CandidateBag::keptCount).filter(kept -> kept == 0).count();
    }
}
