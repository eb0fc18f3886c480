package anchorlens.workbench.training;

import anchorlens.analysis.EdgeDensity;
import anchorlens.analysis.dynamics.StepStatistics;
import anchorlens.workbench.RunResult;
import java.util.List;

/**
 * One checkpoint over one image.
 *
 * @param checkpoint which
 * @param result     pass, assignment and weights
 * @param statistics of this image alone
 * @param mixtures   {@code [G]}: the four edge densities of each ground truth as its positives together see them; empty where there
 *                   are none
 */
public record StepRun(Checkpoint checkpoint, RunResult result, StepStatistics statistics,
                      List<List<EdgeDensity>> mixtures) {
    public StepRun {
        mixtures = List.copyOf(mixtures);
    }
}
