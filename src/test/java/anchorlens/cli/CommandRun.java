package anchorlens.cli;

import anchorlens.dataset.Annotation;
import anchorlens.dataset.Category;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.Box;
import anchorlens.geometry.PixelImage;
import anchorlens.model.ModelException;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.OwnPresets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/**
 * A command run in this process, with what it wrote.
 *
 * @param code exit code
 * @param out  standard output
 * @param err  standard error
 */
record CommandRun(int code, String out, String err) {

    /** One 64 × 64 image named "a.png" with a box (8, 8, 32, 24) and a crowd region, whatever file is named. */
    static final class OneImage implements DataFiles {
        @Override
        public OpenedData open(Path path) throws DatasetException {
            if (!Files.exists(path)) {
                throw new DatasetException(path + " does not exist.");
            }
            List<Annotation> annotations = List.of(new Annotation(41, 1, new Box(8, 8, 32, 24), false, false),
                    new Annotation(42, 0, new Box(0, 0, 64, 64), true, false));
            ImageRecord image = new ImageRecord(7, "a.png", path.resolveSibling("a.png"), 64, 64, annotations);
            return new OpenedData(new Dataset(path, List.of(new Category(3, "cat"), new Category(5, "dog")), List.of(image),
                    List.of("something was odd.")), 0);
        }

        @Override
        public OpenedImage read(ImageRecord record) {
            return new OpenedImage(record, new PixelImage(64, 64, new int[64 * 64]), record.annotations(), List.of());
        }

        @Override
        public PixelImage thumbnail(ImageRecord record, int maxWidth, int maxHeight) {
            throw new UnsupportedOperationException();
        }
    }

    static CommandRun of(Tools tools, String... args) {
        CommandLine line = AnchorLens.commandLine(tools);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return new CommandRun(line.execute(args), out.toString(), err.toString());
    }

    /** With {@link InsideAssigner}, {@link EvenWeighting}, {@link OneImage} and no model that could be opened. */
    static CommandRun of(String... args) {
        return of(new Tools(new Catalog(List.of(new InsideAssigner()), List.of(new EvenWeighting())), new OneImage(),
                (file, device) -> {
                    throw new ModelException(file + " is no model for " + device + ".");
                }, false, () -> OwnPresets.NONE), args);
    }

    List<String> errLines() {
        return err.lines().toList();
    }
}
