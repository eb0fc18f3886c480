package anchorlens.cli;

import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.scan.ReviewExport;
import anchorlens.workbench.scan.ReviewExport.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is written from a review, and where. */
final class ExportOptions {
    @Option(names = "--corrected", paramLabel = "PATH", description = "The annotations in their own format with the decided edges; a file, for "
            + "voc, yolo and labelme a new folder.")
    private Path corrected;

    @Option(names = "--csv", paramLabel = "FILE", description = "All flags with their decisions as a table.")
    private Path csv;

    @Option(names = "--json", paramLabel = "FILE", description = "All flags with decisions and settings.")
    private Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "A report with pictures, in one file.")
    private Path html;

    @Option(names = "--pictures", paramLabel = "N", defaultValue = "200", description = "Flags with a picture in the report. Default: "
            + "${DEFAULT-VALUE}.")
    private int pictures;

    boolean isEmpty() {
        return files().isEmpty() && corrected == null;
    }

    private List<Path> files() {
        return Stream.of(csv, json, html).filter(f -> f != null).toList();
    }

    /** @throws CommandFailure if a file cannot be written where it is wanted, before anything long begins */
    void check(List<Path> inputs) throws IOException, CommandFailure {
        for (Path file : files()) {
            OutputFile.check(file, inputs);
        }
        if (files().stream().distinct().count() < files().size()) {
            throw new CommandFailure("two exports go to one file: name a file for each");
        }
    }

    /** Writes what was asked for, and says what was written. */
    void write(ReviewStore store, Dataset dataset, DataFiles data, PrintWriter err) throws IOException, DatasetException, ReviewException {
        ReviewExport export = new ReviewExport(store, dataset, data, pictures);
        if (corrected != null) {
            ReviewExport.Written written = export.write(Kind.CORRECTED, corrected);
            written.left().forEach(l -> err.println("warning: " + l));
            err.println(written.count() + (written.count() == 1 ? " correction" : " corrections") + " written to " + corrected);
        }
        write(export, Kind.CSV, csv, err);
        write(export, Kind.JSON, json, err);
        write(export, Kind.REPORT, html, err);
        err.flush();
    }

    private static void write(ReviewExport export, Kind kind, Path file, PrintWriter err)
            throws IOException, DatasetException, ReviewException {
        if (file != null) {
            export.write(kind, file);
            err.println("flags written to " + file);
        }
    }
}
