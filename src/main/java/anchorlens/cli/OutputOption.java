package anchorlens.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a text result goes: a file, or standard output. */
final class OutputOption {
    /** Writes the result. */
    @FunctionalInterface
    interface Text {
        void writeTo(Writer out) throws IOException;
    }

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write. Default: standard output.")
    private Path output;

    Optional<Path> file() {
        return Optional.ofNullable(output);
    }

    /** @throws CommandFailure if the file is one of the inputs or cannot be there */
    void write(Collection<Path> inputs, Text text) throws IOException, CommandFailure {
        if (output == null) {
            PrintWriter out = spec.commandLine().getOut();
            text.writeTo(out);
            out.flush();
            return;
        }
        OutputFile.write(output, inputs, stream -> {
            Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            text.writeTo(writer);
            writer.flush();
        });
    }
}
