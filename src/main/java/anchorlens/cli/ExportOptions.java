package anchorlens.cli;

import anchorlens.dataset.CorrectedAnnotations;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.review.DecidedCorrections;
import anchorlens.review.FlagsCsv;
import anchorlens.review.FlagsJson;
import anchorlens.review.HtmlReport;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.workbench.DataFiles;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** Writes a text. */
    @FunctionalInterface
    private interface Text {
        void writeTo(Writer out) throws IOException, ReviewException;
    }

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
    void write(ReviewStore store, Dataset dataset, DataFiles data, List<Path> inputs, PrintWriter err)
            throws IOException, CommandFailure, DatasetException, ReviewException {
        if (corrected != null) {
            DecidedCorrections decided = DecidedCorrections.of(store, dataset);
            CorrectedAnnotations.Outcome outcome = CorrectedAnnotations.write(dataset, decided.corrections(), corrected);
            List<String> left = new ArrayList<>(decided.left());
            left.addAll(outcome.left());
            left.forEach(l -> err.println("warning: " + l));
            err.println(decided.corrections().size() + " corrections written to " + corrected);
        }
        write(csv, inputs, out -> FlagsCsv.write(store, dataset, out), err);
        write(json, inputs, out -> FlagsJson.write(store, dataset, out), err);
        write(html, inputs, out -> HtmlReport.write(store, dataset, position -> data.read(dataset.images().get(position)).pixels(), pictures, out), err);
        err.flush();
    }

    private static void write(Path file, List<Path> inputs, Text text, PrintWriter err) throws IOException, CommandFailure {
        if (file == null) {
            return;
        }
        OutputFile.write(file, inputs, stream -> {
            Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            try {
                text.writeTo(writer);
            } catch (ReviewException e) {
                throw new IOException(e.getMessage(), e);
            }
            writer.flush();
        });
        err.println("flags written to " + file);
    }
}
