package anchorlens.workbench.training;

import anchorlens.analysis.dynamics.StepStatistics;
import java.util.List;

/**
 * All checkpoints of a training over a set of images.
 *
 * @param request    what was asked
 * @param statistics one a checkpoint, in their order, over all images
 * @param skipped    images that could not be read, each one sentence
 */
public record SeriesCurves(SeriesRequest request, List<StepStatistics> statistics, List<String> skipped) {
    public SeriesCurves {
        statistics = List.copyOf(statistics);
        skipped = List.copyOf(skipped);
    }
}
