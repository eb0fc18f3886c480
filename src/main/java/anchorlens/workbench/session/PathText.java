package anchorlens.workbench.session;

import anchorlens.workbench.Home;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Paths as they stand in a session file: relative to it where that is possible, so that a folder can be handed on as a whole, and
 * what comes with the program under {@code bundled:}, wherever that is installed.
 */
final class PathText {
    private static final String BUNDLED = "bundled:";
    private static final String FILE = "file:";
    private static final String BETWEEN = "|";

    private final Optional<Path> folder;

    /** @param folder of the session file; empty keeps paths absolute */
    PathText(Optional<Path> folder) {
        this.folder = folder.map(f -> f.toAbsolutePath().normalize());
    }

    String write(Path path) {
        Path file = path.toAbsolutePath().normalize();
        Optional<Path> home = Home.folder().map(h -> h.toAbsolutePath().normalize());
        if (home.isPresent() && file.startsWith(home.get()) && folder.filter(f -> f.startsWith(home.get())).isEmpty()) {
            return BUNDLED + slashed(home.get().relativize(file));
        }
        if (folder.isEmpty() || !folder.get().getRoot().equals(file.getRoot())) {
            return file.toString();
        }
        // Where not even the first folder is common there is nothing that could be handed on together.
        boolean near = folder.get().getNameCount() > 0 && file.getNameCount() > 0 && folder.get().getName(0).equals(file.getName(0));
        return near ? slashed(folder.get().relativize(file)) : file.toString();
    }

    private static String slashed(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }

    /** @throws IllegalArgumentException in one sentence, if no file can be called so */
    Path read(String text) {
        try {
            if (text.startsWith(BUNDLED)) {
                Path home = Home.folder().orElseThrow(() -> new IllegalArgumentException("the folder of AnchorLens itself, where '"
                        + text + "' belongs, was not found"));
                return home.resolve(text.substring(BUNDLED.length())).normalize();
            }
            return folder.map(f -> f.resolve(text)).orElse(Path.of(text)).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is no name of a file", e);
        }
    }

    /** A setting of a workspace: where it is a path or several, marked and written as such. */
    String writeSetting(String value) {
        List<String> parts = Arrays.asList(value.split(Pattern.quote(File.pathSeparator)));
        return !value.isBlank() && parts.stream().allMatch(PathText::isPath)
                ? FILE + parts.stream().map(p -> write(Path.of(p))).collect(Collectors.joining(BETWEEN)) : value;
    }

    private static boolean isPath(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() && path.getParent() != null && (Files.exists(path) || Files.exists(path.getParent()));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    String readSetting(String value) {
        return paths(value).map(all -> all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))).orElse(value);
    }

    /** The first path of a setting that is neither there nor in a folder that is. */
    Optional<Path> missing(String value) {
        return paths(value).flatMap(all -> all.stream().filter(p -> !Files.exists(p)
                && (p.getParent() == null || !Files.exists(p.getParent()) || p.getFileName().toString().contains("."))).findFirst());
    }

    private Optional<List<Path>> paths(String value) {
        return value.startsWith(FILE) ? Optional.of(Arrays.stream(value.substring(FILE.length()).split(Pattern.quote(BETWEEN)))
                .map(this::read).toList()) : Optional.empty();
    }
}
