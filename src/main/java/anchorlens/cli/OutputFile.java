package anchorlens.cli;

import anchorlens.dataset.DatasetException;
import anchorlens.dataset.SafeOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Writes a file whole or not at all, and never over something that was read. */
final class OutputFile {
    /** Fills the file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private OutputFile() {
    }

    /**
     * Writes beside the target first and moves the finished file into its place.
     *
     * @param inputs files that the command reads
     * @throws CommandFailure if the target is one of the inputs, a folder, or lies in a folder that does not exist
     */
    static void write(Path target, Collection<Path> inputs, Content content) throws IOException, CommandFailure {
        check(target, inputs);
        try {
            SafeOutput.file(target, content::writeTo);
        } catch (DatasetException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    /** The checks of {@link #write} alone, to be made before long work. */
    static void check(Path target, Collection<Path> inputs) throws IOException, CommandFailure {
        if (Files.isDirectory(target)) {
            throw new CommandFailure("the output " + target + " is a folder: name a file in it");
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailure("the folder of the output " + target + " does not exist: create it first");
        }
        if (Files.exists(target)) {
            for (Path input : inputs) {
                if (Files.exists(input) && Files.isSameFile(target, input)) {
                    throw new CommandFailure("the output " + target + " is an input of this command: choose another name, "
                            + "inputs are never overwritten");
                }
            }
        }
    }
}
