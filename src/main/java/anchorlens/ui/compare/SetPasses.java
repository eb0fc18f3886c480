package anchorlens.ui.compare;

import anchorlens.analysis.compare.Method;
import anchorlens.model.CardOverrides;
import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.state.States;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.compare.Configuration;
import anchorlens.workbench.compare.SetWalk;
import anchorlens.workbench.training.CheckpointPasses;
import anchorlens.workbench.training.PassSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Forward passes over the set for all that looks at it in this workspace: on a thread of their own, with detectors of their own,
 * so that an image a person opens meanwhile need not wait; kept on disk, so that only the first look at a set runs the model.
 */
final class SetPasses {
    static final String LANE = "compare-set";

    /** What a pane is run with, taken on the FX thread. @param file null without a model */
    record Wanted(Path file, CardOverrides stated, Map<String, String> classes, PriorSetup priors, Device device) {
    }

    /** Work that goes through the set. */
    @FunctionalInterface
    interface Work<R> {
        R run(SetWalk walk) throws Exception;
    }

    private final CompareViewModel compare;
    private final States states;
    private final CheckpointPasses passes;

    SetPasses(CompareViewModel compare) {
        this.compare = compare;
        this.states = compare.states();
        this.passes = new CheckpointPasses(states.opener(), states.passes(), Long.MAX_VALUE);
    }

    Wanted wanted(PaneViewModel pane) {
        ModelState model = compare.model(pane);
        var opened = model.openedProperty().get();
        return new Wanted(opened == null ? null : opened.card().file(), opened == null ? CardOverrides.NONE : opened.stated(),
                model.classes().mappingProperty().get().chosen(), states.run().priorsProperty().get(), model.deviceProperty().get());
    }

    /** @throws ModelException in one sentence, where the card beside the model cannot be read */
    Configuration configuration(Wanted wanted, String name, Method method) throws ModelException {
        Optional<PassSource> source = Optional.empty();
        if (wanted.file() != null) {
            boolean own = !states.opener().stated(wanted.file()).equals(wanted.stated());
            source = Optional.of(new PassSource(wanted.file(), own ? Optional.of(wanted.stated()) : Optional.empty()));
        }
        return new Configuration(name, method, source, wanted.priors(), wanted.classes());
    }

    /** Runs on the lane; closes the detectors afterwards. */
    <R> R over(Device device, Work<R> work) throws Exception {
        try {
            return work.run(new SetWalk(passes, device));
        } finally {
            passes.close();
        }
    }
}
