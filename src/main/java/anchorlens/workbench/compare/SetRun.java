package anchorlens.workbench.compare;

import anchorlens.analysis.compare.SetResult;
import java.util.List;

/**
 * A comparison over a set as far as it has come.
 *
 * @param configurations what is compared, the first being what others are measured against
 * @param result         what there is so far
 * @param done           images done, those that could not be read included
 * @param total          images there are
 * @param skipped        images that could not be read, each one sentence; known at the end
 * @param notes          where a configuration could not be run, each one sentence, each kind once
 */
public record SetRun(List<Configuration> configurations, SetResult result, int done, int total, List<String> skipped, List<String> notes) {
    public SetRun {
        configurations = List.copyOf(configurations);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    public List<String> names() {
        return configurations.stream().map(Configuration::name).toList();
    }

    /** Whether nothing is missing. */
    public boolean isComplete() {
        return done == total;
    }
}
