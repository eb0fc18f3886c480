package anchorlens.dataset;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the format of annotations by their content; a name decides only where to look. */
final class FormatRecognition {
    private static final int HEAD = 1 << 14;
    private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w.-]*)");
    private static final Set<String> COCO_FIELDS = Set.of("images", "annotations");
    private static final Set<String> LABELME_FIELDS = Set.of("shapes", "imagePath");
    private static final Set<String> TASK_FIELDS = Set.of("data", "completions", "annotations", "predictions", "annotation_id", "lead_time");

    /**
     * Annotations that were found.
     *
     * @param format their format
     * @param path   the file; the folder of formats with one file an image
     */
    record Found(AnnotationFormat format, Path path) {
    }

    private FormatRecognition() {
    }

    /** The format of a file; of one that annotates one image among others, the folder. */
    static Optional<Found> ofFile(Path file) {
        String name = JsonText.name(file).toLowerCase(Locale.ROOT);
        Path absolute = file.toAbsolutePath().normalize();
        Optional<AnnotationFormat> format = name.endsWith(".json") || name.endsWith(".json.gz") ? json(file)
                : name.endsWith(".xml") ? xml(file)
                : name.endsWith(".yaml") || name.endsWith(".yml") ? yolo(mentions(file, "names"))
                : name.endsWith(".data") ? yolo(mentions(file, "names"))
                : yolo(YoloFiles.isLabel(file));
        return format.map(f -> new Found(f, f == AnnotationFormat.VOC || f == AnnotationFormat.LABELME ? absolute.getParent()
                : f == AnnotationFormat.YOLO && name.endsWith(".txt") ? labelRoot(absolute.getParent()) : file));
    }

    private static Optional<AnnotationFormat> yolo(boolean is) {
        return is ? Optional.of(AnnotationFormat.YOLO) : Optional.empty();
    }

    /** What describes the set of a label file; else the folder that holds {@code labels}, or the file's own. */
    private static Path labelRoot(Path folder) {
        Path root = folder;
        for (Path at = folder; at != null && at.getParent() != null; at = at.getParent()) {
            if (JsonText.name(at).equals("labels")) {
                root = at.getParent();
                break;
            }
        }
        for (Path place : root.getParent() == null ? List.of(root) : List.of(root, root.getParent())) {
            for (String name : List.of("data.yaml", "data.yml", "dataset.yaml", "obj.data")) {
                if (Files.isRegularFile(place.resolve(name))) {
                    return place.resolve(name);
                }
            }
        }
        return root;
    }

    /** Whatever annotations a folder holds itself or in a folder for them. */
    static List<Found> inFolder(Path folder) throws DatasetException {
        List<Found> found = new ArrayList<>();
        boolean described = false;
        for (Path place : List.of(folder, folder.resolve("annotations"), folder.resolve("Annotations"))) {
            if (!Files.isDirectory(place) || !Files.isReadable(place) || place != folder && isSame(place, folder)) {
                continue;
            }
            for (Path file : ImageFolder.list(place)) {
                String name = JsonText.name(file).toLowerCase(Locale.ROOT);
                if (name.endsWith(".txt") || !Files.isRegularFile(file)) {
                    continue;
                }
                Optional<Found> one = ofFile(file).map(f -> f.path().equals(file) ? f : new Found(f.format(), place));
                if (one.isPresent() && !found.contains(one.get())) {
                    found.add(one.get());
                    described |= one.get().format() == AnnotationFormat.YOLO;
                }
            }
        }
        if (!described && found.isEmpty() && hasLabels(folder)) {
            found.add(new Found(AnnotationFormat.YOLO, folder));
        }
        return found;
    }

    /** On systems that ignore case, {@code Annotations} is {@code annotations} again. */
    private static boolean isSame(Path place, Path folder) {
        try {
            return JsonText.name(place).equals("Annotations") && Files.isDirectory(folder.resolve("annotations"))
                    && Files.isSameFile(place, folder.resolve("annotations"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasLabels(Path folder) throws DatasetException {
        for (Path place : List.of(folder, folder.resolve("labels"), folder.resolve("Annotations"))) {
            if (Files.isDirectory(place) && Files.isReadable(place)) {
                for (Path file : place.equals(folder) ? ImageFolder.list(place) : YoloFiles.below(place, p -> true)) {
                    if (YoloFiles.isLabel(file)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Optional<AnnotationFormat> json(Path file) {
        try (InputStream stream = JsonText.open(file); JsonCursor json = new JsonCursor(stream)) {
            JsonToken first = json.next();
            if (first == JsonToken.START_ARRAY) {
                return json.next() == JsonToken.START_OBJECT && hasField(json, TASK_FIELDS) ? Optional.of(AnnotationFormat.LABEL_STUDIO)
                        : Optional.empty();
            }
            while (first == JsonToken.START_OBJECT && json.next() == JsonToken.FIELD_NAME) {
                String name = json.text();
                json.next();
                if (LABELME_FIELDS.contains(name)) {
                    return Optional.of(AnnotationFormat.LABELME);
                } else if (COCO_FIELDS.contains(name)) {
                    return Optional.of(AnnotationFormat.COCO);
                }
                json.skip();
            }
            return Optional.empty();
        } catch (IOException | DatasetException e) {
            return Optional.empty();
        }
    }

    private static boolean hasField(JsonCursor json, Set<String> wanted) throws IOException {
        while (json.next() == JsonToken.FIELD_NAME) {
            if (wanted.contains(json.text())) {
                return true;
            }
            json.next();
            json.skip();
        }
        return false;
    }

    private static Optional<AnnotationFormat> xml(Path file) {
        String head = head(file).replaceAll("(?s)<!--.*?-->", "").replaceAll("(?s)<!DOCTYPE[^<>]*(\\[.*?\\])?\\s*>", "");
        Matcher root = ROOT.matcher(head);
        return !root.find() ? Optional.empty() : switch (root.group(1)) {
            case "annotation" -> Optional.of(AnnotationFormat.VOC);
            case "annotations" -> Optional.of(AnnotationFormat.CVAT);
            default -> Optional.empty();
        };
    }

    private static boolean mentions(Path file, String text) {
        return head(file).contains(text);
    }

    /** The beginning of a file as plain text, blanks of wide characters left out; empty where it cannot be read. */
    private static String head(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(HEAD), StandardCharsets.ISO_8859_1).replace("\0", "");
        } catch (IOException e) {
            return "";
        }
    }
}
