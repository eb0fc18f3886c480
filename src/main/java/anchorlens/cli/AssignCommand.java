package anchorlens.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
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

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write. Default: standard output.")
    private Path output;

    @Override
    public Integer call() throws Exception {
        Session session = Session.run(root, data, method, Optional.ofNullable(output), spec.commandLine().getErr());
        if (output == null) {
            PrintWriter out = spec.commandLine().getOut();
            write(session, out);
            out.flush();
        } else {
            OutputFile.write(output, Session.inputs(session.data(), method), stream -> {
                Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
                write(session, writer);
                writer.flush();
            });
        }
        return 0;
    }

    private void write(Session session, Writer out) throws java.io.IOException {
        switch (format) {
            case JSON -> new AssignmentJson(session).writeTo(out);
            case CSV -> new AssignmentCsv(session.result()).writeTo(out);
        }
    }
}
