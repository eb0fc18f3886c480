package anchorlens.cli;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.OwnPresets;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.session.SavedSession;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that name model, assigner, weighting and priors with their parameters. */
final class MethodOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    /** At most one of them. */
    private static final class Source {
        @Option(names = "--model", paramLabel = "FILE", description = "A detector; without one only static assigners run.")
        private Path model;

        @Option(names = "--head", paramLabel = "FILE",
                description = "Head outputs of this image, dumped from training code as .npz or .json, in place of a detector.")
        private Path head;
    }

    @Mixin
    private SessionOption sessionOption;

    @ArgGroup
    private Source source;

    private Optional<SavedSession> session;

    @Option(names = "--assigner", paramLabel = "ID",
            description = "The assigner, such as atss, fcos or tal. Default: atss.")
    private String assigner;

    @Option(names = "--preset", paramLabel = "NAME",
            description = "A setting of the assigner: a published one, such as RPN of maxiou, or one of your own "
                    + "kept in the window; --set changes it further.")
    private String assignerPreset;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "A parameter of the assigner, such as topk=9. May be repeated.")
    private Map<String, String> assignerChanges = new LinkedHashMap<>();

    @Option(names = "--weighting", paramLabel = "ID",
            description = "The weighting. Default: the one the assigner is published with.")
    private String weighting;

    @Option(names = "--preset-weighting", paramLabel = "NAME", description = "A published setting of the weighting, or one of "
            + "your own.")
    private String weightingPreset;

    @Option(names = "--set-weighting", paramLabel = "KEY=VALUE",
            description = "A parameter of the weighting. May be repeated.")
    private Map<String, String> weightingChanges = new LinkedHashMap<>();

    @Option(names = "--class", paramLabel = "CATEGORY=CLASS", mapFallbackValue = "",
            description = "The model's class that a category of the data set stands for, where the names differ, such as "
                    + "motorbike=motorcycle; CATEGORY alone leaves it out. May be repeated.")
    private Map<String, String> classes = new LinkedHashMap<>();

    @Option(names = "--preset-priors", paramLabel = "NAME",
            description = "Published priors, such as RetinaNet or YOLOv5, or your own; --priors changes them further.")
    private String priorPreset;

    @Option(names = "--priors", paramLabel = "KEY=VALUE",
            description = "A setting of the priors, such as scales=4,8 or offset=0. May be repeated.")
    private Map<String, String> priorChanges = new LinkedHashMap<>();

    /** What categories stand for by hand, see {@link anchorlens.workbench.ClassMapping}. */
    Map<String, String> classes() {
        Map<String, String> all = new LinkedHashMap<>(session.map(s -> s.opened().classes()).orElse(Map.of()));
        all.putAll(classes);
        return all;
    }

    /**
     * Reads the session, to be called before anything else. What was left out of it is written to standard error.
     *
     * @throws CommandFailure in one sentence, if it is no session
     */
    Optional<SavedSession> session(Catalog catalog) throws CommandFailure {
        session = sessionOption.read(catalog);
        return session;
    }

    Optional<Path> sessionFile() {
        return sessionOption.file();
    }

    Optional<Path> model() {
        return source == null ? session.flatMap(s -> s.opened().model())
                : Optional.of(source.model == null ? source.head : source.model);
    }

    /** @throws ParameterException in one sentence, if there is no such assigner or it rejects a value */
    Assigner assigner(Tools tools) {
        Assigner base = accepted("--assigner", () -> base(tools.catalog()));
        Record defaults = (Record) tools.catalog().assigner(base.id());
        return assignerPreset == null ? changed(base) : changed((Assigner) accepted("--preset", () -> OwnPresets.named(tools.presets(),
                OwnPresets.key("assigner", base.id(), defaults), defaults, assignerPreset)));
    }

    private Assigner changed(Assigner base) {
        return accepted("--set", () -> (Assigner) RecordParameters.withText((Record) base, assignerChanges));
    }

    private Assigner base(Catalog catalog) {
        return assigner == null && session.isPresent() ? session.get().schemes().assigner()
                : catalog.assigner(assigner == null ? "atss" : assigner);
    }

    /** @throws ParameterException in one sentence, if there is no such weighting or it rejects a value */
    Weighting weighting(Tools tools, Assigner chosen) {
        Weighting base = accepted("--weighting", () -> weightingBase(tools.catalog(), chosen));
        Record defaults = (Record) tools.catalog().weighting(base.id());
        Record preset = weightingPreset == null ? (Record) base : accepted("--preset-weighting", () -> OwnPresets.named(tools.presets(),
                OwnPresets.key("weighting", base.id(), defaults), defaults, weightingPreset));
        return accepted("--set-weighting", () -> (Weighting) RecordParameters.withText(preset, weightingChanges));
    }

    private Weighting weightingBase(Catalog catalog, Assigner chosen) {
        boolean ofSession = weighting == null && assigner == null && session.isPresent();
        return ofSession ? session.get().schemes().weighting()
                : weighting == null ? catalog.usualWeighting(chosen) : catalog.weighting(weighting);
    }

    /** @throws ParameterException in one sentence, if a value is rejected */
    PriorSetup priors(Tools tools) {
        PriorSetup usual = new PriorSetup();
        PriorSetup base = priorPreset == null ? session.map(s -> s.schemes().priors()).orElse(usual)
                : accepted("--preset-priors", () -> OwnPresets.named(tools.presets(), OwnPresets.key("", "", usual), usual, priorPreset));
        return accepted("--priors", () -> RecordParameters.withText(base, priorChanges));
    }

    private <T> T accepted(String option, java.util.function.Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e, null, option);
        }
    }
}
