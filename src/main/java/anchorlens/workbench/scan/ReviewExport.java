package anchorlens.workbench.scan;

import anchorlens.dataset.CorrectedAnnotations;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.FileStamp;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.SafeOutput;
import anchorlens.review.DecidedCorrections;
import anchorlens.review.FlagsCsv;
import anchorlens.review.FlagsJson;
import anchorlens.review.HtmlReport;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.workbench.DataFiles;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes what came out of a review to a file that a person chose: whole or not at all, and never over something that was read. */
public final class ReviewExport {
    /** Flags with a picture in a report, as a rule. */
    public static final int PICTURES = 200;

    /** What can be written. */
    public enum Kind {
        /** The annotations in their own format with the decided edges. */
        CORRECTED,
        CSV,
        JSON,
        /** One file with pictures in it. */
        REPORT
    }

    /**
     * What was written.
     *
     * @param count corrections or flags
     * @param left  decisions that could not be carried out, each one sentence
     */
    public record Written(Kind kind, Path file, long count, List<String> left) {
        public Written {
            left = List.copyOf(left);
        }
    }

    private final ReviewStore store;
    private final Dataset dataset;
    private final DataFiles files;

    private final int pictures;

    /** @param dataset what the review is about */
    public ReviewExport(ReviewStore store, Dataset dataset, DataFiles files) {
        this(store, dataset, files, PICTURES);
    }

    /** @param pictures flags with a picture in a report */
    public ReviewExport(ReviewStore store, Dataset dataset, DataFiles files, int pictures) {
        this.pictures = pictures;
        this.store = store;
        this.dataset = dataset;
        this.files = files;
    }

    /**
     * Writes.
     *
     * @param target a file; for corrected annotations of a format with one file an image a new folder
     * @throws ReviewException  in one sentence, if the review cannot be read, is about other annotations, or the target is an input
     * @throws DatasetException in one sentence, if the annotations changed since they were read, or cannot be corrected
     * @throws IOException      if the target cannot be written
     */
    public Written write(Kind kind, Path target) throws ReviewException, DatasetException, IOException {
        if (!ReviewFiles.belongs(store.header(), dataset)) {
            throw new ReviewException(store.file() + " is about other annotations than the open ones, so nothing is written.");
        }
        refuseInputs(target);
        if (kind == Kind.CORRECTED) {
            DecidedCorrections decided = DecidedCorrections.of(store, dataset);
            List<String> left = new ArrayList<>(decided.left());
            left.addAll(CorrectedAnnotations.write(dataset, decided.corrections(), target).left());
            return new Written(kind, target, decided.corrections().size(), left);
        }
        Path folder = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target) || folder == null || !Files.isDirectory(folder)) {
            throw new ReviewException(target + (Files.isDirectory(target) ? " is a folder; name a file in it." : " lies in a folder that does not "
                    + "exist; create it first."));
        }
        SafeOutput.file(target, stream -> {
            Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            try {
                text(kind, out);
            } catch (ReviewException e) {
                throw new DatasetException(e.getMessage(), e);
            }
            out.flush();
        });
        return new Written(kind, target, store.progress().flags(), List.of());
    }

    private void text(Kind kind, Writer out) throws IOException, ReviewException {
        switch (kind) {
            case CSV -> FlagsCsv.write(store, dataset, out);
            case JSON -> FlagsJson.write(store, dataset, out);
            default -> HtmlReport.write(store, dataset, position -> files.read(dataset.images().get(position)).pixels(), pictures, out);
        }
    }

    private void refuseInputs(Path target) throws IOException, ReviewException {
        if (!Files.isRegularFile(target)) {
            return;
        }
        List<Path> inputs = new ArrayList<>(List.of(store.file(), dataset.source(), Path.of(store.header().model())));
        dataset.origin().ifPresent(o -> o.files().stream().map(FileStamp::file).forEach(inputs::add));
        dataset.images().stream().map(ImageRecord::file).filter(f -> target.getFileName().equals(f.getFileName())).forEach(inputs::add);
        for (Path input : inputs) {
            if (Files.exists(input) && Files.isSameFile(target, input)) {
                throw new ReviewException(target + " is a file that was read; choose another name, inputs are never written over.");
            }
        }
    }
}
