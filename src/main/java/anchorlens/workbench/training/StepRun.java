package anchorlens.workbench.training;

import anchorlens.analysis.dynamics.StepStatistics;
import anchorlens.workbench.RunResult;

/**
 * One checkpoint over one image.
 *
 * @param checkpoint which
 * @param result     pass, assignment and weights
 * @param statistics of this image alone
 */
public record StepRun(Checkpoint checkpoint, RunResult result, StepStatistics statistics) {
}
