package anchorlens.workbench.compare;

import anchorlens.analysis.compare.Method;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.training.PassSource;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that decides about an assignment but the image.
 *
 * @param name    as tables and legends write it
 * @param method  assigner and weighting
 * @param model   where predictions come from; empty for none
 * @param priors  the priors a person set
 * @param classes category → class of the model where names do not tell, see {@link anchorlens.workbench.ClassMapping}
 */
public record Configuration(String name, Method method, Optional<PassSource> model, PriorSetup priors, Map<String, String> classes) {
    public Configuration {
        classes = Map.copyOf(classes);
    }

    public Configuration withName(String other) {
        return new Configuration(other, method, model, priors, classes);
    }

    public Configuration withMethod(Method other) {
        return new Configuration(name, other, model, priors, classes);
    }
}
