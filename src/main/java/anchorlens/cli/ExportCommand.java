package anchorlens.cli;

import anchorlens.dataset.Dataset;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.workbench.scan.ReviewFiles;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anchorlens export}: what came out of a review. */
@Command(name = "export", description = "Writes what a scan found and what was decided: corrected annotations, flags, a report.")
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @Option(names = "--store", required = true, paramLabel = "FILE", description = "The review file of a scan.")
    private Path store;

    @Option(names = "--annotations", paramLabel = "FILE", description = "Where the annotations lie now. Default: where they were scanned.")
    private Path annotations;

    @Mixin
    private ExportOptions export;

    @Override
    public Integer call() throws Exception {
        if (export.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name at least one of --corrected, --csv, --json and --html");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (ReviewStore review = ReviewStore.open(store)) {
            Path data = annotations == null ? Path.of(review.header().data()) : annotations;
            if (!Files.exists(data)) {
                throw new CommandFailure("the annotations " + data + " that were scanned are not there any more: say with --annotations where "
                        + "they lie now");
            }
            List<Path> inputs = new ArrayList<>(List.of(store, data));
            export.check(inputs);
            Dataset dataset = root.tools().files().open(data).dataset();
            if (!ReviewFiles.digest(dataset.origin()).equals(review.header().dataHash())) {
                throw new ReviewException(data + " has changed since it was scanned, so nothing is written; scan it again into a new file.");
            }
            export.write(review, dataset, root.tools().files(), err);
        }
        return 0;
    }
}
