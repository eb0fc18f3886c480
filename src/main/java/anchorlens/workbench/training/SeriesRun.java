package anchorlens.workbench.training;

import anchorlens.analysis.dynamics.StepStatistics;
import anchorlens.dataset.OpenedImage;
import java.util.List;

/**
 * All checkpoints of a training over one image.
 *
 * @param request what was asked
 * @param image   the image
 * @param steps   one a checkpoint, in their order
 */
public record SeriesRun(SeriesRequest request, OpenedImage image, List<StepRun> steps) {
    public SeriesRun {
        steps = List.copyOf(steps);
    }

    /** One a checkpoint. */
    public List<StepStatistics> statistics() {
        return steps.stream().map(StepRun::statistics).toList();
    }
}
