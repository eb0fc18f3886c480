package anchorlens.dataset;

import anchorlens.dataset.FormatRecognition.Found;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person opened, whatever it was.
 *
 * @param dataset the images with their annotations
 * @param start   index of the image to show first
 */
public record AnnotatedSource(Dataset dataset, int start) {
    private static final int CHUNK = 1 << 16;

    /**
     * Opens an annotation file of any format that is read, told by its content; a folder, with its annotations if it holds
     * exactly one set of them (itself, or in a folder for annotations or labels); or an image, with the annotations near
     * it that list it, if there are any.
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
        if (ImageFolder.isImage(path)) {
            return image(path);
        }
        Optional<Found> found = FormatRecognition.ofFile(path);
        if (found.isEmpty()) {
            return new AnnotatedSource(unknown(path), 0);
        }
        Dataset dataset = read(found.get(), null);
        return new AnnotatedSource(dataset, imageOf(dataset, path));
    }

    /** What cannot be recognised is read as COCO, whose reader can say what a JSON file is instead. */
    private static Dataset unknown(Path path) throws DatasetException {
        String name = JsonText.name(path).toLowerCase(Locale.ROOT);
        if (name.endsWith(".xml")) {
            throw new DatasetException(JsonText.name(path) + " is an XML file of no kind that is read; open Pascal VOC or CVAT for images.");
        } else if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".txt") || name.endsWith(".csv")) {
            throw new DatasetException(JsonText.name(path) + " holds no annotations of a kind that is read; open COCO, Pascal VOC, YOLO, "
                    + "CVAT, Label Studio or LabelMe.");
        }
        return CocoReader.read(path);
    }

    private static Dataset read(Found found, Path imageFolder) throws DatasetException {
        return switch (found.format()) {
            case COCO -> CocoReader.read(found.path(), imageFolder);
            case CVAT -> DocumentReader.cvat(found.path(), imageFolder);
            case LABEL_STUDIO -> DocumentReader.labelStudio(found.path(), imageFolder);
            case VOC, LABELME -> FolderReader.read(found.path(), found.format(), imageFolder);
            case YOLO -> YoloReader.read(found.path(), imageFolder);
        };
    }

    /** The image that an annotation file of one image belongs to; the first one for files of many. */
    private static int imageOf(Dataset dataset, Path path) {
        Path file = path.toAbsolutePath().normalize();
        Origin origin = dataset.origin().orElseThrow();
        for (int i = 0; origin.format().isFolder() && i < origin.fileOfImage().size(); i++) {
            int index = origin.fileOfImage().get(i);
            if (index >= 0 && origin.files().get(index).file().toAbsolutePath().normalize().equals(file)) {
                return i;
            }
        }
        return 0;
    }

    private static Dataset folder(Path folder) throws DatasetException {
        List<Found> found = FormatRecognition.inFolder(folder);
        if (found.isEmpty()) {
            return ImageFolder.read(folder);
        }
        if (found.size() > 1) {
            boolean alike = found.stream().map(Found::format).distinct().count() == 1;
            String kind = alike && !found.getFirst().format().isFolder() ? found.getFirst().format().displayName() + " files ("
                    : "sets of annotations (";
            throw new DatasetException(JsonText.name(folder) + " holds " + found.size() + " " + kind
                    + String.join(", ", found.stream().map(f -> described(f, alike, folder)).toList()) + "); open one of them.");
        }
        return read(found.getFirst(), folder);
    }

    private static String described(Found found, boolean alike, Path folder) {
        String name = found.path().equals(folder) ? "in itself" : JsonText.name(found.path());
        return alike ? name : found.format().displayName() + " " + name;
    }

    private static AnnotatedSource image(Path image) throws DatasetException {
        Path file = image.toAbsolutePath().normalize();
        Path folder = file.getParent();
        for (int level = 0; level < 3 && folder != null; level++, folder = folder.getParent()) {
            for (Found found : FormatRecognition.inFolder(folder)) {
                if (!mayAnnotate(found, file)) {
                    continue;
                }
                Dataset dataset = read(found, file.getParent());
                for (int i = 0; i < dataset.images().size(); i++) {
                    if (dataset.images().get(i).file().toAbsolutePath().normalize().equals(file)) {
                        return new AnnotatedSource(dataset, i);
                    }
                }
            }
        }
        return new AnnotatedSource(ImageFolder.ofImage(image), 0);
    }

    /** A cheap look before a whole set is read for one image. */
    private static boolean mayAnnotate(Found found, Path image) throws DatasetException {
        String stem = JsonText.name(image).replaceFirst("\\.[^.]*$", "");
        return switch (found.format()) {
            case COCO, LABEL_STUDIO, CVAT -> mayList(found.path(), JsonText.name(image));
            case VOC -> !YoloFiles.below(found.path(), p -> JsonText.name(p).equals(stem + ".xml")).isEmpty();
            case LABELME -> !YoloFiles.below(found.path(), p -> JsonText.name(p).equals(stem + ".json")).isEmpty();
            case YOLO -> true;
        };
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
        try (InputStream stream = stream(json)) {
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

    private static InputStream stream(Path file) throws IOException, DatasetException {
        return JsonText.name(file).toLowerCase(Locale.ROOT).endsWith(".xml") ? Files.newInputStream(file) : JsonText.open(file);
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
