package anchorlens.workbench.training;

import anchorlens.analysis.twostage.TopProposals;
import java.util.Optional;

/**
 * Which proposals of a training's checkpoints are matched.
 *
 * @param series     the checkpoints with classes and device; its assigner plays no part
 * @param proposals  how they are taken from the dense model
 * @param file       proposals from a file instead, the same for every checkpoint
 * @param addTruths  whether ground truths join as proposals, as in training
 */
public record TwoStageRequest(SeriesRequest series, TopProposals proposals, Optional<ProposalSource> file, boolean addTruths) {
}
