package anchorlens.cli;

import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageRecord;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.Home;
import anchorlens.workbench.session.SavedSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.Spec;

/** The options that name an image and its annotations. */
final class DataOptions {
    /** Exactly one of them. */
    static final class Source {
        @Option(names = "--image", paramLabel = "IMG", description = "An image file.")
        private Path image;

        @Option(names = "--annotations", paramLabel = "FILE",
                description = "An annotation file, or the folder of a data set.")
        private Path annotations;

        @Option(names = "--sample", description = "The bundled sample.")
        private boolean sample;
    }

    /** At most one of them. */
    static final class Which {
        @Option(names = "--image-name", paramLabel = "NAME",
                description = "The image by its file name in the data set.")
        private String name;

        @Option(names = "--index", paramLabel = "N",
                description = "The image by its position in the data set, from 0.")
        private Integer index;
    }

    /** What was named on the command line, the data set it opens, and one image of it. */
    record Chosen(Path named, Dataset dataset, ImageRecord image) {
    }

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @ArgGroup
    private Source source;

    @ArgGroup
    private Which which;

    /**
     * Opens the data set and finds the image.
     *
     * @param session what stands for options that were not given
     * @throws DatasetException if the set cannot be opened
     * @throws CommandFailure   if it has no such image
     */
    Chosen choose(DataFiles files, Optional<SavedSession> session) throws DatasetException, CommandFailure {
        Path named = path(session);
        DataFiles.OpenedData opened = files.open(named);
        boolean ofSession = source == null && which == null && session.isPresent();
        return new Chosen(named, opened.dataset(), ofSession ? find(opened, session.get().opened().image()) : find(opened));
    }

    private ImageRecord find(DataFiles.OpenedData opened, String name) throws CommandFailure {
        Optional<ImageRecord> image = opened.dataset().images().stream().filter(i -> i.name().equals(name)).findFirst();
        if (image.isEmpty() && !name.isEmpty()) {
            spec.commandLine().getErr().println("warning: " + opened.dataset().source() + " has no image '" + name
                    + "' of the session any more.");
        }
        return image.isPresent() ? image.get() : find(opened);
    }

    private Path path(Optional<SavedSession> session) throws CommandFailure {
        if (source == null) {
            if (session.isPresent()) {
                return session.get().opened().data().orElseThrow(() -> new CommandFailure("the session has no data set that is there: name "
                        + "one with --annotations or --image"));
            }
            throw new ParameterException(spec.commandLine(), "Missing required argument (specify one of these): (--image=IMG | "
                    + "--annotations=FILE | --sample | --session=FILE)");
        }
        if (source.sample) {
            return sample();
        }
        return source.image != null ? source.image : source.annotations;
    }

    /** @throws CommandFailure if the sample is not where it belongs */
    static Path sample() throws CommandFailure {
        return Home.sample().orElseThrow(() -> new CommandFailure("the bundled sample was not found beside the program: start "
                + "AnchorLens from its own folder, or name a file with --annotations"));
    }

    private ImageRecord find(DataFiles.OpenedData opened) throws CommandFailure {
        List<ImageRecord> images = opened.dataset().images();
        Path file = opened.dataset().source();
        if (images.isEmpty()) {
            throw new CommandFailure(file + " lists no images");
        }
        if (which != null && which.name != null) {
            return images.stream().filter(i -> i.name().equals(which.name)).findFirst()
                    .or(() -> images.stream().filter(i -> lastPart(i.name()).equals(lastPart(which.name))).findFirst())
                    .orElseThrow(() -> new CommandFailure(file + " has no image '" + which.name + "' among its "
                            + images.size() + "; the first is '" + images.getFirst().name() + "'"));
        }
        int index = which == null ? opened.start() : which.index;
        if (index < 0 || index >= images.size()) {
            throw new CommandFailure("there is no image " + index + ": " + file + " has " + images.size()
                    + ", numbered from 0");
        }
        return images.get(index);
    }

    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
