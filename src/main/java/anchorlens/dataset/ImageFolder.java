package anchorlens.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Data sets without annotations: the images of a folder, or a single one. */
public final class ImageFolder {
    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "gif", "webp", "tif", "tiff");

    private ImageFolder() {
    }

    /** True for a file whose name ends like that of an image. */
    public static boolean isImage(Path file) {
        String name = JsonText.name(file);
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * The images directly in a folder, by name, numbered from 1; their sizes are not declared.
     *
     * @throws DatasetException if the folder cannot be listed or holds no images
     */
    public static Dataset read(Path folder) throws DatasetException {
        List<Path> files = list(folder).stream().filter(f -> isImage(f) && Files.isRegularFile(f)).toList();
        if (files.isEmpty()) {
            throw new DatasetException(JsonText.name(folder) + " is a folder without images and without annotations"
                    + foldersWithImages(folder) + ".");
        }
        return of(folder, files);
    }

    /** The data set of one image. */
    public static Dataset ofImage(Path image) {
        return of(image, List.of(image));
    }

    /** What a folder holds, by name; hidden files left out. */
    static List<Path> list(Path folder) throws DatasetException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(p -> !JsonText.name(p).startsWith(".")).sorted(Comparator.comparing(JsonText::name))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException(JsonText.name(folder)
                    + " cannot be listed; check that the folder exists and may be read.", e);
        }
    }

    private static Dataset of(Path source, List<Path> files) {
        List<ImageRecord> images = new ArrayList<>();
        for (Path file : files) {
            images.add(new ImageRecord(images.size() + 1L, JsonText.name(file), file, 0, 0, List.of()));
        }
        return new Dataset(source, List.of(), images, List.of());
    }

    private static String foldersWithImages(Path folder) throws DatasetException {
        List<String> names = new ArrayList<>();
        for (Path entry : list(folder)) {
            if (Files.isDirectory(entry) && Files.isReadable(entry)
                    && list(entry).stream().anyMatch(ImageFolder::isImage)) {
                names.add(JsonText.name(entry));
            }
        }
        return names.isEmpty() ? "; choose a folder of images or an annotation file"
                : ", but its folders " + String.join(", ", names) + " hold images; open one of them";
    }
}
