package anchorlens.workbench.training;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.model.Device;
import anchorlens.workbench.PriorSetup;
import java.util.List;
import java.util.Map;

/**
 * A training and how its checkpoints are to be looked at.
 *
 * @param series     the checkpoints
 * @param device     what they run on
 * @param categories names of the data set's categories
 * @param chosen     category → class of the models, where a person chose one
 * @param priors     the priors a person set
 * @param assigner   with its parameters
 * @param weighting  with its parameters
 */
public record SeriesRequest(CheckpointSeries series, Device device, List<String> categories, Map<String, String> chosen,
                            PriorSetup priors, Assigner assigner, Weighting weighting) {
    public SeriesRequest {
        categories = List.copyOf(categories);
        chosen = Map.copyOf(chosen);
    }

    /** True where pairs count by their weight. */
    public boolean isSoft() {
        return assigner.family() == Assigner.Family.SOFT;
    }
}
