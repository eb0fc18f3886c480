package anchorlens.cli;

import anchorlens.analysis.audit.AuditSettings;
import anchorlens.assign.Assigner;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.ImageRecord;
import anchorlens.parameters.RecordParameters;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.DatasetAudit;
import anchorlens.workbench.PriorSetup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anchorlens audit}: what is wrong with a data set, without a model. */
@Command(name = "audit", description = "Audits a data set without a model: objects with no or few positives and why, edges out of the "
        + "bins' reach, degenerate, off-image and duplicate boxes.")
final class AuditCommand implements Callable<Integer> {
    private static final int IMAGES_BETWEEN_LINES = 1000;

    /** How the audit is written. */
    enum Format {
        TEXT, CSV, JSON
    }

    /** Exactly one of them. */
    static final class Source {
        @Option(names = "--annotations", paramLabel = "FILE", description = "An annotation file, or the folder of a data set.")
        private Path annotations;

        @Option(names = "--sample", description = "The bundled sample.")
        private boolean sample;
    }

    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(names = "--assigner", paramLabel = "ID", defaultValue = "atss",
            description = "A static assigner, such as atss, fcos or maxiou. Default: ${DEFAULT-VALUE}.")
    private String assigner;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A parameter of the assigner. May be repeated.")
    private Map<String, String> assignerChanges = new LinkedHashMap<>();

    @Option(names = "--priors", paramLabel = "KEY=VALUE",
            description = "A setting of the priors, such as inputWidth=320 or strides=8,16,32. May be repeated.")
    private Map<String, String> priorChanges = new LinkedHashMap<>();

    @Option(names = "--audit", paramLabel = "KEY=VALUE",
            description = "What is looked for: fewPositives, bins, duplicateIou, tolerance. May be repeated.")
    private Map<String, String> auditChanges = new LinkedHashMap<>();

    @Option(names = "--format", defaultValue = "TEXT", paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() throws Exception {
        Assigner chosen = accepted("--set", () -> (Assigner) RecordParameters.withText(
                (Record) root.tools().catalog().assigner(assigner), assignerChanges));
        PriorSetup priors = accepted("--priors", () -> RecordParameters.withText(new PriorSetup(), priorChanges));
        AuditSettings settings = accepted("--audit", () -> RecordParameters.withText(new AuditSettings(), auditChanges));
        Path named = source.sample ? DataOptions.sample() : source.annotations;
        Dataset dataset = root.tools().files().open(named).dataset();
        List<Path> inputs = new ArrayList<>(dataset.images().stream().map(ImageRecord::file).toList());
        inputs.add(dataset.source());
        if (output.file().isPresent()) {
            OutputFile.check(output.file().get(), inputs);
        }
        PrintWriter err = spec.commandLine().getErr();
        dataset.warnings().forEach(w -> err.println("warning: " + w));
        err.flush();
        DatasetAudit audit = DatasetAudit.run(dataset, root.tools().files(), priors, chosen, settings,
                (done, total, what) -> {
                    if (done > 0 && done % IMAGES_BETWEEN_LINES == 0) {
                        err.println(done + " of " + total + " images");
                        err.flush();
                    }
                }, CancellationToken.NONE);
        AuditReport report = new AuditReport(dataset, chosen, audit);
        output.write(inputs, switch (format) {
            case TEXT -> report::writeText;
            case CSV -> report::writeCsv;
            case JSON -> report::writeJson;
        });
        return 0;
    }

    private <T> T accepted(String option, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e, null, option);
        }
    }
}
