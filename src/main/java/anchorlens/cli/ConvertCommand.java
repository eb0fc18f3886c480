package anchorlens.cli;

import anchorlens.dataset.AnnotationFormat;
import anchorlens.dataset.ConvertedAnnotations;
import anchorlens.dataset.Dataset;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code anchorlens convert}: annotations in another format. */
@Command(name = "convert", description = "Writes annotations in another format: names, classes and boxes. Nothing is written over.")
final class ConvertCommand implements Callable<Integer> {
    /** Reads a format by its id. */
    static final class FormatConverter implements ITypeConverter<AnnotationFormat> {
        @Override
        public AnnotationFormat convert(String text) {
            try {
                return AnnotationFormat.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** The ids of the formats, for the help. */
    static final class FormatIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(AnnotationFormat.values()).map(AnnotationFormat::id).iterator();
        }
    }

    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @Option(names = "--annotations", required = true, paramLabel = "FILE", description = "An annotation file, or the folder of a data set.")
    private Path annotations;

    @Option(names = "--format", required = true, paramLabel = "FORMAT", converter = FormatConverter.class,
            completionCandidates = FormatIds.class, description = "${COMPLETION-CANDIDATES}.")
    private AnnotationFormat format;

    @Option(names = "--output", required = true, paramLabel = "PATH",
            description = "A file; for voc, yolo and labelme a new folder.")
    private Path output;

    @Option(names = "--with-images", description = "Puts the images into the folder, too, as hard links where the disk allows them.")
    private boolean withImages;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Dataset dataset = root.tools().files().open(annotations).dataset();
        dataset.warnings().forEach(w -> err.println("warning: " + w));
        ConvertedAnnotations.write(dataset, format, output, withImages).forEach(w -> err.println("warning: " + w));
        err.println("read " + dataset.images().size() + " images with " + dataset.annotationCount() + " annotations, wrote "
                + format.displayName() + " to " + output);
        err.flush();
        return 0;
    }
}
