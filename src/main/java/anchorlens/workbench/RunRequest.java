package anchorlens.workbench;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.dataset.OpenedImage;
import java.util.List;
import java.util.Optional;

/**
 * Everything a picture depends on.
 *
 * @param image      the image and its annotations
 * @param pass       the model's decoded forward pass over it, where a model is open
 * @param classes    the data set's categories, the model's classes, and which stands for which
 * @param priors     the priors a person set
 * @param assigner   the assigner with its parameters
 * @param weighting  the weighting with its parameters
 */
public record RunRequest(OpenedImage image, Optional<DecodedPass> pass, ClassMapping classes, PriorSetup priors,
                         Assigner assigner, Weighting weighting) {
    /** Names of the data set's categories. */
    public List<String> categories() {
        return classes.categories();
    }

    /** Names of the model's classes; empty without a model. */
    public List<String> modelClasses() {
        return classes.modelClasses();
    }
}
