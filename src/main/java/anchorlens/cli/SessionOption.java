package anchorlens.cli;

import anchorlens.workbench.Catalog;
import anchorlens.workbench.session.SavedSession;
import anchorlens.workbench.session.SessionFile;
import anchorlens.workbench.session.SessionReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option that names a session saved by the window: it stands for every option that is not given beside it. */
final class SessionOption {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--session", paramLabel = "FILE", description = "A session saved by the window (*.anchorlens.json): image, model, "
            + "methods, parameters and layout. Options beside it go before it.")
    private Path file;

    /** What was left out of a session, each one line. */
    static void say(SessionReader.Read read, PrintWriter err) {
        read.complaints().forEach(c -> err.println("warning: " + c));
        err.flush();
    }

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * What it holds, empty where none was named; what was left out of it is written to standard error, each one line.
     *
     * @throws CommandFailure in one sentence, if it is no session
     */
    Optional<SavedSession> read(Catalog catalog) throws CommandFailure {
        if (file == null) {
            return Optional.empty();
        }
        try {
            SessionReader.Read read = SessionFile.open(file, catalog);
            say(read, spec.commandLine().getErr());
            return Optional.of(read.session());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }
}
