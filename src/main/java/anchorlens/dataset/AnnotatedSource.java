package anchorlens.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a person opened, whatever it was.
 *
 * @param dataset the images with their annotations
 * @param start   index of the image to show first
 */
public record AnnotatedSource(Dataset dataset, int start) {
    private static final int CHUNK = 1 << 16;

    /**
     * Opens a COCO file; a folder, with its COCO file if it holds exactly one (itself or in {@code annotations}); or an
     * image, with the COCO file near it that lists it, if there is one.
     *
     * @throws DatasetException if nothing can be made of the path
     */
    public static AnnotatedSource open(Path path) throws DatasetException {
        if (Files.isDirectory(path)) {
            return new AnnotatedSource(folder(path), 0);
        }
        if (!Files.exists(path)) {
            throw new DatasetException(JsonText.name(path) + " does not exist in " + path.toAbsolutePath().getParent()
                    + "; check the name and the folder.");
        }
        return ImageFolder.isImage(path) ? image(path) : new AnnotatedSource(CocoReader.read(path), 0);
    }

    private static Dataset folder(Path folder) throws DatasetException {
        List<Path> files = cocoFiles(folder);
        if (files.isEmpty()) {
            return ImageFolder.read(folder);
        }
        if (files.size() > 1) {
            throw new DatasetException(JsonText.name(folder) + " holds " + files.size() + " COCO files ("
                    + String.join(", ", files.stream().map(JsonText::name).toList()) + "); open one of them.");
        }
        return CocoReader.read(files.getFirst(), folder);
    }

    private static AnnotatedSource image(Path image) throws DatasetException {
        Path file = image.toAbsolutePath().normalize();
        Path folder = file.getParent();
        for (int level = 0; level < 3 && folder != null; level++, folder = folder.getParent()) {
            for (Path json : cocoFiles(folder)) {
                if (!mayList(json, JsonText.name(file))) {
                    continue;
                }
                Dataset dataset = CocoReader.read(json, file.getParent());
                for (int i = 0; i < dataset.images().size(); i++) {
                    if (dataset.images().get(i).file().toAbsolutePath().normalize().equals(file)) {
                        return new AnnotatedSource(dataset, i);
                    }
                }
            }
        }
        return new AnnotatedSource(ImageFolder.ofImage(image), 0);
    }

    /** The files in a folder, or in its folder {@code annotations}, that hold a list of images in JSON. */
    private static List<Path> cocoFiles(Path folder) throws DatasetException {
        List<Path> found = new ArrayList<>();
        for (Path place : List.of(folder, folder.resolve("annotations"))) {
            if (!Files.isDirectory(place) || !Files.isReadable(place)) {
                continue;
            }
            for (Path file : ImageFolder.list(place)) {
                String name = JsonText.name(file).toLowerCase(Locale.ROOT);
                if ((name.endsWith(".json") || name.endsWith(".json.gz")) && mentions(file, "\"images\"")) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** A cheap look before a large file is parsed; names beyond ASCII may be escaped there, so they may be listed. */
    private static boolean mayList(Path json, String name) {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(name) || mentions(json, name);
    }

    /** True if the file's bytes hold the text; false too where it cannot be read. */
    private static boolean mentions(Path json, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        byte[] window = new byte[CHUNK + wanted.length];
        int kept = 0;
        try (InputStream stream = JsonText.open(json)) {
            int read;
            while ((read = stream.readNBytes(window, kept, CHUNK)) > 0) {
                if (contains(window, kept + read, wanted)) {
                    return true;
                }
                int rest = Math.min(wanted.length - 1, kept + read);
                System.arraycopy(window, kept + read - rest, window, 0, rest);
                kept = rest;
            }
        } catch (IOException | DatasetException e) {
            return false;
        }
        return false;
    }

    private static boolean contains(byte[] window, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            int j = 0;
            while (j < wanted.length && window[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
