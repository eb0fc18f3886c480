package anchorlens.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of a YOLO set. */
final class YoloFiles {
    private static final int DEPTH = 5;
    private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";

    private YoloFiles() {
    }

    /** The labels of an image: in {@code labels} instead of {@code images}, or beside it where there are none. */
    static Path labelOf(Path image) {
        Path apart = apart(image);
        Path beside = image.resolveSibling(JsonText.name(apart));
        return !Files.exists(apart) && Files.exists(beside) ? beside : apart;
    }

    /** The last folder {@code images} on the way to the image becomes {@code labels}. */
    private static Path apart(Path image) {
        Path folder = image.getParent();
        String name = JsonText.name(image).replaceFirst("\\.[^.]*$", "") + ".txt";
        for (int i = folder == null ? -1 : folder.getNameCount() - 1; i >= 0; i--) {
            if (folder.getName(i).toString().equals("images")) {
                Path above = i == 0 ? folder.getRoot() : folder.getRoot() == null ? folder.subpath(0, i)
                        : folder.getRoot().resolve(folder.subpath(0, i));
                Path labels = above == null ? Path.of("labels") : above.resolve("labels");
                return (i + 1 == folder.getNameCount() ? labels : labels.resolve(folder.subpath(i + 1, folder.getNameCount()))).resolve(name);
            }
        }
        return image.resolveSibling(name);
    }

    /** True for a text file whose first line that is not empty is a class number with at least four numbers more. */
    static boolean isLabel(Path file) {
        if (!JsonText.name(file).toLowerCase(Locale.ROOT).endsWith(".txt") || !Files.isRegularFile(file)) {
            return false;
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            char[] head = new char[256];
            int n = reader.read(head);
            String first = n <= 0 ? "" : new String(head, 0, n).lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
            return first.matches("\\d+(\\s+" + NUMBER + "){4}.*");
        } catch (IOException e) {
            return false;
        }
    }

    /** The files below a folder, by path; hidden ones left out. */
    static List<Path> below(Path folder, Predicate<Path> wanted) throws DatasetException {
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            return walk.filter(p -> !JsonText.name(p).startsWith(".") && wanted.test(p) && Files.isRegularFile(p)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException(JsonText.name(folder) + " cannot be listed; check that the folder exists and may be read.", e);
        }
    }
}
