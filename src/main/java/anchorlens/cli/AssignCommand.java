package anchorlens.cli;

import anchorlens.workbench.RunResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anchorlens assign}: an assignment as numbers. */
@Command(name = "assign", description = "Runs an assigner over an image and writes the assignment with its terms.")
final class AssignCommand implements Callable<Integer> {
    /** How the assignment is written. */
    enum Format {
        JSON, CSV
    }

    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Mixin
    private MethodOptions method;

    @Option(names = "--format", defaultValue = "JSON", paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. JSON holds everything; CSV one row a prior and ground truth. "
                    + "Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() throws Exception {
        Session session = Session.run(root, data, method, output.file(), spec.commandLine().getErr());
        RunResult result = session.result();
        output.write(Session.inputs(session.data(), method), switch (format) {
            case JSON -> new AssignmentJson(session)::writeTo;
            case CSV -> new AssignmentCsv(result)::writeTo;
        });
        return 0;
    }
}
